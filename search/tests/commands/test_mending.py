"""`search rebuild`, `search reconcile` and `search explain`, as an operator runs them."""

import io
import re
import sys
from functools import partial
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from tqdm import tqdm

from peer_pages.models import InitiativePage
from peer_pages.tests import factories
from search.catalogue.ids import page_id
from search.commands import rebuild as commands_rebuild
from search.engines import registry
from search.indexing import rebuilding

pytestmark = pytest.mark.django_db


def search(*arguments: str) -> str:
    out = io.StringIO()
    call_command("search", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def page() -> Any:
    return factories.make_initiative("Vagtel")


@pytest.fixture
def away(settings: Any) -> None:
    """Let the site ask a server that is not there."""
    settings.SEARCH_ENGINE, settings.SEARCH_URL = "elasticsearch", "http://127.0.0.1:1"
    registry.forget()


def test_rebuild_makes_the_index_and_counts(page: Any) -> None:
    told = search("rebuild")
    assert told == f"embedded: {registry.engine().status().documents} documents\n"
    assert page_id(page.pk) in registry.engine().versions()


class Terminal(io.StringIO):
    """Where somebody looks on."""

    def isatty(self) -> bool:
        return True


def test_rebuild_tells_a_terminal_how_far_it_is(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "CHUNK", 1)
    monkeypatch.setattr(commands_rebuild, "tqdm", partial(tqdm, mininterval=0))
    monkeypatch.setattr(sys, "stderr", Terminal())
    search("rebuild")
    told = sys.stderr.getvalue()
    number = registry.engine().status().documents
    assert number > 2
    steps = list(dict.fromkeys(re.findall(r" (\d+/\d+) ", told)))
    assert steps == [f"{done}/{number}" for done in range(1, number + 1)]


def test_rebuild_writes_no_bar_into_a_file(page: Any, capsys: pytest.CaptureFixture[str]) -> None:
    search("rebuild")
    assert capsys.readouterr().err == ""


def test_rebuild_if_missing_leaves_what_is_there(page: Any) -> None:
    search("rebuild", "--if-missing")
    before = registry.engine().status()
    assert before.healthy
    assert search("rebuild", "--if-missing") == ""
    assert registry.engine().status() == before


def test_rebuild_of_one_engine_leaves_the_other_alone(page: Any, away: None) -> None:
    assert search("rebuild", "--engine=embedded").startswith("embedded: ")
    with pytest.raises(CommandError, match="does not answer"):
        search("rebuild", "--engine=elasticsearch")


def test_reconcile_mends_and_counts(page: Any) -> None:
    search("rebuild")
    InitiativePage.objects.filter(pk=page.pk).update(title="Ugle")
    assert search("reconcile") == "embedded: 1 written, 0 removed\n"
    assert search("reconcile") == "embedded: 0 written, 0 removed\n"


def test_reconcile_says_which_engine_failed(page: Any, away: None) -> None:
    with pytest.raises(CommandError, match="elasticsearch: The search server"):
        search("reconcile")


def test_explain_tells_of_the_first_results(page: Any) -> None:
    search("rebuild")
    first, found, word, *_reasons = search("explain", "vagtel").splitlines()
    assert first == "1 found by embedded (plain)"
    assert found.startswith(f"{page_id(page.pk)} Vagtel: ")
    assert found.endswith("place 1")
    assert word.startswith("  vagtel: title (exact, 3.00)")


def test_explain_tells_what_is_missing_in_one_document(page: Any) -> None:
    search("rebuild")
    told = search("explain", "vagtel tandlæge", f"--document={page_id(page.pk)}")
    assert "not found by all of it" in told
    assert "  tandlæge: missing" in told


@pytest.mark.parametrize("identity", ["page:0", "nonsense"])
def test_explain_asks_whether_a_document_that_is_not_there_is_published(page: Any, identity: str) -> None:
    search("rebuild")
    assert f"{identity}: there is no such document" in search("explain", "vagtel", f"--document={identity}")


def test_explain_corrects_as_the_search_does(page: Any) -> None:
    search("rebuild")
    first, _found, word, *_reasons = search("explain", "vagtal").splitlines()
    assert first.endswith("(corrected), for 'vagtel' instead")
    assert word.startswith("  vagtel: title (exact, 3.00)")
