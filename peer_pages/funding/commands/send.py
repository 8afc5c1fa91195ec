"""`reminders send`: plan today, send what is due, ask the next people; once, whatever the hour."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import OutputWrapper

from peer_pages.funding.asking.writing import plan_day
from peer_pages.funding.clock import escalate
from peer_pages.funding.days import today
from peer_pages.funding.mailing.sending import send_due

HELP = "Plan today and send what is due now; what was sent is not sent again."


def add_arguments(_parser: ArgumentParser) -> None:
    """Take nothing."""


def run(out: OutputWrapper, **_options: Any) -> None:
    """Print how many questions are new, and how many mails came to which state."""
    new = plan_day(today())
    sent = send_due()
    escalate(today())
    states = ", ".join(f"{count} {state}" for state, count in sorted(sent.items()))
    out.write(f"{new} new questions and lines; mails: {states or 'none'}")
