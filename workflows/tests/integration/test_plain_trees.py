"""A page without a workflow, with pages below it that have one: what is done to the whole asks each of them."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import APIToken, GroupPagePermission

from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.integration.forms import url
from workflows.tests.integration.world import CANARY, World, article


@pytest.fixture
def ann_edits_plain(world: World) -> None:
    """Let Ann edit the plain page and the one it lies below, by Wagtail's own permissions; Bob has a draft below it."""
    group = Group.objects.create(name="Plain")
    world.people["ann"].groups.add(group)
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=world.plain, permission=permission)
    article(world.plain, f"{CANARY} below", world.people["bob"])


def copies() -> int:
    return ArticlePage.objects.filter(title=f"{CANARY} below").count()


@pytest.mark.usefixtures("ann_edits_plain")
def test_r34_the_form_copies_no_hidden_page(world: World) -> None:
    form = {"new_title": "C", "new_slug": "c", "new_parent_page": world.ours.folder.pk, "copy_subpages": "on"}
    answer = world.client("ann").post(url("copy", world.plain.pk), form, follow=True)
    assert answer.status_code == 200
    assert "Some of the pages below are not yours to copy." in answer.content.decode()
    assert copies() == 1


@pytest.mark.usefixtures("ann_edits_plain")
@pytest.mark.parametrize("action", ["copy", "create_alias"])
def test_r34_the_api_copies_no_hidden_page(world: World, action: str) -> None:
    token = APIToken.create_token(user=world.people["ann"], name="test")[1]
    client = Client(headers={"Authorization": f"Bearer {token}"})
    path = f"/api/v3/pages/{world.plain.pk}/actions/{action}/"
    body = {
        "destination_id": world.ours.folder.pk,
        "recursive": True,
        "keep_live": False,
        "slug": "c",
        "title": "C",
        "update_slug": "c",
    }
    answer = client.post(path, json.dumps(body), content_type="application/json")
    assert (answer.status_code, copies()) == (403, 1), answer.content
