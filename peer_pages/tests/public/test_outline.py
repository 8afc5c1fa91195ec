"""Each fact of a page has its heading or label, in both languages, and takes it along when it is missing."""

import re
from collections import Counter
from html import unescape
from typing import Any

import pytest
from django.db import models, transaction
from django.test import Client
from django.utils import translation
from wagtail.models import Locale, Page

from peer_pages.models import CataloguePage
from peer_pages.tests import factories
from peer_pages.tests.public import site

pytestmark = pytest.mark.django_db

INITIATIVE, COURSE, EVENT, PAST, REPORT = "initiative", "course", "event", "past event", "report"

# What is left out, and what then is gone: translated texts first, the editors' own headings after the bar.
FACTS: tuple[tuple[str, dict[str, Any], str], ...] = (
    (INITIATIVE, {"summary": ""}, ""),
    (INITIATIVE, {"training": ""}, "Uddannelse af peers"),
    (INITIATIVE, {"supervision": ""}, "Supervision af peers"),
    (INITIATIVE, {"methods": []}, "Metoder|Intentionel peer-støtte"),
    (INITIATIVE, {"phases": []}, "Faser|Vi begyndte småt"),
    (INITIATIVE, {"partners": []}, "Samarbejdspartnere"),
    (INITIATIVE, {"updates": []}, "Nyt"),
    (INITIATIVE, {"fundings": []}, "Sådan betales det"),
    (INITIATIVE, {"topics": []}, "Emner"),
    (INITIATIVE, {"links": []}, ""),  # the file is still there
    (INITIATIVE, {"documents": []}, ""),
    (INITIATIVE, {"links": [], "documents": []}, "Links og filer"),
    (INITIATIVE, {"started": ""}, "Begyndte"),
    (INITIATIVE, {"peer_count_text": ""}, "Antal peers"),
    (INITIATIVE, {"employment_forms": []}, "Ansættelse"),
    (INITIATIVE, {"areas": []}, "Hvor"),
    (INITIATIVE, {"target_groups": []}, "Målgruppe"),
    (INITIATIVE, {"organisations": []}, "Organisation"),
    (INITIATIVE, {"legal_basis": []}, "Lovgrundlag"),
    (INITIATIVE, {"description_source": CataloguePage.Source.UNKNOWN}, "Om beskrivelsen"),
    (INITIATIVE, {"contacts": []}, "|Karen Holm"),
    (COURSE, {"weeks": None}, ""),
    (COURSE, {"weeks": None, "sessions": None, "hours_per_session": None}, "Forløb"),
    (COURSE, {"is_free": False}, "Pris"),
    (COURSE, {"areas": []}, ""),  # it is online, too
    (COURSE, {"areas": [], "online": False}, "Hvor"),
    (COURSE, {"instructors": ""}, "Hvem underviser?"),
    (COURSE, {"prerequisites": ""}, "Hvad kræver det at være med?"),
    (COURSE, {"evidence": ""}, "Hjælper det?"),
    (COURSE, {"body": ""}, "|Sådan foregår det"),
    (COURSE, {"signup_contact": None}, "|Bo Friis"),
    (COURSE, {"dates": []}, ""),  # it says that there are none
    (EVENT, {"starts_at": None, "ends_at": None}, "Hvornår"),
    (EVENT, {"ends_at": None}, ""),
    (EVENT, {"venue": ""}, "Sted"),
    (EVENT, {"online_link": "", "show_online_link": False}, "Online"),
    (EVENT, {"show_online_link": False}, "Online"),
    (EVENT, {"change": "cancelled"}, "Online"),
    (EVENT, {"change": "rescheduled"}, ""),
    (EVENT, {"capacity": None}, "Pladser"),
    (EVENT, {"body": ""}, "Om arrangementet|Sådan foregår det"),
    (EVENT, {"purposes": []}, "Formål"),
    (EVENT, {"programme": []}, "Program|Velkommen|Samtale"),
    (EVENT, {"contacts": []}, "|Ida Dam"),
    (PAST, {"recap": ""}, "Det kom der ud af dagen|Sådan foregår det"),
    (PAST, {"participants": None}, "Deltagere"),
    (PAST, {"clips": []}, "Film|Samtalen"),
    (PAST, {"materials": []}, "Materialer"),
    (REPORT, {"account": ""}, "Hvad skete der?|Sådan foregår det"),
    (REPORT, {"goals": []}, "Blev målene nået?"),
    (REPORT, {"assessment": ""}, "Egen vurdering|Sådan foregår det"),
    (REPORT, {"period": ""}, "Periode"),
    (REPORT, {"signatory": ""}, "Underskrevet af"),
    (REPORT, {"signed_on": None}, "Dato"),
    (REPORT, {"funding": None}, "Bevilling"),
)


def published(kind: str, language: str) -> Page:
    """Return the filled page of a kind in a language."""
    return in_language(Page.objects.get(pk=site.BUILDERS[kind]().pk).specific, language)


def in_language(page: Page, language: str) -> Page:
    """Return the page itself, or its published translation."""
    if language == "da":
        return page
    copy = page.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True)
    copy.save_revision()
    factories.publish(copy)
    return copy


def outline_with(page: Page, values: dict[str, Any]) -> Counter[str]:
    """Return the outline that the page has with some values changed; it is as before afterwards."""
    before = transaction.savepoint()
    changed = Page.objects.get(pk=page.pk).specific
    for name, value in values.items():
        setattr(changed, name, value)
    changed.save_revision()
    factories.publish(changed)
    found = outline(changed)
    transaction.savepoint_rollback(before)
    return found


def outline(page: Page) -> Counter[str]:
    """Return the headings and the labels of the facts as the server sends them."""
    response = Client().get(page.get_url())
    assert response.status_code == 200
    found = re.findall(r"<(h[1-3]|dt)\b[^>]*>(.*?)</\1>", response.content.decode(), re.DOTALL)
    return Counter(unescape(" ".join(re.sub(r"<[^>]+>", " ", inner).split())) for _tag, inner in found)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", [INITIATIVE, COURSE, EVENT, PAST, REPORT])
def test_a_missing_fact_takes_its_heading_with_it_and_nothing_else(kind: str, language: str) -> None:
    page = published(kind, language)
    whole = outline(page)
    expected: dict[str, Any] = {}
    lost: dict[str, Any] = {}
    for values, gone in [(values, gone) for of, values, gone in FACTS if of == kind]:
        ours, *theirs = gone.split("|")
        with translation.override(language):
            expected[str(values)] = (Counter([translation.gettext(ours), *theirs] if ours else theirs), Counter())
        rest = outline_with(page, values)
        lost[str(values)] = (whole - rest, rest - whole)
    assert lost == expected


BARE: tuple[tuple[Any, list[str]], ...] = (
    (factories.make_initiative, ["Kontakt"]),
    (factories.make_course, ["Næste hold", "Kontakt", "Kort om", "Pris"]),
    (factories.make_event, ["Kontakt", "Kort om", "Hvornår"]),
)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("make", "labels"), BARE)
def test_a_page_of_which_nothing_is_known_has_hardly_a_heading(make: Any, labels: list[str], language: str) -> None:
    page = in_language(make("Kun et navn", description_source=CataloguePage.Source.UNKNOWN), language)
    with translation.override(language):
        expected = ["Kun et navn", *(translation.gettext(label) for label in labels)]
    assert not Counter(expected) - outline(page)
    frame = outline(page.get_site().root_page if language == "da" else page.get_parent().get_parent())
    extra = outline(page) - frame - Counter(expected)
    assert not extra


EVIL = "</p><script>alert('x')</script>\"><img src=x onerror=alert(1)>{{ 7|add:7 }}{% now 'Y' %}"
LONG = "Erfaringsmedarbejderuddannelseskoordinatoren" * 30


def _plain_fields(page: Page) -> list[Any]:
    # A time zone is chosen, not typed.
    own = {"title", "seo_title", "search_description"} | {field.name for field in type(page)._meta.local_fields}
    fields = [
        field
        for field in type(page)._meta.fields
        if field.name in own and not field.choices and field.name != "time_zone"
    ]
    return [field for field in fields if type(field) in {models.CharField, models.TextField}]


@pytest.mark.parametrize("text", [EVIL, LONG, "  \n ", "0", "None"], ids=["hostile", "long", "blank", "0", "None"])
@pytest.mark.parametrize("kind", [INITIATIVE, COURSE, EVENT, PAST, REPORT])
def test_whatever_is_typed_into_the_plain_fields_the_page_is_whole(kind: str, text: str) -> None:
    page = published(kind, "da")
    for field in _plain_fields(page):
        if field.name != "title" or text.strip():
            setattr(page, field.name, text[: field.max_length] if field.max_length else text)
    page.save_revision()
    factories.publish(page)
    for path in (page.get_url(), page.get_parent().get_url()):
        html = Client().get(path).content.decode()
        assert html.count("<h1") == 1
        assert html.count("<script") == len(re.findall(r"<script\b[^>]*\ssrc=", html))
        assert "<img src=x" not in html
        assert "{{ 7|add:7 }}" in html or text != EVIL
