"""What a document says, as plain data."""

import pytest

from peer_pages.importing.errors import ImportRefusedError
from peer_pages.importing.result import Block, Entry, Section


def test_a_warning_is_given_once() -> None:
    entry = Entry("Huset", "short", 1)
    for line in (3, 3, 4):
        entry.warn(line, "no_year", "Find året.")
    assert [warned.line for warned in entry.warnings] == [3, 4]


def test_the_blocks_of_an_entry_are_those_of_its_sections_in_order() -> None:
    first, second = Block("paragraph", ("Et",)), Block("bullets", ("To", "Tre"))
    entry = Entry("Huset", "short", 1, sections=[Section("a", "", 1, [first]), Section("b", "", 2, [second])])
    assert entry.blocks == [first, second]
    assert [block.text for block in entry.blocks] == ["Et", "To Tre"]


def test_two_entries_share_nothing() -> None:
    one, other = Entry("Huset", "short", 1), Entry("Klubben", "short", 2)
    one.urls.append("http://a.example")
    one.details["number"] = "1"
    assert (other.urls, other.details) == ([], {})


def test_a_refusal_names_its_line_in_the_sentence_and_as_a_number() -> None:
    error = ImportRefusedError.at("Linje %(line)s: nej.", 12)
    assert (str(error), error.line, error.params) == ("Linje 12: nej.", 12, {"line": "12"})


def test_a_refusal_without_a_line_has_none() -> None:
    error = ImportRefusedError("Filen “%(name)s” mangler.", {"name": "100 %s.txt"})
    assert (str(error), error.line) == ("Filen “100 %s.txt” mangler.", None)


@pytest.mark.parametrize("kind", [ValueError])
def test_a_refusal_is_an_error_of_values(kind: type[Exception]) -> None:
    with pytest.raises(kind):
        raise ImportRefusedError("Nej.")
