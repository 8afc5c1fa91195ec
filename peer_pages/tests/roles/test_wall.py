"""The wall itself: who is asked, and what they are answered."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from peer_pages.roles import wall
from peer_pages.roles.doors import DOORS
from peer_pages.roles.wall import PartnerWallMiddleware
from workflows.integration.doors.middleware import WorkflowDoorsMiddleware

OPEN, CLOSED, WATCHED = "wagtailadmin_home", "wagtailadmin_reports:site_history", "wagtailadmin_pages:edit"


def person(*, editor: bool = False, superuser: bool = False, active: bool = True, admin: bool = True) -> Any:
    """Return what the wall reads of a user; one without a role unless told otherwise."""
    names = frozenset({"Redaktører"} if editor else ())
    return SimpleNamespace(
        is_active=active,
        is_superuser=superuser,
        is_anonymous=False,
        _catalogue_group_names=names,
        has_perm=lambda name: admin and name == "wagtailadmin.access_admin",
    )


def request_to(view: str | None, user: Any, path: str = "/admin/x/") -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = user
    request.resolver_match = SimpleNamespace(view_name=view) if view is not None else None  # type: ignore[assignment]
    return request


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that tells how the wall answers: None lets through."""

    def refuse(_request: HttpRequest, reason: str, status: int) -> HttpResponse:
        return HttpResponse(reason, status=status)

    monkeypatch.setattr(wall, "_refuse", refuse)
    monkeypatch.setattr(WorkflowDoorsMiddleware, "process_view", lambda *_args: None)
    middleware = PartnerWallMiddleware(lambda _request: HttpResponse())

    def ask(view: str | None, user: Any, path: str = "/admin/x/", **kwargs: Any) -> int | None:
        response = middleware.process_view(request_to(view, user, path), None, (), kwargs)
        return response.status_code if response else None

    return ask


@pytest.mark.parametrize("view", [CLOSED, "", None, "an_address_nobody_thought_of", "wagtailadmin_home:more"])
def test_address_that_is_not_in_the_table_is_closed_to_partners(answer: Any, view: str | None) -> None:
    assert answer(view, person()) == 403


def test_open_address_lets_partners_through(answer: Any) -> None:
    assert answer(OPEN, person()) is None


@pytest.mark.parametrize("view", [OPEN, CLOSED, WATCHED, "", None, "an_address_nobody_thought_of"])
@pytest.mark.parametrize("user", [person(editor=True), person(superuser=True)], ids=["editor", "superuser"])
def test_editors_and_superusers_pass_by(answer: Any, view: str | None, user: Any) -> None:
    assert answer(view, user, page_id="1") is None


@pytest.mark.parametrize("view", [OPEN, CLOSED, WATCHED, None])
def test_who_may_not_enter_the_admin_is_left_to_wagtail(answer: Any, view: str | None) -> None:
    assert answer(view, person(admin=False)) is None


@pytest.mark.parametrize("user", [person(editor=True, active=False), person(superuser=True, active=False)])
def test_shut_out_editor_is_no_editor(answer: Any, user: Any) -> None:
    assert answer(CLOSED, user) == 403


@pytest.mark.parametrize("path", ["/", "/administration/", "/en/admin/", "/soeg/", "/dokumenter/1/x.pdf"])
def test_rest_of_the_site_is_no_business_of_the_wall(answer: Any, path: str) -> None:
    assert answer(CLOSED, person(), path) is None


def test_check_that_says_no_is_a_page_that_is_not_there(answer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def check(request: HttpRequest, kwargs: dict[str, Any]) -> None:
        seen.append((request.path, kwargs))
        if kwargs["page_id"] == "2":
            raise Http404

    monkeypatch.setitem(DOORS, WATCHED, check)
    assert answer(WATCHED, person(), page_id="1") is None
    assert answer(WATCHED, person(), page_id="2") == 404
    assert seen == [("/admin/x/", {"page_id": "1"}), ("/admin/x/", {"page_id": "2"})]


def test_workflow_is_asked_behind_the_wall_of_editors_too(answer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(*_args: Any) -> None:
        raise Http404

    monkeypatch.setattr(WorkflowDoorsMiddleware, "process_view", check)
    assert answer("wagtailadmin_pages:workflow_action", person(editor=True)) == 404
    assert answer("wagtailadmin_pages:workflow_action", person()) == 403
    assert answer(OPEN, person()) == 404


def test_request_itself_is_passed_on() -> None:
    response = HttpResponse("indhold")
    assert PartnerWallMiddleware(lambda _request: response)(RequestFactory().get("/admin/")) is response


@pytest.mark.parametrize(("reason", "status"), [("closed", 403), ("missing", 404)])
def test_refusal_is_a_page_of_the_admin_in_the_users_words(
    db: None, browse: Any, reason: str, status: int, world: Any
) -> None:
    names = {"closed": "/admin/reports/site-history/", "missing": f"/admin/pages/{world.theirs.draft.pk}/edit/"}
    response = browse(world.ours.user).get(names[reason])
    assert response.status_code == status
    assert f"peer_pages/wall/{reason}.html" in [template.name for template in response.templates]
