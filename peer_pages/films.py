"""Films at other services: which film an address means, and where its player lies. Nothing is asked of the service.

Which services the site lets in is the setting ``WAGTAILEMBEDS_FINDERS``; this module knows their players.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.embeds.finders import get_finders

_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_VIMEO_PATH = re.compile(
    r"/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/|(?:album|showcase)/\d+/video/)?"
    r"(?P<id>[0-9]{1,12})(?:/(?P<key>[0-9a-f]{6,20}))?/?",
    re.ASCII,
)
_UNLISTED_KEY = re.compile(r"[0-9a-f]{6,20}")
_TIME = re.compile(r"(?:([0-9]{1,2})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,6})s?)?")


@dataclass(frozen=True)
class Film:
    """A film: the name of its service, and the address of a player that begins at once and leaves cookies out."""

    service: str
    player: str


def film_at(url: str) -> Film | None:
    """Return the film that `url` means; None for any other page of a service, and for services not let in.

    The player's address is built from the film's number alone: nothing else of `url` is passed on.
    """
    if not is_let_in(url):
        return None
    address = urlsplit(url)
    host = (address.hostname or "").removeprefix("www.").removeprefix("m.")
    read = _READERS.get(host)
    return read(address) if read else None


def is_let_in(url: str) -> bool:
    """Return whether `url` lies at one of the services that the site lets in."""
    return any(finder.accept(url) for finder in get_finders())


def validate_film(url: str) -> None:
    """Raise ValidationError with what to do instead unless `url` is a film that the site can show."""
    if not is_let_in(url):
        raise ValidationError(_("Filmen skal ligge hos YouTube eller Vimeo. Læg ellers et almindeligt link."))
    if film_at(url) is None:
        raise ValidationError(
            _("Adressen fører ikke til én bestemt film. Åbn filmen, og kopiér adressen øverst i browseren.")
        )


def _youtube(address: SplitResult) -> Film | None:
    query = parse_qs(address.query)
    match [part for part in address.path.split("/") if part]:
        case ["watch"]:
            number = query.get("v", [""])[0]
        case ["shorts" | "live" | "v", number]:
            pass
        case _:
            return None
    return _youtube_film(number, query)


def _short_youtube(address: SplitResult) -> Film | None:
    return _youtube_film(address.path.strip("/"), parse_qs(address.query))


def _youtube_film(number: str, query: dict[str, list[str]]) -> Film | None:
    if not _YOUTUBE_ID.fullmatch(number):
        return None
    start = _seconds((query.get("t") or query.get("start") or [""])[0])
    options = {"autoplay": 1, "rel": 0} | ({"start": start} if start else {})
    return Film("YouTube", f"https://www.youtube-nocookie.com/embed/{number}?{urlencode(options)}")


def _vimeo(address: SplitResult) -> Film | None:
    found = _VIMEO_PATH.fullmatch(address.path)
    if not found:
        return None
    key = found["key"] or parse_qs(address.query).get("h", [""])[0]
    options: dict[str, str | int] = {"h": key} if _UNLISTED_KEY.fullmatch(key) else {}
    start = _seconds(address.fragment.removeprefix("t="))
    at = f"#t={start}s" if start else ""
    return Film(
        "Vimeo", f"https://player.vimeo.com/video/{found['id']}?{urlencode({**options, 'autoplay': 1, 'dnt': 1})}{at}"
    )


def _seconds(text: str) -> int:
    """Return "90", "90s" and "1m30s" as 90; what is not such a time is the beginning, 0."""
    found = _TIME.fullmatch(text)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds


_READERS: dict[str, Callable[[SplitResult], Film | None]] = {
    "youtube.com": _youtube,
    "youtu.be": _short_youtube,
    "vimeo.com": _vimeo,
    "player.vimeo.com": _vimeo,
}
