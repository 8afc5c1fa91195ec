"""The small parts that the components in ``templates/components/`` are made of."""

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple

from django import template
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.formats import localize
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from peer_pages import films

register = template.Library()


class Kind(NamedTuple):
    """How one kind of thing is named and drawn."""

    label: Any
    icon: str


KINDS: dict[str, Kind] = {
    "initiative": Kind(_("Initiativ"), "groups"),
    "course": Kind(_("Kursus"), "student"),
    "event": Kind(_("Arrangement"), "calendar-month"),
    "organisation": Kind(_("Organisation"), "business"),
    "contact": Kind(_("Kontaktperson"), "person"),
    "report": Kind(_("Statusrapport"), "summary"),
    "region": Kind(_("Region"), "map"),
    "page": Kind(_("Om kataloget"), "document"),
}
# A status or outcome that a reader must not overlook; "active" is what everybody expects and goes unsaid.
BADGES: dict[str, tuple[Any, str]] = {
    "planned": (_("Ikke begyndt endnu"), "badge-quiet"),
    "ended": (_("Afsluttet"), "badge-warning"),
    "held": (_("Afholdt"), "badge-quiet"),
    "begun": (_("Er begyndt"), "badge-quiet"),
    "cancelled": (_("Aflyst"), "badge-error"),
    "rescheduled": (_("Flyttet til en ny dato"), "badge-warning"),
    "met": (_("Nået"), "badge-success"),
    "partly": (_("Delvist nået"), "badge-warning"),
    "not_met": (_("Ikke nået"), "badge-error"),
}


@register.simple_tag
def icon(name: str, **attributes: str) -> SafeString:
    """Return a decorative icon of the design system; ``class`` adds a class. The text beside it must say it all."""
    extra = f" {attributes['class']}" if attributes.get("class") else ""
    return _drawn(name, extra)


@lru_cache(maxsize=500)
def _drawn(name: str, extra: str) -> SafeString:
    return format_html(
        '<svg class="icon-svg{}" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>',
        extra,
        static("dkfds/icons.svg"),
        name,
    )


@register.simple_tag
def kind_icon(kind: str) -> SafeString:
    """Return the icon of a kind of page."""
    return icon(KINDS.get(kind, KINDS["page"]).icon)


@register.filter
def kind_label(kind: str) -> str:
    """Return a kind's name in the reader's language: "course" is "Kursus"."""
    return str(KINDS.get(kind, KINDS["page"]).label)


@register.simple_tag
def status_badge(status: str) -> SafeString | str:
    """Return a badge for a status that must not be overlooked, or nothing."""
    if status not in BADGES:
        return ""
    label, style = BADGES[status]
    return format_html('<span class="badge {}">{}</span>', style, label)


@register.filter
def join_words(value: str | Iterable[Any] | None) -> str:
    """Return texts in one line, separated by commas; a text is left as it is."""
    if not value:
        return ""
    return value if isinstance(value, str) else ", ".join(str(part) for part in value)


@register.filter
def breakable(value: str) -> SafeString:
    """Return an e-mail address that a narrow screen may break before the "@"."""
    parts = value.replace("@", "\0@").split("\0")
    return format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in parts))


@register.filter
def film_at(url: str) -> films.Film | None:
    """Return the film that an address means, with its player; None when it must not be framed."""
    return films.film_at(url)


@register.simple_tag(takes_context=True)
def query_with(context: RequestContext, name: str, value: object) -> str:
    """Return the present query string with one parameter changed: "?region=1081&side=2"."""
    query = context["request"].GET.copy()
    query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def checkboxes(name: str, options: Iterable[Any]) -> SafeString:
    """Return the boxes of the filter `name`, one for each of `options` (see ``components/filter_form.html``).

    There may be hundreds, which a template takes ten times as long to draw.
    """
    said, language = escape(name), get_language()
    return mark_safe("".join(_checkbox(said, option, language) for option in options))  # noqa: S308 - all is escaped


def _checkbox(name: str, option: Any, language: str | None) -> str:
    known = option.get if isinstance(option, Mapping) else partial(getattr, option)
    box, label = _box(name, known("value", ""), known("label", ""))
    count = known("count", None)
    counted = "" if count in {None, ""} else f' <span class="filters__count">({_number(count, language)})</span>'
    return f"{box}{' checked' if known('selected', False) else ''}>{label}{counted}</label></div>"


@lru_cache(maxsize=5_000, typed=True)
def _box(name: str, value: Any, label: Any) -> tuple[str, str]:
    """Return what a checkbox is drawn of that is the same on every page: up to its attributes' end, and its label."""
    given = escape(value)
    attributes = f'id="filter-{name}-{given}" name="{name}" value="{given}"'
    box = f'<div class="form-group-checkbox"><input class="form-checkbox" type="checkbox" {attributes}'
    return box, f'<label for="filter-{name}-{given}">{conditional_escape(label)}'


@lru_cache(maxsize=10_000)
def _number(count: int, _language: str | None) -> str:
    """Return a number as it is written in the language in use."""
    return escape(localize(count))


PLACES = ("A", "B", "C", "D", "E")


@register.inclusion_tag("components/continuum.html")
def continuum(place: str | None, position: float | int | None = None) -> dict[str, Any]:
    """Draw where an offer lies between social activation and the labour market.

    ``place`` is a letter A to E; ``position`` is 0 to 100 and wins. Nothing is drawn without either.
    """
    left, step = 60.0, 150.0
    stops = [{"letter": letter, "x": round(left + step * index)} for index, letter in enumerate(PLACES)]
    share = _share(place, position)
    if share is None:
        return {"stops": []}
    nearest = PLACES[round(share * (len(PLACES) - 1))]
    here = round(left + share * step * (len(PLACES) - 1))
    return {"stops": stops, "here": here, "letter": nearest, "share": round(share * 100)}


def _share(place: str | None, position: float | int | None) -> float | None:
    """Return how far along the continuum an offer lies, 0 to 1; None when nobody has said."""
    if position is not None:
        return min(max(float(position), 0.0), 100.0) / 100
    letter = (place or "").strip().upper()
    return PLACES.index(letter) / (len(PLACES) - 1) if letter in PLACES else None
