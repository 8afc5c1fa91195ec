"""On which ground a text finds an entry. No database: entries in memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import And

from search.engines.database.entry import Entry
from search.engines.database.matching import QUESTION_WORDS, Ground, Needle, _needles, _phone_queries, ground
from search.text import fold

COURSE = Entry(
    "course",
    1,
    "Lær at tackle angst og depression",
    other_names=("LATAD", ""),
    organisations=("Aarhus Kommune", "AAK", ""),
    facts=("Region Midtjylland", "Unge under 30", "Karen Holm"),
    summary="Et gratis kursus på 7 uger",
)
PERSON = Entry(
    "contact",
    1,
    "Karen Holm",
    organisations=("Aarhus Kommune",),
    facts=("Koordinator", "Vejle"),
    phones=("22334455",),
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("lær at tackle angst og depression", Ground.WHOLE_NAME),
        ("LAER AT TACKLE, angst og depression!", Ground.WHOLE_NAME),
        ("latad", Ground.WHOLE_NAME),
        ("lær at", Ground.START_OF_NAME),
        ("lær a", None),  # one letter is no beginning
        ("aarhus kommune", Ground.ORGANISATION),
        ("Århus Kommune", Ground.ORGANISATION),
        ("aak", Ground.ORGANISATION),
        ("depression angst", Ground.WORDS_OF_NAME),
        ("angst og latad", Ground.WORDS_OF_NAME),
        ("latad depression og angst tackle at lær", Ground.WORDS_OF_NAME),  # every word of every name
        ("depres", Ground.PART_OF_NAME),
        ("dep", Ground.PART_OF_NAME),
        ("de", None),
        ("press", Ground.PART_OF_NAME),  # a part of a word has five letters at least
        ("pres", None),
        ("angst unge", Ground.FACTS),
        ("midtjylland", Ground.FACTS),
        ("karen", Ground.FACTS),
        ("kommune aarhus", Ground.FACTS),
        ("angst vejle", None),
        ("22334455", None),
        ("", None),
        ("!?", None),
    ],
)
def test_ground_on_which_a_page_is_found(text: str, why: Ground | None) -> None:
    assert ground(COURSE, Needle(text), in_text=False) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("karen holm", Ground.WHOLE_NAME),
        ("karen", Ground.START_OF_NAME),
        ("holm", Ground.WORDS_OF_NAME),
        ("+45 22 33 44 55", Ground.WHOLE_NAME),
        ("4455", Ground.WHOLE_NAME),
        ("445", None),
        ("aarhus kommune", Ground.ABOUT_A_PERSON),
        ("koordinator vejle", Ground.ABOUT_A_PERSON),
        ("karen koordinator", Ground.ABOUT_A_PERSON),
        ("", None),
    ],
)
def test_ground_on_which_a_person_is_found(text: str, why: Ground | None) -> None:
    assert ground(PERSON, Needle(text), in_text=False) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("gratis kursus", Ground.SUMMARY),
        ("Et gratis kursus på 7 uger", Ground.SUMMARY),
        ("kursus gratis", Ground.SUMMARY),
        ("gratis frokost", Ground.TEXT),
        ("kurs", Ground.TEXT),
        ("", Ground.TEXT),
        ("angst", Ground.WORDS_OF_NAME),
    ],
)
def test_what_the_index_found_is_ranked_by_whether_the_summary_says_it(text: str, why: Ground) -> None:
    assert ground(COURSE, Needle(text), in_text=True) == why


@pytest.mark.parametrize(
    ("text", "needles"),
    [
        ("hvordan bliver jeg bisidder", ["hvordan bliver jeg bisidder", "bisidder"]),
        ("Hvor er der hjælp i Vejle?", ["Hvor er der hjælp i Vejle?", "hjælp Vejle"]),
        ("how do I get support", ["how do I get support", "support"]),
        ("angst", ["angst"]),
        ("hvad er det", ["hvad er det"]),  # nothing would be left
        ("", [""]),
    ],
)
def test_a_question_is_asked_again_without_its_question_words(text: str, needles: list[str]) -> None:
    assert [needle.text for needle in _needles(text)] == needles


@pytest.mark.parametrize("word", ["selv", "hjælp", "peer", "støtte", "ikke", "uden", "mod"])
def test_words_that_change_the_meaning_are_no_question_words(word: str) -> None:
    assert word not in QUESTION_WORDS


@pytest.mark.parametrize(
    ("digits", "ways"),
    [
        ("", []),
        ("5427", []),
        ("468123456", []),
        ("22334455", [["22334455"], ["2233", "4455"], ["22", "33", "44", "55"]]),
    ],
)
def test_a_whole_number_is_looked_for_in_running_text_as_people_write_it(digits: str, ways: list[list[str]]) -> None:
    queries = [query.subqueries if isinstance(query, And) else [query] for query in _phone_queries(digits)]
    assert [[piece.query_string for piece in pieces] for pieces in queries] == ways


@given(st.text(min_size=1, max_size=40))
def test_every_name_finds_its_own_entry_first(name: str) -> None:
    needle = Needle(name)
    entry = Entry("event", 1, name)
    assert ground(entry, needle, in_text=False) == (Ground.WHOLE_NAME if needle.words else None)
    assert ground(entry, Needle(fold(name)), in_text=False) == ground(entry, needle, in_text=False)


@given(st.text(max_size=30))
def test_an_entry_without_any_word_is_never_found(text: str) -> None:
    assert ground(Entry("event", 1, "…"), Needle(text), in_text=False) is None
