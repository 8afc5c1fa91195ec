"""What the models in the menu of shared facts have in common."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail.search import index


class SharedFact(index.Indexed, TranslatableMixin, models.Model):
    """A fact that pages share, written once in each language, and found by its name."""

    name: Any
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Raise ValidationError for a pair within one language, too: no form shows the language, so Django skips it."""
        super().validate_constraints(exclude=set(exclude or ()) - {"locale"})

    def unique_error_message(self, model_class: type[models.Model], unique_check: Any) -> ValidationError:
        """Return the sentence for a pair within one language; it names the fields that people see."""
        if "locale" not in unique_check:
            return super().unique_error_message(model_class, unique_check)
        shown = set(unique_check) - {"locale"}
        names = [str(field.verbose_name) for field in self._meta.fields if field.name in shown]
        return ValidationError(
            _("Der findes allerede en post med samme %(fields)s. Brug den, eller skriv noget andet."),
            code="unique",
            params={"fields": ", ".join(names)},
        )
