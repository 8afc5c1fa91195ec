"""`make run` and `make test` on a fresh clone: what they say when something is missing."""

import re
import shutil
import socket
import stat
import sys
from pathlib import Path

import pytest

from tests.project.process import attempt, environment, run
from tests.project.tree import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the front door only, as a fresh clone has it: no virtual environment."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    (tmp_path / "requirements.txt").write_text("")
    (tmp_path / "requirements-dev.txt").write_text("")
    return tmp_path


def fake_python(folder: Path, script: str) -> str:
    """Return the address of a program that stands in for Python and runs `script`."""
    program = folder / "fake-python"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def test_help_lists_every_chore() -> None:
    rules = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    listed = [line.split()[0] for line in run("make", "help").splitlines()]
    assert [rule for rule in rules if rule != "dev"] == listed


def test_an_old_python_is_named_with_what_to_install(clone: Path) -> None:
    old = fake_python(clone, '[ "$1" = --version ] && echo "Python 3.9.2"; exit 1')
    done = attempt("make", "run", f"PYTHON={old}", cwd=clone)
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed; Python 3.9.2 was found." in done.stdout
    assert "make run PYTHON=" in done.stdout
    assert not (clone / ".venv").exists()


def test_a_python_without_venv_is_told_which_package_to_install(clone: Path) -> None:
    bare = fake_python(clone, 'case "$2" in *ensurepip*) exit 1 ;; *) exit 0 ;; esac')
    done = attempt("make", "run", f"PYTHON={bare}", cwd=clone)
    assert done.returncode != 0
    assert "apt install python3-venv" in done.stdout


@pytest.fixture
def offline() -> dict[str, str]:
    """The environment of a computer whose package index cannot be reached."""
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"}
    return {key: value for key, value in environment(**nowhere).items() if key != "PIP_FIND_LINKS"}


def test_without_a_network_it_says_so_and_a_second_try_goes_on(clone: Path, offline: dict[str, str]) -> None:
    wanted = (ROOT / "requirements.txt").read_text()
    (clone / "requirements.txt").write_text(wanted)
    done = attempt("make", "run", f"PYTHON={sys.executable}", cwd=clone, env=offline)
    assert done.returncode != 0
    assert "Without a network: connect the computer" in done.stdout
    # Nothing is left to install on the second try, so it gets past the packages and on to the site.
    (clone / "requirements.txt").write_text("")
    again = attempt("make", "run", f"PYTHON={sys.executable}", cwd=clone, env=offline)
    assert "Making the virtual environment" not in again.stdout
    assert "Preparing the database" in again.stdout


def test_a_second_set_up_installs_nothing(clone: Path) -> None:
    prepare = ("sh", "scripts/prepare.sh", "run")
    assert "Installing" in run(*prepare, cwd=clone, env=environment(PYTHON=sys.executable))
    assert run(*prepare, cwd=clone, env=environment(PYTHON=sys.executable)) == ""


def test_a_port_in_use_is_named_with_another_to_try() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = attempt(sys.executable, "scripts/run.py", f"127.0.0.1:{port}")
    assert done.returncode == 1
    assert f"Port {port} on 127.0.0.1 is in use" in done.stdout
    assert f"make run ADDRESS=127.0.0.1:{port + 1}" in done.stdout


@pytest.mark.parametrize("text", ["8000", "127.0.0.1:", "127.0.0.1:web", "127.0.0.1:70000"])
def test_a_wrong_address_is_explained(text: str) -> None:
    done = attempt(sys.executable, "scripts/run.py", text)
    assert done.returncode != 0
    assert "make run ADDRESS=127.0.0.1:8001" in done.stdout
