"""Keep the Danish for Wagtail's messages: list what has none, or compile the catalogues.

Usage: wagtail_messages.py list|compile. The first ends with status 1 when something has no Danish, neither in the
package's own catalogue nor in `site/peerportal/locale_wagtail`. Fill in the .po there, then compile.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "site" / "peerportal" / "locale_wagtail" / "da" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")


def folders() -> Iterator[Path]:
    """Yield the locale folders of the installed packages of Wagtail and Wagtail Localize."""
    for name in settings.INSTALLED_APPS:
        spec = find_spec(name) if name.startswith("wagtail") else None
        for place in spec.submodule_search_locations or [] if spec else []:
            yield Path(place) / "locale"


def messages(path: Path, *, translated: bool) -> set[tuple[str, str, bool]]:
    """Return the messages of a catalogue (all, or those translated): context, text, whether it has a plural."""
    entries = polib.pofile(str(path)) if path.exists() else []
    found = [entry for entry in entries if not entry.obsolete and (entry.translated() or not translated)]
    return {(entry.msgctxt or "", entry.msgid, bool(entry.msgid_plural)) for entry in found}


def missing(domain: str) -> list[str]:
    """Return each message of the English source catalogues that has no Danish, with its context and package."""
    ours = messages(OURS / f"{domain}.po", translated=True)
    lines = []
    for folder in folders():
        english, danish = (folder / language / "LC_MESSAGES" / f"{domain}.po" for language in ("en", "da"))
        lacking = messages(english, translated=False) - messages(danish, translated=True) - ours
        lines += [f"{folder.parent.name} {domain} {context} {text!r}" for context, text, _ in sorted(lacking)]
    return lines


def main(arguments: list[str]) -> int:
    """List or compile; return the exit status."""
    if arguments == ["compile"]:
        for domain in DOMAINS:
            (OURS / f"{domain}.mo").write_bytes(polib.pofile(str(OURS / f"{domain}.po")).to_binary())
        return 0
    if arguments != ["list"]:
        print(__doc__, file=sys.stderr)
        return 2
    lines = [line for domain in DOMAINS for line in missing(domain)]
    print("\n".join(lines) or "Every message has Danish.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peerportal.settings.test")
    sys.exit(main(sys.argv[1:]))
