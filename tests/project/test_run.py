"""`scripts/run.py`: the address, what stands in the way, and what a failing command is explained with."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import run
from tests.project.process import SOURCE_ROOTS, attempt, environment, free_port, listening
from tests.project.tree import ROOT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("localhost:1", ("localhost", 1)),
        ("[::1]:65535", ("[::1]", 65535)),
    ],
)
def test_an_address_is_a_host_and_a_port(text: str, expected: tuple[str, int]) -> None:
    assert run.parse_address(text) == expected


@pytest.mark.parametrize(
    "text", ["", "8000", ":8000", "127.0.0.1:", "127.0.0.1:web", "127.0.0.1:0", "127.0.0.1:65536", "h:-1", "h:8²"]
)
def test_what_is_no_address_is_explained(text: str) -> None:
    with pytest.raises(SystemExit, match=r"is no address\. Write it like this: make run ADDRESS=127\.0\.0\.1:8001"):
        run.parse_address(text)


@given(st.text(max_size=30) | st.from_regex(r"\A[a-z.]{1,9}:[0-9]{1,6}\Z"))
def test_any_text_is_refused_or_comes_back_as_the_same_address(text: str) -> None:
    with suppress(SystemExit):
        host, port = run.parse_address(text)
        assert f"{host}:{port:0{len(text) - len(host) - 1}}" == text
        assert 0 < port < 65536


def test_a_free_port_is_usable() -> None:
    assert run.unusable("127.0.0.1", free_port()) == ""


def test_a_port_in_use_is_named_with_another_to_try() -> None:
    with listening() as port:
        done = attempt(sys.executable, "scripts/run.py", f"127.0.0.1:{port}")
    assert done.returncode == 1
    assert f"Port {port} on 127.0.0.1 is in use" in done.stdout
    assert f"make run ADDRESS=127.0.0.1:{port + 1}" in done.stdout


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_of_another_computer_is_not_called_in_use(host: str) -> None:
    assert f"{host} is no address of this computer." in run.unusable(host, 8000)


def test_a_port_of_the_systems_own_is_not_called_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(run.socket.socket, "bind", refuse)
    assert "Port 80 may only be used by the system's own programs." in run.unusable("127.0.0.1", 80)
    assert "make run ADDRESS=127.0.0.1:8000" in run.unusable("127.0.0.1", 80)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit, match=r"cannot be made: Not a directory\.\n  Give yourself write access"):
        run.make_folder(tmp_path / "file" / "var")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    with pytest.raises(SystemExit, match=r"The folder .*var cannot be made: File exists"):
        run.make_folder(tmp_path / "var")


def test_a_folder_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("content")
    run.make_folder(tmp_path)
    assert (tmp_path / "kept").read_text() == "content"


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        ("django.db.utils.OperationalError: unable to open database file", "write access to the folder var/"),
        ("django.db.utils.OperationalError: attempt to write a readonly database", "write access to the folder var/"),
        ("PermissionError: [Errno 13] Permission denied: 'var/media'", "write access to the folder var/"),
        ("django.db.utils.OperationalError: database or disk is full", "Make room on the disk"),
        ("OSError: [Errno 28] No space left on device", "Make room on the disk"),
        ("django.db.utils.OperationalError: database is locked", "Another program uses the database."),
        ("django.db.utils.DatabaseError: database disk image is malformed", "delete the folder var"),
        ("django.db.utils.DatabaseError: file is not a database", "delete the folder var"),
        ("django.db.utils.OperationalError: [Errno -2] failed to resolve host 'database'", "leave DATABASE_URL out"),
        ("django.db.utils.OperationalError: connection timeout expired", "leave DATABASE_URL out"),
        ("django.core.exceptions.ImproperlyConfigured: DATABASE_URL is no address", "docs/reference/environment.md"),
    ],
)
def test_a_known_error_is_followed_by_what_to_do(error: str, hint: str) -> None:
    said = run.explained(f"Traceback (most recent call last):\n  File …\n{error}\n").splitlines()
    assert said[0] == error
    assert hint in said[1]
    assert len(said) == 2


def test_the_last_of_several_errors_is_the_reason() -> None:
    both = "ValueError: first\n\nThe above exception was …\n\nmodule.SomeError: second\n\tmore about it\n"
    assert run.explained(both) == "module.SomeError: second"


def test_an_error_without_a_name_is_told_by_its_last_line() -> None:
    assert run.explained("CommandError\nthe demonstration cannot be made\n") == "the demonstration cannot be made"
    assert run.explained("") == ""


@pytest.mark.parametrize(
    ("value", "reason", "hint"),
    [
        ("sqlite:////no-such-folder/db.sqlite3", "unable to open database file", "write access to the folder var/"),
        ("postgres://peer:wrong@127.0.0.1:9/peer", "connection failed", "or leave DATABASE_URL out"),
        ("the-database", "DATABASE_URL is no address of a database", "docs/reference/environment.md lists them all"),
    ],
)
def test_a_database_that_cannot_be_used_ends_in_what_to_do(value: str, reason: str, hint: str) -> None:
    script = "from scripts import run; run.manage('migrate', '--verbosity', '0')"
    done = attempt(sys.executable, "-c", script, env=environment(DATABASE_URL=value, PYTHONPATH=SOURCE_ROOTS))
    assert done.returncode == 1
    [*_, failed, why, what] = done.stdout.splitlines()
    assert failed == "`manage.py migrate --verbosity 0` failed."
    assert reason in why
    assert hint in what


def test_a_command_that_succeeds_returns_what_it_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", SOURCE_ROOTS)
    assert run.manage("version").startswith("5.2")


@pytest.fixture
def front_page() -> Iterator[Callable[[int], str]]:
    """Return a function that serves a front page with a status, and returns its address."""
    servers = []

    def serve(status: int) -> str:
        class Page(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        servers.append(HTTPServer(("127.0.0.1", 0), Page))
        Thread(target=servers[-1].serve_forever, args=(0.05,)).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    """A program that goes on until the test ends it."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as running:
        yield running
        running.kill()


def test_a_site_that_answers_is_ready(front_page: Callable[[int], str], process: subprocess.Popen[bytes]) -> None:
    assert run.wait_for(front_page(200), process) == ""


def test_a_front_page_with_an_error_is_not_called_silent(
    front_page: Callable[[int], str], process: subprocess.Popen[bytes]
) -> None:
    assert run.wait_for(front_page(500), process) == "The front page answers with error 500."


def test_a_server_that_ended_is_not_waited_for(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    assert run.wait_for(f"http://127.0.0.1:{free_port()}/", process) == "The server has stopped."


def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch, process: subprocess.Popen[bytes]) -> None:
    monkeypatch.setattr(run, "SECONDS_TO_START", 0.5)
    assert run.wait_for(f"http://127.0.0.1:{free_port()}/", process) == "The server did not answer within 0.5 seconds."


def test_every_message_of_the_front_door_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "how-to" / "run-it.md").read_text(encoding="utf-8")
    said = (run.IN_USE, run.NO_FOLDER, run.NOT_HERE, *(hint for _, hint in run.HINTS))
    for words in ("is in use", "cannot be made", "is no address of this computer", "does not let the site in"):
        assert words in guide
        assert any(words in text for text in said)
