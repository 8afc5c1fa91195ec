"""Look the pinned packages up among the known vulnerabilities, and say honestly when that cannot be done.

The advisory service is first asked about a release whose vulnerabilities are public. When it does not name them it
cannot be reached (or does not answer truthfully): nothing was audited, which is said, and which is no fault of this
project. When it does, its verdict on our own packages counts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Django 5.2 of April 2025 has had a dozen advisories since.
KNOWN_TO_BE_VULNERABLE = "Django==5.2.0\n"
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


def audit(requirements: Path) -> subprocess.CompletedProcess[str]:
    """Return what pip-audit says about the packages pinned in `requirements`."""
    options = [
        "--strict",
        "--disable-pip",
        "--no-deps",
        "--progress-spinner",
        "off",
        "--desc",
        "off",
        "--timeout",
        "20",
    ]
    command = [sys.executable, "-m", "pip_audit", *options, "--requirement", str(requirements)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def service_answers() -> tuple[bool, str]:
    """Return whether the advisory service names known vulnerabilities, and what it said."""
    with tempfile.TemporaryDirectory() as folder:
        canary = Path(folder) / "canary.txt"
        canary.write_text(KNOWN_TO_BE_VULNERABLE)
        done = audit(canary)
    return done.returncode == 1 and "known vulnerabilit" in done.stderr, done.stderr.strip()


def main() -> int:
    """Audit both files of requirements; return the exit status."""
    answers, said = service_answers()
    if not answers:
        print("NOT AUDITED: the advisory service does not answer for a release known to be vulnerable. It said:")
        print(f"  {said.splitlines()[-1] if said else 'nothing'}")
        return 0
    status = 0
    for name in REQUIREMENTS:
        done = audit(ROOT / name)
        print(f"{name}: {done.stderr.strip()}\n{done.stdout}".rstrip())
        status |= done.returncode
    return status


if __name__ == "__main__":
    sys.exit(main())
