"""A named predicate answers for its name and for the expressions it stands for; anything else lets nobody pass."""

from types import SimpleNamespace

import pytest

from workflows.definitions import predicates
from workflows.definitions.predicates import candidates_of, find, predicate, predicate_holds

PAGE, USER = SimpleNamespace(pk=1, title="Ready"), object()


@pytest.fixture(autouse=True)
def _empty(monkeypatch):
    monkeypatch.setattr(predicates, "_PREDICATES", {})
    monkeypatch.setattr(predicates, "_EXPRESSIONS", {})
    monkeypatch.setattr(predicates, "_CANDIDATES", {})


@pytest.fixture
def ready():
    @predicate("ready", expressions=("python: here.ready()",))
    def ready(page, user):
        return page.title == "Ready" and user is USER

    return ready


@pytest.mark.parametrize("name", ["ready", "python: here.ready()"])
def test_answers_for_its_name_and_its_expressions(ready, name):
    assert predicate_holds(name, PAGE, USER)
    assert not predicate_holds(name, SimpleNamespace(pk=2, title="Not"), USER)


def test_setting_maps_more_expressions(ready, settings):
    assert find("here/isReady") is None
    settings.WORKFLOWS_EXPRESSIONS = {"here/isReady": "ready"}
    assert find("here/isReady") is ready


@pytest.mark.parametrize("name", ["", "unknown", "python: True"])
def test_what_is_not_registered_lets_nobody_pass(name):
    assert not predicate_holds(name, PAGE, USER)


def test_one_that_fails_lets_nobody_pass_and_is_logged(caplog):
    @predicate("broken")
    def broken(page, user):
        raise ValueError

    assert not predicate_holds("broken", PAGE, USER)
    assert "broken" in caplog.text


def test_two_of_one_name_are_refused(ready):
    with pytest.raises(ValueError, match="ready"):
        predicate("ready")(lambda _page, _user: True)


@pytest.mark.parametrize(("named", "found"), [({}, None), ({"candidates": lambda: (3, 1)}, [3, 1])])
def test_says_which_pages_it_may_hold_for(named, found):
    predicate("some", **named)(lambda _page, _user: True)
    assert candidates_of("some") == found
    assert candidates_of("unknown") is None
