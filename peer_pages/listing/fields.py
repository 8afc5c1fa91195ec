"""The filters of a list: each knows its values, how it narrows a query set and how many pages each value has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peer_pages.models import Area
from peer_pages.models.areas import AreaQuerySet
from peer_pages.public.places import area_codes

Pages = QuerySet[Any]


class Choice(Protocol):
    """One way to narrow a list."""

    @property
    def name(self) -> str:
        """Return the query parameter."""

    @property
    def label(self) -> Any:
        """Return the form's label."""

    @property
    def kind(self) -> str:
        """Return "select" for one value at a time, "checkboxes" for several."""

    def values(self) -> Sequence[tuple[str, str]]:
        """Return (value, label) of every value in the order they are shown."""

    def narrow(self, pages: Pages, value: str) -> Pages:
        """Return the pages that have `value`."""

    def counts(self, pages: Pages) -> dict[str, int]:
        """Return how many of `pages` have each value."""


@dataclass(frozen=True)
class AreaChoice:
    """Pages in one region or municipality."""

    name: str
    label: Any
    area_kind: str
    locale_id: int
    kind: str = "select"

    def _areas(self) -> AreaQuerySet:
        return Area.objects.filter(kind=self.area_kind, locale_id=self.locale_id)

    def values(self) -> list[tuple[str, str]]:
        """Return the areas of today, by name."""
        return list(self._areas().current().order_by("name").values_list("code", "name"))

    def resolve(self, value: str) -> str:
        """Return the code of the area that stands for `value` today; "" for none."""
        if not value.isdigit():  # PostgreSQL refuses a query with NUL in it
            return ""
        area = self._areas().filter(code=value).select_related("merged_into").first()
        return area.successor(timezone.localdate()).code if area else ""

    def narrow(self, pages: Pages, value: str) -> Pages:
        """Return the pages that lie in the area; an area that is no more stands for its successor."""
        area = self._areas().filter(code=value).first()
        codes = area_codes(area) if area else frozenset()
        return pages.filter(areas__code__in=codes).distinct()

    def counts(self, pages: Pages) -> dict[str, int]:
        """Return the number of pages per area."""
        places: dict[int, set[str]] = {}
        for pk, code in pages.order_by().values_list("pk", "areas__code").distinct():
            places.setdefault(pk, set()).add(code)
        if self.area_kind == Area.Kind.MUNICIPALITY:
            return dict(Counter(code for codes in places.values() for code in codes if code))
        families = {area.code: area_codes(area) for area in self._areas().current()}
        return {code: sum(bool(family & codes) for codes in places.values()) for code, family in families.items()}


@dataclass(frozen=True)
class TermChoice:
    """Pages with an entry of a fixed list, such as a target group."""

    name: str
    label: Any
    field: str
    model: Any
    locale_id: int
    kind: str = "select"

    def values(self) -> list[tuple[str, str]]:
        """Return the entries by name."""
        return list(self.model.objects.filter(locale_id=self.locale_id).order_by("name").values_list("slug", "name"))

    def narrow(self, pages: Pages, value: str) -> Pages:
        """Return the pages with the entry."""
        return pages.filter(**{f"{self.field}__slug": value}).distinct()

    def counts(self, pages: Pages) -> dict[str, int]:
        """Return the number of pages per entry."""
        rows = pages.order_by().values_list("pk", f"{self.field}__slug").distinct()
        return dict(Counter(slug for _pk, slug in rows if slug))


@dataclass(frozen=True)
class StatusChoice:
    """Pages whose offer is planned, running or ended."""

    name: str
    label: Any
    choices: Sequence[tuple[str, Any]]
    kind: str = "select"

    def values(self) -> list[tuple[str, str]]:
        """Return the statuses."""
        return [(str(value), str(label)) for value, label in self.choices]

    def narrow(self, pages: Pages, value: str) -> Pages:
        """Return the pages with the status."""
        return pages.filter(status=value)

    def counts(self, pages: Pages) -> dict[str, int]:
        """Return the number of pages per status."""
        return dict(Counter(status for _pk, status in pages.order_by().values_list("pk", "status").distinct()))


@dataclass(frozen=True)
class FlagChoice:
    """Pages for which something is true, as a group of check boxes: online, the whole country, free."""

    name: str
    label: Any
    flags: Sequence[tuple[str, Any, str]]
    kind: str = "checkboxes"

    def values(self) -> list[tuple[str, str]]:
        """Return the flags."""
        return [(value, str(label)) for value, label, _field in self.flags]

    def narrow(self, pages: Pages, value: str) -> Pages:
        """Return the pages with the flag."""
        return pages.filter(**{self._field(value): True})

    def counts(self, pages: Pages) -> dict[str, int]:
        """Return the number of pages per flag."""
        return {value: pages.filter(**{field: True}).count() for value, _label, field in self.flags}

    def _field(self, value: str) -> str:
        return next(field for flag, _label, field in self.flags if flag == value)


@dataclass(frozen=True)
class TimeChoice:
    """Events that are still to come, or over."""

    name: str
    label: Any
    kind: str = "select"

    def values(self) -> list[tuple[str, str]]:
        """Return the two times."""
        return [("kommende", str(_("Kommende"))), ("tidligere", str(_("Tidligere")))]

    def narrow(self, pages: Pages, value: str) -> Pages:
        """Return the events of that time; one without a date is over."""
        now = timezone.now()
        coming = Q(ends_at__gte=now) | Q(ends_at__isnull=True, starts_at__gte=now)
        return pages.filter(coming) if value == "kommende" else pages.exclude(coming)

    def counts(self, pages: Pages) -> dict[str, int]:
        """Return the number of events per time."""
        return {value: self.narrow(pages, value).count() for value, _label in self.values()}
