"""Who may see and write the facts that pages share: tables of roles × acts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.permissions import policy_registry

from peer_pages.models import Contact, Funding, Organisation
from peer_pages.roles.policies import (
    CONTACT_POLICY,
    REFERENCES,
    ContactPolicy,
    FundingPolicy,
    ReferencePolicy,
    visible_contacts,
)
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World

USERS: dict[str, Callable[[World], Any]] = {
    "partner": lambda world: world.ours.user,
    "editor": lambda world: world.editor,
    "administrator": lambda world: world.administrator,
    "nobody in particular": lambda world: world.newcomer,
    "stranger": lambda _world: AnonymousUser(),
}
ACTS = ("view", "choose", "add", "change", "delete")
ALL, READ, NONE = set(ACTS), {"view", "choose"}, set[str]()
each_act = pytest.mark.parametrize("action", ACTS)


@pytest.mark.parametrize(
    ("who", "may"),
    [("partner", READ), ("editor", ALL), ("administrator", ALL), ("nobody in particular", NONE), ("stranger", NONE)],
)
@pytest.mark.parametrize("model", REFERENCES, ids=lambda model: model.__name__)
def test_shared_facts_are_read_by_all_in_the_admin_and_written_by_staff(
    world: World, model: Any, who: str, may: set[str]
) -> None:
    policy = policy_registry.get_by_type(model)
    assert isinstance(policy, ReferencePolicy)
    assert {action for action in ACTS if policy.user_has_permission(USERS[who](world), action)} == may


def test_shut_out_partner_reads_no_facts(world: World) -> None:
    world.ours.user.is_active = False
    assert not ReferencePolicy(Organisation).user_has_permission(world.ours.user, "view")


@pytest.mark.parametrize(
    ("who", "own", "foreign", "loose"),
    [
        ("partner", ALL - {"delete"}, NONE, NONE),
        ("editor", ALL, ALL, ALL),
        ("administrator", ALL, ALL, ALL),
        ("nobody in particular", NONE, NONE, NONE),
        ("stranger", NONE, NONE, NONE),
    ],
)
def test_r34_contacts_are_for_their_organisation_and_for_staff(
    world: World, who: str, own: set[str], foreign: set[str], loose: set[str]
) -> None:
    user = USERS[who](world)
    contacts = (world.ours.contact, world.theirs.contact, factories.make_contact("Løs", organisation=None))
    for contact, may in zip(contacts, (own, foreign, loose), strict=True):
        assert {act for act in ACTS if CONTACT_POLICY.user_has_permission_for_instance(user, act, contact)} == may
        listed = {act for act in ACTS if contact in CONTACT_POLICY.instances_user_has_any_permission_for(user, [act])}
        assert listed == may


@each_act
def test_list_of_contacts_and_single_answers_never_differ_for_a_partner_of_two(world: World, action: str) -> None:
    user = world.ours.user
    user.groups.add(world.theirs.place.group)
    for contact in Contact.objects.all():
        listed = contact in CONTACT_POLICY.instances_user_has_any_permission_for(user, [action])
        assert listed is CONTACT_POLICY.user_has_permission_for_instance(user, action, contact)


def test_visible_contacts_are_listed_once_for_a_user_in_both_groups(world: World) -> None:
    world.ours.user.groups.add(world.theirs.place.group)
    names = list(visible_contacts(world.ours.user).values_list("name", flat=True))
    assert sorted(names) == sorted({world.ours.contact.name, world.theirs.contact.name})


def test_contact_that_moves_to_another_organisation_moves_between_partners(world: World) -> None:
    contact = world.ours.contact
    contact.organisation = world.theirs.place.organisation
    contact.save()
    assert not visible_contacts(world.ours.user).exists()
    assert visible_contacts(world.theirs.user).count() == 2


@each_act
def test_those_who_may_do_something_to_a_contact_are_named_once(world: World, action: str) -> None:
    world.ours.user.groups.add(world.theirs.place.group)
    users = list(CONTACT_POLICY.users_with_any_permission([action]))
    assert len(users) == len(set(users))
    assert (world.ours.user in users) is (action != "delete")
    assert world.newcomer not in users


def test_shut_out_partner_is_not_among_those_who_write_contacts(world: World) -> None:
    world.ours.user.is_active = False
    world.ours.user.save()
    assert world.ours.user not in CONTACT_POLICY.users_with_any_permission(["change"])


@pytest.mark.parametrize(("who", "count"), [("partner", 1), ("editor", 2), ("nobody in particular", 0)])
def test_r34_grants_are_seen_by_those_who_write_their_page(world: World, who: str, count: int) -> None:
    for home in (world.ours, world.theirs):
        Funding.objects.create(page=home.draft, kind=Funding.Kind.UNKNOWN)
    seen = FundingPolicy(Funding).instances_user_has_any_permission_for(USERS[who](world), ["view"])
    assert seen.count() == count


@pytest.mark.parametrize(("model", "policy"), [(Contact, ContactPolicy), (Funding, FundingPolicy)])
def test_wagtail_asks_our_policy(model: Any, policy: type) -> None:
    assert isinstance(policy_registry.get_by_type(model), policy)
