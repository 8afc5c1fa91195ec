"""What the demonstration shows: every kind of page, status, funding and person somewhere."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page

from peer_pages.blocks import answered_sections
from peer_pages.funding import ladder
from peer_pages.funding.asking.planning import plan
from peer_pages.listing.catalogue import in_area
from peer_pages.models import (
    CATALOGUE_PAGES,
    Area,
    Contact,
    CoursePage,
    EventPage,
    Funding,
    InitiativePage,
    LegalBasis,
    Organisation,
    OrganisationPage,
    StatusReportPage,
    TargetGroup,
    Topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def funding_ends_in() -> list[int]:
    """Return the days until the end of each funding of the public pages that has one."""
    today = timezone.localdate()
    return [(funding.ends_last_day - today).days for funding in Funding.objects.filter(ends_last_day__isnull=False)]


def test_every_region_has_every_kind_of_page() -> None:
    for region in Area.objects.current().regions():
        kinds = {group.kind for group in in_area(region, region.locale_id)}
        assert kinds == {"initiative", "course", "event"}, region.name


def test_initiatives_stand_at_every_status_and_every_place_of_the_continuum() -> None:
    pages = InitiativePage.objects.live()
    assert {page.status for page in pages} == set(InitiativePage.Status.values)
    assert {page.continuum_place for page in pages} >= set(InitiativePage.Continuum.values)
    assert {page.description_source for page in pages} >= {"self", "interview", "website"}
    assert {form for page in pages for form in page.employment_forms} == set(InitiativePage.EmploymentForm.values)


def test_some_initiatives_answer_all_sections_and_some_few() -> None:
    answers = [len(answered_sections(page.body)) for page in InitiativePage.objects.live()]
    assert answers.count(8) >= 2
    assert min(answers) <= 2


def test_pages_were_checked_lately_long_ago_and_never() -> None:
    pages = [page for model in CATALOGUE_PAGES for page in model.objects.live()]
    assert any(page.is_checked() for page in pages)
    assert any(page.last_checked_on and not page.is_checked() for page in pages)
    assert any(page.last_checked_on is None for page in pages)


def test_funding_ends_at_every_distance() -> None:
    days = funding_ends_in()
    assert any(end < 0 for end in days)
    assert any(0 <= end <= 31 for end in days)
    assert any(31 < end <= 183 for end in days)
    assert any(end > 730 for end in days)


def test_funding_of_every_sort_occurs() -> None:
    fundings = Funding.objects.all()
    assert {funding.kind for funding in fundings} == set(Funding.Kind.values)
    assert fundings.filter(ends__regex=r"-2[1-4]$").exists()
    assert fundings.filter(renewed_yearly=True, decision_on__gt=timezone.localdate()).count() == 2
    assert fundings.filter(ends="").exclude(source_text="").exists()


def test_grants_give_the_reminders_something_of_every_sort() -> None:
    live = Funding.objects.filter(page__live=True)
    assert {ladder.precision(grant.ends) for grant in live} == set(ladder.Precision)
    assert live.exclude(rungs="").exists()
    assert live.exclude(programme__rungs="").filter(programme__isnull=False).exists()
    over = live.filter(ends_last_day__lt=timezone.localdate(), page__status=InitiativePage.Status.ACTIVE)
    assert over.filter(programme__wants_status_report=True, reports__isnull=True).exists()


def test_reminders_have_questions_of_every_kind_to_ask() -> None:
    assert {one.question for one in plan(timezone.localdate())} >= {"end", "report", "check"}


def test_events_come_are_over_and_change() -> None:
    events = EventPage.objects.live()
    assert {event.change for event in events} == set(EventPage.Change.values)
    assert any(event.recap and event.participants and event.materials for event in events if event.is_over)
    coming = [event for event in events if not event.is_over]
    assert any(event.public_online_link for event in coming)
    assert any(event.online_link and not event.public_online_link for event in coming)
    assert any(event.programme and event.purposes for event in coming)


def test_courses_come_are_over_cancelled_free_and_paid() -> None:
    courses = list(CoursePage.objects.live())
    dates = [date for course in courses for date in course.dates.all()]
    assert sum(bool(course.coming_dates()) for course in courses) >= 8
    assert any(not course.coming_dates() for course in courses)
    assert any(date.cancelled for date in dates)
    assert max(date.starts_at for date in dates) > timezone.now() + timedelta(days=240)
    assert {course.is_free for course in courses} == {True, False}


def test_weekly_courses_last_as_long_as_they_say() -> None:
    for course in CoursePage.objects.filter(abbreviation__startswith="LATAD"):
        assert (course.weeks, course.sessions, course.hours_per_session) == (7, 7, 2.5)
        for date in course.dates.all():
            assert (date.ends_at - date.starts_at).days == 42


def test_people_without_consent_are_never_public() -> None:
    hidden = Contact.objects.exclude(pk__in=Contact.objects.public())
    shown = {contact.pk for model in CATALOGUE_PAGES for page in model.objects.all() for contact in page.contacts.all()}
    assert {contact.consent_basis for contact in hidden} == {Contact.Basis.NONE, Contact.Basis.CONSENT}
    assert {contact.pk for contact in hidden} <= shown
    for model in CATALOGUE_PAGES:
        for page in model.objects.live():
            assert not {contact.pk for contact in page.public_contacts()} & {contact.pk for contact in hidden}


def test_most_people_may_be_shown_on_one_ground_or_the_other() -> None:
    public = Contact.objects.public()
    assert public.count() >= 18
    assert {contact.consent_basis for contact in public} == {Contact.Basis.WORK, Contact.Basis.CONSENT}


def test_goals_of_the_reports_were_met_partly_and_not() -> None:
    reports = StatusReportPage.objects.live()
    assert reports.count() == 2
    assert all(report.funding.programme.wants_status_report for report in reports)
    assert {goal.value["outcome"] for report in reports for goal in report.goals} == {"met", "partly", "not_met"}


def test_every_organisation_target_group_and_law_is_there() -> None:
    assert {organisation.kind for organisation in Organisation.objects.all()} == set(Organisation.Kind.values)
    assert OrganisationPage.objects.live().count() == 8
    assert TargetGroup.objects.count() >= 10
    assert Topic.objects.count() >= 12
    assert LegalBasis.objects.exclude(description="").count() == 9


def test_every_page_is_valid_by_the_forms_own_rules() -> None:
    for page in Page.objects.filter(depth__gt=3).specific():
        page.full_clean()
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                field.stream_block.clean(getattr(page, field.name))


def test_every_public_page_opens(client: Client) -> None:
    for page in Page.objects.live().filter(depth__gt=1):
        assert client.get(page.get_url()).status_code == 200, page.title
