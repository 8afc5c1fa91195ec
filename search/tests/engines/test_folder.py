"""What becomes of the embedded engine's folder: an index that is broken is one that is missing, never an empty one."""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from search.engines.base import Ask, EngineError, NoIndexError
from search.engines.embedded import folder as folders
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.tree import Term
from search.tests.engines.rows import fill, row

PEER = Term("title_exact", "peer")


def generation(folder: Path) -> Path:
    return folder / (folder / "current").read_text(encoding="utf-8")


def remove(pattern: str) -> Callable[[Path], Any]:
    def act(folder: Path) -> None:
        for path in generation(folder).glob(pattern):
            path.unlink()

    return act


def spoil(name: str, text: str) -> Callable[[Path], Any]:
    return lambda folder: (generation(folder) / name).write_text(text, encoding="utf-8")


def cut(*paths: Path) -> None:
    """Put a file's beginning in its place: shortened itself, it would end every process that has it in memory."""
    for path in paths:
        beginning = path.read_bytes()[:9]
        path.unlink()
        path.write_bytes(beginning)


DAMAGES: dict[str, Callable[[Path], Any]] = {
    "the folder is gone": shutil.rmtree,
    "the generation is gone": lambda folder: shutil.rmtree(generation(folder)),
    "nothing says which is in use": lambda folder: (folder / "current").unlink(),
    "what says so is empty": lambda folder: (folder / "current").write_text(""),
    "what says so is no text": lambda folder: (folder / "current").write_bytes(b"\xff\xfe\x00"),
    "an older schema": lambda folder: (folder / "current").write_text("v0-20200101000000-abcdef"),
    "a damaged meta.json": spoil("meta.json", '{"segments": ['),
    "an empty meta.json": spoil("meta.json", ""),
    "no meta.json": remove("meta.json"),
}
AT_REST: dict[str, Callable[[Path], Any]] = {
    "the texts are gone": remove("*.store"),
    "the words are cut off": lambda folder: cut(*generation(folder).glob("*.term")),
}
"""What a process that has opened the index does not notice: it has the files."""


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    made = EmbeddedEngine(tmp_path / "index")
    fill(made, [row("a", title="peer")])
    assert made.find(Ask(PEER)).total == 1
    return made


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_r19_a_process_that_has_it_open_says_that_the_index_is_broken(
    engine: EmbeddedEngine, damage: Callable[[Path], Any]
) -> None:
    damage(engine.folder.path)
    assert_broken(engine)


@pytest.mark.parametrize("damage", (DAMAGES | AT_REST).values(), ids=DAMAGES | AT_REST)
def test_r19_a_process_that_opens_it_says_that_the_index_is_broken(
    engine: EmbeddedEngine, damage: Callable[[Path], Any]
) -> None:
    damage(engine.folder.path)
    assert_broken(EmbeddedEngine(engine.folder.path))


def assert_broken(engine: EmbeddedEngine) -> None:
    """Fail unless the engine says that its index is missing, twice, and a rebuild mends it."""
    for _again in range(2):
        with pytest.raises(NoIndexError, match="search rebuild"):
            engine.find(Ask(PEER))
        assert engine.status().lacks_index
    fill(engine, [row("b", title="peer")])
    assert set(engine.versions()) == {"b"}


def test_a_writer_that_waits_in_vain_is_no_missing_index(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "WAIT", 0.1)
    other = EmbeddedEngine(engine.folder.path)
    with other.folder.writer(), pytest.raises(EngineError, match="Another process") as raised:
        engine.put([row("c")])
    assert not isinstance(raised.value, NoIndexError)


HOLD = """
import sys
from tantivy import Index
writer = Index.open(sys.argv[1]).writer(15_000_000, 1)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(engine: EmbeddedEngine) -> Iterator["subprocess.Popen[str]"]:
    """Let another process write until it is sent something."""
    command = [sys.executable, "-c", HOLD, str(generation(engine.folder.path))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_writer_that_waits_for_another_process_stops_no_reader(
    engine: EmbeddedEngine, other: "subprocess.Popen[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = threading.Event()
    acquire = folders._acquire

    def waiting(*args: Any) -> Any:
        waits.set()
        return acquire(*args)

    monkeypatch.setattr(folders, "_acquire", waiting)
    thread = threading.Thread(target=engine.put, args=([row("c", title="peer")],))
    thread.start()
    assert waits.wait(10)
    begun = time.monotonic()
    assert engine.find(Ask(PEER)).total == 1
    took = time.monotonic() - begun
    assert thread.is_alive()
    other.communicate("done")
    thread.join()
    assert took < 1
    assert engine.find(Ask(PEER)).total == 2


def test_a_folder_that_cannot_be_made_is_an_error_of_the_engine(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="cannot be used"):
        fill(EmbeddedEngine(tmp_path / "file" / "index"), [])


@pytest.mark.parametrize("own", [True, False], ids=["its own engine", "another process's engine"])
def test_r19_a_reader_never_sees_an_empty_or_half_index(tmp_path: Path, own: bool) -> None:
    writer = EmbeddedEngine(tmp_path)
    reader = writer if own else EmbeddedEngine(tmp_path)
    rows = [row(str(number), title="peer") for number in range(100)]
    fill(writer, rows)
    wrong: list[Any] = []
    asked: list[int] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                found = reader.find(Ask(PEER, size=100))
            except EngineError as error:
                wrong.append(error)
            else:
                asked.append(len(found.hits))

    thread = threading.Thread(target=read)
    thread.start()
    for _again in range(8):
        fill(writer, rows)
    over.set()
    thread.join()
    assert wrong == []
    assert set(asked) == {100}
