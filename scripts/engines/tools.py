"""The programs that a search server needs: Java to run, Maven to be installed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

OLDEST_JAVA, NEWEST_JAVA = 21, 99
OF_ELASTICSEARCH_8 = 17, 23
"""It asks for the Security Manager, which Java 24 no longer has."""

# Where Debian, Fedora and Arch, Homebrew and macOS itself put them.
JAVA_HOMES = (
    "/usr/lib/jvm/*",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
)
RELEASE = re.compile(r'^JAVA_VERSION="(\d+)', re.MULTILINE)


class MissingError(Exception):
    """Something is not on this computer; the message says what to do."""


def java_home(name: str, version: str) -> Path:
    """Return the folder of the oldest Java that a server runs on: the one nearest to the server's own time."""
    old = name == "elasticsearch" and version.startswith("8.")
    oldest, newest = OF_ELASTICSEARCH_8 if old else (OLDEST_JAVA, NEWEST_JAVA)
    found = [(number, home) for home in candidates() if oldest <= (number := java_version(home)) <= newest]
    if not found:
        span = f"{oldest} or newer" if newest == NEWEST_JAVA else f"{oldest} to {newest}"
        raise MissingError(
            f"Java {span} is needed to run {name} {version}. "
            f"Debian, Ubuntu: apt install openjdk-{oldest}-jre-headless; macOS: brew install openjdk@{oldest}; "
            "or set JAVA_HOME to the folder of one."
        )
    return min(found)[1]


def candidates() -> Iterator[Path]:
    """Yield the folders in which a Java may be."""
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home)
    for pattern in JAVA_HOMES:
        yield from sorted(Path("/").glob(pattern.removeprefix("/")))


def java_version(home: Path) -> int:
    """Return the version of the Java in `home`; 0 when there is none."""
    try:
        release = (home / "release").read_text(encoding="utf-8")
    except OSError:
        return 0
    named = RELEASE.search(release)
    return int(named[1]) if named and (home / "bin" / "java").exists() else 0


def maven() -> str:
    """Return the address of Maven."""
    if found := shutil.which("mvn"):
        return found
    raise MissingError(
        "Maven is needed to install a search server. Debian, Ubuntu: apt install maven; macOS: brew install maven."
    )
