"""A question in words of the reader's language: the facts, why the reader is asked, and what happens otherwise."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext, gettext_noop, ngettext

from peer_pages.fields import show_fuzzy_date
from peer_pages.funding import ladder
from peer_pages.models import DigestLine, Reminder
from peer_pages.templatetags.peer_format import day as in_words

Question, Level = Reminder.Question, Reminder.Level

WHY = {
    Level.RESPONSIBLE: gettext_noop("Du får mailen, fordi du står som ansvarlig for bevillingen."),
    Level.PARTNERS: gettext_noop("Du får mailen, fordi du skriver for organisationen i kataloget."),
    Level.EDITORS: gettext_noop("Du får mailen, fordi du er redaktør."),
}
ESCALATED = gettext_noop("De, vi spurgte før, har ikke svaret, eller mailen kom ikke frem.")
OTHERWISE = {
    Question.END: gettext_noop("Svarer ingen, spørger vi de næste i rækken, og siden bliver stående, som den er."),
    Question.DATE: gettext_noop("Svarer ingen, regner vi med årets sidste dag."),
    Question.REPORT: gettext_noop("Svarer ingen, spørger vi de næste i rækken."),
    Question.UNKNOWN: gettext_noop("Svarer ingen, spørger vi igen om et år."),
    Question.CHECK: gettext_noop("Svarer ingen, står der på siden, at den ikke er tjekket i et år."),
}
ALL_ASKED = {
    Question.END: gettext_noop("Alle er spurgt nu. Svarer ingen, bliver siden stående, som den er."),
    Question.REPORT: gettext_noop("Alle er spurgt nu."),
}
"""What is said instead once nobody is left to ask."""
HEADINGS = {
    Question.END: gettext_noop("Hvad sker der, når pengene slipper op?"),
    Question.DATE: gettext_noop("Hvilken dag slutter pengene?"),
    Question.REPORT: gettext_noop("Puljen vil have en statusrapport. Hvor er den?"),
    Question.UNKNOWN: gettext_noop("Hvornår slutter pengene, eller hvornår får I besked om næste år?"),
    Question.CHECK: gettext_noop("Passer siden stadig?"),
}


def heading(reminder: Reminder) -> str:
    """Return what is asked."""
    return gettext(HEADINGS[Question(reminder.question)])


def otherwise(reminder: Reminder) -> str:
    """Return what happens if nobody answers."""
    question = Question(reminder.question)
    said = OTHERWISE[question]
    return gettext(ALL_ASKED.get(question, said) if reminder.level >= Level.EDITORS else said)


def why(line: DigestLine) -> str:
    """Return why the reader was written to."""
    said = gettext(WHY[Level(line.why)])
    return f"{said} {gettext(ESCALATED)}" if line.escalated else said


def reason(reminder: Reminder, day: date) -> str:
    """Return the fact that makes the question due, as it is on `day`."""
    return _REASONS[Question(reminder.question)](reminder, day)


def grant_name(reminder: Reminder) -> str:
    """Return whose money it is, so far as that is known."""
    funding = reminder.funding
    return str(funding) if funding and (funding.programme or funding.funder) else ""


def _end(reminder: Reminder, day: date) -> str:
    left = ((reminder.deadline or reminder.due_on) - day).days
    when = _deadline(reminder)
    if _counts_to_decision(reminder):
        return _ahead(left, when, gettext("afgørelsen om næste år falder"), gettext("afgørelsen om næste år faldt"))
    return _ahead(left, when, gettext("pengene slutter"), gettext("pengene sluttede"))


def _ahead(left: int, when: str, will: str, did: str) -> str:
    if left < 0:
        days = ngettext("%(days)s dag siden", "%(days)s dage siden", -left) % {"days": -left}
    else:
        days = ngettext("om %(days)s dag", "om %(days)s dage", left) % {"days": left} if left else gettext("i dag")
    return gettext("%(what)s %(when)s: %(days)s") % {"what": did if left < 0 else will, "when": when, "days": days}


def _deadline(reminder: Reminder) -> str:
    """Return the day that is counted to, and what it was taken for where the grant says less."""
    funding = reminder.funding
    last = in_words(reminder.deadline)
    if funding is None or _counts_to_decision(reminder) or reminder.deadline != funding.ends_last_day:
        return last
    if ladder.precision(funding.ends) in (ladder.Precision.PART, ladder.Precision.YEAR):
        ends = show_fuzzy_date(funding.ends)
        return gettext("%(day)s (regnet som sidste dag i %(ends)s)") % {"day": last, "ends": ends}
    return last


def _counts_to_decision(reminder: Reminder) -> bool:
    funding = reminder.funding
    return bool(funding and funding.renewed_yearly and funding.decision_on == reminder.deadline)


def _unknown(reminder: Reminder, _day: date) -> str:
    if reminder.funding and reminder.funding.ends_last_day:  # renewed yearly, and past
        return gettext("siden siger ikke, om pengene er fornyet")
    return gettext("siden siger ikke, hvornår pengene slutter")


def _checked(reminder: Reminder, _day: date) -> str:
    return gettext("siden er ikke tjekket siden %(day)s") % {"day": in_words(reminder.deadline)}


_REASONS: dict[Reminder.Question, Callable[[Reminder, date], str]] = {
    Question.END: _end,
    Question.DATE: _end,
    Question.REPORT: _end,
    Question.UNKNOWN: _unknown,
    Question.CHECK: _checked,
}
