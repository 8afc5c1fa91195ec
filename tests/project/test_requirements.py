"""The compiled requirements: what is read in them, and what is wrong with them in words."""

from pathlib import Path

import pytest

from scripts import requirements

HASH = "--hash=sha256:" + "0" * 64
PROJECT = """
[project]
dependencies = ["Django>=5.2,<5.3", "celery[redis]>=5.7"]
[project.optional-dependencies]
dev = ["pytest"]
"""
BASE = {"django": "5.2.1", "celery[redis]": "5.7.0"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose requirements are in order."""
    monkeypatch.setattr(requirements, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    write(tmp_path / "requirements.txt", BASE)
    write(tmp_path / "requirements-dev.txt", {**BASE, "pytest": "9.0"})
    return tmp_path


def write(path: Path, pinned: dict[str, str], hashes: str = HASH) -> None:
    """Write a compiled file that belongs to the project."""
    lines = [f"{name}=={version} \\\n    {hashes}\n" for name, version in pinned.items()]
    path.write_text(requirements.header(requirements.FILES[path.name]) + "".join(lines))


def test_requirements_in_order_have_no_problem(folder: Path) -> None:
    assert requirements.problems() == []


def test_a_package_without_a_hash_is_named(folder: Path) -> None:
    write(folder / "requirements.txt", BASE, hashes="# none")
    found = requirements.problems()
    assert "requirements.txt: django==5.2.1 has no hash" in found
    assert "requirements.txt: celery[redis]==5.7.0 has no hash" in found


def test_a_version_outside_its_range_is_named(folder: Path) -> None:
    for name in requirements.FILES:
        write(folder / name, {**BASE, "django": "6.0", "pytest": "9.0"})
    assert requirements.problems() == [f"{name}: Django<5.3,>=5.2 is pinned to 6.0" for name in requirements.FILES]


def test_a_development_dependency_that_is_missing_is_named(folder: Path) -> None:
    write(folder / "requirements-dev.txt", BASE)
    assert requirements.problems() == ["requirements-dev.txt: pytest is pinned to None"]


def test_two_versions_of_one_package_are_named(folder: Path) -> None:
    write(folder / "requirements-dev.txt", {**BASE, "django": "5.2.2", "pytest": "9.0"})
    assert requirements.problems() == ["requirements-dev.txt: django differs from requirements.txt"]


def test_a_changed_range_is_found_although_every_pin_still_fits(folder: Path) -> None:
    project = folder / "pyproject.toml"
    project.write_text(project.read_text().replace("5.2,<5.3", "5.2"))
    assert requirements.problems() == [
        f"{name} was not compiled from this pyproject.toml" for name in requirements.FILES
    ]


@pytest.mark.parametrize(
    ("line", "pinned"),
    [
        ("django==5.2.1 \\", {"django": "5.2.1"}),
        ("Ruamel.YAML_clib==0.2 ; python_version < '3.13' \\", {"ruamel-yaml-clib": "0.2"}),
        ("celery[redis,yaml]==5.7.0", {"celery": "5.7.0"}),
        ("    # via django==1", {}),
        (f"    {HASH}", {}),
        ("django>=5", {}),
    ],
)
def test_a_pin_is_read_whatever_its_extras_and_markers(line: str, pinned: dict[str, str]) -> None:
    assert requirements.pins(line) == pinned


def test_the_digest_of_an_earlier_compilation_is_replaced_and_nothing_else() -> None:
    assert requirements.without_header("# Made from pyproject.toml; digest: 1\ndjango==5\n") == "django==5\n"
    assert requirements.without_header("django==5\ncelery==6\n") == "django==5\ncelery==6\n"
