"""The Danish for Wagtail's own messages is complete, keeps what is filled in, and is compiled."""

import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import polib
import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.views.i18n import JavaScriptCatalog

from tests.project.tree import ROOT

DOMAINS = ("django", "djangojs")
FILLED_IN = re.compile(r"%(?:\(\w+\))?[a-z%]|\{\w*\}|</?[a-zA-Z][^<>]*>")


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("wagtail_messages", ROOT / "scripts" / "wagtail_messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = load_script()


def pairs(entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    """Yield what is translated and its Danish; a plural's second form belongs to the plural's text."""
    if not entry.msgid_plural:
        yield entry.msgid, entry.msgstr
    for number, text in entry.msgstr_plural.items():
        yield (entry.msgid_plural if number else entry.msgid), text


def test_the_pattern_finds_what_is_filled_in() -> None:
    text = 'Del <b class="x">%(one)s</b> {two} {} %s %d 5 > 3'
    assert FILLED_IN.findall(text) == ['<b class="x">', "%(one)s", "</b>", "{two}", "{}", "%s", "%d"]


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_has_danish(domain: str) -> None:
    lines = script.missing(domain)
    assert not lines, "Give these Danish in site/peerportal/locale_wagtail:\n" + "\n".join(lines)


@pytest.mark.parametrize("domain", DOMAINS)
def test_danish_keeps_what_is_filled_in(domain: str) -> None:
    for entry in polib.pofile(str(script.OURS / f"{domain}.po")):
        assert entry.translated(), entry.msgid
        assert not entry.msgid_plural or sorted(entry.msgstr_plural) == [0, 1], entry.msgid
        for english, danish in pairs(entry):
            assert sorted(FILLED_IN.findall(danish)) == sorted(FILLED_IN.findall(english)), english
            space = re.match(r"(\s*).*?(\s*)$", english, re.DOTALL).groups()  # type: ignore[union-attr]
            assert re.match(r"(\s*).*?(\s*)$", danish, re.DOTALL).groups() == space, english  # type: ignore[union-attr]


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_message_stands_twice(domain: str) -> None:
    keys = [(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(script.OURS / f"{domain}.po"))]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("domain", DOMAINS)
def test_compiled_catalogue_is_that_of_the_text(domain: str) -> None:
    compiled = polib.pofile(str(script.OURS / f"{domain}.po")).to_binary()
    fresh = (script.OURS / f"{domain}.mo").read_bytes() == compiled
    assert fresh, "Run scripts/wagtail_messages.py compile"


def test_the_site_uses_them() -> None:
    with translation.override("da"):
        assert translation.gettext("Images") == "Billeder"
        assert translation.gettext("Save draft") == "Gem kladde"
        assert translation.ngettext("%(count)s image", "%(count)s images", 2) == "%(count)s billeder"


def test_the_scripts_in_the_page_use_them(rf: RequestFactory) -> None:
    with translation.override("da"):
        answer = JavaScriptCatalog.as_view(packages=["wagtail.admin"])(rf.get("/"))
    assert isinstance(answer, HttpResponse)
    assert '"Collapse all": "Fold alle ind"' in answer.content.decode()


def test_script_lists_what_an_upgrade_brings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    english.parent.mkdir(parents=True)
    english.write_text('msgid "Brand new"\nmsgstr ""\n\nmsgid "Images"\nmsgstr ""\n')
    monkeypatch.setattr(script, "folders", lambda: [tmp_path / "locale"])
    assert script.main(["list"]) == 1
    assert capsys.readouterr().out == f"{tmp_path.name} django  'Brand new'\n"


def test_script_compiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for domain in DOMAINS:
        shutil.copy(script.OURS / f"{domain}.po", tmp_path)
    monkeypatch.setattr(script, "OURS", tmp_path)
    assert script.main(["compile"]) == 0
    assert polib.mofile(str(tmp_path / "django.mo")).find("Images").msgstr == "Billeder"


def test_script_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert script.main([]) == 2
    assert "Usage" in capsys.readouterr().err
