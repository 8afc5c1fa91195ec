"""Compile the pinned requirements from pyproject.toml, or check without a network that they are its own.

Usage: requirements.py compile|check. Each compiled file opens with a digest of the dependencies it was made
from, so that a dependency that changed without a new compilation is found offline.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FILES = {"requirements.txt": [], "requirements-dev.txt": ["dev"]}
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^ ;\\]+)(?P<rest>[^\n]*)")


def wanted(extras: list[str]) -> list[str]:
    """Return the dependencies in pyproject.toml, with those of `extras`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = [line for extra in extras for line in project["optional-dependencies"][extra]]
    return sorted([*project["dependencies"], *optional])


def header(extras: list[str]) -> str:
    """Return the line that ties a compiled file to the dependencies it was made from."""
    digest = hashlib.sha256(json.dumps(wanted(extras)).encode()).hexdigest()
    return f"# Made from pyproject.toml by `make requirements`; digest of its dependencies: {digest[:16]}\n"


def compile_all() -> None:
    """Write both files; pins that still fit are kept."""
    for name, extras in FILES.items():
        options = ["--universal", "--generate-hashes", "--no-header", "--python-version", "3.11", "--quiet"]
        command = ["uv", "pip", "compile", "pyproject.toml", *options, *(f"--extra={extra}" for extra in extras)]
        if name != "requirements.txt":
            command += ["--constraint", "requirements.txt", "--no-annotate"]
        subprocess.run([sys.executable, "-m", *command, "--output-file", name], cwd=ROOT, check=True)
        path = ROOT / name
        path.write_text(header(extras) + without_header(path.read_text(encoding="utf-8")), encoding="utf-8")


def without_header(text: str) -> str:
    """Return `text` without the digest line of an earlier compilation."""
    first, _, rest = text.partition("\n")
    return rest if first.startswith("# Made from") else text


def pins(text: str) -> dict[str, str]:
    """Return name → version of each pinned package of a compiled file."""
    found = (PIN.match(line) for line in text.splitlines())
    return {canonicalize_name(match["name"]): match["version"] for match in found if match}


def problems() -> list[str]:
    """Return what is wrong with the compiled files, a sentence each."""
    found = []
    base = pins((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    for name, extras in FILES.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        pinned = pins(text)
        if not text.startswith(header(extras)):
            found.append(f"{name} was not compiled from this pyproject.toml")
        for requirement in map(Requirement, wanted(extras)):
            version = pinned.get(canonicalize_name(requirement.name))
            if version is None or not requirement.specifier.contains(version, prereleases=True):
                found.append(f"{name}: {requirement} is pinned to {version}")
        entries = re.split(r"\n(?=[A-Za-z0-9])", text)
        found += [f"{name}: {e.split()[0]} has no hash" for e in entries if PIN.match(e) and "--hash=sha256:" not in e]
        found += [f"{name}: {key} differs from requirements.txt" for key in base if pinned.get(key) != base[key]]
    return found


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["compile"]:
            compile_all()
        case ["check"]:
            if found := problems():
                sys.exit("\n".join([*found, "Run `make requirements` and commit the result."]))
        case _:
            sys.exit(__doc__)
