"""Groups of words, and what each change to one made of it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_content_languages

from search.synonyms.rules import check
from search.synonyms.words import expressions

CONTENT = ("locale", "kind", "source", "words", "note", "active")
"""What staff write, and what is kept of an earlier state."""


def languages() -> list[tuple[str, str]]:
    """Return the languages of the catalogue as choices."""
    return [(code, str(name)) for code, name in get_content_languages().items()]


class SynonymGroup(models.Model):
    """Expressions of one to four words that stand for each other in a search."""

    class Kind(models.TextChoices):
        BOTH = "both", _("betyder det samme")
        ONE_WAY = "one_way", _("den ene vej")
        SAME_WORD = "same_word", _("bøjninger af ét ord")

    locale = models.CharField(_("sprog"), max_length=12, choices=languages, default="da")
    kind = models.CharField(
        _("slags"),
        max_length=12,
        choices=Kind.choices,
        default=Kind.BOTH,
        help_text=_("“Bøjninger af ét ord” tæller fuldt; de andre lidt mindre end det ord, der blev skrevet."),
    )
    source = models.CharField(
        _("søgeord"),
        max_length=100,
        blank=True,
        help_text=_("Kun for “den ene vej”: den, der søger efter dette, finder også ordene nedenfor."),
    )
    words = models.TextField(
        _("ord"), max_length=2000, help_text=_("Ét udtryk på hver linje eller mellem kommaer, højst fire ord i hvert.")
    )
    note = models.CharField(_("note"), max_length=255, blank=True, help_text=_("Hvorfor? Til jeres egen hukommelse."))
    active = models.BooleanField(_("i brug"), default=True)
    origin = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    """The digest of the shipped group that this was made of: it is made once, whatever becomes of it."""
    created_at = models.DateTimeField(_("oprettet"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField(_("ændret"), auto_now=True, db_index=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("synonymgruppe")
        verbose_name_plural = _("synonymer")
        ordering = ["source", "words", "pk"]

    def __str__(self) -> str:
        words = ", ".join(self.expressions)
        return f"{self.source} → {words}" if self.kind == self.Kind.ONE_WAY else words

    @property
    def expressions(self) -> list[str]:
        """Return the expressions of `words` as they were written, each once."""
        return expressions(self.words)

    def clean(self) -> None:
        """Put each expression on a line of its own; raise ValidationError, by field, when the group makes no sense."""
        self.source = " ".join(self.source.split()) if self.kind == self.Kind.ONE_WAY else ""
        self.words = "\n".join(self.expressions)
        wrong = check(kind=self.kind, source=self.source, words=self.expressions)
        if wrong:
            raise ValidationError({field: [reason] for field, reason in wrong.items()})

    def state(self) -> dict[str, Any]:
        """Return what staff wrote, as JSON holds it."""
        return {name: getattr(self, name) for name in CONTENT}


class SynonymChange(models.Model):
    """One change: what the group was before (None when it was new) and after."""

    class What(models.TextChoices):
        CREATED = "created", _("oprettet")
        EDITED = "edited", _("rettet")
        ACTIVATED = "activated", _("taget i brug")
        DEACTIVATED = "deactivated", _("taget ud af brug")
        RESTORED = "restored", _("ført tilbage")

    group = models.ForeignKey(SynonymGroup, models.CASCADE, related_name="changes")
    what = models.CharField(_("ændring"), max_length=12, choices=What.choices)
    before = models.JSONField(null=True)
    after = models.JSONField()
    at = models.DateTimeField(_("hvornår"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("ændring af synonymer")
        verbose_name_plural = _("ændringer af synonymer")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_what_display()}"
