"""What an import would do is decided by the entry's key, its content and what people did to the page."""

from typing import Any

import pytest

from peer_pages.importing.result import Document, Entry
from peer_pages.importing.store.planning import Action, model_of, plan_import
from peer_pages.importing.store.run import run_import
from peer_pages.models import CoursePage, EventPage, ImportRecord, InitiativePage, StatusReportPage
from peer_pages.tests.factories import tree
from peer_pages.tests.importing.builders import catalogue, parsed, questionnaire, region, short

NORTH = "Region Nordjylland"
BODY = "Der er plads til alle, der vil, og vi drikker kaffe sammen hver dag. " * 4
UNTITLED = catalogue(region(NORTH, questionnaire("Huset"), questionnaire("• og mere")))
TWO = catalogue(region(NORTH, questionnaire("Huset"), short("Caféen", BODY)))


def with_page_numbers(text: str) -> str:
    """Return the text with a page number above each section about a group."""
    first, *pages = text.split("\nBeskriv gruppen")
    return first + "".join(f"\n\n\nSide {n}\n\n\nBeskriv gruppen{page}" for n, page in enumerate(pages, start=7))


def document(*titles: str, form: str = "short", kind: str = "questionnaire_catalogue", **details: Any) -> Document:
    entries = [Entry(title, form, line, details=dict(details)) for line, title in enumerate(titles, start=1)]
    return Document(kind, "Katalog", entries)


@pytest.mark.parametrize(
    ("title", "form", "model"),
    [
        ("Huset", "questionnaire", InitiativePage),
        ("Huset", "example", InitiativePage),
        ("Broen", "project", InitiativePage),
        ("Broen", "event", EventPage),
        ("Kursus i ro", "event", EventPage),
        ("Kursus i ro", "short", CoursePage),
        ("Vendepunkter", "questionnaire", CoursePage),
    ],
)
def test_the_kind_of_page_an_entry_becomes(title: str, form: str, model: type) -> None:
    assert model_of(Entry(title, form, 1)) is model


@pytest.mark.django_db
def test_keys_name_the_layout_and_the_title_and_count_twins() -> None:
    steps = plan_import(document("Huset på åen", "Huset på Åen", "Klubben", "Å" * 300))
    assert [step.key for step in steps][:3] == [
        "questionnaire_catalogue:huset-paa-aaen",
        "questionnaire_catalogue:huset-paa-aaen#2",
        "questionnaire_catalogue:klubben",
    ]
    assert all(len(step.key) <= 255 for step in steps)


@pytest.mark.django_db
def test_a_report_is_planned_after_the_initiative_it_is_about() -> None:
    steps = plan_import(document("Status 2020", form="report", kind="status_report", initiative="Broen"))
    assert [(step.model, step.key) for step in steps] == [
        (InitiativePage, "status_report:about:broen"),
        (StatusReportPage, "status_report:status-2020"),
    ]
    assert steps[1].about is steps[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "again",
    [
        pytest.param(lambda text: "\n\n\n" + text, id="moved down"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="other line endings"),
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace("\uf0b7", "•"), id="other bullets"),
        pytest.param(lambda text: text.replace("Støtte i Region", "STØTTE I Region"), id="regions in capitals"),
        pytest.param(with_page_numbers, id="page numbers"),
    ],
)
@pytest.mark.parametrize("text", [TWO, UNTITLED], ids=["titles", "a title is missing"])
def test_another_print_of_the_same_document_changes_nothing(text: str, again: Any) -> None:
    tree()
    run_import(parsed(text), source_name="katalog.txt")
    assert ImportRecord.objects.count() == 2
    assert again(text) != text
    steps = run_import(parsed(again(text)), source_name="katalog.txt")
    assert [step.action for step in steps] == [Action.LEAVE] * 2
    assert ImportRecord.objects.count() == 2


@pytest.mark.django_db
def test_entries_in_another_order_are_the_same_pages() -> None:
    tree()
    first, second = questionnaire("Huset"), questionnaire("Klubben")
    run_import(parsed(catalogue(region(NORTH, first, second))), source_name="katalog.txt")
    steps = run_import(parsed(catalogue(region(NORTH, second, first))), source_name="katalog.txt")
    assert [(step.entry.title, step.action) for step in steps] == [("Klubben", Action.LEAVE), ("Huset", Action.LEAVE)]
