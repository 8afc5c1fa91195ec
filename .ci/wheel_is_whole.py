"""Prove that the installed wheel carries what the checkout serves: static files, templates and texts.

Usage: wheel_is_whole.py FOLDER, where `collectstatic` of the checkout has put its files. Run from an empty folder.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "peerportal.settings.test"

import django
from django.contrib.staticfiles.finders import get_finders
from django.template.loader import get_template
from django.utils import translation

CHECKOUT = Path(__file__).resolve().parents[1]


def main(collected: Path) -> None:
    """Exit with what the wheel lacks, if it lacks anything."""
    django.setup()
    import peerportal  # noqa: PLC0415

    if CHECKOUT in Path(peerportal.__file__).parents:
        sys.exit("This ran from the checkout, not from the wheel.")
    wanted = set(json.loads((collected / "staticfiles.json").read_text())["paths"])
    found = {str(path) for finder in get_finders() for path, _ in finder.list([])}
    lacking = sorted(wanted - found)
    for template in sorted((CHECKOUT / "templates").rglob("*.html")):
        name = str(template.relative_to(CHECKOUT / "templates"))
        if CHECKOUT in Path(get_template(name).origin.name).parents:
            lacking.append(name)
    with translation.override("en"):
        if str(translation.gettext("Dansk")) == "Dansk":
            lacking.append("the English texts")
    if lacking:
        sys.exit(f"The wheel lacks {len(lacking)} files: {', '.join(lacking[:20])}")
    print(f"The wheel carries the same {len(wanted)} static files, the templates and the English texts.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
