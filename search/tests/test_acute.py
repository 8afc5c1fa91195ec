"""Whoever may be in danger meets whom to call before the results."""

import pytest
from django.test import Client

from peer_pages.tests import factories
from search.acute import is_acute
from search.engines.base import EngineError

HELP = 'class="crisis"'


@pytest.mark.parametrize(
    "text",
    [
        "selvmord",
        "Selvmordstanker hos unge",
        "jeg vil dø",
        "jeg vil doe",
        "JEG VIL GERNE DÖ!",
        "jeg vil ikke leve mere",
        "selvskade",
        "selvskadende adfærd",
        "cutting",
        "livslinien",
        "Livslinjens nummer",
        "livlinien",
        "livlinen",
        "jeg kan ikke  mere",
        "akut",
        "akut hjælp",
        "akuttelefon",
        "suicide",
        "suicidal",
        "self-harm",
        "I want to die",
    ],
)
def test_words_of_danger_are_understood(text: str) -> None:
    assert is_acute(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "døgn",
        "dør",
        "døende",
        "leve med angst",
        "ikke mere angst",
        "kan ikke sove",
        "akupunktur",
        "livsmod",
        "selvhjælp",
    ],
)
def test_other_words_are_not_taken_for_danger(text: str) -> None:
    assert not is_acute(text)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/soeg/", "/en/soeg/"])
@pytest.mark.parametrize(("text", "rest"), [("selvmord", 'class="teasers'), ("livlinen", 'class="empty')])
def test_help_comes_once_and_before_the_answer(client: Client, path: str, text: str, rest: str) -> None:
    factories.make_initiative("Efter selvmord")
    html = client.get(path, {"q": text}).content.decode()
    rest = 'class="empty' if path.startswith("/en") else rest
    assert html.count(HELP) == 1
    assert html.index('type="search"') < html.index(HELP) < html.index(rest)


@pytest.mark.django_db
def test_help_comes_first_for_the_word_that_was_meant(client: Client) -> None:
    factories.make_initiative("Efter selvmord")
    html = client.get("/soeg/", {"q": "selmord"}).content.decode()
    assert html.count(HELP) == 1
    assert html.index(HELP) < html.index('class="teasers')


@pytest.mark.django_db
def test_help_comes_first_when_no_engine_answers(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_query: object) -> None:
        raise EngineError("gone")

    monkeypatch.setattr("search.views.page.answer", broken)
    html = client.get("/soeg/", {"q": "selvmord"}).content.decode()
    assert html.count(HELP) == 1
    assert html.index(HELP) < html.index('class="empty')


@pytest.mark.django_db
def test_other_searches_have_help_at_the_foot(client: Client) -> None:
    html = client.get("/soeg/", {"q": "døgn"}).content.decode()
    assert html.count(HELP) == 1
    assert html.index('class="empty') < html.index("<footer") < html.index(HELP)
