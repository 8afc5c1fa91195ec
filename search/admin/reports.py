"""The reports in the admin: from a search that failed it is one click to a new synonym."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_content_languages

from peer_pages.roles.adminpages import AdminAddress, AdminPage
from peer_pages.spreadsheets import as_csv
from search import lexicon
from search.admin.links import explanation, new_synonym
from search.asking.reading import read
from search.asking.small_words import SMALL_WORDS
from search.log.anonymous import EMAIL, NUMBER
from search.log.reports import KINDS, PERIODS, Kind, Row, rows
from search.synonyms.table import Table
from search.synonyms.words import LONGEST

SHOWN = 100
DEFAULT_PERIOD = 30


@dataclass(frozen=True)
class Wanted:
    """Which report is asked for; what makes no sense is as if it were not there."""

    kind: Kind
    days: int
    locale: str

    @classmethod
    def read(cls, request: HttpRequest) -> "Wanted":
        """Return what the address asks for."""
        days, locale = request.GET.get("days", ""), request.GET.get("locale", "")
        return cls(
            KINDS.get(request.GET.get("kind", ""), KINDS["none"]),
            int(days) if days in map(str, PERIODS) else DEFAULT_PERIOD,
            locale if locale in get_content_languages() else "",
        )

    def address(self, **other: Any) -> str:
        """Return the query string that asks for this again, with `other` values in the place of some."""
        values = {"kind": self.kind.id, "days": self.days, "locale": self.locale, **other}
        return "?" + urlencode({name: value for name, value in values.items() if value})

    def rows(self, most: int = 0) -> list[Row]:
        """Return the rows of the report."""
        return rows(self.kind.id, days=self.days, locale=self.locale, most=most)


class ReportsView(AdminPage):
    """One report with its filters; `?format=csv` is all of it as a file."""

    template_name = "search/admin/reports.html"
    page_title = _("Rapporter")
    header_icon = "history"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the report, or send it as a file."""
        wanted = Wanted.read(request)
        if request.GET.get("format") != "csv":
            return super().get(request, *args, **kwargs)
        return as_csv(f"soegninger-{wanted.kind.id}-{wanted.days}.csv", _lines(wanted.rows()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the report with the links to the others."""
        wanted = Wanted.read(self.request)
        found = wanted.rows(SHOWN + 1)
        return super().get_context_data(
            wanted=wanted,
            rows=[_with_links(row) for row in found[:SHOWN]],
            is_cut=len(found) > SHOWN,
            shown=SHOWN,
            kinds=[(kind, wanted.address(kind=kind.id)) for kind in KINDS.values()],
            periods=PERIODS,
            languages=get_content_languages().items(),
            csv_url=wanted.address(format="csv"),
            **kwargs,
        )


def _with_links(row: Row) -> tuple[Row, str, str, str]:
    """Return the row, the name of its language, where to begin a synonym ("": nowhere), where results are explained."""
    language = get_content_languages().get(row.locale, row.locale)
    words = expression(row.text)
    return row, language, words and new_synonym(words, row.locale), explanation(row.text, row.locale)


def expression(text: str) -> str:
    """Return what of a search a group can begin with: what it is about, without small words and numbers."""
    kept = text.replace(EMAIL, " ").replace(NUMBER, " ")
    # Without synonyms: what these know as one expression is in a group already.
    about = read(kept, lexicon=lexicon.current(), synonyms=Table()).concepts
    words = [one.text for one in about if one.text not in SMALL_WORDS and not one.text.isdigit()]
    return " ".join(" ".join(words).split()[:LONGEST])


def _lines(found: list[Row]) -> Iterator[list[Any]]:
    yield [
        gettext("Søgning"),
        gettext("Sprog"),
        gettext("Antal"),
        gettext("Med filtre"),
        gettext("Åbnet i procent"),
        gettext("Plads i gennemsnit"),
        gettext("Senest"),
    ]
    for row in found:
        place = "" if row.place is None else number_format(row.place, 1)
        yield [row.text, row.locale, row.times, row.filtered, row.share, place, f"{localtime(row.last):%Y-%m-%d %H:%M}"]


class ReportsViewSet(AdminAddress):
    """The address of the reports."""

    name = "search_reports"
    url_prefix = "soegning/rapporter"
    icon = "history"
    menu_label = _("Rapporter")
    view_class = ReportsView
