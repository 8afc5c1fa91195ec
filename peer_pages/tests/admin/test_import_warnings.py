"""What the import flagged is shown to the editor."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from peer_pages.models import ImportRecord
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db

WARNING = {"line": 1234, "code": "impossible_date", "message": "Den 31. september findes ikke."}


def form_html(client, page):
    client.force_login(User.objects.create_superuser("redaktør", "editor@example.org", "x" * 12))
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


@pytest.mark.parametrize(
    ("warnings", "days_ago", "shown"),
    [
        ([WARNING], None, True),
        ([WARNING], 1, True),
        ([WARNING], 0, False),
        ([], None, False),
    ],
)
def test_warnings_stand_on_the_form_until_the_page_is_checked(client, warnings, days_ago, shown):
    checked = None if days_ago is None else timezone.localdate() - timedelta(days_ago)
    page = factories.make_initiative(last_checked_on=checked)
    ImportRecord.objects.create(key="a", page=page.page_ptr, source_name="katalog.txt", warnings=warnings)
    html = form_html(client, page)
    assert ("31. september findes ikke" in html) is shown
    assert ("katalog.txt" in html) is shown


def test_a_page_that_was_not_read_in_has_no_such_list(client):
    assert "Se disse steder efter" not in form_html(client, factories.make_initiative())


def test_a_status_report_shows_its_warnings(client):
    report = factories.make_report(factories.make_initiative())
    ImportRecord.objects.create(key="b", page=report.page_ptr, source_name="status.txt", warnings=[WARNING])
    assert "31. september findes ikke" in form_html(client, report)
