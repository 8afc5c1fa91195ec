"""Names of time zones."""

import zoneinfo
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def check_time_zone(name: str) -> None:
    """Raise ValidationError unless `name` is a zone of the IANA database."""
    if name not in _known():
        raise ValidationError(
            _("Vi kender ikke tidszonen %(name)s. Skriv fx Europe/Copenhagen."), params={"name": name}
        )


@cache
def _known() -> frozenset[str]:
    """Return the names, read once: that takes many files."""
    return frozenset(zoneinfo.available_timezones())
