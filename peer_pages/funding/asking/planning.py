"""What is due on a day, read from the data alone: asked any number of times, it says the same.

Each question is asked of the database by an index, without regard to who may see the pages; that is asked at the end,
and only of the few that are due: a database that begins with all pages takes as long as there are pages.
"""

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf
from wagtail.models import Page

from peer_pages.funding import ladder
from peer_pages.funding.asking.held import answer_waits
from peer_pages.funding.asking.settled import ENDED, ended_states, has_ended, is_settled
from peer_pages.funding.days import midnight
from peer_pages.models import CataloguePage, CoursePage, Funding, FundingProgramme, InitiativePage, StatusReportPage
from peer_pages.models.catalogue import CHECKED_WITHIN_DAYS
from peer_pages.models.funding import YEARLY_NUMBER
from peer_pages.models.reminders import Reminder
from peer_pages.visibility import visible_among

logger = logging.getLogger(__name__)
CHECKED: tuple[type[CataloguePage], ...] = (InitiativePage, CoursePage)
"""The kinds of pages that somebody confirms once a year; an event is over by then."""
GRACE = timedelta(90)
"""A page is left alone for so long after it came out: what it does not say was not known."""
NOT_AGAIN = timedelta(180)
"""A yearly question that was due later than so long ago is this year's."""
Question = Reminder.Question
Ladders = dict[str, ladder.Rungs]
"""The rungs of each ladder, by the text that stands for it."""


def plan(day: date) -> list[Reminder]:
    """Return the questions that are due on `day` and were not asked yet, as rows that are not saved."""
    rungs = ladders()
    found = [*_ladder(rungs, day), *_reports(rungs, day), *_unknown_ends(day), *_unchecked(day)]
    visible = visible_among({one.page_id for one in found if one.page_id})
    return [one for one in found if one.page_id in visible]


def ladder_grants(rungs: Ladders, day: date) -> QuerySet[Funding]:
    """Return the grants on a rung that was not asked, nor a later one; none while it is known what comes, or reviewed.

    `day_asked` tells whether the exact day was asked for.
    """
    grants = on_rung(rungs, day).filter(~is_settled(), ~answer_waits(day))
    asked_for_day = Reminder.objects.filter(
        funding=OuterRef("pk"), deadline=OuterRef("deadline"), question=Question.DATE
    )
    return _not_asked(grants, Q(question__in=Reminder.LADDER)).annotate(day_asked=Exists(asked_for_day))


def report_grants(rungs: Ladders, day: date) -> QuerySet[Funding]:
    """Return the grants that are over, whose programme wants a report that is not there nor was asked for."""
    written = Exists(StatusReportPage.objects.filter(funding=OuterRef("pk")))
    over = on_rung({text: ladder.with_report(those) for text, those in rungs.items()}, day).filter(rung__lt=0)
    wanting = over.filter(~written, programme__wants_status_report=True)
    return _not_asked(wanting, Q(question=Question.REPORT))


def unknown_grants(day: date) -> QuerySet[Funding]:
    """Return the grants without any end, whose day of the year has come."""
    numbers = [number for numbers in ladder.yearly_numbers(day) for number in numbers]
    asked = Reminder.objects.filter(funding=OuterRef("pk"), question=Question.UNKNOWN, due_on__gt=day - NOT_AGAIN)
    return (
        _grants()
        .alias(number=YEARLY_NUMBER)
        .filter(~Exists(asked), ~has_ended(), number__in=numbers)
        .filter(page__first_published_at__lt=midnight(day - GRACE))
    )


def unchecked_pages(model: type[CataloguePage], day: date) -> QuerySet[Any]:
    """Return the pages of `model` that nobody has confirmed for a year, nor was asked to this year."""
    limit = day - timedelta(CHECKED_WITHIN_DAYS)
    asked = Reminder.objects.filter(page=OuterRef("pk"), question=Question.CHECK, due_on__gt=limit)
    return (
        model.objects.filter(Q(last_checked_on__lt=limit) | Q(last_checked_on__isnull=True))
        .filter(Q(last_checked_on__isnull=False) | Q(first_published_at__lt=midnight(limit)))
        .exclude(Q(status=ENDED) | Q(Exists(ended_states("pk"))))
        .filter(_is_source("pk"), ~Exists(asked))
        .only("title", "last_checked_on", "first_published_at")
        .order_by()  # SQLite would read all pages in the order of the tree
    )


def on_rung(rungs: Ladders, day: date) -> QuerySet[Funding]:
    """Return the grants whose deadline is in the window of a rung on `day`, with that `rung`."""
    windows = [(text, window) for text, those in rungs.items() for window in ladder.windows(those, day)]
    cases = [When(ladder=text, deadline__range=(one.first, one.last), then=one.rung) for text, one in windows]
    reach = (min(one.first for _text, one in windows), max(one.last for _text, one in windows))
    return (
        _grants()
        .filter(deadline__range=reach)
        .alias(ladder=Coalesce(NullIf("rungs", Value("")), NullIf("programme__rungs", Value("")), Value(_default())))
        .annotate(rung=Case(*cases, output_field=IntegerField()))
        .filter(rung__isnull=False)
    )


def ladders() -> Ladders:
    """Return the different ladders in use, few as they are; the site's own is always among them."""
    own: set[str] = {_default()}
    for model in (FundingProgramme, Funding):
        own.update(model.objects.exclude(rungs="").values_list("rungs", flat=True).distinct().order_by())
    return {text: _read(text) for text in sorted(own)}


def _default() -> str:
    return ladder.write(ladder.parse(settings.REMINDERS_RUNGS))


def _read(rungs: str) -> ladder.Rungs:
    """Return the rungs of a ladder; the site's own for one that was written past the forms and cannot be read."""
    try:
        return ladder.parse(rungs)
    except ladder.LadderError:
        logger.exception("The ladder %r is not used", rungs)
        return ladder.parse(settings.REMINDERS_RUNGS)


def _grants() -> QuerySet[Funding]:
    """Return the grants of pages in the site's own language: translations repeat them."""
    return (
        Funding.objects.filter(_is_source("page"))
        .select_related("programme", "funder")
        .annotate(title=F("page__title"))
        .order_by("deadline", "pk")
    )


def _is_source(page: str) -> Exists:
    """Tell whether a page is published in the site's own language; as a join, SQLite would begin with all of these."""
    return Exists(Page.objects.live().filter(pk=OuterRef(page), locale__language_code=settings.LANGUAGE_CODE))


def _not_asked(grants: QuerySet[Funding], about: Q) -> QuerySet[Funding]:
    """Leave out what was asked on this rung or a later one, as counted to the same deadline."""
    asked = Reminder.objects.filter(
        about, funding=OuterRef("pk"), deadline=OuterRef("deadline"), rung__lte=OuterRef("rung")
    )
    return grants.filter(~Exists(asked))


def _ladder(rungs: Ladders, day: date) -> Iterator[Reminder]:
    for grant in ladder_grants(rungs, day):
        yield _about(grant, ladder_question(grant, grant.rung, day_asked=grant.day_asked), rung=grant.rung)


def rungs_of(grant: Any) -> ladder.Rungs:
    """Return the ladder that holds for a grant: its own, its programme's or the site's."""
    return _read(grant.rungs or (grant.programme.rungs if grant.programme else "") or _default())


def ladder_question(grant: Any, rung: int, *, day_asked: bool) -> Question:
    """Return what a rung asks: the first one before the end for the day, where only a year is known."""
    only_a_year = grant.deadline == grant.ends_last_day and ladder.precision(grant.ends) is ladder.Precision.YEAR
    return Question.DATE if only_a_year and rung >= 0 and not day_asked else Question.END


def _reports(rungs: Ladders, day: date) -> Iterator[Reminder]:
    for grant in report_grants(rungs, day):
        yield _about(grant, Question.REPORT, rung=grant.rung)


def _unknown_ends(day: date) -> Iterator[Reminder]:
    for grant in unknown_grants(day):
        yield _about(grant, Question.UNKNOWN, due_on=ladder.yearly_day(grant.pk, day))


def _about(grant: Any, question: Question, *, rung: int = 0, due_on: date | None = None) -> Reminder:
    return Reminder(
        funding=grant,
        page_id=grant.page_id,
        title=grant.title,
        question=question,
        rung=rung,
        deadline=grant.deadline,
        due_on=due_on or ladder.due_on(grant.deadline, rung),
    )


def _unchecked(day: date) -> Iterator[Reminder]:
    for model in CHECKED:
        for page in sorted(unchecked_pages(model, day), key=lambda one: one.pk):
            since = page.confirmed_on
            yield Reminder(
                page_id=page.pk,
                title=page.title,
                question=Question.CHECK,
                deadline=since,
                due_on=_check_due(since, day),
            )


def _check_due(since: date, day: date) -> date:
    """Return the latest anniversary on which a page that was last confirmed on `since` is asked about again."""
    first = since + timedelta(CHECKED_WITHIN_DAYS + 1)
    return first + timedelta((day - first).days // ladder.YEAR * ladder.YEAR)
