"""What a site lets people link to: the setting `WORKFLOWS_LINKABLE`."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page

from workflows.tests.integration.world import World


def everything_live(_user: Any) -> QuerySet[Page]:
    """Return what this site's people may link to."""
    return Page.objects.live()


def names(world: World, who: str) -> str:
    url = reverse("wagtailadmin_choose_page_child", args=[world.theirs.folder.pk])
    response = world.client(who).get(url)
    return response.content.decode() if response.status_code == 200 else ""


def test_choosers_ask_the_site_where_it_says_whom(world: World, settings: Any) -> None:
    assert world.theirs.live.title not in names(world, "ann")
    settings.WORKFLOWS_LINKABLE = f"{__name__}.everything_live"
    world.theirs.folder.live = True
    world.theirs.folder.save(update_fields=["live"])
    assert world.theirs.live.title in names(world, "ann")
    assert world.theirs.draft.title not in names(world, "ann")
