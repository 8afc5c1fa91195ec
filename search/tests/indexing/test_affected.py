"""Every change, and every document that tells of it: no document says something else afterwards."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from peer_pages.models import Area, CourseDate, Keyword, LegalBasis, Topic
from peer_pages.tests import factories
from search.catalogue.ids import page_id
from search.catalogue.maker import Maker
from search.engines import registry
from search.indexing.affected import ids_of
from search.indexing.rebuilding import Differences, rebuild, reconcile
from search.indexing.signals import FACTS
from search.tests.conftest import municipality, target
from workflows import api
from workflows.models import OutboxRow

pytestmark = pytest.mark.django_db


def fresh(thing: Any) -> Any:
    """Return a thing as the database has it now."""
    return type(thing).objects.get(pk=thing.pk)


class Catalogue:
    """One of everything that is related."""

    def __init__(self) -> None:
        self.locale = factories.danish()
        self.organisation = factories.make_organisation("Foreningen Vagtel", short_name="FV")
        self.other = factories.make_organisation("Klubben Ugle")
        self.person = factories.make_contact("Bodil Prøve", organisation=self.organisation)
        self.signup = factories.make_contact("Svend Prøve", email="svend@example.org")
        self.topic = Topic.objects.create(name="Sorg", slug="sorg", locale=self.locale)
        self.basis = LegalBasis.objects.create(name="§ 104", slug="104", locale=self.locale)
        facts: dict[str, Any] = {
            "organisations": [self.organisation],
            "contacts": [self.person],
            "areas": [municipality("Vejle")],
            "target_groups": [target("Unge", "unge")],
            "topics": [self.topic],
            "legal_basis": [self.basis],
        }
        self.initiative = factories.make_initiative("Huset", **facts)
        dates = [held_in("Bornholm")]
        self.course = factories.make_course("Kurset", signup_contact=self.signup, dates=dates, **facts)
        self.event = factories.make_event("Dagen", **facts)
        self.report = factories.make_report(self.initiative, "Rapporten")
        self.section = factories.make_section(self.organisation)
        self.other_section = factories.make_section(self.other)
        self.course.keywords.add("natur")
        publish(self.course)


@pytest.fixture(scope="module")
def made_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Catalogue]:
    """Make the catalogue once, in a transaction around those of the tests: it takes a second.

    Only what the tests change is to be indexed: each makes its index of what is there before.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        catalogue = Catalogue()
        OutboxRow.objects.all().delete()
        yield catalogue
        transaction.set_rollback(True)


@pytest.fixture
def catalogue(made_once: Catalogue, db: None) -> Any:
    """Return the catalogue as it is in the database; what the test changes is undone after it."""
    return SimpleNamespace(**{name: fresh(thing) for name, thing in vars(made_once).items()})


def publish(page: Any) -> None:
    page.save_revision()
    factories.publish(page)


def held_in(name: str) -> CourseDate:
    """Return a date on which a course is held in a municipality."""
    return CourseDate(starts_at=timezone.now() + timedelta(days=3), municipality=municipality(name))


def save(thing: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save()


def change(page: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    publish(page)


def restrict(page: Any) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def region_of(area: Area) -> Any:
    return area.parent


CHANGES: dict[str, Callable[[Catalogue], Any]] = {
    "a page is published with another title": lambda c: change(c.course, title="Holdet"),
    "a page is published elsewhere": lambda c: change(c.course, areas=[municipality("Odense")]),
    "a page is published with nobody": lambda c: change(c.course, contacts=[], signup_contact=None),
    "a page is published with another organisation": lambda c: change(c.course, organisations=[c.other]),
    "a course is held in another municipality": lambda c: change(c.course, dates=[held_in("Odense")]),
    "a course is held no more": lambda c: change(c.course, dates=[]),
    "where a course is held has another name": lambda c: save(municipality("Bornholm"), name="Øen"),
    "where a course is held is no more": lambda c: save(
        municipality("Bornholm"),
        valid_to=timezone.localdate() - timedelta(days=1),
        merged_into=municipality("Odense"),
    ),
    "a page has another address": lambda c: change(c.course, slug="holdet"),
    "a page is unpublished": lambda c: factories.unpublish(c.course),
    "a page is deleted": lambda c: c.course.delete(),
    "a page with a report is deleted": lambda c: c.initiative.delete(),
    "a page is moved": lambda c: c.course.move(factories.tree().initiatives, pos="last-child"),
    "a page is closed": lambda c: restrict(c.course),
    "the list above it is closed": lambda c: restrict(factories.tree().courses),
    "an organisation's page is closed": lambda c: restrict(c.section),
    "an organisation's page is unpublished": lambda c: factories.unpublish(c.section),
    "an organisation's page is deleted": lambda c: c.section.delete(),
    "a person has another name": lambda c: save(c.person, name="Karen Prøve"),
    "a person has another number": lambda c: save(c.signup, phone="87654321"),
    "a person goes to another organisation": lambda c: save(c.person, organisation=c.other),
    "a person leaves the organisation": lambda c: save(c.person, organisation=None),
    "a person withdraws consent": lambda c: save(c.person, withdrawn_on=timezone.localdate()),
    "a person will withdraw consent": lambda c: save(c.signup, withdrawn_on=timezone.localdate() + timedelta(days=9)),
    "a person gives consent": lambda c: factories.make_contact("Ny Prøve", organisation=c.organisation),
    "a person is deleted": lambda c: c.person.delete(),
    "who takes the sign-ups is deleted": lambda c: c.signup.delete(),
    "an organisation has another name": lambda c: save(c.organisation, name="Foreningen Ugle"),
    "an organisation has another short name": lambda c: save(c.organisation, short_name="FU"),
    "a municipality has another name": lambda c: save(municipality("Vejle"), name="Vejle By"),
    "a region has another name": lambda c: save(region_of(municipality("Vejle")), name="Region Ny"),
    "a municipality goes to another region": lambda c: save(
        municipality("Vejle"), parent=region_of(municipality("Aalborg"))
    ),
    "a municipality is no more": lambda c: save(
        municipality("Vejle"),
        valid_to=timezone.localdate() - timedelta(days=1),
        merged_into=municipality("Odense"),
    ),
    "a target group has another name": lambda c: save(target("Unge", "unge"), name="Ungdom"),
    "a target group has another slug": lambda c: save(target("Unge", "unge"), slug="ungdom"),
    "a target group is deleted": lambda c: target("Unge", "unge").delete(),
    "a topic has another name": lambda c: save(c.topic, name="Savn"),
    "a topic is deleted": lambda c: c.topic.delete(),
    "a paragraph has another name": lambda c: save(c.basis, name="§ 85"),
    "a paragraph is deleted": lambda c: c.basis.delete(),
    "a keyword has another name": lambda c: save(Keyword.objects.get(name="natur"), name="skov"),
    "a keyword is deleted": lambda c: Keyword.objects.get(name="natur").delete(),
}


@pytest.mark.parametrize("act", CHANGES.values(), ids=CHANGES)
def test_after_a_change_every_document_is_as_the_database_says(
    catalogue: Catalogue, act: Callable[[Catalogue], Any]
) -> None:
    engine = registry.engine()
    rebuild(engine)
    before = engine.versions()
    act(catalogue)
    while api.drain():
        pass
    assert engine.versions() != before
    assert reconcile(engine) == Differences(0, 0)


def test_a_restriction_that_is_lifted_brings_the_page_back(catalogue: Catalogue) -> None:
    restriction = restrict(catalogue.course)
    engine = registry.engine()
    rebuild(engine)
    assert page_id(catalogue.course.pk) not in engine.versions()
    restriction.delete()
    api.drain()
    assert page_id(catalogue.course.pk) in engine.versions()
    assert reconcile(engine) == Differences(0, 0)


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_a_fact_touches_what_holds_it_and_no_more(catalogue: Catalogue, model: Any) -> None:
    held = {
        "contact": catalogue.person,
        "organisation": catalogue.organisation,
        "area": municipality("Vejle"),
        "targetgroup": target("Unge", "unge"),
        "topic": catalogue.topic,
        "legalbasis": catalogue.basis,
        "keyword": Keyword.objects.get(name="natur"),
    }[model._meta.model_name]
    touched = set(ids_of({model._meta.model_name: held.pk}))
    assert page_id(catalogue.course.pk) in touched
    unrelated = factories.make_initiative("Noget andet", areas=[municipality("Odense")])
    assert page_id(unrelated.pk) not in set(ids_of({model._meta.model_name: held.pk}))


@pytest.mark.parametrize("payload", [{"page": 0}, {"below": 0}, {"contact": 0}, {"area": 0}, {"unheard": 1}, {}])
def test_what_is_gone_or_unheard_of_is_no_error(payload: dict[str, Any]) -> None:
    there = set(Maker().ids())
    assert not there & set(ids_of(payload))


def test_ids_that_were_left_are_taken_as_they_are() -> None:
    assert list(ids_of({"ids": ["page:1", "contact:2:da"]})) == ["page:1", "contact:2:da"]
