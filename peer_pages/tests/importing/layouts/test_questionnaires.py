"""A catalogue of questionnaires and short texts by region."""

import pytest

from peer_pages.importing.result import Document, Entry
from peer_pages.tests.importing.builders import ANSWERS, catalogue, parsed, questionnaire, region, short

NORTH, SOUTH = "Region Nordjylland", "Region Syddanmark"
BODY = "Huset er for alle, der har lyst til at være med, og det er åbent hver dag hele året rundt for dem, der bor her."


def titles(document: Document) -> list[str]:
    return [entry.title for entry in document.entries]


def codes(entry: Entry) -> set[str]:
    return {warned.code for warned in entry.warnings}


def test_a_questionnaire_is_an_entry_with_eight_sections() -> None:
    document = parsed(catalogue(region(NORTH, questionnaire("Åbent hus på havnen"))))
    (entry,) = document.entries
    assert document.kind == "questionnaire_catalogue"
    assert (entry.title, entry.region, entry.form) == ("Åbent hus på havnen", NORTH, "questionnaire")
    assert [section.number for section in entry.sections] == list(range(1, 9))
    assert all(section.answered and section.words > 3 for section in entry.sections)


@pytest.mark.parametrize("other", [False, True])
def test_both_spellings_of_the_form_are_read(other: bool) -> None:
    document = parsed(catalogue(region(NORTH, questionnaire("Huset", other=other))))
    assert [len(entry.sections) for entry in document.entries] == [8]


def test_an_empty_section_is_not_answered() -> None:
    (entry,) = parsed(catalogue(region(NORTH, questionnaire("Huset", {1: ANSWERS[1]})))).entries
    assert [section.answered for section in entry.sections] == [True] + [False] * 7


def test_a_bare_link_is_no_answer() -> None:
    answers = ANSWERS | {8: "Yderligere information: http://hus.example/"}
    (entry,) = parsed(catalogue(region(NORTH, questionnaire("Huset", answers)))).entries
    assert not entry.sections[7].answered
    assert entry.urls == ["http://hus.example/"]


def test_facts_are_found_in_the_answers() -> None:
    (entry,) = parsed(catalogue(region(NORTH, questionnaire("Huset")))).entries
    assert [(contact.name, contact.phone) for contact in entry.contacts] == [("Bodil Prøve", "12345678")]
    assert [(money.funder, money.starts, money.ends) for money in entry.funding] == [("Havnefonden", "2014", "2016")]
    assert entry.details["started"] == "2009"


def test_entries_belong_to_the_region_above_them() -> None:
    document = parsed(
        catalogue(
            region(NORTH, questionnaire("Huset"), short("Caféen på hjørnet", BODY)),
            region(SOUTH, questionnaire("Klubben")),
        )
    )
    assert [(entry.title, entry.region) for entry in document.entries] == [
        ("Huset", NORTH),
        ("Caféen på hjørnet", NORTH),
        ("Klubben", SOUTH),
    ]


def test_an_entry_named_after_a_region_is_no_region() -> None:
    document = parsed(catalogue(region(NORTH, short("Mentorer i Region Nordjylland", BODY))))
    assert [(entry.title, entry.region) for entry in document.entries] == [("Mentorer i Region Nordjylland", NORTH)]


def test_a_region_without_entries_is_no_entry() -> None:
    empty = region(SOUTH, intro="Vi kender ikke initiativer i Region Syddanmark")
    document = parsed(catalogue(region(NORTH, questionnaire("Huset")), empty))
    assert titles(document) == ["Huset"]


def test_regions_that_came_later_are_read() -> None:
    (entry,) = parsed(catalogue(region("Region Østdanmark", questionnaire("Huset")))).entries
    assert entry.region == "Region Østdanmark"


def test_a_catalogue_without_regions_says_so() -> None:
    document = parsed(questionnaire("Huset"))
    assert [warned.code for warned in document.warnings] == ["no_regions"]
    assert document.entries[0].region is None


def test_an_empty_last_section_does_not_swallow_the_next_title() -> None:
    answers = {number: text for number, text in ANSWERS.items() if number < 8}
    document = parsed(catalogue(region(NORTH, questionnaire("Huset", answers), questionnaire("Klubben"))))
    assert titles(document) == ["Huset", "Klubben"]
    assert not document.entries[0].sections[7].answered


def test_a_short_entry_after_an_empty_last_section_is_found() -> None:
    answers = {number: text for number, text in ANSWERS.items() if number < 8}
    document = parsed(catalogue(region(NORTH, questionnaire("Huset", answers), short("Caféen på hjørnet", BODY))))
    assert titles(document) == ["Huset", "Caféen på hjørnet"]


def test_short_entries_follow_each_other() -> None:
    document = parsed(
        catalogue(region(NORTH, *(short(f"Café nummer {n}", BODY) for n in range(1, 5)), questionnaire("Huset")))
    )
    assert titles(document) == [*(f"Café nummer {n}" for n in range(1, 5)), "Huset"]
    assert {entry.form for entry in document.entries} == {"short", "questionnaire"}


def test_a_wrapped_title_is_joined_and_pointed_out() -> None:
    document = parsed(catalogue(region(NORTH, questionnaire("Afprøvning af støtte til unge i\n\nAalborg Kommune"))))
    (entry,) = document.entries
    assert entry.title == "Afprøvning af støtte til unge i Aalborg Kommune"
    assert "title_wrapped" in codes(entry)


def test_a_wrapped_title_of_a_short_entry_is_joined() -> None:
    document = parsed(
        catalogue(region(NORTH, questionnaire("Huset"), short("Samarbejde mellem Huset og\n\nKlubben.", BODY)))
    )
    assert titles(document) == ["Huset", "Samarbejde mellem Huset og Klubben"]


def test_a_missing_title_is_pointed_out_and_not_invented() -> None:
    text = catalogue(
        region(NORTH, questionnaire("Huset"), questionnaire("og det var alt, hvad vi ville sige om den sag."))
    )
    entry = parsed(text).entries[1]
    assert entry.title == "Uden titel"
    assert "title_missing" in codes(entry)


def test_missing_sections_are_named() -> None:
    text = catalogue(region(NORTH, questionnaire("Huset")))
    cut = text[: text.index("Er der andet")]
    (entry,) = parsed(cut).entries
    assert any("Andet" in warned.message for warned in entry.warnings if warned.code == "missing_sections")


def test_a_place_in_another_region_is_pointed_out() -> None:
    (entry,) = parsed(catalogue(region(NORTH, short("Sammen, Lejre og Holbæk Kommune", BODY)))).entries
    assert entry.region == NORTH
    assert entry.municipalities == ["Lejre", "Holbæk"]
    (warned,) = [warned for warned in entry.warnings if warned.code == "region_mismatch"]
    assert "Region Sjælland" in warned.message
    assert warned.line == entry.line


def test_page_numbers_do_not_interrupt_an_answer() -> None:
    answers = ANSWERS | {1: "Vi holder åbent hus, og der kommer mange"}
    text = catalogue(region(NORTH, questionnaire("Huset", answers)))
    text = text.replace("der kommer mange", "der kommer\n\n\n24\n\n\nmange forskellige folk")
    (entry,) = parsed(text).entries
    assert entry.sections[0].blocks[-1].text == "Vi holder åbent hus, og der kommer mange forskellige folk"


def test_a_list_of_links_at_the_foot_of_a_page_goes_to_its_entry() -> None:
    text = catalogue(region(NORTH, short("Caféen på hjørnet", BODY), questionnaire("Huset")))
    text = text.replace(
        "Læs mere her: www.eksempel.example", "Læs mere her: www.eksempel.example\n\n\nhttp://skjult.example/\n\f"
    )
    entry = parsed(text).entries[0]
    assert "http://skjult.example/" in entry.urls
    assert "link_from_list" in codes(entry)


def test_impossible_dates_are_pointed_out_with_their_line() -> None:
    text = catalogue(region(NORTH, questionnaire("Huset", ANSWERS | {2: "Fra 1. maj til 31. september 2012."})))
    (entry,) = parsed(text).entries
    (warned,) = [warned for warned in entry.warnings if warned.code == "impossible_date"]
    assert "31. september 2012" in text.split("\n")[warned.line - 1]


def test_a_contact_without_details_is_pointed_out() -> None:
    text = catalogue(region(NORTH, questionnaire("Huset", ANSWERS | {8: "Bogen kan rekvireres hos os."})))
    assert "contact_without_details" in codes(parsed(text).entries[0])


def test_damaged_words_are_pointed_out_and_kept() -> None:
    text = catalogue(
        region(NORTH, questionnaire("Huset", ANSWERS | {6: "De får stø e af de andre, og det er stø e nok."}))
    )
    (entry,) = parsed(text).entries
    assert "damaged_text" in codes(entry)
    assert "stø e" in entry.sections[5].blocks[0].text


def test_the_order_of_entries_is_the_documents() -> None:
    names = ["Ugle", "Abe", "Måge", "Bjørn"]
    document = parsed(catalogue(region(NORTH, *(questionnaire(name) for name in names))))
    assert titles(document) == names


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_make_no_difference(ending: str) -> None:
    text = catalogue(region(NORTH, questionnaire("Huset"), short("Caféen på hjørnet", BODY)))
    assert titles(parsed(text.replace("\n", ending))) == titles(parsed(text))


def test_extra_blank_lines_make_no_difference() -> None:
    text = catalogue(region(NORTH, questionnaire("Huset"), short("Caféen på hjørnet", BODY), questionnaire("Klubben")))
    assert titles(parsed(text.replace("\n", "\n\n"))) == titles(parsed(text))


def without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


@pytest.mark.parametrize("last", [8, 7], ids=["answered", "last section empty"])
def test_without_blank_lines_a_short_entry_is_found_and_the_risk_pointed_out(last: int) -> None:
    answers = {number: text for number, text in ANSWERS.items() if number <= last}
    text = catalogue(region(NORTH, questionnaire("Huset", answers), short("Caféen på hjørnet", BODY)))
    document = parsed(without_blank_lines(text))
    assert titles(document) == ["Huset", "Caféen på hjørnet"]
    assert [warned.code for warned in document.warnings] == ["no_blank_lines"]
    assert ("title_uncertain" in codes(document.entries[1])) is (last == 7)


def test_without_blank_lines_an_answer_without_a_contact_is_no_entry() -> None:
    text = catalogue(region(NORTH, questionnaire("Huset", ANSWERS | {8: "Vi er glade for det"})))
    assert titles(parsed(without_blank_lines(text))) == ["Huset"]
