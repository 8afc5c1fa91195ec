"""Regions and municipalities as a search needs them: all at once, each standing for what took its place."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.utils import timezone

from peer_pages.models import Area
from search.place_names import place_names
from search.text import danish_order, fold, folded_words

REGION, MUNICIPALITY = str(Area.Kind.REGION), str(Area.Kind.MUNICIPALITY)


@dataclass(frozen=True)
class Place:
    """One area as stored; `region` and `successor` are primary keys."""

    pk: int
    kind: str
    code: str
    slug: str
    name: str
    locale: str
    parent: int | None
    merged_into: int | None
    valid_from: date | None
    valid_to: date | None

    @property
    def short_name(self) -> str:
        """Return the name as people say it: "Syddanmark" for "Region Syddanmark"."""
        return self.name.removeprefix("Region ")


@dataclass(frozen=True)
class Part:
    """A part of the country: areas of one kind, and what they are called together."""

    name: str
    places: tuple[Place, ...]


COLUMNS = [one.name if one.name != "locale" else "locale__language_code" for one in fields(Place)]


@dataclass(frozen=True)
class Places:
    """All areas in all languages; codes are the same in each."""

    by_pk: dict[int, Place]
    day: date

    @classmethod
    def load(cls) -> "Places":
        """Return the areas of the database, by one query."""
        places = [Place(*row) for row in Area.objects.values_list(*COLUMNS)]
        return cls(
            {place.pk: place for place in sorted(places, key=lambda place: danish_order(place.name))},
            timezone.localdate(),
        )

    @cached_property
    def next_change(self) -> int:
        """Return the moment from which some area is no more or another begins, in seconds since 1970; 0 for none."""
        ends = (place.valid_to + timedelta(days=1) for place in self.by_pk.values() if place.valid_to)
        begins = (place.valid_from for place in self.by_pk.values() if place.valid_from)
        coming = min((day for day in (*ends, *begins) if day > self.day), default=None)
        return int(timezone.make_aware(datetime.combine(coming, time.min)).timestamp()) if coming else 0

    def now(self, pk: int) -> Place:
        """Return the area that stands for `pk` today."""
        place = self.by_pk[pk]
        for _step in self.by_pk:  # a ring of mergers, which nothing forbids, must end
            gone = place.valid_to is not None and place.valid_to < self.day
            if not gone or place.merged_into is None:
                break
            place = self.by_pk[place.merged_into]
        return place

    def codes(self, pks: Iterable[int], kind: str) -> frozenset[str]:
        """Return the codes of today's areas of `kind` in which the areas `pks` lie."""
        found = set()
        for pk in pks:
            place = self.now(pk)
            if kind == REGION and place.kind == MUNICIPALITY and place.parent is not None:
                place = self.now(place.parent)
            if place.kind == kind:
                found.add(place.code)
        return frozenset(found)

    def current(self, kind: str) -> Iterator[Place]:
        """Return the areas of `kind` that exist today."""
        for place in self.by_pk.values():
            begun = place.valid_from is None or place.valid_from <= self.day
            if place.kind == kind and begun and self.now(place.pk) == place:
                yield place

    def labels(self, kind: str, locale: str) -> dict[str, str]:
        """Return the names of today's areas of `kind` by code, in the language where there is one."""
        named: dict[str, str] = {}
        for place in self.current(kind):
            if place.code not in named or place.locale == locale:
                named[place.code] = place.name
        return named

    def named_in(self, text: str) -> list[Place]:
        """Return today's areas that `text` names, or a town of, smallest first: "unge i fredericia", "syddanmark"."""
        within = _between_spaces(text)
        named = [place for name, place in self._names if name in within]
        known = [place for part in self._called(text) if _is_alone(part) for place in part.places]
        return sorted(dict.fromkeys((*named, *known)), key=lambda place: place.kind == REGION)

    def parts_in(self, text: str) -> list[Part]:
        """Return the parts of the country that `text` names and that are several municipalities: "unge på fyn"."""
        return [part for part in self._called(text) if not _is_alone(part)]

    def parts_around(self, codes: Collection[str]) -> list[str]:
        """Return the names of the parts of the country in which areas of today lie; none that an area has too."""
        return [name for name, there in self._around if not there.isdisjoint(codes)]

    @cached_property
    def _around(self) -> list[tuple[str, frozenset[str]]]:
        names = {name for name, _place in self._names}
        parts = [part for name, part in self._parts if not _is_town(part) and name not in names]
        return [(part.name, frozenset(place.code for place in part.places)) for part in parts]

    def _called(self, text: str) -> Iterator[Part]:
        """Yield what is called otherwise than an area of today; "Region Sjælland" is not all of "Sjælland"."""
        within = _between_spaces(text)
        for place in self.by_pk.values():
            if place.kind == REGION:
                within = within.replace(_between_spaces(place.name), " ")
        yield from (part for name, part in self._parts if name in within)

    @cached_property
    def _names(self) -> list[tuple[str, Place]]:
        places = [place for kind in (MUNICIPALITY, REGION) for place in self.current(kind)]
        return [(_between_spaces(place.short_name), place) for place in places]

    @cached_property
    def _parts(self) -> list[tuple[str, Part]]:
        today = {place for _name, place in self._names}
        stand_for = {place.name: now for place in self.by_pk.values() if (now := self.now(place.pk)) in today}
        found = [
            (name, Part(name, tuple(dict.fromkeys(stand_for[area] for area in areas if area in stand_for))))
            for name, areas in place_names().items()
        ]
        return [(_between_spaces(name), part) for name, part in found if part.places]

    def resolve(self, text: str, kind: str) -> str | None:
        """Return the code of today's area that `text` names by code, slug or name; None for no area of `kind`."""
        wanted = fold(text)
        current = {place.pk for place in self.current(kind)}
        for place in self.by_pk.values():
            if place.kind == kind and wanted in {place.code, place.slug, fold(place.name)}:
                now = self.now(place.pk)
                return now.code if now.pk in current else None
        return None


def _is_alone(part: Part) -> bool:
    """Return whether each of the areas is offered by its own name: a town's municipality, a region."""
    return _is_town(part) or part.places[0].kind == REGION


def _is_town(part: Part) -> bool:
    return len(part.places) == 1 and part.places[0].kind == MUNICIPALITY


def _between_spaces(text: str) -> str:
    """Return the words of `text` as they are compared, each between spaces."""
    return f" {' '.join(folded_words(text))} "
