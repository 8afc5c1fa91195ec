#!/usr/bin/env python3
"""Run a management command of the site; development settings unless told otherwise."""

import os
import sys
from pathlib import Path

# `site/` is a source root, never a package: the standard library owns that name.
sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))


def main() -> None:
    """Hand the command line to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peerportal.settings.dev")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
