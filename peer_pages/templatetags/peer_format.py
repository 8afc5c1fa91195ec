"""Dates, money, telephone numbers and web addresses as people in Denmark write them."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.dateformat import time_format
from django.utils.translation import get_language, gettext

from peer_pages.fuzzy_dates import in_words

register = template.Library()

MILLION = 1_000_000
NO_BREAK_SPACE = "\u00a0"
_DAY = {"da": "j. F Y", "en": "j F Y"}
_CLOCK = {"da": "G.i", "en": "G:i"}


def _language() -> str:
    """Return "da" or "en", whichever the reader sees."""
    return "en" if (get_language() or "da").startswith("en") else "da"


def _local(value: date | time) -> Any:
    """Return an aware time as it is on the clocks in Denmark; anything else unchanged."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def day(value: date | datetime | None) -> str:
    """Return "21. november 2026"."""
    return format_date(_local(value), _DAY[_language()]) if value else ""


@register.filter
def weekday(value: date | datetime | None) -> str:
    """Return "lørdag"."""
    return format_date(_local(value), "l") if value else ""


@register.filter
def clock(value: datetime | time | None) -> str:
    """Return "kl. 14.00", never broken over two lines."""
    if value is None:
        return ""
    words = gettext("kl. %(time)s") % {"time": time_format(_local(value), _CLOCK[_language()])}
    return words.replace(" ", NO_BREAK_SPACE)


@register.filter
def has_begun(value: datetime) -> bool:
    """Return whether a moment has passed."""
    return value <= timezone.now()


@register.filter
def fuzzy(value: str | None) -> str:
    """Return an EDTF value in words: "2015-21" is "forår 2015"."""
    return in_words(value, _language()) if value else ""


@register.filter
def number(value: int | Decimal | None) -> str:
    """Return "497.979" or "2,5": thousands and decimals as in the reader's language, no needless zeros."""
    if value is None:
        return ""
    whole, _, fraction = f"{Decimal(value):,f}".partition(".")
    fraction = fraction.rstrip("0")
    if _language() == "en":
        return f"{whole}.{fraction}" if fraction else whole
    whole = whole.replace(",", ".")
    return f"{whole},{fraction}" if fraction else whole


@register.filter
def kroner(value: int | None) -> str:
    """Return "497.979 kr.", or "9,3 mio. kr." where that says the same in fewer figures."""
    if value is None:
        return ""
    if value >= MILLION and value % (MILLION // 10) == 0:
        return gettext("%(amount)s mio. kr.") % {"amount": number(Decimal(value) / MILLION)}
    return gettext("%(amount)s kr.") % {"amount": number(value)}


@lru_cache(maxsize=1_000)
def _national_digits(value: str) -> str:
    """Return the eight digits of a Danish number, or an empty string for anything else."""
    digits = re.sub(r"[\s().\-/]", "", value)
    digits = re.sub(r"^(\+45|0045)", "", digits)
    return digits if re.fullmatch(r"[0-9]{8}", digits) else ""


@register.filter
def phone(value: str | None) -> str:
    """Return "22 33 44 55"; a number that is not a Danish one comes back as it was written."""
    digits = _national_digits(value or "")
    return " ".join(re.findall("..", digits)) if digits else (value or "").strip()


@register.filter
def tel(value: str | None) -> str:
    """Return the address that a telephone calls, "tel:+4522334455"; an empty string without any digit."""
    digits = _national_digits(value or "")
    if digits:
        return f"tel:+45{digits}"
    rest = re.sub(r"[^0-9+]", "", value or "")
    return f"tel:{rest}" if rest.strip("+") else ""


@register.filter
def domain(value: str | None) -> str:
    """Return the part of a web address that a person recognises: "psykiatrifonden.dk"."""
    try:
        host = urlsplit(value or "").hostname or ""
    except ValueError:  # "http://[1", which an imported document may hold
        return ""
    return host.removeprefix("www.")
