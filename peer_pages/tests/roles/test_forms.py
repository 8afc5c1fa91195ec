"""Forms that differ by who fills them in."""

from typing import Any

import pytest

from peer_pages.models import Contact, Funding, StatusReportPage
from peer_pages.roles.places import ensure_place
from peer_pages.tests.roles.world import World

VALUES = {"name": "Birgit Ny", "phone": "12345678", "consent_basis": "work"}


def contact_form(user: Any, contact: Contact | None = None, data: Any = None) -> Any:
    form_class = Contact.snippet_viewset.get_edit_handler().get_form_class()
    return form_class(data, instance=contact or Contact(locale_id=1), for_user=user)


def report_form(world: World, parent: Any) -> Any:
    form_class = StatusReportPage.get_edit_handler().get_form_class()
    return form_class(instance=StatusReportPage(), parent_page=parent, for_user=world.ours.user)


def offered(field: Any) -> list[Any]:
    return list(field.queryset)


def test_partner_is_offered_own_organisations_and_the_first_is_chosen(world: World) -> None:
    form = contact_form(world.ours.user)
    own = world.ours.place.organisation
    assert offered(form.fields["organisation"]) == [own]
    assert form.fields["organisation"].required
    assert form.initial["organisation"] == own
    assert world.theirs.place.organisation.name not in str(form["organisation"])


def test_partner_of_two_organisations_chooses_between_them(world: World) -> None:
    third = ensure_place(name="Tredje")
    world.ours.user.groups.add(third.group)
    form = contact_form(world.ours.user)
    assert set(offered(form.fields["organisation"])) == {world.ours.place.organisation, third.organisation}


def test_contact_that_has_an_organisation_keeps_it_as_the_first_choice(world: World) -> None:
    third = ensure_place(name="Tredje")
    world.ours.user.groups.add(third.group)
    form = contact_form(world.ours.user, Contact(organisation=third.organisation))
    assert form.initial["organisation"] == third.organisation.pk


def test_editor_is_offered_every_organisation_and_may_leave_it_out(world: World) -> None:
    field = contact_form(world.editor).fields["organisation"]
    assert {world.ours.place.organisation, world.theirs.place.organisation} <= set(offered(field))
    assert not field.required


def test_user_without_an_organisation_is_offered_none(world: World) -> None:
    assert offered(contact_form(world.newcomer).fields["organisation"]) == []


@pytest.mark.parametrize("who", ["ours", "theirs", "missing"])
def test_r34_only_own_organisation_is_accepted(world: World, who: str) -> None:
    organisations = {"ours": world.ours.place.organisation.pk, "theirs": world.theirs.place.organisation.pk}
    form = contact_form(world.ours.user, data={**VALUES, "organisation": organisations.get(who, 987654)})
    assert form.is_valid() is (who == "ours"), form.errors
    assert set(form.errors) == (set() if who == "ours" else {"organisation"})


def test_report_offers_the_money_of_the_initiative_it_lies_under(world: World) -> None:
    own, other = (Funding.objects.create(page=home.draft, kind="unknown") for home in (world.ours, world.theirs))
    assert offered(report_form(world, world.ours.draft).fields["funding"]) == [own]
    assert offered(report_form(world, world.theirs.draft).fields["funding"]) == [other]


def test_r34_report_without_a_parent_offers_no_money(world: World) -> None:
    Funding.objects.create(page=world.theirs.draft, kind="unknown")
    assert offered(report_form(world, None).fields["funding"]) == []
