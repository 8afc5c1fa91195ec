"""The engines by name."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from search.engines import registry
from search.engines.base import EngineError


@pytest.mark.parametrize("name", registry.ENGINES)
def test_each_engine_is_found_under_its_own_name(name: str) -> None:
    assert registry.engine(name).name == name


def test_the_settings_choose_the_engine(settings: Any) -> None:
    settings.SEARCH_ENGINE = "lucene"
    with pytest.raises(ImproperlyConfigured, match="'lucene'; it must be one of elasticsearch, embedded, opensearch"):
        registry.engine()


class Failing:
    """An engine that fails as often as it is told to, and counts."""

    def __init__(self, name: str, fails: int = 0) -> None:
        self.name, self.fails, self.asked = name, fails, 0

    def answer(self) -> str:
        self.asked += 1
        if self.asked <= self.fails:
            raise EngineError(f"{self.name} is away.")
        return self.name


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what lets the site have a server that fails so often, and a fallback; the clock stands still."""
    clock = [1000.0]
    monkeypatch.setattr(registry.time, "monotonic", lambda: clock[0])

    def use(server: int, fallback: int = 0) -> tuple[Failing, Failing, list[float]]:
        some = Failing("elasticsearch", server), Failing("embedded", fallback)
        monkeypatch.setattr(registry, "engines", lambda: some)
        return *some, clock

    return use


def first() -> str:
    return registry.first_to_answer(Failing.answer)  # type: ignore[arg-type]


def test_the_engine_in_use_answers_alone(two: Any) -> None:
    server, fallback, _clock = two(0)
    assert first() == "elasticsearch"
    assert (server.asked, fallback.asked) == (1, 0)


def test_r18_where_it_fails_the_fallback_answers_and_it_rests(two: Any) -> None:
    server, fallback, clock = two(1)
    assert [first(), first()] == ["embedded", "embedded"]
    assert (server.asked, fallback.asked) == (1, 2)
    clock[0] += registry.REST - 0.1
    assert first() == "embedded"
    clock[0] += 0.2
    assert first() == "elasticsearch"


def test_r18_where_it_fails_again_it_rests_again(two: Any) -> None:
    server, _fallback, clock = two(2)
    for _each in range(3):
        first()
        clock[0] += registry.REST + 0.1
    assert server.asked == 3
    assert first() == "elasticsearch"


def test_where_none_answers_the_last_one_says_why(two: Any) -> None:
    two(9, 9)
    with pytest.raises(EngineError, match="embedded is away"):
        first()


def test_what_is_no_error_of_an_engine_is_no_reason_to_ask_another(two: Any) -> None:
    two(0)
    with pytest.raises(ZeroDivisionError):
        registry.first_to_answer(lambda _engine: 1 // 0)
    assert not registry.is_silent("elasticsearch")


@pytest.mark.parametrize(("chosen", "kept"), [("embedded", ["embedded"]), ("opensearch", ["opensearch", "embedded"])])
def test_the_fallback_is_kept_up_to_date_too(settings: Any, chosen: str, kept: list[str]) -> None:
    settings.SEARCH_ENGINE = chosen
    assert [engine.name for engine in registry.engines()] == kept
