"""Every text of the interface is collected, translated to English, and compiled."""

import os
import re
import shutil
from collections.abc import Iterator

import polib
import pytest
from django.utils import translation

from scripts import messages
from tests.project.process import python
from tests.project.tree import ROOT, product_modules


def entries() -> Iterator[polib.POEntry]:
    """Yield every entry of every catalogue."""
    for path in messages.catalogues(ROOT):
        yield from polib.pofile(path)


def test_there_are_texts_to_translate() -> None:
    assert len(list(entries())) > 100


def test_every_text_has_an_english_translation() -> None:
    assert list(messages.gaps(ROOT)) == []


def test_compiled_translations_say_what_their_sources_say() -> None:
    assert list(messages.lagging(ROOT)) == []


def test_every_marked_text_is_collected() -> None:
    if shutil.which("xgettext") is None and not os.environ.get("CI"):
        pytest.skip("GNU gettext is not installed")
    assert "0 texts need attention." in python("scripts/messages.py", "--check")


def test_danish_texts_stay_as_they_were_written() -> None:
    # Django's and Wagtail's own Danish catalogues would win where an English word is used as a Danish source text.
    with translation.override("da"):
        shown = {entry.msgid: translation.gettext(entry.msgid) for entry in entries() if not entry.msgctxt}
    assert {source: text for source, text in shown.items() if source != text} == {}


def test_a_translation_that_loses_a_placeholder_is_found() -> None:
    assert not messages.same_placeholders(polib.POEntry(msgid="Fandt %(count)s sider", msgstr="Found pages"))
    assert messages.same_placeholders(polib.POEntry(msgid="Fandt %(count)s sider", msgstr="Found %(count)s pages"))


def test_marked_texts_are_literal() -> None:
    # An f-string or a variable inside the call is not collected, so it would never be translated.
    call = re.compile(r"(?<![\w.])(?:_|gettext|gettext_lazy|ngettext)\(\s*(?:f[\"']|[a-z_]+\s*[,)])")
    wrong = [f"{path.name}: {match[0]}" for path in product_modules() for match in call.finditer(path.read_text())]
    assert wrong == []
