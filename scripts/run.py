"""Start the site on this computer: packages, database, demonstration content, server; then say where it is.

Usage: run.py [HOST:PORT]. Data stays in `var/`; the second start keeps it.
"""

from __future__ import annotations

import os
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

IN_USE = """
Port {port} on {host} is in use, perhaps by this site in another window.
  Stop that program, or choose another port: make run ADDRESS={host}:{next_port}"""
NOT_READY = """
The server did not answer within {seconds} seconds; look above for the reason."""
READY = """
The site is ready.
{logins}

Press Ctrl-C to stop; what you change is kept in var/.
"""


def main(arguments: list[str]) -> int:
    """Run the site until it is stopped; return the exit status."""
    host, port = parse_address(arguments[0] if arguments else "127.0.0.1:8000")
    if is_taken(host, port):
        print(IN_USE.format(host=host, port=port, next_port=port + 1), file=sys.stderr)
        return 1
    if subprocess.run(["sh", "scripts/prepare.sh", "run"], cwd=ROOT, check=False).returncode:
        return 1
    (ROOT / "var").mkdir(exist_ok=True)
    url = f"http://{host}:{port}"
    os.environ.setdefault("BASE_URL", url)
    os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
    say("Preparing the database …")
    manage("migrate", "--verbosity", "0")
    say("Making the demonstration content …")
    logins = manage("create_demo")
    say("Starting the server …")
    return serve(host, port, url, logins)


def parse_address(text: str) -> tuple[str, int]:
    """Return the host and port of `HOST:PORT`; exit with what to type when it is not one."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        sys.exit(f"{text!r} is no address. Write it like this: make run ADDRESS=127.0.0.1:8001")
    return host, int(port)


def is_taken(host: str, port: int) -> bool:
    """Return whether another program listens on `port`."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError:
            return True
    return False


def manage(*arguments: str) -> str:
    """Run a management command and return what it printed; exit with its own error when it fails."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}\n`manage.py {' '.join(arguments)}` failed; look above for the reason.")
    return done.stdout.strip()


def serve(host: str, port: int, url: str, logins: str) -> int:
    """Run the server until Ctrl-C, and say where it is once it answers."""
    command = [sys.executable, "manage.py", "runserver", f"{host}:{port}", "--verbosity", "0"]
    server = subprocess.Popen(command, cwd=ROOT)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        if not answers(url, server):
            print(NOT_READY.format(seconds=SECONDS_TO_START), file=sys.stderr)
            return 1
        say(READY.format(logins=logins))
        return server.wait()
    except KeyboardInterrupt:
        server.wait()
        return 0
    finally:
        server.terminate()


def answers(url: str, server: subprocess.Popen[bytes]) -> bool:
    """Return whether the front page is served before the time is up."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=SECONDS_TO_START):
                return True
        except urllib.error.HTTPError:
            return False
        except OSError:
            time.sleep(0.3)
    return False


def say(text: str) -> None:
    """Print `text` at once, also when the output is not a terminal."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
