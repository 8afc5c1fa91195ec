"""Every text of the interface is collected, translated and compiled."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils import translation

from scripts import messages
from tests.project.process import python
from tests.project.tree import ROOT, product_modules


def entries() -> Iterator[polib.POEntry]:
    """Yield every entry of every catalogue whose source texts are Danish."""
    for path in messages.catalogues(ROOT):
        if messages.language_of(path) == "en":
            yield from polib.pofile(path)


def test_there_are_texts_to_translate() -> None:
    assert len(list(entries())) > 100


def test_every_text_is_translated() -> None:
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


@pytest.mark.parametrize(
    ("danish", "english", "same"),
    [
        ("Fandt %(count)s sider", "Found pages", False),
        ("Fandt %(count)s sider", "Found %(count)s pages", True),
        ("Fandt %(count)s sider", "Found %(number)s pages", False),
        ("%(a)s af %(b)s", "of %(b)s, %(a)s", True),
        ("%s af %s", "%s", False),
        ("{navn} søger", "{navn} looks", True),
        ("{} søger", "looks", False),
        ("100 % gratis", "100 % free", True),
    ],
)
def test_a_translation_fills_in_what_its_source_does(danish: str, english: str, same: bool) -> None:
    assert messages.same_placeholders(polib.POEntry(msgid=danish, msgstr=english)) is same


@pytest.mark.parametrize(
    ("one", "many", "same"),
    [
        ("One page", "%(count)s pages", True),
        ("%(count)s page", "%(count)s pages", True),
        ("One page", "%(number)s pages", False),
    ],
)
def test_a_plural_may_leave_its_number_out_and_name_no_other(one: str, many: str, same: bool) -> None:
    entry = polib.POEntry(msgid="%(count)s side", msgid_plural="%(count)s sider", msgstr_plural={0: one, 1: many})
    assert messages.same_placeholders(entry) is same


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one app and an empty catalogue."""
    catalogue = tmp_path / "search" / messages.catalogue("en")
    catalogue.parent.mkdir(parents=True)
    save(tmp_path)
    return tmp_path


def save(project: Path, *entries: polib.POEntry) -> Path:
    """Write the catalogue of `project`, and return its address."""
    path = project / "search" / messages.catalogue("en")
    catalogue = polib.POFile()
    catalogue.metadata = messages.stable_metadata("en")
    catalogue.extend(entries)
    catalogue.save(str(path))
    return path


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (polib.POEntry(msgid="Søg"), "search/locale/en/LC_MESSAGES/django.po: not translated: 'Søg'"),
        (polib.POEntry(msgid="Søg", msgstr="Search", flags=["fuzzy"]), "not translated: 'Søg'"),
        (polib.POEntry(msgid="%s fra", msgstr="from"), "other placeholders in the translation of '%s fra'"),
    ],
    ids=["missing", "doubtful", "placeholder"],
)
def test_a_gap_names_its_catalogue_and_its_text(project: Path, entry: polib.POEntry, said: str) -> None:
    save(project, entry, polib.POEntry(msgid="Luk", msgstr="Close"))
    [gap] = messages.gaps(project)
    assert said in gap


def test_a_compiled_file_that_is_missing_or_lags_behind_is_named(project: Path) -> None:
    path = save(project, polib.POEntry(msgid="Søg", msgstr="Search"))
    lags = ["search/locale/en/LC_MESSAGES/django.mo is older than its .po"]
    assert list(messages.lagging(project)) == lags
    polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    assert list(messages.lagging(project)) == []
    save(project, polib.POEntry(msgid="Søg", msgstr="Find"))
    assert list(messages.lagging(project)) == lags


def test_the_same_word_in_two_contexts_is_compiled_twice(project: Path) -> None:
    path = save(
        project,
        polib.POEntry(msgid="Luk", msgstr="Close", msgctxt="button"),
        polib.POEntry(msgid="Luk", msgstr="Shut", msgctxt="door"),
    )
    polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    assert list(messages.lagging(project)) == []
    assert list(messages.spoken(polib.pofile(str(path))).values()) == ["Close", "Shut"]


def test_a_project_without_catalogues_has_no_gaps(tmp_path: Path) -> None:
    assert messages.catalogues(tmp_path) == []
    assert messages.source_texts(tmp_path / "none.po") == set()


def test_the_plugin_is_translated_to_danish_and_the_rest_to_english(tmp_path: Path) -> None:
    for top, language in (("workflows", "da"), ("workflows", "en"), ("search", "da"), ("search", "en")):
        path = tmp_path / top / messages.catalogue(language)
        path.parent.mkdir(parents=True)
        path.write_text("")
    found = [
        (path.relative_to(tmp_path).parts[0], messages.language_of(path)) for path in messages.catalogues(tmp_path)
    ]
    assert found == [("search", "en"), ("workflows", "da")]


def test_without_gettext_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="apt install gettext"):
        messages.main(check=True)


def test_marked_texts_are_literal() -> None:
    # An f-string or a variable inside the call is not collected, so it would never be translated.
    call = re.compile(r"(?<![\w.])(?:_|gettext|gettext_lazy|ngettext)\(\s*(?:f[\"']|[a-z_]+\s*[,)])")
    wrong = [f"{path.name}: {match[0]}" for path in product_modules() for match in call.finditer(path.read_text())]
    assert wrong == []
