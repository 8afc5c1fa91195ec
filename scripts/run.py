"""Start the site on this computer: packages, database, demonstration content, server; then say where it is.

Usage: run.py [HOST:PORT]. Data stays in `var/`; the second start keeps it.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 90
EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}

IN_USE = """
Port {port} on {host} is in use, perhaps by this site in another window.
  Stop that program, or choose another port: make run ADDRESS={host}:{other}"""
FORBIDDEN = """
Port {port} may only be used by the system's own programs.
  Choose a higher one: make run ADDRESS={host}:8000"""
NOT_HERE = """
{host} is no address of this computer.
  Leave ADDRESS out, or write it like this: make run ADDRESS=127.0.0.1:8001"""
NO_FOLDER = """
The folder {folder} cannot be made: {reason}.
  Give yourself write access to the folder of this project, or move the project to one of your own."""
READY = """
The site is ready.
{logins}

Press Ctrl-C to stop; what you change is kept in var/.
"""

RAISED = re.compile(r"^[\w.]+(?:Error|Exception|Configured): .+", re.MULTILINE)
# What an error of the database or the settings says, and what to do then; the first that fits is shown.
HINTS = (
    (
        r"unable to open database file|readonly database|Permission denied|Read-only file system",
        "Give yourself write access to the folder var/ and everything in it, and see that DATABASE_URL is not set.",
    ),
    (r"No space left|disk is full", "Make room on the disk, then run the same command again."),
    (r"database is locked", "Another program uses the database. Stop it, then run the same command again."),
    (
        r"malformed|not a database",
        "The database is damaged. To start over, delete the folder var and run the same command again.",
    ),
    (
        r"connection (?:failed|timeout|to server)|(?:resolve|translate) host",
        "The database that DATABASE_URL names does not let the site in. Start it, or leave DATABASE_URL out.",
    ),
    (
        r"ImproperlyConfigured|EnvValidationError",
        "Correct the variable in your environment or in the file .env; docs/reference/environment.md lists them all.",
    ),
)


def main(arguments: list[str]) -> int:
    """Run the site until it is stopped; return the exit status."""
    host, port = parse_address(arguments[0] if arguments else "127.0.0.1:8000")
    if obstacle := unusable(host, port):
        sys.exit(obstacle)
    if subprocess.run(["sh", "scripts/prepare.sh", "run"], cwd=ROOT, check=False).returncode:
        return 1
    make_folder(ROOT / "var")
    url = f"http://{EVERY_ADDRESS.get(host, host)}:{port}"
    os.environ.setdefault("BASE_URL", url)
    os.environ.setdefault("ALLOWED_HOSTS", "*" if host in EVERY_ADDRESS else host)
    os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
    say("Preparing the database …")
    manage("migrate", "--verbosity", "0")
    manage("search", "rebuild", "--if-missing")
    say("Making the demonstration content …")
    logins = manage("create_demo")
    say("Starting the server …")
    return serve(f"{host}:{port}", url, logins)


def parse_address(text: str) -> tuple[str, int]:
    """Return the host and port of `HOST:PORT`; exit with what to type when it is not one."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        sys.exit(f"{text!r} is no address. Write it like this: make run ADDRESS=127.0.0.1:8001")
    return host, int(port)


def unusable(host: str, port: int) -> str:
    """Return why the server could not listen there and what to do, or nothing when it can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            reason = {errno.EADDRINUSE: IN_USE, errno.EACCES: FORBIDDEN}.get(error.errno or 0, NOT_HERE)
            return reason.format(host=host, port=port, other=port + 1 if port < 65535 else 8000)
    return ""


def make_folder(path: Path) -> None:
    """Make the folder at `path` where it is missing; exit with what to do when that cannot be."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        sys.exit(NO_FOLDER.format(folder=path, reason=error.strerror))


def manage(*arguments: str) -> str:
    """Run a management command and return what it printed; exit with its error and what to do when it fails."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(done.stderr, end="", file=sys.stderr)
    if done.returncode:
        sys.exit(f"{done.stdout}\n`manage.py {' '.join(arguments)}` failed.\n{explained(done.stderr)}")
    return done.stdout.strip()


def explained(errors: str) -> str:
    """Return the reason that a command's messages end with, and what to do about it where that is known."""
    raised = [match.start() for match in RAISED.finditer(errors)]
    reason = errors[raised[-1] :] if raised else errors.strip().rpartition("\n")[2]
    hints = [hint for pattern, hint in HINTS if re.search(pattern, reason)]
    return "\n  ".join([*reason.splitlines()[:1], *hints[:1]])


def serve(address: str, url: str, logins: str) -> int:
    """Run the server at `address` until Ctrl-C, and say where it is once it answers at `url`."""
    server = start("runserver", address, "--verbosity", "0")
    clock = start("workflow", "tick", "--every", "60")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        if trouble := wait_for(url, server):
            print(f"\n{trouble} Look above for the reason.", file=sys.stderr)
            return 1
        say(READY.format(logins=logins))
        return server.wait()
    except KeyboardInterrupt:
        server.wait()
        clock.wait()
        return 0
    finally:
        server.terminate()
        clock.terminate()


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a management command that goes on beside this one."""
    return subprocess.Popen([sys.executable, "manage.py", *arguments], cwd=ROOT)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> str:
    """Return nothing once the front page is served, or else what went wrong."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=SECONDS_TO_START).close()
        except urllib.error.HTTPError as error:
            return f"The front page answers with error {error.code}."
        except OSError:
            if server.poll() is not None:
                return "The server has stopped."
            time.sleep(0.3)
        else:
            return ""
    return f"The server did not answer within {SECONDS_TO_START} seconds."


def say(text: str) -> None:
    """Print `text` at once, also when the output is not a terminal."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
