"""Who runs a server: we do, or `nobody` when we are root, whom both servers refuse."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import Any

NOBODY = "nobody"


def is_root() -> bool:
    """Return whether root runs this."""
    return os.geteuid() == 0


def as_owner() -> dict[str, Any]:
    """Return the arguments that make `subprocess` begin a program as the server's user."""
    return {"user": NOBODY, "group": group(), "extra_groups": []} if is_root() else {}


def give(path: Path) -> None:
    """Give `path` and all in it to the server's user."""
    for each in [path, *path.rglob("*")] if is_root() else []:
        shutil.chown(each, NOBODY, group())


def reachable(home: Path, own: Path) -> Path:
    """Return `home`, or a copy of it in `own` where the server's user may not enter it."""
    if not is_root() or all(path.stat().st_mode & stat.S_IXOTH for path in (home, *home.parents)):
        return home
    return Path(shutil.copytree(home, own / "home"))


def group() -> int:
    """Return the group of `nobody`; its name differs between systems."""
    import pwd

    return pwd.getpwnam(NOBODY).pw_gid
