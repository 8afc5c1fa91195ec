"""What a server is told: its settings, its Java and its command line."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

BRIEF = ("-Xms512m", "-Xmx512m", "-XX:TieredStopAtLevel=1")
"""Java's options of a server that starts in half of the time and does not live long: the quicker compiler alone."""
LASTING = ("-Xms1g", "-Xmx1g")
"""Those of a server as one runs for a site."""
SETTINGS: dict[str, dict[str, str]] = {
    "elasticsearch": {"xpack.security.enabled": "false", "xpack.ml.enabled": "false"},
    "opensearch": {},
}
EVERY_SETTING = {
    "discovery.type": "single-node",
    "network.host": "127.0.0.1",
    "transport.port": "0",
    # A disk that is nearly full is no reason to refuse a test's index.
    "cluster.routing.allocation.disk.threshold_enabled": "false",
}
LOGGING = """status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%p] %c{1.}: %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
"""


@dataclass(frozen=True)
class Configuration:
    """One server to be: the folder it is installed in, the Java it runs on, a folder of its own and its port.

    `settings` come over ours; `files`, text by name, lie beside them; `options` are Java's.
    """

    name: str
    home: Path
    java: Path
    own: Path
    port: int
    settings: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = BRIEF

    @property
    def folder(self) -> Path:
        """Return the folder of the configuration."""
        return self.own / "config"

    @property
    def url(self) -> str:
        """Return where the server will answer."""
        encrypted = self.settings.get("xpack.security.http.ssl.enabled") == "true"
        return f"{'https' if encrypted else 'http'}://127.0.0.1:{self.port}"

    def write(self) -> None:
        """Write what the server reads when it begins."""
        shutil.copytree(self.home / "config", self.folder, dirs_exist_ok=True)
        for name in ("data", "logs", "tmp"):
            (self.own / name).mkdir(exist_ok=True)
        for name, text in {f"{self.name}.yml": self.lines(), "log4j2.properties": LOGGING, **self.files}.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        without_gc_log(self.folder / "jvm.options")

    def lines(self) -> str:
        """Return the settings as the server's file has them."""
        ours = {"http.port": str(self.port), "path.data": str(self.own / "data"), "path.logs": str(self.own / "logs")}
        every = {**EVERY_SETTING, **SETTINGS[self.name], **ours, **self.settings}
        return "".join(f"{key}: {value}\n" for key, value in every.items())

    def command(self) -> list[str]:
        """Return the program and its arguments."""
        if self.name == "elasticsearch":
            return [str(self.home / "bin" / "elasticsearch")]
        agent = next((self.home / "lib").glob("opensearch-agent-[0-9]*.jar"))
        return [
            str(self.java / "bin" / "java"),
            *self.options,
            f"-javaagent:{agent}",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            f"-Djava.io.tmpdir={self.own / 'tmp'}",
            f"-Dopensearch.path.home={self.home}",
            f"-Dopensearch.path.conf={self.folder}",
            "-Dopensearch.distribution.type=tar",
            "-Dopensearch.bundled_jdk=false",
            f"--class-path={self.home / 'lib' / '*'}",
            "org.opensearch.bootstrap.OpenSearch",
        ]

    def environment(self) -> dict[str, str]:
        """Return the environment, free of what would configure some other Java."""
        others = {name: value for name, value in os.environ.items() if not name.startswith(("ES_", "JAVA_", "JDK_"))}
        return {
            **others,
            "ES_JAVA_HOME": str(self.java),
            "ES_JAVA_OPTS": " ".join(self.options),
            "ES_PATH_CONF": str(self.folder),
            "ES_TMPDIR": str(self.own / "tmp"),
        }


def without_gc_log(options: Path) -> None:
    """Take the log of the garbage collection out: version 8 would write it into the installation."""
    if options.exists():
        lines = options.read_text(encoding="utf-8").splitlines(keepends=True)
        options.write_text("".join(line for line in lines if "-Xlog:" not in line), encoding="utf-8")
