"""Each change writes a row, in its own transaction (reliability 20)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from wagtail.models import PageViewRestriction

from peer_pages.models import Area, Keyword, LegalBasis, Topic
from peer_pages.tests import factories
from search.engines import registry
from search.indexing import rows
from search.indexing.rebuilding import rebuild
from search.indexing.signals import FACTS, note
from search.tests.conftest import target
from workflows.models import OutboxRow
from workflows.outbox.handlers import gives_up, handlers_of

pytestmark = pytest.mark.django_db


def written() -> list[dict[str, Any]]:
    return list(OutboxRow.objects.filter(kind__in=rows.KINDS).order_by("pk").values_list("payload", flat=True))


def fact(model: type[Any]) -> Any:
    """Return a saved thing of that kind."""
    locale = factories.danish()
    return {
        "Contact": factories.make_contact,
        "Organisation": factories.make_organisation,
        "Area": lambda: Area.objects.municipalities().first(),
        "TargetGroup": lambda: target("Unge", "unge"),
        "Topic": lambda: Topic.objects.create(name="Sorg", slug="sorg", locale=locale),
        "LegalBasis": lambda: LegalBasis.objects.create(name="§ 104", slug="104", locale=locale),
        "Keyword": lambda: Keyword.objects.create(name="natur", slug="natur"),
    }[model.__name__]()


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_r20_a_fact_that_is_saved_writes_a_row_and_one_rolled_back_none(model: type[Any]) -> None:
    thing = fact(model)
    OutboxRow.objects.all().delete()
    with transaction.atomic():
        thing.save()
        assert written() == [{model._meta.model_name: thing.pk}]
        transaction.set_rollback(True)
    assert written() == []


@pytest.mark.parametrize("model", [one for one in FACTS if one is not Area], ids=lambda model: model.__name__)
def test_r20_a_fact_that_is_deleted_leaves_the_ids(model: type[Any]) -> None:
    thing = fact(model)
    OutboxRow.objects.all().delete()
    thing.delete()
    assert [list(payload) for payload in written()] == [["ids"]]


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_a_fixture_writes_no_row(model: type[Any]) -> None:
    thing = fact(model)
    OutboxRow.objects.all().delete()
    thing.save_base(raw=True)
    assert written() == []


def test_a_new_fact_concerns_nothing_yet_but_a_new_person_does() -> None:
    OutboxRow.objects.all().delete()
    factories.make_organisation()
    Topic.objects.create(name="Sorg", slug="sorg", locale=factories.danish())
    assert written() == []
    assert written() != [factories.make_contact()]
    assert [list(payload) for payload in written()] == [["contact"]]


def moved(page: Any) -> None:
    page.move(factories.tree().initiatives, pos="last-child")


def renamed(page: Any) -> None:
    page.slug = "et-andet-sted"
    page.save_revision().publish()


def restricted(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


PAGES: dict[str, tuple[Callable[[Any], Any], str]] = {
    "published": (lambda page: page.save_revision().publish(), "page"),
    "unpublished": (factories.unpublish, "page"),
    "moved": (moved, "below"),
    "restricted": (restricted, "below"),
    "deleted": (lambda page: page.delete(), "ids"),
}


@pytest.mark.parametrize(("act", "what"), PAGES.values(), ids=PAGES)
def test_r20_a_page_that_changes_writes_a_row_and_one_rolled_back_none(act: Callable[[Any], Any], what: str) -> None:
    page = factories.make_course()
    OutboxRow.objects.all().delete()
    with transaction.atomic():
        act(page)
        assert what in {name for payload in written() for name in payload}
        transaction.set_rollback(True)
    assert written() == []


def test_a_page_that_is_given_another_address_concerns_those_below(django_capture_on_commit_callbacks: Any) -> None:
    page = factories.make_course()
    with django_capture_on_commit_callbacks(execute=True):
        renamed(page)
    assert {"below": page.pk} in written()


@pytest.mark.parametrize("rolled_back", [True, False])
def test_r20_what_is_rolled_back_is_not_indexed(rolled_back: bool, django_capture_on_commit_callbacks: Any) -> None:
    person = factories.make_contact("Bodil Prøve")
    OutboxRow.objects.all().delete()
    engine = registry.engine()
    rebuild(engine)
    before = engine.versions()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        person.name = "Karen Prøve"
        person.save()
        transaction.set_rollback(rolled_back)
    assert (engine.versions() == before) is rolled_back


def test_every_row_has_a_handler_that_never_gives_up() -> None:
    assert all(handlers_of(kind) for kind in rows.KINDS)
    assert not any(map(gives_up, rows.KINDS))


def test_delivery_is_asked_for_when_the_change_is_there_to_stay(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks() as asked:
        note({"page": 1})
    assert len(asked) == 1


def test_every_fact_that_a_page_holds_is_watched() -> None:
    related = {
        field.related_model
        for name in ("InitiativePage", "CoursePage", "EventPage")
        for field in apps.get_model("peer_pages", name)._meta.many_to_many
    }
    assert related <= set(FACTS)
