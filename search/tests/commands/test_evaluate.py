"""`search evaluate`: its report, its refusals and the least figure."""

import io
import json
from argparse import ArgumentParser
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError, OutputWrapper

from search.commands import evaluate
from search.contract import Query, Result, Results

FOUND = {"huset": ["Noget andet", "Huset"], "klubben": ["Klubben"]}
HUSET = {"query": "huset", "class": "title", "relevant": [{"title": "huset", "grade": 3}]}
KLUBBEN = {"query": "klubben", "class": "title", "relevant": [{"title": "Klubben", "grade": 2}]}
NOTHING = {"query": "tandlæge", "class": "nothing", "relevant": []}


class Engine:
    """Finds what the table says, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Query] = []
        self.names: set[str] = set()

    def answer(self, query: Query, *, engine: str) -> Results:
        self.asked.append(query)
        self.names.add(engine)
        results = tuple(Result(title, "initiative", "/") for title in FOUND.get(query.text, []))
        return Results(query.text, len(results), results, (), "table")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    asked = Engine()
    monkeypatch.setattr(evaluate, "answer", asked.answer)
    return asked


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    path = tmp_path / "relevance.json"
    path.write_text(json.dumps({"queries": [HUSET, KLUBBEN, NOTHING]}), encoding="utf-8")
    return path


def run(*arguments: str | Path, out: io.StringIO | None = None) -> str:
    parser, out = ArgumentParser(), out or io.StringIO()
    evaluate.add_arguments(parser)
    evaluate.run(OutputWrapper(out), **vars(parser.parse_args(list(map(str, arguments)))))
    return out.getvalue()


def test_the_report_is_printed(judged: Path, engine: Engine) -> None:
    out = run(judged)
    assert out.splitlines()[-1].split()[:3] == ["0.631", "title", "huset"]
    assert "nDCG@10" in out


def test_the_first_page_of_each_query_is_asked_for(judged: Path, engine: Engine) -> None:
    run(judged, "--engine", "table")
    assert engine.names == {"table"}
    assert engine.asked == [Query(text=text) for text in ("huset", "klubben", "tandlæge")]


def test_it_is_a_part_of_the_command_search(judged: Path, engine: Engine) -> None:
    out = io.StringIO()
    call_command("search", "evaluate", str(judged), stdout=out)
    assert out.getvalue() == run(judged)


def test_json_is_all_that_is_printed(judged: Path, engine: Engine) -> None:
    data = json.loads(run(judged, "--json"))
    assert data["total"]["ndcg"] == pytest.approx((0.630930 + 1) / 2)
    assert data["total"]["none"] == 1
    assert data["queries"][0]["found"] == ["Noget andet", "Huset"]


def test_a_figure_that_is_high_enough_is_no_error(judged: Path, engine: Engine) -> None:
    assert run(judged, "--at-least", "0.8")


def test_too_low_a_figure_is_an_error_after_the_report(judged: Path, engine: Engine) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"nDCG@10 er 0\.815 og skulle være mindst 0\.850"):
        run(judged, "--at-least", "0.85", out=out)
    assert "recall@10" in out.getvalue()


def test_where_nothing_can_be_measured_nothing_is_high_enough(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "relevance.json"
    path.write_text(json.dumps({"queries": [NOTHING]}), encoding="utf-8")
    with pytest.raises(CommandError, match="intet at måle"):
        run(path, "--at-least", "0")


@pytest.mark.parametrize("share", ["1.2", "-0.1", "nan", "85 %"])
def test_a_least_figure_that_is_no_share_is_refused(share: str) -> None:
    with pytest.raises(evaluate.ArgumentTypeError, match="no number from 0 to 1"):
        evaluate.share(share)


def test_a_file_that_is_no_relevance_file_is_refused(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "relevance.json").write_text("[]", encoding="utf-8")
    with pytest.raises(CommandError, match="ingen forespørgsler"):
        run(tmp_path / "relevance.json")


@pytest.mark.django_db
def test_an_unknown_engine_is_refused_with_the_known_ones(judged: Path) -> None:
    with pytest.raises(CommandError, match=r"'lucene'; it must be one of .*embedded"):
        run(judged, "--engine", "lucene")
