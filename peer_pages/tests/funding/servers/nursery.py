"""A process that has loaded the site, and forks a worker or a beat of itself for each line that it reads.

Loading takes seconds and forking none, so that many can be killed. A line is a log's path and the arguments after
"celery", with tabs between; the number of the process, which leads a group of its own, is printed.
"""

import os
import signal
import sys

import django
from celery import Celery


def main() -> None:
    """Load the site, say so, and fork until nobody writes any more."""
    django.setup()
    from peerportal.celery import app  # noqa: PLC0415 - needs the settings

    app.loader.import_default_modules()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("loaded", flush=True)  # noqa: T201
    for line in sys.stdin:
        log, *arguments = line.rstrip("\n").split("\t")
        if not (child := os.fork()):
            become(app, log, arguments)
        os.setpgid(child, child)
        print(child, flush=True)  # noqa: T201


def become(app: Celery, log: str, arguments: list[str]) -> None:
    """Be a worker or a beat until killed."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    output, nothing = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND), os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    try:
        app.start(argv=arguments)
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
