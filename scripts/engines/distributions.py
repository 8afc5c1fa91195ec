"""Where each server comes from: what Maven has of it, laid out as the server wants it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from scripts.engines.tools import MissingError, maven

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = ROOT / "var" / "engines"
VERSIONS = {"elasticsearch": "9.2.0", "opensearch": "3.3.0"}

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>search</groupId><artifactId>server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>{}</dependencies>
</project>
"""
DEPENDENCY = """
    <dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"""
LOG4J = "2.21.0"  # the one that OpenSearch 3.3 is built with
NETTY = """name=transport-netty4
description=HTTP and transport
version={0}
opensearch.version={0}
java.version=21
classname=org.opensearch.transport.Netty4ModulePlugin
"""


def home(name: str, version: str) -> Path:
    """Return the folder in which a server is or would be installed."""
    return INSTALLED / f"{name}-{version}"


def install(name: str, version: str) -> Path:
    """Install a server where it is not yet; return its folder. MissingError says what the computer lacks."""
    folder = home(name, version)
    if not folder.exists():
        INSTALLED.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=INSTALLED) as half:
            LAYOUTS[name](version, Path(half) / "whole")
            (Path(half) / "whole").rename(folder)
    return folder


def elasticsearch(version: str, folder: Path) -> None:
    """Lay out the distribution that Elasticsearch's makers run their own tests with: the server and few modules."""
    artifact = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{version}:zip"
    downloads = folder.with_name("downloads")
    run_maven("dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={downloads}")
    with zipfile.ZipFile(downloads / f"elasticsearch-{version}.zip") as packed:
        packed.extractall(folder.parent)
    (folder.parent / f"elasticsearch-{version}").rename(folder)
    (folder / "plugins").mkdir(exist_ok=True)
    for program in (folder / "bin").iterdir():
        program.chmod(0o755)


def opensearch(version: str, folder: Path) -> None:
    """Lay out OpenSearch from its parts: there is no whole one at Maven's."""
    ours = ("opensearch", "opensearch-agent", "opensearch-agent-bootstrap", "opensearch-plugin-classloader")
    parts = [
        *(("org.opensearch", name, version) for name in ours),
        ("org.opensearch.plugin", "transport-netty4-client", version),
        ("org.apache.logging.log4j", "log4j-core", LOG4J),
    ]
    pom = folder.with_name("pom.xml")
    pom.write_text(POM.format("".join(DEPENDENCY.format(*part) for part in parts)), encoding="utf-8")
    scope = "-DincludeScope=runtime"
    run_maven("dependency:copy-dependencies", f"--file={pom}", scope, f"-DoutputDirectory={folder / 'lib'}")
    module = folder / "modules" / "transport-netty4"
    module.mkdir(parents=True)
    for jar in [*(folder / "lib").glob("netty-*.jar"), *(folder / "lib").glob("transport-netty4-*.jar")]:
        shutil.move(jar, module)
    (module / "plugin-descriptor.properties").write_text(NETTY.format(version), encoding="utf-8")
    for name in ("bin", "config", "plugins"):
        (folder / name).mkdir()


LAYOUTS: dict[str, Callable[[str, Path], None]] = {"elasticsearch": elasticsearch, "opensearch": opensearch}


def run_maven(*arguments: str) -> None:
    """Run Maven; MissingError with its last words when it fails."""
    command = [maven(), "--batch-mode", "--quiet", *arguments]
    done = subprocess.run(command, cwd=INSTALLED, capture_output=True, text=True, check=False)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[:5])
        raise MissingError(f"Maven could not fetch the server; is there a network?\n{said}")
