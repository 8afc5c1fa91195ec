"""Collect the texts to translate from code and templates, and compile the translations.

Usage: messages.py [--check]. Danish is the source language and English the translation; the plugin `workflows`, meant
for other sites too, is written in English, and its own catalogue is Danish. With --check nothing is written: texts
that were not collected or not translated, and compiled files that lag behind, are named and the exit status is 1.
Needs the programs of GNU gettext.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = "workflows"
SOURCES = (PLUGIN, "peer_pages", "search", "site", "templates")
LEFT_OUT = ("tests", "migrations", "__pycache__", "static", "*.sqlite3")
HEADERS = {
    "en": "English texts of the interface; the source texts are Danish.",
    "da": "Danish texts of the plugin; the source texts are English.",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
MISSING = """The programs of GNU gettext are needed.
  Debian, Ubuntu: apt install gettext; macOS: brew install gettext"""


def catalogue(language: str) -> Path:
    """Return where a folder that has texts of its own keeps their translation."""
    return Path("locale") / language / "LC_MESSAGES" / "django.po"


def language_of(path: Path) -> str:
    """Return the language of the catalogue at `path`."""
    return path.parents[1].name


def catalogues(root: Path) -> list[Path]:
    """Return the catalogue of the project, and of each app that has its own."""
    languages = {top: "da" if top == PLUGIN else "en" for top in SOURCES}
    return sorted(path for top in SOURCES for path in (root / top).glob(f"**/{catalogue(languages[top])}"))


def collect(root: Path) -> None:
    """Run Django's makemessages over the sources below `root`: in the plugin, and over all the others."""
    (root / PLUGIN / "locale").mkdir(exist_ok=True)
    for folder, language, others in ((root, "en", PLUGIN), (root / PLUGIN, "da", "locale")):
        options = ["--locale", language, "--no-wrap", "--no-obsolete", "--add-location", "file", "-e", "html,py,txt"]
        ignored = [*LEFT_OUT, ".venv", "var", "scripts", "docs", "requirements*", others]
        command = [sys.executable, str(root / "manage.py"), "makemessages", *options, "--verbosity", "0"]
        subprocess.run([*command, *(f"--ignore={name}" for name in ignored)], cwd=folder, check=True)


def write() -> list[str]:
    """Collect, compile, and return what is still to be translated."""
    (ROOT / "site" / "peerportal" / "locale").mkdir(exist_ok=True)
    collect(ROOT)
    for path in catalogues(ROOT):
        texts = polib.pofile(path, wrapwidth=0)
        texts.header = HEADERS[language_of(path)]
        texts.metadata_is_fuzzy = False
        texts.metadata.update(stable_metadata(language_of(path)))
        texts.metadata.pop("Report-Msgid-Bugs-To", None)
        texts.sort()
        texts.save(path)
        texts.save_as_mofile(path.with_suffix(".mo"))
    return list(gaps(ROOT))


def stable_metadata(language: str) -> dict[str, str]:
    """Return a header that does not change from one collection to the next."""
    return {
        "Project-Id-Version": "peerportal",
        "POT-Creation-Date": "",
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language,
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }


def gaps(root: Path) -> Iterator[str]:
    """Yield each text whose translation is missing, doubtful or loses a placeholder."""
    for path in catalogues(root):
        for entry in polib.pofile(path):
            if not entry.translated() or entry.fuzzy:
                yield f"{path.relative_to(root)}: not translated: {entry.msgid!r}"
            elif not same_placeholders(entry):
                yield f"{path.relative_to(root)}: other placeholders in the translation of {entry.msgid!r}"


def same_placeholders(entry: polib.POEntry) -> bool:
    """Return whether the translation fills in what the source does; a plural may leave the number out."""
    if entry.msgid_plural:
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural)) | set(PLACEHOLDER.findall(entry.msgid))
        return all(set(PLACEHOLDER.findall(text)) <= wanted for text in entry.msgstr_plural.values())
    return sorted(PLACEHOLDER.findall(entry.msgid)) == sorted(PLACEHOLDER.findall(entry.msgstr))


def lagging(root: Path) -> Iterator[str]:
    """Yield each compiled file that does not say what its source says."""
    for path in catalogues(root):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or spoken(polib.mofile(compiled)) != spoken(polib.pofile(path)):
            yield f"{compiled.relative_to(root)} is older than its .po"


def spoken(catalogue: polib.POFile | polib.MOFile) -> dict[tuple[str | None, str], object]:
    """Return (context, text) → translation of every translated entry."""
    return {(e.msgctxt, e.msgid): e.msgstr_plural or e.msgstr for e in catalogue.translated_entries()}


def uncollected() -> Iterator[str]:
    """Yield each text that a new collection would add or drop."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        copy.mkdir()
        shutil.copy(ROOT / "manage.py", copy)
        for name in SOURCES:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns(*LEFT_OUT[1:]))
        collect(copy)
        for path in catalogues(copy):
            name = path.relative_to(copy)
            before = source_texts(ROOT / name)
            after = source_texts(path)
            yield from (f"{name}: not collected: {text!r}" for text in sorted(after - before))
            yield from (f"{name}: no longer used: {text!r}" for text in sorted(before - after))


def source_texts(path: Path) -> set[str]:
    """Return the source texts of the catalogue at `path`; none when there is no such file."""
    return {entry.msgid for entry in polib.pofile(path)} if path.exists() else set()


def main(check: bool) -> int:
    """Collect and compile, or only check; return the exit status."""
    if shutil.which("xgettext") is None:
        sys.exit(MISSING)
    found = [*uncollected(), *gaps(ROOT), *lagging(ROOT)] if check else write()
    print("\n".join([*found, f"{len(found)} texts need attention."]))
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
