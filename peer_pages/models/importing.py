"""What the document importer wrote, so that a second run knows what people did since."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ImportRecord(models.Model):
    """One page made from one entry of a document.

    ``key`` names the entry in any version of its document; ``source_hash`` is the hash of what the document said,
    ``written_hash`` of what was written to the page. A page whose content no longer has that hash was edited by a
    person and is never overwritten; a record whose page is gone keeps the page from coming back.
    """

    key = models.CharField(_("nøgle"), max_length=255, unique=True)
    page = models.OneToOneField(
        Page, models.SET_NULL, null=True, blank=True, related_name="import_record", verbose_name=_("side")
    )
    source_name = models.CharField(_("dokument"), max_length=255)
    source_line = models.PositiveIntegerField(_("linje"), default=1)
    source_hash = models.CharField(max_length=64, editable=False)
    written_hash = models.CharField(max_length=64, editable=False)
    warnings = models.JSONField(_("advarsler"), default=list, blank=True)
    imported_at = models.DateTimeField(_("læst ind"), auto_now=True)

    class Meta:
        verbose_name = _("indlæst side")
        verbose_name_plural = _("indlæste sider")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key
