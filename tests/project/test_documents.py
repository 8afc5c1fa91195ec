"""The documents for people: links lead somewhere, commands exist, generated pages are up to date."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.project.process import python
from tests.project.tree import ROOT, relative, text_files

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```sh\n(.*?)```|`([^`\n]+)`", re.DOTALL)
PAGES = [path for path in text_files(".md") if "static" not in path.parts]


def codes(text: str) -> list[str]:
    """Return everything that is written as code, without the comments of shell commands."""
    return [re.sub(r"#.*", "", block) or inline for block, inline in CODE.findall(text)]


def anchors(path: Path) -> set[str]:
    """Return the anchors of the headings in the document at `path`."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith(("http:", "https:", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_commands_and_chores_exist(page: Path) -> None:
    chores = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = set(get_commands())
    for code in codes(page.read_text(encoding="utf-8")):
        assert set(re.findall(r"(?:^|\s)make ([a-z]+)\b", code)) <= chores, code
        named = re.findall(r"(?:manage\.py|-m django|django-admin) ([a-z_]+)", code)
        assert set(named) <= commands, code


def test_every_decision_is_numbered_once_and_says_what_it_costs() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [int(path.name[:4]) for path in records]
    assert len(numbers) == len(set(numbers))
    for path, number in zip(records, numbers, strict=True):
        text = path.read_text(encoding="utf-8")
        assert re.match(rf"# (?:{number}|{number:04})\. ", text), path.name
        assert "Costs" in text or "Price" in text, path.name


def test_the_changelog_has_one_line_for_each_change() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines[4:] if line and not line.startswith(("* ", "## "))] == []


def test_the_generated_pages_are_up_to_date() -> None:
    python("scripts/reference.py", "--check")


def test_the_readme_shows_a_small_picture() -> None:
    [name] = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert (ROOT / name).stat().st_size < 400_000
