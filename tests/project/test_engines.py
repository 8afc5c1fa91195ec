"""The chore that runs search servers: it finds its Java, says what is missing, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.engines import __main__ as chore
from scripts.engines import distributions, owner, server, tools
from scripts.engines.configuration import Configuration
from scripts.engines.server import NotStartedError
from scripts.engines.tools import MissingError

PROGRAM = """#!{python}
import http.server, os, subprocess, sys, pathlib
from pathlib import Path
if {fails}:
    sys.exit("no such bean")
own = Path(os.environ["ES_PATH_CONF"])
port = next(line.split()[1] for line in (own / "elasticsearch.yml").read_text().splitlines() if "http.port" in line)
child = subprocess.Popen(["sleep", "60"])
(own.parent / "child").write_text(str(child.pid))
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response({status})
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(port)), Answer).serve_forever()
"""


@pytest.fixture
def javas(tmp_path, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(tools, "JAVA_HOMES", (f"{tmp_path}/java-*",))

    def make(*versions):
        for version in versions:
            home = tmp_path / f"java-{version}"
            (home / "bin").mkdir(parents=True)
            (home / "bin" / "java").touch()
            (home / "release").write_text(f'IMPLEMENTOR="X"\nJAVA_VERSION="{version}"\n')

    return make


@pytest.mark.parametrize(
    ("name", "version", "expected"),
    [
        ("elasticsearch", "9.2.0", "java-21.0.3"),
        ("opensearch", "3.3.0", "java-21.0.3"),
        ("elasticsearch", "8.17.0", "java-17.0.15"),
    ],
)
def test_a_server_runs_on_the_oldest_java_that_it_takes(javas, name, version, expected):
    javas("11.0.2", "25.0.3", "17.0.15", "21.0.3")
    assert tools.java_home(name, version).name == expected


@pytest.mark.parametrize(
    ("version", "there", "said"),
    [("9.2.0", ("11.0.2", "17.0.15"), "21 or newer"), ("8.17.0", ("11.0.2", "24"), "17 to 23")],
)
def test_a_java_that_is_missing_is_asked_for(javas, version, there, said):
    javas(*there)
    with pytest.raises(MissingError, match=f"Java {said} is needed.*apt install openjdk-"):
        tools.java_home("elasticsearch", version)


def test_java_home_is_looked_at_first(javas, tmp_path, monkeypatch):
    javas("21.0.3")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "java-21.0.3"))
    monkeypatch.setattr(tools, "JAVA_HOMES", ())
    assert tools.java_home("opensearch", "3.3.0") == tmp_path / "java-21.0.3"


def test_maven_that_is_missing_is_asked_for(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(distributions, "INSTALLED", tmp_path / "engines")
    monkeypatch.setenv("PATH", "")
    assert chore.main(["install", "opensearch"]) == 1
    assert "apt install maven" in capsys.readouterr().err
    assert list((tmp_path / "engines").iterdir()) == []


def test_what_maven_says_when_it_fails_is_shown(monkeypatch, tmp_path):
    (tmp_path / "mvn").write_text("#!/bin/sh\necho '[ERROR] no such host'\nexit 1\n")
    (tmp_path / "mvn").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(distributions, "INSTALLED", tmp_path / "engines")
    with pytest.raises(MissingError, match=r"is there a network\?\n.*no such host"):
        distributions.install("elasticsearch", "9.2.0")
    assert list((tmp_path / "engines").iterdir()) == []


def test_what_is_installed_is_not_installed_again(monkeypatch, tmp_path):
    monkeypatch.setattr(distributions, "INSTALLED", tmp_path)
    monkeypatch.setenv("PATH", "")
    (tmp_path / "opensearch-3.3.0").mkdir()
    assert distributions.install("opensearch", "3.3.0") == tmp_path / "opensearch-3.3.0"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Return a function that installs a program as the server of one version."""
    monkeypatch.setattr(distributions, "INSTALLED", tmp_path)
    monkeypatch.setattr(server, "java_home", lambda *_: Path(sys.prefix))

    def install(*, fails=False, status=200):
        home = tmp_path / "elasticsearch-1"
        for name in ("bin", "config"):
            (home / name).mkdir(parents=True)
        program = home / "bin" / "elasticsearch"
        program.write_text(PROGRAM.format(python="/usr/bin/env python3", fails=fails, status=status))
        program.chmod(0o755)

    return install


def state(pid):
    """Return the state of a process: Z when it has ended and nobody took notice, nothing when there is none."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return shown.stdout[:1]


@pytest.mark.parametrize("status", [200, 401])
def test_a_server_runs_until_the_context_ends_and_its_children_with_it(installed, status):
    installed(status=status)
    with server.running("elasticsearch", "1") as begun:
        assert server.answers(begun.url) is True
        child = int((begun.output.parent / "child").read_text())
        assert chore.lives(child)
        assert "discovery.type: single-node" in (begun.output.parent / "config" / "elasticsearch.yml").read_text()
    assert not server.answers(begun.url)
    assert not begun.output.parent.exists()
    assert begun.process.returncode is not None
    assert state(child) in {"", "Z"}


def test_a_server_that_does_not_start_is_shown_with_what_it_said(installed):
    installed(fails=True)
    with pytest.raises(NotStartedError, match="no such bean"), server.running("elasticsearch", "1"):
        pytest.fail("it runs")


def test_who_waits_for_a_url_learns_that_there_is_none(installed, tmp_path, capsys):
    installed(fails=True)
    waited_for = tmp_path / "server.url"
    assert chore.main(["run", "elasticsearch", "--version", "1", f"--url-file={waited_for}"]) == 1
    assert waited_for.read_text() == ""
    assert "no such bean" in capsys.readouterr().err


def test_a_server_ends_with_the_process_that_it_is_for(installed, tmp_path, capsys):
    installed()
    gone = 2**22 + 1  # more than the system gives
    waited_for = tmp_path / "server.url"
    assert chore.main(["run", "elasticsearch", "--version", "1", f"--while={gone}", f"--url-file={waited_for}"]) == 0
    assert f"TEST_ELASTICSEARCH_URL={waited_for.read_text()}" in capsys.readouterr().out
    assert not server.answers(waited_for.read_text())


def test_an_installation_that_its_user_cannot_enter_is_copied(tmp_path, monkeypatch):
    home, own = tmp_path / "home", tmp_path / "own"
    (home / "bin").mkdir(parents=True)
    home.chmod(0o700)
    monkeypatch.setattr(owner, "is_root", lambda: True)
    assert owner.reachable(home, own) == own / "home"
    assert (own / "home" / "bin").is_dir()
    monkeypatch.setattr(owner, "is_root", lambda: False)
    assert owner.reachable(home, own) == home


def test_the_log_of_the_garbage_collector_is_left_out(tmp_path):
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "jvm.options").write_text("-XX:+UseG1GC\n-Xlog:gc*:file=logs/gc.log\n-Xss1m\n")
    (tmp_path / "own").mkdir()
    Configuration("elasticsearch", tmp_path / "home", tmp_path, tmp_path / "own", 9200).write()
    assert (tmp_path / "own" / "config" / "jvm.options").read_text() == "-XX:+UseG1GC\n-Xss1m\n"
