"""What has a document, in which language, and at what cost."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from peer_pages.tests import factories
from search.catalogue import maker
from search.catalogue.ids import contact_id, page_id
from search.catalogue.maker import Maker
from search.tests.conftest import municipality, target

pytestmark = pytest.mark.django_db


def restricted() -> Any:
    page = factories.make_course()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


PAGES = {
    "a published course": (factories.make_course, True),
    "an event": (factories.make_event, True),
    "an initiative with a newer draft": (lambda: factories.make_initiative(state=factories.CHANGED), True),
    "an organisation": (factories.make_section, True),
    "a status report": (lambda: factories.make_report(factories.make_initiative(), "Rapport"), True),
    "the page of a region": (lambda: factories.tree().regions.get_children().first(), True),
    "a draft": (lambda: factories.make_course(state=factories.DRAFT), False),
    "an unpublished page": (lambda: factories.make_course(state=factories.UNPUBLISHED), False),
    "a page behind a login": (restricted, False),
    "the front page": (lambda: factories.tree().home, False),
}


@pytest.mark.parametrize(("make", "there"), PAGES.values(), ids=PAGES)
def test_a_page_has_a_document_when_anybody_may_see_it(make: Any, there: bool) -> None:
    identity = page_id(make().pk)
    assert (identity in set(Maker().ids())) is there
    assert [document.id for document in Maker().make([identity])] == [identity] * there


@pytest.mark.parametrize(
    ("values", "there"),
    [
        ({}, True),
        ({"public": False}, False),
        ({"withdrawn_on": timezone.localdate()}, False),
        ({"withdrawn_on": timezone.localdate() + timedelta(days=3)}, True),
    ],
)
def test_a_person_has_a_document_while_there_is_consent(values: dict[str, Any], there: bool) -> None:
    identity = contact_id(factories.make_contact(**values).pk, "da")
    assert (identity in set(Maker().ids())) is there
    assert [document.id for document in Maker().make([identity])] == [identity] * there


def test_a_person_is_there_in_the_languages_of_their_pages() -> None:
    person = factories.make_contact()
    translation = factories.make_translation("Huset", contacts=[person])
    only_danish = {contact_id(person.pk, "da")}
    named = {one for one in Maker().ids() if one.startswith("contact:")}
    assert named == only_danish
    english = translation.get_target_instance()
    english.contacts.set([person])
    english.save_revision()
    factories.publish(english)
    assert {one for one in Maker().ids() if one.startswith("contact:")} == only_danish | {contact_id(person.pk, "en")}


def test_a_person_leads_to_a_page_that_can_be_seen() -> None:
    person = factories.make_contact("Bodil Prøve")
    factories.make_course("Kladden", state=factories.DRAFT, contacts=[person])
    (alone,) = Maker().make([contact_id(person.pk, "da")])
    assert (alone.page, alone.related) == (0, ())
    assert "q=Bodil" in alone.url
    course = factories.make_course("Kurset", contacts=[person], areas=[municipality("Vejle")])
    (shown,) = Maker().make([contact_id(person.pk, "da")])
    assert (shown.page, shown.url, shown.related) == (course.pk, course.get_url(), (page_id(course.pk),))
    assert shown.place_names[0] == "Vejle"


@pytest.mark.parametrize(
    "ids", [[], ["page:0"], ["contact:0:da"], ["nonsense", "page:x"], ["page:99999999999999999999"]]
)
def test_what_names_nothing_has_no_document(ids: list[str]) -> None:
    assert list(Maker().make(ids)) == []


def test_what_is_asked_for_twice_is_made_once() -> None:
    identity = page_id(factories.make_course().pk)
    assert len(list(Maker().make([identity, identity]))) == 1


def test_the_size_of_portions_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = some_pages(2)
    monkeypatch.setattr(maker, "CHUNK", 2)
    piece_by_piece = list(Maker().make(Maker().ids()))
    assert {one.id: one for one in piece_by_piece} == {one.id: one for one in at_once}


def some_pages(number: int) -> list[Any]:
    """Return the documents of so many pages of each kind, with everything that they share."""
    for at in range(number):
        organisation = factories.make_organisation()
        people = [factories.make_contact(f"Bodil {at}", organisation=organisation)]
        facts: dict[str, Any] = {
            "organisations": [organisation],
            "contacts": people,
            "areas": [municipality("Vejle")],
            "target_groups": [target("Unge", "unge")],
        }
        for make in (factories.make_initiative, factories.make_course, factories.make_event):
            make(**facts)
        factories.make_section(organisation)
    return list(Maker().make(Maker().ids()))


def test_the_number_of_queries_does_not_grow_within_a_portion() -> None:
    counts = []
    for _more in range(2):
        some_pages(2)
        ids = list(Maker().ids())
        with CaptureQueriesContext(connection) as queries:
            assert len(list(Maker().make(ids))) == len(ids)
        counts.append(len(queries))
    assert counts[0] == counts[1]
