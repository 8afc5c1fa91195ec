"""The benchmarks: what fails a soak, and how a server of their own is started and given up."""

import importlib
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from scripts import demo_site
from tests.project.process import free_port
from tests.project.tree import ROOT


@pytest.fixture
def soak(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of `make soak`."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    monkeypatch.setattr(sys, "path", [*sys.path])
    return importlib.import_module("soak")


@pytest.mark.parametrize(
    ("megabytes", "errors", "fails"),
    [
        ([100.0] * 9, [], False),
        ([50.0, 60.0, 80.0] + [100.0] * 6, [], False),
        ([100.0] * 6 + [109.0] * 3, [], False),
        ([100.0] * 6 + [111.0] * 3, [], True),
        ([100.0] * 6 + [50.0] * 3, [], False),
        ([100.0] * 9, ["/: HTTP Error 500"], True),
        ([0.0] * 9, [], False),
    ],
    ids=["steady", "caches fill first", "within bounds", "keeps growing", "shrinks", "an error", "no numbers"],
)
def test_a_soak_fails_on_errors_and_on_memory_that_keeps_growing(
    soak: ModuleType, megabytes: list[float], errors: list[str], fails: bool
) -> None:
    result = soak.Result(milliseconds=[10.0, 20.0, 30.0], errors=errors, megabytes=megabytes)
    assert bool(soak.report(result)) is fails


def test_a_soak_says_which_pages_failed(soak: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    failed = [f"/{number}: HTTP Error 500" for number in range(30)]
    soak.report(soak.Result([10.0, 20.0], failed, [100.0] * 9))
    said = capsys.readouterr().out
    assert "2 answers, 30 errors" in said
    assert "/9: HTTP Error 500" in said
    assert "/10: HTTP Error 500" not in said


def test_an_answer_that_does_not_come_is_counted_as_an_error(soak: ModuleType) -> None:
    result = soak.Result()
    soak.ask([f"http://127.0.0.1:{free_port()}/"], time.monotonic() + 0.05, result)
    assert result.errors
    assert len(result.milliseconds) == len(result.errors)


def test_the_time_is_up_before_the_first_question(soak: ModuleType) -> None:
    result = soak.Result()
    soak.ask(["http://127.0.0.1:9/"], time.monotonic() - 1, result)
    assert result == soak.Result()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell")
def test_the_memory_is_that_of_the_children(soak: ModuleType) -> None:
    assert soak.memory(2**30) == 0
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        time.sleep(0.3)
        measured = soak.memory(os.getpid())
        child.kill()
    assert 1 < measured < 10_000


def test_a_demonstration_leaves_the_site_of_make_run_alone() -> None:
    values = demo_site.settings()
    assert values["DATABASE_URL"] == f"sqlite:///{ROOT}/var/demo/db.sqlite3"
    assert values["MEDIA_ROOT"] == f"{ROOT}/var/demo/media"


def test_a_demonstration_is_not_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://the/real/one")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "peerportal.settings.production")
    assert "real" not in demo_site.settings()["DATABASE_URL"]
    assert demo_site.settings()["DJANGO_SETTINGS_MODULE"] == "peerportal.settings.dev"


def test_a_server_that_does_not_start_is_given_up_at_once() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
        with pytest.raises(SystemExit, match="did not answer"):
            demo_site.wait_for(f"http://127.0.0.1:{free_port()}/", ended)
