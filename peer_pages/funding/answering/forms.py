"""The forms of the answers: few fields, words and not codes, and every error says what to do."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from peer_pages import fuzzy_dates
from peer_pages.fields import FuzzyDateFormField
from peer_pages.funding import ladder
from peer_pages.funding.answering.fields import DayField, KronerField, upload_form
from peer_pages.funding.days import today
from peer_pages.funding.ladder import Precision
from peer_pages.models import Answer, DigestLine, Reminder

Kind = Answer.Kind
LONGEST = 2000
FARTHEST = timedelta(3650)
A_YEAR = timedelta(365)
SAME, NEW = "same", "new"
MISSING = {"required": _("Feltet er tomt. Udfyld det.")}
DAY_HELP = _("Fx 31. december 2026.")


def text_area(label: Any, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    """Return a field for a few sentences."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=MISSING,
    )


class AnswerForm(forms.Form):
    """What all answers have in common; `line` says whose answer to which question it is."""

    kind: ClassVar[Kind]
    note = text_area(_("Andet, som redaktionen skal vide (kan springes over)"))

    def __init__(self, *args: Any, line: DigestLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reminder, self.user = line.reminder, line.digest.user
        self.order_fields([name for name in self.fields if name != "note"])
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-radio" if isinstance(field.widget, forms.RadioSelect) else "form-input"
        self.upload: Any = None

    def values(self) -> dict[str, Any]:
        """Return what was typed, as JSON can keep it."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "document" and value}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in typed.items()}

    def clean_document(self) -> Any:
        """Hold the file to the rules for documents."""
        file = self.cleaned_data["document"]
        if file:
            self.upload = upload_form(file, self.user)
            if not self.upload.is_valid():
                raise ValidationError([message for errors in self.upload.errors.values() for message in errors])
        return file


class StillForm(AnswerForm):
    """Nothing to fill in."""

    kind = Kind.STILL
    note = None  # type: ignore[assignment]  # Django's way to leave out an inherited field


class ExtendedForm(AnswerForm):
    """The grant goes on, or another one has come."""

    kind = Kind.EXTENDED
    which = forms.ChoiceField(
        label=_("Hvad er sket?"),
        choices=[(SAME, _("Bevillingen er forlænget")), (NEW, _("Vi har fået en ny bevilling"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg en af de to.")},
    )
    ends = FuzzyDateFormField(
        label=_("Hvornår slutter pengene nu?"),
        help_text=_("Fx 31. december 2027, sommer 2028 eller 2028."),
        error_messages=MISSING,
    )
    decision_on = DayField(
        label=_("Hvornår hører I om året efter? (kan springes over)"),
        help_text=_("Fx 1. december 2027."),
        required=False,
    )
    amount = KronerField(
        label=_("Beløb i kroner (kan springes over)"), help_text=_("Fx 497.979."), max_length=40, required=False
    )
    funder = forms.CharField(
        label=_("Hvem giver pengene? (kan springes over)"),
        help_text=_("Kun hvis det er en anden end før."),
        max_length=200,
        required=False,
    )
    document = forms.FileField(
        label=_("Bevillingsbrevet (kan springes over)"),
        help_text=_("En fil på højst 10 MB, fx PDF eller Word. Kun redaktionen ser den."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.reminder.funding and self.reminder.funding.renewed_yearly:
            self.fields["ends"].required = False
        else:
            del self.fields["decision_on"]

    def clean_ends(self) -> str:
        """Refuse an end that has been, or that is none."""
        ends = str(self.cleaned_data["ends"])
        last = fuzzy_dates.latest(ends)
        if ends and (last is None or last < today()):
            raise ValidationError(gettext("Datoen er gået. Skriv, hvornår pengene slutter nu."))
        return ends

    def clean_decision_on(self) -> date | None:
        """Refuse a decision that has been taken."""
        return _ahead(self.cleaned_data["decision_on"])

    def clean(self) -> dict[str, Any]:
        """Refuse an extension that says nothing, or that ends no later than before."""
        given = self.cleaned_data
        if not self.errors and not given.get("decision_on"):
            if not given["ends"]:
                self.add_error("ends", gettext("Skriv, hvornår pengene slutter, eller hvornår I hører om året efter."))
            elif given["which"] == SAME and self._ends_no_later(given["ends"]):
                self.add_error("ends", gettext("Datoen er ikke senere end den, der står på siden. Skriv den nye."))
        return given

    def _ends_no_later(self, ends: str) -> bool:
        """Return whether an end is none later than the page's; a day may be earlier than the last one of a year."""
        grant, after = self.reminder.funding, fuzzy_dates.latest(ends)
        if grant is None or grant.ends_last_day is None or after is None or after > grant.ends_last_day:
            return False
        return ladder.precision(grant.ends) is Precision.DAY or ladder.precision(ends) is not Precision.DAY


class DatedForm(AnswerForm):
    """The end, where the page does not say it, or says only the year."""

    kind = Kind.DATED
    ends = FuzzyDateFormField(
        label=_("Hvornår slutter pengene?"), help_text=_("Fx 31. december 2027 eller sommer 2028."), required=False
    )
    decision_on = DayField(
        label=_("Eller hvornår får I besked om næste år?"),
        help_text=_("Hvis pengene fornyes år for år. Fx 1. december 2026."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.reminder.question in Reminder.LADDER:
            del self.fields["decision_on"]

    def clean_ends(self) -> str:
        """Refuse an end before the beginning, and what says no more than the page does."""
        ends, grant = str(self.cleaned_data["ends"]), self.reminder.funding
        starts, last = fuzzy_dates.earliest(grant.starts) if grant else None, fuzzy_dates.latest(ends)
        if starts and last and last < starts:
            raise ValidationError(gettext("Pengene slutter, før de begynder. Ret datoen."))
        vague = ladder.precision(ends) in (Precision.YEAR, Precision.NONE)
        if ends and vague and self.reminder.question in Reminder.LADDER:
            raise ValidationError(gettext("Året står der allerede. Skriv dagen eller måneden."))
        return ends

    def clean_decision_on(self) -> date | None:
        """Refuse a decision that has been taken."""
        return _ahead(self.cleaned_data["decision_on"])

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        given = self.cleaned_data
        if not self.errors and not (given.get("ends") or given.get("decision_on")):
            self.add_error("ends", gettext("Skriv en dato. Ved I den ikke, så vælg “Alt på siden passer stadig”."))
        return given


class ChangedForm(AnswerForm):
    """Something on the page is no longer so."""

    kind = Kind.CHANGED
    note = None  # type: ignore[assignment]
    text = text_area(
        _("Hvad er ændret?"),
        required=True,
        help_text=_("Skriv det, som det er nu, fx et nyt telefonnummer. Redaktionen retter siden."),
    )


class ClosingForm(AnswerForm):
    """The offer ends."""

    kind = Kind.CLOSING
    on = DayField(label=_("Hvornår lukker I?"), help_text=DAY_HELP, error_messages=MISSING)
    instead = text_area(
        _("Hvad kan brugerne gøre i stedet?"),
        required=True,
        help_text=_("Det kommer til at stå på siden. Ved I ikke noget andet, så skriv, hvem man kan ringe til."),
    )

    def clean_on(self) -> date:
        """Refuse a day that can only be a misprint."""
        day = self.cleaned_data["on"]
        if not today() - FARTHEST <= day <= today() + FARTHEST:
            raise ValidationError(gettext("Dagen er mere end ti år væk. Ret årstallet."))
        return day


class ReportForm(AnswerForm):
    """The report is there."""

    kind = Kind.REPORT
    document = forms.FileField(
        label=_("Rapporten"),
        help_text=_("En fil på højst 10 MB, fx PDF eller Word. Redaktionen læser den, før andre kan se den."),
        error_messages={"required": _("Vælg filen med rapporten.")},
    )


class LaterForm(AnswerForm):
    """The report is still to come."""

    kind = Kind.LATER
    on = DayField(label=_("Hvornår kommer rapporten?"), help_text=DAY_HELP, error_messages=MISSING)

    def clean_on(self) -> date | None:
        """Refuse a day that has been, or so late that nobody will remember."""
        day = _ahead(self.cleaned_data["on"])
        if day and day > today() + A_YEAR:
            raise ValidationError(gettext("Det er mere end et år væk. Skriv en dag inden for et år."))
        return day


def _ahead(day: date | None) -> date | None:
    if day and day <= today():
        raise ValidationError(gettext("Dagen er gået. Skriv en dag, der kommer."))
    return day


_ALL: tuple[type[AnswerForm], ...] = (
    StillForm,
    ExtendedForm,
    DatedForm,
    ChangedForm,
    ClosingForm,
    ReportForm,
    LaterForm,
)
FORMS: dict[Kind, type[AnswerForm]] = {form.kind: form for form in _ALL}
"""The form of each answer."""
