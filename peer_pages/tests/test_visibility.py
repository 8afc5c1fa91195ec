"""The one answer to what the public may see."""

import pytest
from wagtail.models import Page, PageViewRestriction

from peer_pages.models import InitiativePage
from peer_pages.tests import factories
from peer_pages.visibility import is_visible, visible_pages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "seen"),
    [(factories.DRAFT, False), (factories.LIVE, True), (factories.CHANGED, True), (factories.UNPUBLISHED, False)],
)
def test_r38_only_published_pages_are_visible(state, seen):
    page = factories.make_initiative(state=state)
    assert is_visible(page) is seen
    assert visible_pages(InitiativePage).filter(pk=page.pk).exists() is seen


@pytest.mark.parametrize("above", ["itself", "its parent"])
def test_r38_a_page_under_a_restriction_is_not_visible(above):
    page, other = factories.make_initiative(), factories.make_course()
    PageViewRestriction.objects.create(
        page=page if above == "itself" else page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert not is_visible(page)
    assert not visible_pages(InitiativePage).exists()
    assert is_visible(other)


def test_visible_pages_are_wagtails_live_and_public_pages_in_one_query(django_assert_num_queries):
    for page in (factories.make_initiative(), factories.make_initiative(), factories.make_event()):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    factories.make_initiative(state=factories.DRAFT)
    expected = set(Page.objects.live().public().values_list("pk", flat=True))
    with django_assert_num_queries(1):
        assert set(visible_pages(Page).values_list("pk", flat=True)) == expected
