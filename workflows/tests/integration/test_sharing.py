"""Plone's sharing page: who has which role on a page, and who may give which."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from workflows import api
from workflows.models import LocalRole, RoleBlock
from workflows.tests.integration.forms import said
from workflows.tests.integration.world import World, person
from workflows.vocabulary import Permission


def url(page: Page) -> str:
    return reverse("workflows:sharing", args=(page.pk,))


def share(world: World, sharer: str, page: Page, **data):
    """Post the form with the boxes as they are, but for `data`; inherited roles hold on unless told."""
    before = [f"user-{one.user_id}-{one.role}" for one in LocalRole.objects.filter(page_id=page.pk, user__isnull=False)]
    form = {"before": before, "roles": before, "inherits": "on", **data}
    return world.client(sharer).post(url(page), {key: value for key, value in form.items() if value != ""}, follow=True)


def roles_on(page: Page) -> set[tuple[str, str]]:
    rows = LocalRole.objects.filter(page_id=page.pk).select_related("user", "group")
    return {(str(one.user or one.group), one.role) for one in rows}


@pytest.mark.parametrize("who", ["bob", "BOB@example.org"])
def test_an_owner_lets_somebody_read(world: World, who: str) -> None:
    page, bob = world.ours.draft, world.people["bob"]
    assert not api.has_permission(bob, page, Permission.VIEW)
    answer = share(world, "ann", page, name=who, new_roles=["Reader"])
    assert "are changed" in said(answer)
    assert roles_on(page) == {("bob", "Reader")}
    assert api.has_permission(bob, page, Permission.VIEW)
    line = PageLogEntry.objects.get(action="workflows.sharing")
    assert (line.user, line.data) == (world.people["ann"], {"comment": "+ bob: Reader"})


def test_a_group_is_given_a_role_by_its_name(world: World) -> None:
    Group.objects.create(name="Board").user_set.add(world.people["bob"])
    share(world, "ann", world.ours.draft, name="Board", new_roles=["Reader", "Editor"])
    assert roles_on(world.ours.draft) == {("Board", "Reader"), ("Board", "Editor")}
    assert api.has_permission(world.people["bob"], world.ours.draft, Permission.MODIFY)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"name": "nobody", "new_roles": ["Reader"]}, "There is no “nobody” here."),
        ({"name": "gone", "new_roles": ["Reader"]}, "There is no “gone” here."),
        ({"name": "same@example.org", "new_roles": ["Reader"]}, "is more than one. Type the user name."),
        ({"name": "bob"}, "Choose what “bob” is to be here."),
        ({"new_roles": ["Reader"]}, "Say who is to have the roles."),
    ],
)
def test_half_a_line_is_refused_and_nothing_is_lost(world: World, data, reason: str) -> None:
    person("gone", is_active=False)
    for name in ("one", "two"):
        user = person(name)
        user.email = "same@example.org"
        user.save()
    page, reader = world.ours.folder, world.people["reader"]
    before = roles_on(page)
    boxes = [f"user-{world.people['ann'].pk}-Editor"]
    answer = share(world, "ann", page, roles=boxes, **data)
    text = answer.content.decode()
    assert reason in text
    assert roles_on(page) == before
    assert not re.search(rf'value="user-{reader.pk}-Reader"[^>]*checked', text)
    assert re.search(rf'value="{boxes[0]}"[^>]*checked', text)


def test_nobody_gives_a_role_that_is_not_theirs_to_give(world: World) -> None:
    page, ann = world.ours.draft, world.people["ann"]
    shown = world.client("ann").get(url(page)).content.decode()
    assert 'value="Editor"' in shown
    assert 'value="Reviewer"' not in shown
    share(world, "ann", page, name="ann", new_roles=["Reviewer"])
    share(world, "ann", page, roles=[f"user-{ann.pk}-Reviewer"])
    share(world, "ann", page, roles=[f"user-{ann.pk}-Manager"])
    assert roles_on(page) == set()
    share(world, "administrator", page, name="bob", new_roles=["Reviewer"])
    assert roles_on(page) == {("bob", "Reviewer")}
    share(world, "ann", page, roles="")
    assert roles_on(page) == {("bob", "Reviewer")}


def test_a_box_for_somebody_who_is_not_in_the_table_changes_nothing(world: World) -> None:
    bob = world.people["bob"]
    answer = share(world, "ann", world.ours.draft, roles=[f"user-{bob.pk}-Reader"])
    assert "The table has changed since you opened it." in answer.content.decode()
    assert roles_on(world.ours.draft) == set()


def test_only_what_was_changed_is_changed(world: World) -> None:
    page = world.ours.draft
    for name in ("bob", "outsider"):
        LocalRole.objects.create(page=page, user=world.people[name], role="Reader")
    bob = f"user-{world.people['bob'].pk}"
    # The form was opened before the outsider came to be in the table.
    share(world, "ann", page, before=[f"{bob}-Reader"], roles=[f"{bob}-Editor"])
    assert roles_on(page) == {("bob", "Editor"), ("outsider", "Reader")}
    share(world, "ann", page)
    assert PageLogEntry.objects.filter(action="workflows.sharing").count() == 1


def test_what_comes_from_above_is_shown_and_can_be_shut_out(world: World) -> None:
    page, reader = world.ours.draft, world.people["reader"]
    shown = world.client("ann").get(url(page)).content.decode()
    assert re.search(r'<th scope="row">reader</th>.*?from above', shown, re.DOTALL)
    share(world, "ann", page, inherits="")
    assert RoleBlock.objects.filter(pk=page.pk).exists()
    assert not api.has_permission(reader, page, Permission.VIEW)
    assert "from above" not in world.client("ann").get(url(page)).content.decode()
    share(world, "ann", page)
    assert api.has_permission(reader, page, Permission.VIEW)


def test_a_block_further_up_hides_what_is_above_it(world: World) -> None:
    RoleBlock.objects.create(page=world.ours.folder)
    LocalRole.objects.create(page=world.home, user=world.people["outsider"], role="Reader")
    shown = world.client("ann").get(url(world.ours.draft)).content.decode()
    assert '<th scope="row">reader</th>' in shown
    assert "outsider" not in shown


def test_who_shuts_themselves_out_ends_on_the_first_page(world: World) -> None:
    local = person("local")
    world.people["local"] = local
    LocalRole.objects.create(page=world.ours.draft, user=local, role="Editor")
    answer = share(world, "local", world.ours.draft, roles="")
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_home")
    assert roles_on(world.ours.draft) == set()


@pytest.mark.parametrize("name", ["reader", "outsider", "bob"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_r34_it_is_not_there_for_others(world: World, name: str, method: str) -> None:
    assert getattr(world.client(name), method)(url(world.ours.draft)).status_code == 404


def test_a_page_without_a_workflow_has_none(world: World) -> None:
    assert world.client("root").get(url(world.plain)).status_code == 404


@pytest.mark.parametrize(("name", "offered"), [("ann", True), ("root", True), ("reviewer", True), ("reader", False)])
def test_the_menu_of_the_page_offers_it(world: World, name: str, offered: bool) -> None:
    page = world.ours.waiting if name == "reviewer" else world.ours.folder
    address = reverse("wagtailadmin_pages:edit" if name == "reviewer" else "wagtailadmin_explore", args=(page.pk,))
    assert (url(page) in world.client(name).get(address).content.decode()) is offered
