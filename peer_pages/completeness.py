"""What a page lacks, and why it matters: one table, read by the form, the lists and the import."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Missing:
    """A fact that a page lacks: the field's name, what to do and why."""

    field: str
    what: str | Promise
    why: str | Promise
    is_missing: Callable[[Any], bool]
    anchor: str = ""

    @property
    def target(self) -> str:
        """Return the id of the field in the editing form."""
        return self.anchor or f"id_{self.field}"


def _lacks_any(*fields: str) -> Callable[[Any], bool]:
    def check(page: Any) -> bool:
        return not any(_filled(getattr(page, field, None)) for field in fields)

    return check


def _filled(value: Any) -> bool:
    return bool(value.all() if hasattr(value, "all") else value)


COMMON = (
    Missing("summary", _("Skriv kort, hvad det er"), _("Det er det første, folk læser."), _lacks_any("summary")),
    Missing(
        "contacts",
        _("Skriv en kontaktperson"),
        _("Uden kontakt ringer folk ikke."),
        _lacks_any("contacts", "signup_contact", "signup_url", "registration_url"),
    ),
    Missing(
        "areas",
        _("Skriv, hvor det er"),
        _("Mange søger på deres kommune."),
        _lacks_any("areas", "nationwide", "online"),
    ),
    Missing("organisations", _("Skriv, hvem der står bag"), _("Det skaber tillid."), _lacks_any("organisations")),
    Missing(
        "target_groups",
        _("Vælg målgrupper"),
        _("Så kan folk se, om det er noget for dem."),
        _lacks_any("target_groups"),
    ),
    Missing(
        "last_checked_on",
        _("Bekræft, at det stadig passer"),
        _("Vi viser, hvornår siden sidst er tjekket."),
        _lacks_any("last_checked_on"),
    ),
)

INITIATIVE = (
    Missing(
        "body",
        _("Svar på skemaets spørgsmål"),
        _("Ét svar er bedre end intet; I kan vende tilbage."),
        _lacks_any("body_text"),
        anchor="body",
    ),
    Missing(
        "fundings",
        _("Skriv, hvem der betaler"),
        _("Så kan vi minde jer om det, før pengene slipper op."),
        _lacks_any("fundings"),
        anchor="id_fundings-FORMS",
    ),
    Missing("started", _("Skriv, hvornår det begyndte"), _("Et årstal er nok."), _lacks_any("started")),
)
COURSE = (
    Missing(
        "dates",
        _("Skriv, hvornår kurset holdes"),
        _("Folk vil vide, hvornår de kan komme med."),
        _lacks_any("dates"),
        anchor="id_dates-FORMS",
    ),
    Missing(
        "signup_contact",
        _("Skriv, hvordan man melder sig til"),
        _("Ellers kan ingen komme med."),
        _lacks_any("signup_contact", "signup_url"),
    ),
)
EVENT = (
    Missing(
        "starts_at",
        _("Skriv, hvornår det er"),
        _("Uden dato kan ingen komme."),
        _lacks_any("starts_at", "started"),
    ),
    Missing(
        "venue",
        _("Skriv, hvor det er"),
        _("Sted eller link til mødet."),
        _lacks_any("venue", "online_link", "online"),
    ),
)


def missing_facts(page: Any) -> list[Missing]:
    """Return the rows of the page type's table that hold for `page`, most important first."""
    return [missing for missing in (*COMMON, *page.completeness) if missing.is_missing(page)]
