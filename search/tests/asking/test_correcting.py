"""Did you mean …? A correction is a word of the catalogue, and finds something."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peer_pages.tests import factories
from search import lexicon
from search.analysis.words import normalise, words_of
from search.asking.correcting import corrected, distance
from search.asking.known import Known
from search.asking.reading import read
from search.catalogue.document import CatalogueDocument
from search.engines import registry
from search.indexing.rebuilding import rebuild
from search.synonyms.table import Table
from search.tests.conftest import Ask, municipality, titles

pytestmark = pytest.mark.django_db

TEXT = "Fontænehuset hjælper mennesker med depression, angst og ensomhed gennem fællesskab og beskæftigelse"
LETTERS = "abcdefghijklmnoprstuvyæøå"


@pytest.fixture
def indexed() -> None:
    person = factories.make_contact("Bodil Krogsgaard", role="koordinator")
    factories.make_initiative("Fontænehuset", summary=TEXT, contacts=[person], areas=[municipality("Fredericia")])
    factories.make_course("Lær at tackle", alternative_titles="Mestringskursus")
    rebuild(registry.engine())


def correct(text: str) -> str:
    words = lexicon.current()
    reading = read(text, lexicon=words, synonyms=Table())
    find = registry.engine().find
    return corrected(reading, "da", find, words, Known(find, "da"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("depresion", "depression"),
        ("ensomehd", "ensomhed"),
        ("fællesskap", "fællesskab"),
        ("fontænhuset", "fontænehuset"),
        ("kordinator", "koordinator"),
        ("anggst", "angst"),
        ("depresion og anggst", "depression og angst"),
        ("§ 85 depresion", "§ 85 depression"),
    ],
)
def test_a_slip_is_corrected_to_a_word_that_somebody_wrote(indexed: None, typed: str, meant: str) -> None:
    assert correct(typed) == meant


@pytest.mark.parametrize(
    "typed", ["depression", "", "!?", "12", "tandlæge", "xyz", "vejle", "eb", "zzzzzzzzzzzz", "angst Fredericia"]
)
def test_what_is_known_short_or_far_from_everything_is_left_as_it_is(indexed: None, typed: str) -> None:
    assert correct(typed) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("kolegaer", "kollegaer"), ("aabenra", "aabenraa"), ("kolegaer, aabenra", "kollegaer, aabenraa")],
)
def test_a_correction_is_written_as_somebody_wrote_it(ask: Ask, typed: str, meant: str) -> None:
    factories.make_initiative("Kollegaer", summary="Støtte fra kollegaer", areas=[municipality("Aabenraa")])
    results = ask(typed)
    assert (results.corrected, titles(results)) == (meant, ["Kollegaer"])


def test_another_place_is_no_correction(indexed: None) -> None:
    assert correct("fredericia") == ""
    assert correct("frederikshavn") == ""


@pytest.mark.parametrize(("word", "letters"), [("", 0), ("sko", 0), ("kurs", 1), ("recovery", 1), ("fontænehuset", 2)])
def test_a_long_word_may_have_more_wrong(word: str, letters: int) -> None:
    assert distance(word) == letters


def test_a_reader_is_told_what_was_searched_for_instead(indexed: None, ask: Ask) -> None:
    results = ask("depresion")
    assert (results.corrected, results.how) == ("depression", "corrected")
    assert titles(results) == ["Fontænehuset"]


def test_beside_a_little_the_correction_is_only_suggested(indexed: None, ask: Ask) -> None:
    for number in range(3):
        factories.make_course(f"Ensomhed {number}")
    factories.make_course("Ensomhet")
    results = ask("ensomhet")
    assert results.corrected is None
    assert titles(results)[0] == "Ensomhet"


KNOWN = sorted({normalise(word.text) for word in words_of(TEXT)})


@st.composite
def slips(draw: Any) -> str:
    """Draw a word of the text with a letter lost, added, changed or swapped."""
    word = draw(st.sampled_from([word for word in KNOWN if len(word) > 4]))
    at = draw(st.integers(1, len(word) - 2))
    letter = draw(st.sampled_from(LETTERS))
    return draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.one_of(slips(), st.lists(slips(), min_size=2, max_size=3).map(" ".join)))
def test_what_is_offered_always_has_hits(indexed: None, ask: Ask, typed: str) -> None:
    results = ask(typed)
    if offered := results.corrected or results.suggested:
        assert ask(offered).total > 0
    for word in map(normalise, correct(typed).split()):
        records = registry.engine().read(registry.engine().versions()).values()
        there = {
            normalise(one.text) for record in records for one in words_of(str(CatalogueDocument.from_record(record)))
        }
        assert word in there or word in map(normalise, typed.split())
