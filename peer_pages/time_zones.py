"""Names of time zones."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def check_time_zone(name: str) -> None:
    """Raise ValidationError unless `name` is a zone of the IANA database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("Vi kender ikke tidszonen %(name)s. Skriv fx Europe/Copenhagen."), params={"name": name}
        )
