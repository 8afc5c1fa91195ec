"""The one answer to what the public may see."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from peer_pages.models import Contact, InitiativePage
from peer_pages.tests import factories
from peer_pages.visibility import is_visible, public_among, visible_among, visible_pages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "seen"),
    [(factories.DRAFT, False), (factories.LIVE, True), (factories.CHANGED, True), (factories.UNPUBLISHED, False)],
)
def test_r38_only_published_pages_are_visible(state: str, seen: bool) -> None:
    page = factories.make_initiative(state=state)
    assert is_visible(page) is seen
    assert visible_pages(InitiativePage).filter(pk=page.pk).exists() is seen


@pytest.mark.parametrize("above", ["itself", "its parent"])
def test_r38_a_page_under_a_restriction_is_not_visible(above: str) -> None:
    page, other = factories.make_initiative(), factories.make_course()
    PageViewRestriction.objects.create(
        page=page if above == "itself" else page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert not is_visible(page)
    assert not visible_pages(InitiativePage).exists()
    assert is_visible(other)


def test_visible_pages_are_wagtails_live_and_public_pages_in_one_query(
    django_assert_num_queries: Any,
) -> None:
    for page in (factories.make_initiative(), factories.make_initiative(), factories.make_event()):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    factories.make_initiative(state=factories.DRAFT)
    expected = set(Page.objects.live().public().values_list("pk", flat=True))
    with django_assert_num_queries(1):
        assert set(visible_pages(Page).values_list("pk", flat=True)) == expected


def test_r38_the_quick_answer_for_a_handful_is_the_same(django_assert_num_queries: Any) -> None:
    states = (factories.DRAFT, factories.LIVE, factories.CHANGED, factories.UNPUBLISHED)
    pages = [factories.make_initiative(state=state) for state in states]
    restricted = factories.make_event()
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    asked = [page.pk for page in (*pages, restricted)]
    expected = set(visible_pages(Page).filter(pk__in=asked).values_list("pk", flat=True))
    with django_assert_num_queries(1):
        assert visible_among(asked) == expected
    assert visible_among(asked[:1]) == set()
    assert visible_among(asked[1:2]) == {asked[1]}
    assert visible_among(()) == set()


def test_r38_the_quick_answer_follows_what_the_workflows_say(monkeypatch: pytest.MonkeyPatch) -> None:
    page = factories.make_initiative()
    assert visible_among([page.pk]) == {page.pk}
    with monkeypatch.context() as changed:
        changed.setattr("peer_pages.visibility.registered_definitions", list)
        assert visible_among([page.pk]) == set()
    assert visible_among([page.pk]) == {page.pk}


def test_r42_the_quick_answer_about_people_is_the_slow_one(
    django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    kinds: tuple[dict[str, Any], ...] = (
        {},
        {"consent_basis": Contact.Basis.NONE},
        {"consent_basis": Contact.Basis.CONSENT, "consent_on": date(2026, 1, 1)},
        {"withdrawn_on": date(2026, 1, 1)},
        {"withdrawn_on": tomorrow},
    )
    asked = [factories.make_contact(f"Nummer {number}", **kind).pk for number, kind in enumerate(kinds)]
    expected = set(Contact.objects.public().values_list("pk", flat=True))
    with django_assert_num_queries(1):
        assert public_among(asked) == expected == {asked[0], asked[2], asked[4]}
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: tomorrow)
    assert public_among(asked) == {asked[0], asked[2]}


def request_of(user: Any, **session: Any) -> Any:
    request: Any = RequestFactory().get("/")
    request.user, request.session = user, session
    return request


@pytest.mark.parametrize(
    ("kind", "who", "seen"),
    [
        (PageViewRestriction.LOGIN, "anybody", False),
        (PageViewRestriction.LOGIN, "a user", True),
        (PageViewRestriction.GROUPS, "a user", False),
        (PageViewRestriction.GROUPS, "a member", True),
        (PageViewRestriction.PASSWORD, "a user", False),
        (PageViewRestriction.PASSWORD, "with the password", True),
    ],
)
def test_r38_who_passes_the_restriction_sees_the_page_and_the_public_does_not(kind: str, who: str, seen: bool) -> None:
    page = factories.make_initiative()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="hemmelig")
    group = Group.objects.create(name="Læsere")
    restriction.groups.add(group)
    user: Any = AnonymousUser() if who == "anybody" else User.objects.create_user("bodil", password="x" * 12)
    if who == "a member":
        user.groups.add(group)
    passed = [restriction.pk] if who == "with the password" else []
    assert is_visible(page, request_of(user, passed_page_view_restrictions=passed)) is seen
    assert not is_visible(page)


def test_r38_a_draft_is_visible_to_nobody_not_even_to_its_reviewers() -> None:
    page = factories.make_initiative(state=factories.DRAFT)
    reviewer = User.objects.create_superuser("redaktør", "editor@example.org", "x" * 12)
    assert not is_visible(page, request_of(reviewer))


def test_r38_all_restrictions_above_a_page_must_be_passed() -> None:
    page = factories.make_initiative()
    outer = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="ydre")
    inner = PageViewRestriction.objects.create(page=page, restriction_type="password", password="indre")
    for passed, seen in (([], False), ([outer.pk], False), ([inner.pk], False), ([outer.pk, inner.pk], True)):
        assert is_visible(page, request_of(AnonymousUser(), passed_page_view_restrictions=passed)) is seen


def test_r38_a_restriction_covers_only_the_pages_below_it() -> None:
    section, beside = factories.make_section(), factories.make_section()
    below, free = factories.make_initiative(parent=section), factories.make_initiative(parent=beside)
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert list(visible_pages(InitiativePage)) == [free]
    assert not is_visible(below)
