"""Blocks of the catalogue's StreamFields."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from peer_pages.fields import FuzzyDateFormField
from peer_pages.films import validate_film
from peer_pages.importing.questionnaire import SECTIONS, Section

# What a volunteer needs to answer a form; no images, tables or headings above the section's own.
TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class FuzzyDateBlock(blocks.FieldBlock):
    """A date that may be no more than a year or a season; the value is EDTF."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = FuzzyDateFormField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    class Meta:
        icon = "date"


class SectionBlock(blocks.RichTextBlock):
    """The answer to one section of the national questionnaire; the official questions are the help."""

    def __init__(self, section_key: str, **kwargs: Any) -> None:
        # A key, not the section itself: migrations keep a block's arguments.
        section = next(section for section in SECTIONS if section.key == section_key)
        kwargs.setdefault("features", TEXT_FEATURES)
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", section.title)
        kwargs.setdefault("help_text", " ".join(section.questions))
        super().__init__(**kwargs)

    class Meta:
        icon = "edit"


class QuestionnaireBlock(blocks.StreamBlock):
    """The eight sections of the questionnaire, each at most once."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        super().__init__(local_blocks or [(s.key, SectionBlock(s.key)) for s in SECTIONS], **kwargs)

    class Meta:
        required = False
        block_counts = {section.key: {"max_num": 1} for section in SECTIONS}


def empty_questionnaire() -> list[tuple[str, str]]:
    """Return all eight sections without answers: what a new form shows."""
    return [(section.key, "") for section in SECTIONS]


class LinkBlock(blocks.StructBlock):
    """A link to another site."""

    title = blocks.CharBlock(label=_("Tekst"), max_length=200)
    url = blocks.URLBlock(label=_("Adresse"), help_text=_("Begynder med https://"))

    class Meta:
        icon = "link"
        label = _("Link")


class NamedDocumentBlock(blocks.StructBlock):
    """A file to download."""

    title = blocks.CharBlock(label=_("Tekst"), max_length=200, required=False)
    document = DocumentChooserBlock(label=_("Fil"))

    class Meta:
        icon = "doc-full"
        label = _("Fil")


class MethodBlock(blocks.StructBlock):
    """A method or model that an initiative works by."""

    name = blocks.CharBlock(label=_("Metode"), max_length=200)
    description = blocks.RichTextBlock(label=_("Beskrivelse"), features=TEXT_FEATURES, required=False)

    class Meta:
        icon = "cogs"
        label = _("Metode")


class PhaseBlock(blocks.StructBlock):
    """A stretch of a project's life."""

    name = blocks.CharBlock(label=_("Fase"), max_length=200)
    period = FuzzyDateBlock(
        label=_("Periode"), required=False, help_text=_("Fx 2015-2016, forår 2015 eller januar 2015.")
    )
    description = blocks.TextBlock(label=_("Beskrivelse"), required=False)

    class Meta:
        icon = "calendar-alt"
        label = _("Fase")


class PartnerBlock(blocks.StructBlock):
    """Somebody an initiative is run together with."""

    name = blocks.CharBlock(label=_("Navn"), max_length=200)
    organisation = SnippetChooserBlock("peer_pages.Organisation", label=_("Organisation"), required=False)
    role = blocks.CharBlock(label=_("Rolle"), max_length=200, required=False)

    class Meta:
        icon = "group"
        label = _("Samarbejdspartner")


class UpdateBlock(blocks.StructBlock):
    """A dated piece of news."""

    date = FuzzyDateBlock(label=_("Dato"), required=False)
    text = blocks.RichTextBlock(label=_("Nyt"), features=TEXT_FEATURES)

    class Meta:
        icon = "comment"
        label = _("Opdatering")


class ProgrammeItemBlock(blocks.StructBlock):
    """A talk or another point of an event's programme."""

    starts = blocks.TimeBlock(label=_("Klokken"), required=False)
    title = blocks.CharBlock(label=_("Titel"), max_length=255)
    speaker = blocks.CharBlock(label=_("Oplægsholder"), max_length=200, required=False)
    affiliation = blocks.CharBlock(label=_("Kommer fra"), max_length=200, required=False)
    description = blocks.RichTextBlock(label=_("Om oplægget"), features=TEXT_FEATURES, required=False)

    class Meta:
        icon = "time"
        label = _("Programpunkt")


class ClipBlock(blocks.StructBlock):
    """A film from one of the services that the site lets in."""

    title = blocks.CharBlock(label=_("Titel"), max_length=200)
    # No EmbedBlock: to save the form it would ask the service, and to show the page it would frame it at once.
    video = blocks.URLBlock(
        label=_("Film"), help_text=_("Adressen på en film hos YouTube eller Vimeo."), validators=[validate_film]
    )

    class Meta:
        icon = "media"
        label = _("Klip")


class GoalBlock(blocks.StructBlock):
    """A goal of a grant, and what came of it."""

    class Outcome(models.TextChoices):
        """How far a goal was met."""

        MET = "met", _("Nået")
        PARTLY = "partly", _("Delvist nået")
        NOT_MET = "not_met", _("Ikke nået")

    goal = blocks.TextBlock(label=_("Mål"))
    outcome = blocks.ChoiceBlock(choices=Outcome.choices, label=_("Resultat"), widget=forms.RadioSelect)
    why = blocks.TextBlock(label=_("Hvorfor"), required=False)

    class Meta:
        icon = "tick"
        label = _("Mål")


def answered_sections(body: Any) -> list[tuple[Section, Any]]:
    """Return the answered sections of a questionnaire in the form's order, each with its block.

    An editor leaves empty paragraphs where somebody pressed Enter; they are no answer.
    """
    answered = {child.block_type: child for child in body if text_of(child)}
    return [(section, answered[section.key]) for section in SECTIONS if section.key in answered]


def text_of(child: Any) -> str:
    """Return the text of a section without markup."""
    return " ".join(child.block.get_searchable_content(child.value)).strip()
