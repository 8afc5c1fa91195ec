"""`workflow explain PAGE --user U`: every transition, and why it may or may not be fired."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _

from workflows import api
from workflows.commands.subjects import find_page, find_user

HELP = "Say of every transition whether a user may fire it on a page, and why not."


def add_arguments(parser: ArgumentParser) -> None:
    """Take the page and the user."""
    parser.add_argument("page", help="The page's id, or its path in the tree of addresses: /news/today/")
    parser.add_argument("--user", required=True, help="The user's name")


def run(out: OutputWrapper, *, page: str, user: str, **_options: Any) -> None:
    """Print one line for each transition: its name, yes or no, the reason code, the sentence."""
    found, person = find_page(page), find_user(user)
    record = api.record_of(found)
    if record is None:
        raise api.NoWorkflow(_("%s follows no workflow.") % found)
    roles = ", ".join(sorted(api.rights_of(person, found).roles))
    out.write(f"{found} ({found.pk}): {record.workflow}, {record.state}, {record.track}")
    out.write(f"{person}: {roles}")
    for verdict in api.explain(found, person):
        answer = "yes" if verdict.allowed else "no"
        out.write("\t".join((verdict.transition.id, answer, verdict.code, verdict.message)).rstrip())
