"""What `check` says of a site that has put the plugin in by half: the test is named after the message."""

import pytest
from django.core.checks import run_checks
from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry

from workflows.integration.checks import FINISH, MIDDLEWARE
from workflows.tests.bare.pages.models import ArticlePage


def found() -> set[str]:
    return {str(message.id) for message in run_checks(tags=["workflows"])}


def test_a_site_that_is_whole_has_none_of_these() -> None:
    assert found().isdisjoint({"workflows.E020", "workflows.E021", "workflows.E022"})


def test_e020_the_middleware_is_missing(settings) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != MIDDLEWARE]
    assert "workflows.E020" in found()
    [message] = [message for message in run_checks(tags=["workflows"]) if message.id == "workflows.E020"]
    assert MIDDLEWARE in str(message.hint)


def test_e021_wagtail_would_publish_at_the_end_of_a_review(settings) -> None:
    settings.WAGTAIL_FINISH_WORKFLOW_ACTION = "wagtail.workflows.publish_workflow_state"
    assert "workflows.E021" in found()
    settings.WAGTAIL_FINISH_WORKFLOW_ACTION = FINISH
    assert "workflows.E021" not in found()


def test_e022_a_viewset_of_the_site_goes_past_the_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    own = type("OwnViewSet", (PageViewSet,), {"model": ArticlePage})()
    monkeypatch.setattr(page_viewset_registry, "get_by_type", lambda model: own)
    assert "workflows.E022" in found()
