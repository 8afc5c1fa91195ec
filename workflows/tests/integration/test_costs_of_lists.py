"""How many queries the lists take: few, and as many for somebody with many local roles as with one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.permissions import policy_registry

from workflows import api
from workflows.models import LocalRole
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.integration.world import World, article, person

MOST = 10


def explorer(user, world: World) -> int:
    # One of the ten is for the second page type that lies there.
    listed = policy_registry.get_by_type(Page).explorable_instances(user).child_of(world.ours.folder)
    return len(listed.specific())


def review_list(user, world: World) -> int:
    return len(api.waiting_for(user).select_related("page", "submitted_by"))


def cost(do, user, world: World) -> int:
    user = type(user).objects.get(pk=user.pk)
    with CaptureQueriesContext(connection) as queries:
        assert do(user, world)
    return len(queries)


@pytest.mark.parametrize(("do", "wanted"), [(explorer, 10), (review_list, 3)])
def test_lists_take_as_many_queries_for_many_grants_as_for_one(world, do, wanted):
    owner, counts = world.people["ann"], []
    pages = [article(world.ours.folder, f"Waiting {number}", owner, "pending") for number in range(20)]
    assert all(isinstance(page, ArticlePage) for page in pages)
    for grants in (1, 20):
        user = person(f"with {grants}")
        LocalRole.objects.create(page=world.ours.folder, user=user, role="Reviewer")
        LocalRole.objects.bulk_create(LocalRole(page=page, user=user, role="Reviewer") for page in pages[: grants - 1])
        cost(do, user, world)
        counts.append(cost(do, user, world))
    assert counts[0] == counts[1] <= wanted <= MOST
