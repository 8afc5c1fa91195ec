"""The field for a ladder's rungs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from peer_pages.funding import ladder

LENGTH = 120


def read_rungs(text: str) -> str:
    """Return the one text for the rungs that a person typed; ValidationError says what to type."""
    try:
        return ladder.write(ladder.parse(text))
    except ladder.LadderError as error:
        raise ValidationError(_(error.msgid), code="rungs", params=error.params) from error


class RungsField(models.CharField):  # type: ignore[type-arg]
    """Days before an end, as text: "180, 90, 30, 7, -7"; blank stands for the next wider ladder."""

    description = _("Dage før en slutdag")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LENGTH)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        """Return the rungs in order."""
        return super().clean(read_rungs(value or ""), model_instance)
