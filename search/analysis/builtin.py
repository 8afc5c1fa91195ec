"""The built-in words, read from the files in `data/`: our own lists, one entry a line, `#` begins a comment."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from search.analysis.inflection import forms_of
from search.analysis.stemmer import snowball
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


def overrides() -> Mapping[str, str]:
    """Return the stem of each inflected form that the stemmer splits wrongly, irregular forms before families."""
    stems = dict(_families())
    stems.update(_irregular())
    return {form: stems.get(stem, stem) for form, stem in stems.items()}


def _irregular() -> Iterator[tuple[str, str]]:
    """Yield (form, word) for each form of each word in `forms.txt`, with its genitive."""
    for entry in entries("forms.txt"):
        word, _, forms = entry.partition(":")
        stem = normalise(word)
        for form in (stem, *map(normalise, forms.split())):
            yield form, stem
            if not form.endswith("s"):
                yield form + "s", stem


def _families() -> Iterator[tuple[str, str]]:
    """Yield (form, stem) for the inflections of the words of each line of `families.txt`."""
    for entry in entries("families.txt"):
        family = [normalise(word) for word in entry.split()]
        for word in reversed(family):
            for form in forms_of(word):
                yield form, snowball(family[0])
