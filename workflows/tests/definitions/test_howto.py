"""The example in the guide works as it is written."""

import re
from pathlib import Path

import pytest

from workflows.definitions import registry
from workflows.definitions.validation import problems

PAGE = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "write-a-workflow.md"


@pytest.mark.skipif(not PAGE.is_file(), reason="The guides are not part of the installed plugin")
def test_the_example_is_a_sound_workflow():
    [example] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    with registry.registered():
        exec(compile(example, str(PAGE), "exec"), {})
        assert list(problems(registry.get_definition("news"))) == []
