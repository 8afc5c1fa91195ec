"""The built-in words, read from the files in `data/`: our own lists, one entry a line, `#` begins a comment."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from search.analysis.inflection import forms_of
from search.analysis.words import normalise

DATA = Path(__file__).with_name("data")


def entries(name: str) -> Iterator[str]:
    """Yield the entries of the file `name`."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if entry := line.partition("#")[0].strip():
            yield entry


def normalised(name: str) -> frozenset[str]:
    """Return the words of the file `name`, normalised."""
    return frozenset(normalise(word) for entry in entries(name) for word in entry.split())


def inflected(name: str) -> frozenset[str]:
    """Return the words of the file `name` with their inflections."""
    return frozenset(form for word in normalised(name) for form in forms_of(word))


def overrides() -> Mapping[str, str]:
    """Return the stem of each inflected form that the stemmer splits wrongly: single words go before families."""
    irregular = dict(_irregular())
    return dict(_families(irregular)) | irregular | dict(_apart())


def _irregular() -> Iterator[tuple[str, str]]:
    """Yield (form, word) for each form of each word in `forms.txt`; genitives first, so that a word goes before one."""
    lines = [entry.partition(":") for entry in entries("forms.txt")]
    forms = [(normalise(form), normalise(word)) for word, _, some in lines for form in (word, *some.split())]
    yield from ((form + "s", word) for form, word in forms if not form.endswith("s"))
    yield from forms


def _apart() -> Iterator[tuple[str, str]]:
    """Yield (form, word) for the inflections of the words of `apart.txt`; the words last, so that each is its own."""
    words = sorted(normalised("apart.txt"))
    yield from ((form, word) for word in words for form in forms_of(word))
    yield from zip(words, words, strict=True)


def _families(irregular: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (form, stem) for the inflections of the words of each line of `families.txt`."""
    for entry in entries("families.txt"):
        family = [normalise(word) for word in entry.split()]
        stem = irregular.get(family[0], family[0])
        yield from ((form, stem) for word in reversed(family) for form in forms_of(word))
