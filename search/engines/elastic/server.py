"""A server as the engine talks to it: every answer that is not one becomes an `EngineError` that says what to do."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from search.engines.base import EngineError, NoIndexError
from search.engines.elastic.client import Body, Client, within

REBUILD = "Make it with: python manage.py search rebuild"
LONGEST_REASON = 300
ADVICE = {
    401: "It does not know us: look at SEARCH_API_KEY, or at user and password in SEARCH_URL.",
    403: "It does not let us do this: our key or user needs read, write and manage for the index.",
    413: "The request is too large for it; http.max_content_length is its limit.",
    429: "It has too much to do; try again later.",
}


@dataclass(frozen=True)
class Seconds:
    """How long each kind of request may take."""

    question: float = 1.0
    write: float = 10.0
    rebuild: float = 60.0


@dataclass(frozen=True)
class Server:
    """One server of a kind ("elasticsearch", "opensearch"); `shown` is its URL without secrets."""

    kind: str
    client: Client
    shown: str

    def ask(self, method: str, path: str, body: Body = None, *, seconds: float) -> dict[str, Any]:
        """Return the decoded answer; NoIndexError where an index is missing, EngineError for all else."""
        try:
            status, answer = within(seconds, lambda: self.client.send(method, path, body, seconds))
        except Exception as error:  # whatever a client's library raises
            raise EngineError(
                f"The search server {self.shown} does not answer: {_brief(error)}. Is it running, and SEARCH_URL right?"
            ) from error
        if status >= 400:
            raise self.refusal(status, answer)
        if not isinstance(answer, dict):
            raise EngineError(f"The search server {self.shown} answers with something else than JSON.")
        return answer

    def order(self, method: str, path: str, body: Body = None, *, seconds: float) -> None:
        """Do the same for what the server must acknowledge."""
        if self.ask(method, path, body, seconds=seconds).get("acknowledged") is not True:
            raise EngineError(f"The search server {self.shown} does not acknowledge {method} {path}.")

    def refusal(self, status: int, answer: Any) -> EngineError:
        """Return the error that stands for an answer of `status`."""
        kind, reason = cause(answer)
        if kind in {"index_not_found_exception", "aliases_not_found_exception"}:
            return NoIndexError(f"There is no search index on {self.shown}. {REBUILD}")
        advice = ADVICE.get(status) or ("It has trouble of its own; its log says which." if status >= 500 else "")
        return EngineError(" ".join(filter(None, [f"The search server answers {status}: {reason}.", advice])))


@contextmanager
def understanding() -> Iterator[None]:
    """Turn what comes of an answer without the expected parts into an `EngineError`."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise EngineError(f"The search server answers as no search server does: {_brief(repr(error))}.") from error


def cause(answer: Any) -> tuple[str, str]:
    """Return type and reason of the error that an answer holds: the first of its causes, which says most."""
    error = answer.get("error") if isinstance(answer, dict) else None
    if not isinstance(error, dict):
        return "", _brief(error or answer or "nothing more")
    roots = error.get("root_cause")
    first = roots[0] if isinstance(roots, list) and roots and isinstance(roots[0], dict) else error
    return str(first.get("type", "")), _brief(first.get("reason") or json.dumps(error))


def _brief(text: object) -> str:
    return " ".join(str(text).split())[:LONGEST_REASON].rstrip(". ")
