"""Invented grants, one to a page: few are due, the others end in some years, or were asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

DUE = 100
"""As many of each question are due, however many grants there are."""
AT_ONCE = 500
DAYS = (30, 30, 30, -10)


def fill(numbers: range, day: date, *, asked: bool = False) -> None:
    """Make the pages and grants of `numbers`; the first `DUE` of each kind are due on `day`, all others are not.

    The others end in some years; with `asked` half of them are on a rung and half have no end, and all were asked.
    """
    from django.db import connection, transaction
    from wagtail.models import Page

    from peer_pages.models import Funding, FundingProgramme, InitiativePage, Reminder
    from peer_pages.setup.tree import ensure_tree
    from peer_pages.workflow.definition import NAME
    from workflows.models import PageState

    parent = ensure_tree().initiatives
    programme, _made = FundingProgramme.objects.get_or_create(
        name="Puljen", locale=parent.locale, defaults={"wants_status_report": True}
    )
    names = [field.attname for field in Page._meta.concrete_fields]  # noqa: SLF001
    fields = InitiativePage._meta.local_concrete_fields  # noqa: SLF001
    with transaction.atomic():
        for start in range(numbers.start, numbers.stop, AT_ONCE):
            some = range(start, min(start + AT_ONCE, numbers.stop))
            pages = [_page(number, parent, day) for number in some]
            Page.objects.bulk_create(Page(**{name: getattr(one, name) for name in names}) for one in pages)
            for at in range(0, len(pages), 100):
                InitiativePage._base_manager.all()._insert(  # noqa: SLF001 - as `site` does, and why
                    pages[at : at + 100], fields, using="default", raw=True
                )
            PageState.objects.bulk_create(PageState(page_id=one.pk, workflow=NAME, state="published") for one in pages)
            grants = [
                _grant(page.pk, programme, _end(number, day, asked=asked))
                for number, page in zip(some, pages, strict=True)
            ]
            made = Funding.objects.bulk_create(grants)
            if asked:
                Reminder.objects.bulk_create(_asked(made, day))
    if connection.vendor == "postgresql":  # which does so by itself; nobody does it on SQLite
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


FIRST_PAGE = 1_000_000


def _page(number: int, parent: Any, day: date) -> Any:
    from django.contrib.contenttypes.models import ContentType

    from peer_pages.funding.days import midnight
    from peer_pages.models import InitiativePage

    pk, is_due = FIRST_PAGE + number, 2 * DUE <= number < 3 * DUE
    return InitiativePage(
        content_type=ContentType.objects.get_for_model(InitiativePage),
        id=pk,
        page_ptr_id=pk,
        title=f"Initiativ {number}",
        draft_title=f"Initiativ {number}",
        slug=f"initiativ-{pk}",
        url_path=f"{parent.url_path}initiativ-{pk}/",
        path=InitiativePage._get_path(parent.path, parent.depth + 1, number + 1),  # noqa: SLF001
        depth=parent.depth + 1,
        locale=parent.locale,
        first_published_at=midnight(day - timedelta(800)),
        last_checked_on=day - timedelta(400 if is_due else number % 300),
    )


def _end(number: int, day: date, *, asked: bool) -> date | None:
    """Return the end of a grant: on a rung, unknown, or later."""
    if number < DUE or (asked and number % 2):
        return day + timedelta(DAYS[number // 2 % 4])
    return None if number < 2 * DUE or asked else day + timedelta(400 + number % 3000)


def _grant(page: int, programme: Any, ends: date | None) -> Any:
    from peer_pages.models import Funding

    text = ends.isoformat() if ends else ""
    return Funding(page_id=page, programme=programme, ends=text, ends_last_day=ends, deadline=ends)


def _asked(grants: list[Any], day: date) -> Iterator[Any]:
    """Yield what was asked about each of them."""
    from peer_pages.funding import ladder
    from peer_pages.models import Reminder

    for grant in grants:
        about = {"funding": grant, "page_id": grant.page_id, "title": "", "state": "answered"}
        if grant.deadline is None:
            yield Reminder(**about, question="unknown", due_on=ladder.yearly_day(grant.pk, day) or day)
            continue
        rung = 30 if grant.deadline > day else -7
        for question in ("end", "report") if rung < 0 else ("end",):
            due_on = ladder.due_on(grant.deadline, rung)
            yield Reminder(**about, question=question, rung=rung, deadline=grant.deadline, due_on=due_on)
