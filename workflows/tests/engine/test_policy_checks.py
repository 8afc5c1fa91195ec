"""The system checks of policies; each test is named after the id it looks for."""

import pytest
from wagtail.models import Page

from workflows.models import PageState, PlacefulPolicy
from workflows.policies.checks import check_defaults, check_policies
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.engine import people

pytestmark = pytest.mark.django_db


def ids() -> list[str]:
    return [str(message.id) for message in check_policies(databases=["default"])]


def test_all_is_well(page):
    assert ids() == []
    assert check_defaults() == []


def test_only_a_check_of_the_database_asks_it(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert check_policies() == []


def test_e030_the_site_names_no_workflow(settings):
    settings.WORKFLOWS_DEFAULT = "nothing"
    assert [message.id for message in check_defaults()] == ["workflows.E030"]


def test_e031_a_type_names_no_workflow(monkeypatch):
    monkeypatch.setattr(ArticlePage, "workflow_name", "nothing")
    assert ids() == ["workflows.E031"]


@pytest.mark.parametrize("kind", ["type", "place"])
def test_e032_a_policy_names_no_workflow(kind):
    if kind == "type":
        people.follow(ArticlePage, "nothing")
    else:
        PlacefulPolicy.objects.create(page_id=people.root().pk, scope="below", workflow="nothing")
    assert ids() == ["workflows.E032"]


def test_e033_pages_follow_no_workflow(page):
    PageState.objects.update(workflow="nothing")
    assert ids() == ["workflows.E033"]


def test_r26_e034_pages_are_in_a_state_that_is_gone(page):
    PageState.objects.update(state="nowhere")
    (message,) = check_policies(databases=["default"])
    assert message.id == "workflows.E034"
    assert "api.remap" in message.hint
    assert not Page.objects.get(pk=page.pk).live
