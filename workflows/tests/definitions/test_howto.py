"""The examples in the guide work as they are written."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from workflows.definitions import handlers, registry
from workflows.definitions.validation import problems
from workflows.errors import TransitionRefused

PAGE = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "write-a-workflow.md"


@pytest.mark.skipif(not PAGE.is_file(), reason="The guides are not part of the installed plugin")
def test_the_example_is_a_sound_workflow():
    with registry.registered():
        exec(compile(examples()[0], str(PAGE), "exec"), {})
        assert list(problems(registry.get_definition("news"))) == []


@pytest.mark.skipif(not PAGE.is_file(), reason="The guides are not part of the installed plugin")
def test_the_handler_of_the_example_refuses(monkeypatch):
    monkeypatch.setattr(handlers, "_HANDLERS", {})
    exec(compile(examples()[1], str(PAGE), "exec"), {})
    with pytest.raises(TransitionRefused, match="when the grant ends"):
        handlers.find("grant_runs")(SimpleNamespace(page=SimpleNamespace(grant_ends=None)))


def examples():
    return re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
