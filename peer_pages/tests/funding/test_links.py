"""Links: each opens its own question, for a while."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core import signing
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.funding import links
from peer_pages.funding.asking.writing import plan_day
from peer_pages.models import DigestLine, Reminder
from peer_pages.tests.funding.world import DAY, make_people


@pytest.fixture
def line(roles: None) -> DigestLine:
    make_people()
    plan_day(DAY)
    return DigestLine.objects.get()


def token_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def test_a_link_leads_to_its_line(line: DigestLine, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://peer.example.dk/"
    address = links.address_of(line)
    assert address.startswith("https://peer.example.dk/svar/")
    assert links.read(token_of(address)) == line
    assert str(line.digest.address) not in address


def test_a_link_expires(line: DigestLine, settings: Any) -> None:
    token = token_of(links.address_of(line))
    settings.REMINDERS_LINK_DAYS = 120
    begun = timezone.now().timestamp()
    for days, raised in ((119, None), (121, links.ExpiredLinkError)):
        with patch("django.core.signing.time.time", return_value=begun + timedelta(days).total_seconds()):
            if raised:
                with pytest.raises(raised):
                    links.read(token)
            else:
                assert links.read(token) == line


def test_a_link_is_withdrawn_with_its_line(line: DigestLine) -> None:
    token = token_of(links.address_of(line))
    DigestLine.objects.update(revoked_at=timezone.now())
    with pytest.raises(links.RevokedLinkError):
        links.read(token)
    Reminder.objects.all().delete()
    with pytest.raises(links.RevokedLinkError):
        links.read(token)


def test_links_are_good_for_one_purpose_only(line: DigestLine) -> None:
    with pytest.raises(links.LinkError):
        links.read(token_of(links.unsubscribe_address_of("a@example.org")))
    with pytest.raises(links.LinkError):
        links.read_unsubscribe(token_of(links.address_of(line)))
    with pytest.raises(links.LinkError):
        links.read(signing.dumps({"line": line.pk, "reminder": line.reminder_id}))


@given(st.text(max_size=80))
def test_a_guess_opens_nothing(text: str) -> None:
    with pytest.raises(links.LinkError):
        links.read(text)


@pytest.mark.parametrize(
    "kind", [links.LinkError, links.ExpiredLinkError, links.RevokedLinkError, links.ClosedLinkError]
)
def test_every_refusal_says_why(kind: type[links.LinkError]) -> None:
    assert kind.msgid.startswith("Linket ")
    assert kind.msgid.endswith(".")
