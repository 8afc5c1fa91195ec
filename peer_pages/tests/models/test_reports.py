"""Status reports: what came of a grant."""

import pytest
from django.contrib.auth.models import User

from peer_pages.models import Funding, InitiativePage, StatusReportPage
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db


def grant(name: str) -> Funding:
    return factories.make_initiative(name, fundings=[Funding(source_text=name)]).fundings.get()


def test_a_report_outlives_its_grant() -> None:
    funding = grant("Huset")
    report = factories.make_report(InitiativePage.objects.get(pk=funding.page_id), funding=funding)
    Funding.objects.all().delete()
    assert StatusReportPage.objects.get(pk=report.pk).funding is None


def test_a_reports_goals_are_kept_with_their_outcome() -> None:
    goals = [("goal", {"goal": "Ti peers", "outcome": "partly", "why": "Otte kom."})]
    report = factories.make_report(factories.make_initiative(), goals=goals)
    goal = StatusReportPage.objects.get(pk=report.pk).goals[0].value
    assert (goal["goal"], goal["outcome"], goal["why"]) == ("Ti peers", "partly", "Otte kom.")


def test_the_form_offers_only_the_grants_of_the_initiative_above() -> None:
    own, _other = grant("Huset"), grant("Haven")
    form = StatusReportPage.get_edit_handler().get_form_class()
    user = User.objects.create_superuser("redaktør", "editor@example.org", "x" * 12)
    parent = InitiativePage.objects.get(pk=own.page_id)
    offered = form(instance=StatusReportPage(), for_user=user, parent_page=parent).fields["funding"].queryset
    assert list(offered) == [own]


def test_people_find_a_report_by_what_happened() -> None:
    searched = {field.field_name for field in StatusReportPage.search_fields}
    assert {"title", "account", "assessment"} <= searched
