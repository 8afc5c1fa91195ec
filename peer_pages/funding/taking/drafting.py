"""An answer's facts, written into a page that is not saved yet."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from peer_pages.funding.answering.forms import NEW
from peer_pages.models import Answer, CataloguePage, Funder, Funding, InitiativePage

Kind = Answer.Kind


def write(answer: Answer, page: CataloguePage) -> None:
    """Write what was said to `page`; raise ValidationError, with the reason, where it does not fit any more."""
    WRITERS[Kind(answer.kind)](answer, page)


def _extended(answer: Answer, page: Any) -> None:
    grant = _same(answer, page) if answer.values["which"] != NEW else Funding(kind=Funding.Kind.PROJECT)
    if answer.values["which"] == NEW:
        grant.responsible_id = _responsible(answer, page)
    grant.ends = answer.values.get("ends", grant.ends)
    grant.decision_on = _decision(answer)  # the one that was asked about has been taken, or the end is what counts
    grant.renewed_yearly = grant.renewed_yearly or grant.decision_on is not None
    grant.amount_dkk = answer.values.get("amount", grant.amount_dkk)
    _give_funder(grant, answer.values.get("funder", ""), page)
    _put(page, grant)


def _dated(answer: Answer, page: Any) -> None:
    grant = _same(answer, page)
    grant.ends = answer.values.get("ends", grant.ends)
    if decision_on := _decision(answer):
        grant.renewed_yearly, grant.decision_on = True, decision_on
    _put(page, grant)


def _decision(answer: Answer) -> date | None:
    told = answer.values.get("decision_on")
    return date.fromisoformat(told) if told else None


def _closing(answer: Answer, page: CataloguePage) -> None:
    page.ends_on = date.fromisoformat(answer.values["on"])
    page.instead = answer.values["instead"]


WRITERS: dict[Kind, Callable[[Answer, CataloguePage], None]] = {
    Kind.EXTENDED: _extended,
    Kind.DATED: _dated,
    Kind.CLOSING: _closing,
}
"""The answers that change a page; what was said in words only, an editor writes."""


def _same(answer: Answer, page: InitiativePage) -> Funding:
    """Return the grant that was asked about, as the draft has it."""
    for grant in page.fundings.all():
        if grant.pk == answer.reminder.funding_id:
            return grant
    raise ValidationError(_("Bevillingen, som svaret gælder, står ikke på siden længere."))


def _responsible(answer: Answer, page: InitiativePage) -> int | None:
    return next((one.responsible_id for one in page.fundings.all() if one.pk == answer.reminder.funding_id), None)


def _give_funder(grant: Funding, name: str, page: CataloguePage) -> None:
    """Write who gives the money: one that is known, or else the words, for an editor to make one of."""
    if not name:
        return
    known = Funder.objects.filter(name__iexact=name.strip(), locale=page.locale).first()
    if known is None:
        grant.source_text = "\n".join(filter(None, (grant.source_text, name)))
    elif known != grant.funder:
        grant.funder, grant.programme = known, None


def _put(page: InitiativePage, grant: Funding) -> None:
    grant.clean()
    page.fundings.add(grant)
