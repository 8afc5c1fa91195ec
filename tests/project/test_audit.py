"""The look-up of known vulnerabilities tells "none" from "could not ask"."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from scripts import audit

Answer = CompletedProcess[str]
VULNERABLE = Answer([], 1, "", "Found 12 known vulnerabilities in 1 package")
CLEAN = Answer([], 0, "", "No known vulnerabilities found")
UNREACHABLE = Answer([], 1, "", "ERROR:pip_audit._cli:Could not connect to PyPI")


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer, Answer], None]:
    """Make the advisory service give one answer about the known case and another about our packages."""

    def answer(known: Answer, ours: Answer) -> None:
        monkeypatch.setattr(audit, "audit", lambda path: ours if Path(path).parent == audit.ROOT else known)

    return answer


def test_a_known_vulnerability_in_our_packages_fails(service: Callable[[Answer, Answer], None]) -> None:
    service(VULNERABLE, VULNERABLE)
    assert audit.main() == 1


def test_clean_packages_pass(service: Callable[[Answer, Answer], None]) -> None:
    service(VULNERABLE, CLEAN)
    assert audit.main() == 0


def test_an_unreachable_service_is_said_aloud(
    service: Callable[[Answer, Answer], None], capsys: pytest.CaptureFixture[str]
) -> None:
    service(UNREACHABLE, UNREACHABLE)
    assert audit.main() == 0
    assert "NOT AUDITED" in capsys.readouterr().out


def test_our_packages_are_refused_when_only_they_cannot_be_audited(service: Callable[[Answer, Answer], None]) -> None:
    service(VULNERABLE, UNREACHABLE)
    assert audit.main() == 1


@pytest.mark.parametrize(
    ("answer", "answers"),
    [(VULNERABLE, True), (CLEAN, False), (UNREACHABLE, False), (Answer([], 0, "", "12 known vulnerabilities"), False)],
    ids=["names them", "says there are none", "cannot be reached", "names them and ends well"],
)
def test_the_service_is_believed_when_it_names_what_is_known(
    monkeypatch: pytest.MonkeyPatch, answer: Answer, answers: bool
) -> None:
    asked = []
    monkeypatch.setattr(audit, "audit", lambda path: asked.append(Path(path).read_text()) or answer)
    assert audit.service_answers() == (answers, answer.stderr)
    assert asked == [audit.KNOWN_TO_BE_VULNERABLE]


def test_the_reason_for_not_auditing_is_the_last_line_of_what_was_said(
    service: Callable[[Answer, Answer], None], capsys: pytest.CaptureFixture[str]
) -> None:
    service(Answer([], 1, "", "WARNING: slow\nERROR: no route to host\n"), CLEAN)
    audit.main()
    assert capsys.readouterr().out.splitlines()[1:] == ["  ERROR: no route to host"]
