"""Install or run a search server.

Usage: python -m scripts.engines install|run NAME [--version VERSION] [--port PORT] [--while PID --url-file FILE].
Names: elasticsearch, opensearch. `run` installs what is missing, says which variables to set, and runs until Ctrl-C.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from scripts.engines.distributions import VERSIONS, install
from scripts.engines.server import NotStartedError, running
from scripts.engines.tools import MissingError

READY = """
{name} {version} answers at {url}

  for the site:   SEARCH_ENGINE={name} SEARCH_URL={url}
  for the tests:  TEST_{upper}_URL={url}

Ctrl-C stops it and forgets its data.
"""


def main(arguments: list[str]) -> int:
    """Do what the command line asks; return the exit status."""
    asked = parser().parse_args(arguments)
    version = asked.version or VERSIONS[asked.name]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        install(asked.name, version)
        if asked.action == "run":
            run(asked, version)
    except (MissingError, NotStartedError) as error:
        print(f"\n{error}", file=sys.stderr)
        tell(asked.url_file, "")
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(prog="python -m scripts.engines", description=__doc__)
    made.add_argument("action", choices=["install", "run"])
    made.add_argument("name", choices=sorted(VERSIONS))
    made.add_argument("--version", default="")
    made.add_argument("--port", type=int, default=0)
    made.add_argument("--while", dest="pid", type=int, default=0, help="stop when this process has ended")
    made.add_argument("--url-file", type=Path, help="write the URL there, or nothing if none")
    return made


def run(asked: argparse.Namespace, version: str) -> None:
    """Run the server until Ctrl-C, or until the process it is for has ended."""
    with running(asked.name, version, port=asked.port) as server:
        print(READY.format(name=asked.name, version=version, url=server.url, upper=asked.name.upper()), flush=True)
        tell(asked.url_file, server.url)
        while not asked.pid or lives(asked.pid):
            time.sleep(0.5)


def tell(file: Path | None, url: str) -> None:
    """Write `url` to a file that somebody waits for, whole when it is there."""
    if file:
        half = file.with_suffix(".half")
        half.write_text(url, encoding="utf-8")
        half.rename(file)


def lives(pid: int) -> bool:
    """Return whether there is a process of that number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
