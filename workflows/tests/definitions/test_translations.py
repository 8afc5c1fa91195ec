"""The plugin speaks Danish too, without renaming anything of Wagtail's."""

from pathlib import Path

import django
import polib
import pytest
import wagtail
from django.utils import translation

from workflows.definitions.registry import registered_definitions

CATALOGUE = Path(__file__).resolve().parents[2] / "locale" / "da" / "LC_MESSAGES" / "django.po"
OTHERS = [
    path
    for package in (django, wagtail)
    for path in Path(package.__path__[0]).glob("**/locale/da/LC_MESSAGES/django.po")
]


def entries():
    return polib.pofile(str(CATALOGUE))


def test_every_text_has_a_danish_translation():
    assert [entry.msgid for entry in entries() if not entry.translated() or entry.fuzzy] == []


def test_compiled_catalogue_says_what_its_source_says():
    compiled = {(e.msgctxt, e.msgid): e.msgstr for e in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}
    assert {(e.msgctxt, e.msgid): e.msgstr for e in entries()} == compiled


def test_words_of_wagtail_and_django_keep_their_translation():
    # The catalogues of all apps become one: a word without a context would be renamed everywhere.
    ours = {entry.msgid: entry.msgstr for entry in entries() if not entry.msgctxt and entry.msgstr}
    renamed = {
        (entry.msgid, ours[entry.msgid], entry.msgstr)
        for path in OTHERS
        for entry in polib.pofile(str(path))
        if not entry.msgctxt and entry.translated() and ours.get(entry.msgid, entry.msgstr) != entry.msgstr
    }
    assert renamed == set()


@pytest.mark.parametrize("definition", registered_definitions(), ids=lambda definition: definition.id)
def test_shipped_definitions_have_english_and_danish_titles(definition):
    parts = [definition, *definition.states, *definition.transitions, *definition.worklists]
    with translation.override("en"):
        english = [str(part.title) for part in parts]
    with translation.override("da"):
        danish = [str(part.title) for part in parts]
    assert all(english)
    assert {one for one, other in zip(english, danish, strict=True) if one == other} <= {"Intranet"}
