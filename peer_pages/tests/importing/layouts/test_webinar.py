"""The recap of a webinar."""

# ruff: noqa: E501 - a web page has a paragraph on a line

import pytest

from peer_pages.importing.result import Entry
from peer_pages.tests.importing.builders import parsed

PAGE = """Opsamling fra webinaret ‘Døre på klem’

Den 14. marts deltog 85 personer fra hele landet i webinaret “Døre på klem,” som blev til i et samarbejde mellem Havnens Venner, Byens Hus og Det Lille Netværk.

Da Ida og Bo ikke har ønsket at blive filmet, er optagelsen klippet op i bidder, som er lettere at se hver for sig.

Baggrunden for webinaret:

Mange bor alene, og det kan være svært at finde et sted at høre til, når man ikke kender nogen i forvejen.

Webinarets formål:

 • At blive klogere på døre.
 • At lære af hinanden.

Oplæg:

Om at høre til et sted

v. PhD Ida Prøve

Hvad siger tallene:

Tallene siger, at det hjælper at kende nogen, og at det ikke behøver at være mange.

(Klik for at forstørre)

De vigtigste døre:

Der er tre døre, og de åbner hver sin vej, alt efter hvem der står udenfor og banker på.

Oplæg:

To erfaringer fra praksis

“Man skal turde banke på”
Ole Test, leder af Byens Hus, fortæller om den første dag i huset.

“Vi sætter kaffe over”
Anna Prøve fortæller om, hvordan Havnens Venner tager imod.

Arrangører:

Havnens Venner er en forening efter § 18.

Skriv en kommentar

Navn *
"""


def read(text: str = PAGE) -> Entry:
    document = parsed(text)
    assert document.kind == "event_recap"
    (entry,) = document.entries
    return entry


@pytest.fixture
def entry() -> Entry:
    return read()


def test_title_and_type(entry: Entry) -> None:
    assert (entry.title, entry.form, entry.details["event_type"]) == ("Døre på klem", "event", "webinar")


def test_a_date_without_a_year_is_no_date_and_pointed_out(entry: Entry) -> None:
    assert (entry.details["date"], entry.details["date_text"]) == (None, "14. marts")
    assert "no_year" in {warned.code for warned in entry.warnings}


def test_a_date_with_a_year_is_one() -> None:
    entry = read(PAGE.replace("Den 14. marts", "Den 14. marts 2023"))
    assert entry.details["date"] == "2023-03-14"
    assert "no_year" not in {warned.code for warned in entry.warnings}


def test_organisers_participants_purposes(entry: Entry) -> None:
    assert entry.details["organisers"] == ["Havnens Venner", "Byens Hus", "Det Lille Netværk"]
    assert entry.details["participants"] == 85
    assert entry.details["purposes"] == ["At blive klogere på døre.", "At lære af hinanden."]


def test_talks_and_speakers(entry: Entry) -> None:
    assert [
        (talk["title"], talk["speaker"], talk["role"], talk["affiliation"]) for talk in entry.details["programme"]
    ] == [
        ("Om at høre til et sted", "Ida Prøve", "PhD", None),
        ("To erfaringer fra praksis", None, None, None),
        ("Man skal turde banke på", "Ole Test", "leder af Byens Hus", "Byens Hus"),
        ("Vi sætter kaffe over", "Anna Prøve", None, "Havnens Venner"),
    ]


def test_clips_without_links_are_pointed_out(entry: Entry) -> None:
    assert [clip["title"] for clip in entry.details["clips"]] == ["Hvad siger tallene", "De vigtigste døre"]
    assert "clips_without_link" in {warned.code for warned in entry.warnings}


def test_people_who_did_not_want_to_be_shown_are_pointed_out(entry: Entry) -> None:
    assert "consent_refused" in {warned.code for warned in entry.warnings}


def test_the_comment_form_and_captions_are_left_out(entry: Entry) -> None:
    text = " ".join(block.text for block in entry.blocks)
    assert "kommentar" not in text
    assert "forstørre" not in text


def test_law_is_cited(entry: Entry) -> None:
    assert entry.legal_basis == ["§ 18"]


def test_another_kind_of_meeting() -> None:
    entry = read(PAGE.replace("webinaret", "konferencen").replace("Webinarets", "Konferencens"))
    assert entry.details["event_type"] == "konference"


def test_a_page_that_begins_with_what_is_left_out_is_read_or_refused() -> None:
    entry = parsed("(klik for at forstørre)\n\nSkriv en kommentar\n\n" + PAGE).entries[0]
    assert entry.form == "event"
