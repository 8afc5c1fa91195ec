"""Web addresses in running text."""

import re
from collections.abc import Iterable

_URL = re.compile(r"(?:https?://|www\.)[^\s<>”\"“]+", re.IGNORECASE)
_TRAILING = ".,;:!?)”’'\"-"


def urls_in(text: str) -> list[str]:
    """Return the addresses in a text, each with its scheme, without the punctuation that follows it."""
    found = (match[0].rstrip(_TRAILING) for match in _URL.finditer(text))
    return unique(url if "://" in url else f"http://{url}" for url in found if "." in url)


def broken_urls(text: str) -> list[str]:
    """Return addresses that end in a hyphen: a line break has taken their rest."""
    return [match[0] for match in _URL.finditer(text) if match[0].endswith("-")]


def unique(urls: Iterable[str]) -> list[str]:
    """Return addresses once each; a final slash, the scheme and "www." make no difference."""
    seen: dict[str, str] = {}
    for url in urls:
        seen.setdefault(key(url), url)
    return list(seen.values())


def key(url: str) -> str:
    """Return what is the same for two spellings of an address."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower()).rstrip("/")
