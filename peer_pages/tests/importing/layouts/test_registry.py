"""Layouts add themselves, and the first that recognises a document reads it."""

import pytest

from peer_pages.importing.errors import ImportRefusedError
from peer_pages.importing.layouts import registry
from peer_pages.importing.layouts.registry import layout
from peer_pages.importing.layouts.source import Source
from peer_pages.importing.result import Document, Entry
from peer_pages.tests.importing.builders import catalogue, example, parsed, questionnaire, region

BODY = "Der er plads til alle, der vil, og vi drikker kaffe sammen hver dag. " * 3


@pytest.fixture(autouse=True)
def _own_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LAYOUTS", [])


def says(text: str) -> registry.Recogniser:
    return lambda source: any(text in line.text for line in source.lines)


def reads(kind: str) -> registry.Parser:
    return lambda source: Document(kind, source.lines[0].text, [Entry(source.lines[0].text, kind, 1)])


def test_a_decorated_parser_stays_what_it_was_and_is_known() -> None:
    recognise = says("brev")

    @layout("letter", recognise)
    def parse(source: Source) -> Document:
        return reads("letter")(source)

    (known,) = registry.LAYOUTS
    assert (known.kind, known.recognise, known.parse) == ("letter", recognise, parse)


def test_the_first_layout_that_says_yes_reads_the_document() -> None:
    for kind in ("letter", "poem", "song"):
        layout(kind, says("vers" if kind != "letter" else "brev"))(reads(kind))
    assert parsed("Et vers").kind == "poem"
    assert parsed("Et brev med et vers").kind == "letter"


def test_a_document_that_no_layout_knows_is_refused_with_its_first_line() -> None:
    layout("letter", says("brev"))(reads("letter"))
    with pytest.raises(ImportRefusedError, match="Linje 3: Vi genkender ikke dokumentets opbygning") as refused:
        parsed("\n\nEt digt")
    assert refused.value.line == 3


def test_links_at_the_foot_of_a_page_reach_the_entry_whatever_the_layout() -> None:
    layout("letter", says("brev"))(reads("letter"))
    (entry,) = parsed("Et brev\nKære du.\nhttp://huset.example/\n\f Slut.").entries
    assert entry.urls == ["http://huset.example/"]


def test_a_catalogue_of_questionnaires_is_tried_before_anything_it_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    examples = "".join(example(f"2.{n}", f"Hus nummer {n}", BODY, ["Ro"]) for n in (1, 2))
    assert parsed(f"Katalog\n\n\n{examples}").kind == "example_catalogue"
    both = catalogue(region("Region Nordjylland", questionnaire("Huset"))) + examples
    assert parsed(both).kind == "questionnaire_catalogue"
