"""Funding in plain words: who pays, how much, until when, and what happens then."""

from dataclasses import dataclass

from django.utils.translation import gettext

from peer_pages.models import Funding
from peer_pages.templatetags.peer_format import day, fuzzy, kroner


@dataclass(frozen=True)
class FundingWords:
    """One funding as sentences."""

    sentence: str
    renewed: str = ""
    after: str = ""


def funding_in_words(funding: Funding) -> FundingWords | None:
    """Return the sentences for one funding; None when nothing at all is known of it."""
    parts = [_money(funding), _giver(funding), _period(funding)]
    sentence = " ".join(part for part in parts if part)
    kind = funding.get_kind_display() if funding.kind != Funding.Kind.UNKNOWN else ""
    sentence = ": ".join(part for part in (kind, sentence) if part) or funding.source_text
    if not (sentence or funding.renewed_yearly or funding.afterwards):
        return None
    return FundingWords(
        sentence=_as_sentence(sentence),
        renewed=_renewal(funding),
        after=gettext("Når pengene slipper op: %(text)s") % {"text": funding.afterwards} if funding.afterwards else "",
    )


def _as_sentence(text: str) -> str:
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".") if text else ""


def _money(funding: Funding) -> str:
    return kroner(funding.amount_dkk)


def _giver(funding: Funding) -> str:
    names = [str(giver) for giver in (funding.programme, funding.funder) if giver is not None]
    if not names:
        return ""
    name = f"{names[0]} ({names[1]})" if len(names) == 2 else names[0]
    return gettext("fra %(name)s") % {"name": name}


def _period(funding: Funding) -> str:
    starts, ends = fuzzy(funding.starts), fuzzy(funding.ends)
    if starts and ends:
        return starts if starts == ends else gettext("fra %(start)s til %(end)s") % {"start": starts, "end": ends}
    if ends:
        return gettext("til %(end)s") % {"end": ends}
    return gettext("fra %(start)s") % {"start": starts} if starts else ""


def _renewal(funding: Funding) -> str:
    if not funding.renewed_yearly:
        return ""
    if funding.decision_on:
        return gettext("Pengene fornyes år for år. Næste afgørelse er %(day)s.") % {"day": day(funding.decision_on)}
    return gettext("Pengene fornyes år for år.")
