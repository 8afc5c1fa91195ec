"""`make run` and `make test` on a fresh clone: what they say when something is missing."""

import re
import shutil
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


SET_UP = ("sh", "scripts/prepare.sh", "run")


@pytest.fixture
def cannot_build(clone: Path) -> dict[str, str]:
    """The environment of a Python that begins a virtual environment and does not get far: enough to see it begin."""
    return environment(PYTHON=fake_python(clone, 'case "$*" in *"-m venv"*) exit 1 ;; esac'))


def whole_environment(folder: Path) -> Path:
    """Make what the set-up takes for a virtual environment, and return its Python, which passes on to this one."""
    record = folder / ".venv" / "lib" / "python3.11" / "site-packages" / "pip-1.dist-info" / "RECORD"
    program = folder / ".venv" / "bin" / "python"
    for path in (record, program):
        path.parent.mkdir(parents=True)
    record.write_text("")
    stand_in(program)
    return program


def stand_in(program: Path, installing: str = "exit 0") -> None:
    """Make `program` a Python that does `installing` when pip is to install, and else what this one does."""
    made = fake_python(program.parent, f'case "$*" in *install*) {installing} ;; *) exec {sys.executable} "$@" ;; esac')
    Path(made).replace(program)


def begins_anew(folder: Path, env: dict[str, str]) -> bool:
    """Return whether the set-up makes the virtual environment again."""
    done = attempt(*SET_UP, cwd=folder, env=env)
    assert ("could not be made" in done.stdout) is (done.returncode != 0)
    return "Making the virtual environment" in done.stdout


def test_a_whole_environment_is_kept(clone: Path, cannot_build: dict[str, str]) -> None:
    whole_environment(clone)
    assert not begins_anew(clone, cannot_build)


def test_an_environment_without_all_of_pip_is_made_anew(clone: Path, cannot_build: dict[str, str]) -> None:
    program = whole_environment(clone)
    shutil.rmtree(program.parents[1] / "lib")
    assert begins_anew(clone, cannot_build)


def test_an_environment_whose_python_is_gone_is_made_anew(clone: Path, cannot_build: dict[str, str]) -> None:
    program = whole_environment(clone)
    program.unlink()
    program.symlink_to(clone / "gone")
    assert begins_anew(clone, cannot_build)


@pytest.mark.parametrize(("end", "anew"), [("kill -9 $$", True), ("exit 1", False)], ids=["killed", "refused"])
def test_only_an_installation_that_was_cut_off_begins_anew(
    clone: Path, cannot_build: dict[str, str], end: str, anew: bool
) -> None:
    program = whole_environment(clone)
    stand_in(program, installing=end)
    assert "The packages could not be installed." in attempt(*SET_UP, cwd=clone, env=cannot_build).stdout
    stand_in(program)
    assert begins_anew(clone, cannot_build) is anew


def test_a_python_whose_path_has_a_space_is_used(clone: Path) -> None:
    folder = clone / "my programs"
    folder.mkdir()
    assert begins_anew(clone, environment(PYTHON=fake_python(folder, 'case "$*" in *"-m venv"*) exit 1 ;; esac')))


def test_a_python_that_is_not_there_is_not_replaced_by_another(clone: Path) -> None:
    done = attempt(*SET_UP, cwd=clone, env=environment(PYTHON="no-such-python"))
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed; no Python was found." in done.stdout


def test_an_unknown_way_of_setting_up_is_refused(clone: Path) -> None:
    whole_environment(clone)
    done = attempt("sh", "scripts/prepare.sh", "everything", cwd=clone)
    assert done.returncode != 0
    assert "Usage: scripts/prepare.sh [python|run|dev]" in done.stdout
