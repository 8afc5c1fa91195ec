"""What a page may refer to, posted by hand: not yours and not there must be the same answer."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, streamfield

from peer_pages.models import Contact, Funding, InitiativePage, Organisation
from peer_pages.roles.references import may_refer_to
from peer_pages.tests import factories
from peer_pages.tests.roles.forms import initiative_form, linked
from peer_pages.tests.roles.world import CANARIES, World

MISSING = 987654
SLUG = "kaffe-med-en-peer"


@pytest.fixture
def partner(world: World, browse: Any) -> Any:
    return browse(world.ours.user)


def add_url(world: World, view: str = "add") -> str:
    return reverse(f"wagtailadmin_pages:{view}", args=["peer_pages", "initiativepage", world.ours.place.section.pk])


def answer(response: Any) -> tuple[int, str, list[str]]:
    """Return the status, where it leads, and which words of the other partner it says."""
    body = response.content.decode().lower()
    return response.status_code, response.headers.get("Location", ""), [word for word in CANARIES if word in body]


def in_text(kind: str, key: Any) -> dict[str, Any]:
    return {"body": streamfield([("purpose", linked(kind, id=key))])}


def in_funding(**values: Any) -> dict[str, Any]:
    return {"fundings": inline_formset([{"kind": "unknown", **values}])}


FIELDS: dict[str, tuple[Callable[[Any], int], Callable[[Any], dict[str, Any]]]] = {
    "file block": (
        lambda home: home.document.pk,
        lambda key: {"documents": streamfield([("document", {"title": "", "document": key})])},
    ),
    "page in rich text": (lambda home: home.draft.pk, lambda key: in_text("LINK", key)),
    "file in rich text": (lambda home: home.document.pk, lambda key: in_text("DOCUMENT", key)),
    "contact of a grant": (lambda home: home.contact.pk, lambda key: in_funding(responsible=key)),
}
"""For each kind of field: the key of a home's thing, and a form that refers to it."""
each_field = pytest.mark.parametrize("field", FIELDS)


def refer_to(field: str, key: Any) -> dict[str, Any]:
    return FIELDS[field][1](key)


REFUSED: tuple[int, str, list[str]] = (302, reverse("wagtailadmin_home"), [])


@each_field
@pytest.mark.parametrize("title", ["Kaffe", ""], ids=["whole form", "form with errors"])
@pytest.mark.parametrize("view", ["add", "preview_on_add"])
def test_r34_foreign_and_missing_things_are_refused_alike(
    world: World, partner: Any, field: str, title: str, view: str
) -> None:
    for key in (FIELDS[field][0](world.theirs), MISSING):
        response = partner.post(add_url(world, view), initiative_form(title, **refer_to(field, key)))
        assert answer(response) == REFUSED, key
    assert not InitiativePage.objects.filter(slug=SLUG).exists()


@pytest.mark.parametrize("written", [" {}", "{} ", "+{}", "0{}", "{}\n"])
@pytest.mark.parametrize("field", ["file block", "contact of a grant"])
def test_r34_foreign_key_in_another_spelling_is_refused(world: World, partner: Any, field: str, written: str) -> None:
    key = written.format(FIELDS[field][0](world.theirs))
    assert answer(partner.post(add_url(world), initiative_form(**refer_to(field, key)))) == REFUSED
    assert not InitiativePage.objects.filter(slug=SLUG).exists()


@each_field
@pytest.mark.parametrize("key", ["abc", "1.5", "-1", "²", "9" * 40, "1 OR 1=1"])
def test_r28_key_that_can_be_none_is_refused_and_breaks_nothing(
    world: World, partner: Any, field: str, key: str
) -> None:
    assert answer(partner.post(add_url(world), initiative_form(**refer_to(field, key)))) == REFUSED


@each_field
def test_own_things_are_accepted(world: World, partner: Any, field: str) -> None:
    key = FIELDS[field][0](world.ours)
    partner.post(add_url(world), initiative_form(**refer_to(field, key)))
    page = InitiativePage.objects.get(slug=SLUG)
    saved = [page.body.raw_data, page.documents.raw_data, [row.responsible_id for row in page.fundings.all()]]
    assert str(key) in str([list(values) for values in saved])


@each_field
def test_editor_refers_to_everybodys_things(world: World, browse: Any, field: str) -> None:
    key = FIELDS[field][0](world.theirs)
    browse(world.editor).post(add_url(world), initiative_form(**refer_to(field, key)))
    assert InitiativePage.objects.filter(slug=SLUG).exists()


def test_foreign_thing_in_a_deleted_row_is_no_reference(world: World, partner: Any) -> None:
    values = initiative_form(**refer_to("file block", world.theirs.document.pk))
    partner.post(add_url(world), {**values, "documents-0-deleted": "1"})
    assert not InitiativePage.objects.get(slug=SLUG).documents


def test_reference_that_an_editor_put_there_stays(world: World, partner: Any) -> None:
    theirs = world.theirs
    page = factories.make_initiative(
        "Delt",
        parent=world.ours.place.section,
        contacts=[theirs.contact],
        documents=[("document", {"title": "", "document": theirs.document})],
        body=[("purpose", f'<p><a linktype="document" id="{theirs.document.pk}">x</a></p>')],
    )
    values = {"contacts": [theirs.contact.pk], **refer_to("file in rich text", theirs.document.pk)}
    form = initiative_form("Delt", slug="delt", **values, **refer_to("file block", theirs.document.pk))
    response = partner.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    latest = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert list(latest.contacts.all()) == [theirs.contact]
    assert latest.documents[0].value["document"] == theirs.document


def test_r34_foreign_contact_in_the_check_boxes_is_no_choice_like_one_that_is_missing(
    world: World, partner: Any
) -> None:
    errors = []
    for key in (world.theirs.contact.pk, MISSING):
        response = partner.post(add_url(world), initiative_form(contacts=[key]))
        errors.append(str(response.context["form"].errors["contacts"]).replace(str(key), "?"))
        assert answer(response)[2] == []
    assert errors[0] == errors[1]


def test_r34_row_of_another_page_is_no_row_of_this_one_like_one_that_is_missing(world: World, partner: Any) -> None:
    theirs = Funding.objects.create(page=world.theirs.draft, kind="unknown")
    url = reverse("wagtailadmin_pages:edit", args=[world.ours.draft.pk])
    errors = []
    for key in (theirs.pk, MISSING):
        rows = inline_formset([{"id": key, "kind": "unknown"}], initial=1)
        response = partner.post(url, initiative_form("Egen", slug="egen", fundings=rows))
        errors.append(response.context["form"].formsets["fundings"].errors)
    assert errors[0] == errors[1]
    assert "id" in errors[0][0]
    assert Funding.objects.get().page == world.theirs.draft


def test_row_of_this_page_is_kept_and_changed(world: World, partner: Any) -> None:
    own = factories.make_initiative("Egen bevilling", parent=world.ours.place.section)
    row = Funding.objects.create(page=own, kind="unknown")
    url = reverse("wagtailadmin_pages:edit", args=[own.pk])
    rows = inline_formset([{"id": row.pk, "kind": "project", "responsible": world.ours.contact.pk}], initial=1)
    response = partner.post(url, initiative_form("Egen bevilling", slug="egen-bevilling", fundings=rows))
    assert response["Location"] == url
    (kept,) = Page.objects.get(pk=own.pk).get_latest_revision_as_object().fundings.all()
    assert (kept.pk, kept.responsible) == (row.pk, world.ours.contact)


@pytest.mark.parametrize("thing", ["draft", "contact", "document", "image"])
def test_partner_may_refer_to_own_things_only(world: World, thing: str) -> None:
    models = {"draft": Page, "contact": Contact, "document": get_document_model(), "image": get_image_model()}
    for user, home, allowed in (
        (world.ours.user, world.ours, True),
        (world.ours.user, world.theirs, False),
        (world.editor, world.theirs, True),
        (world.newcomer, world.theirs, False),
        (AnonymousUser(), world.theirs, False),
    ):
        key = str(getattr(home, thing).pk)
        assert may_refer_to(user, models[thing], key) is allowed, (user, key)


def test_partner_may_refer_to_shared_facts(world: World) -> None:
    assert may_refer_to(world.ours.user, Organisation, str(world.theirs.place.organisation.pk))


def test_nobody_refers_to_a_model_without_a_policy() -> None:
    assert not may_refer_to(SimpleNamespace(), Permission, "1")


@pytest.mark.parametrize("key", ["", " 1", "1 ", "+1", "-1", "1.0", "abc", "None", "²", "1\n"])
def test_text_that_is_no_key_refers_to_nothing_and_asks_no_database(key: str) -> None:
    assert not may_refer_to(SimpleNamespace(), Page, key)
