"""What anybody in the country can use, for whom a search finds nothing or gets no answer."""

import re

import pytest
from django.test import Client

from peer_pages.tests import factories
from search.engines.base import EngineError

pytestmark = pytest.mark.django_db
DANISH = re.compile(r'<div lang="da">.*?</div>', re.DOTALL)


@pytest.fixture(autouse=True)
def line() -> None:
    factories.make_initiative("Telefonlinjen", nationwide=True)


def shown(client: Client, path: str) -> str:
    return client.get(path, {"q": "self-help group"}).content.decode()


def in_danish(html: str) -> str:
    return "".join(DANISH.findall(html))


def test_danish_readers_are_offered_what_is_nationwide(client: Client) -> None:
    html = shown(client, "/soeg/")
    assert "Telefonlinjen" in html
    assert in_danish(html) == ""


def test_english_readers_are_offered_it_in_danish_and_told_so(client: Client) -> None:
    html = shown(client, "/en/soeg/")
    assert "These pages are in Danish." in html
    assert "Telefonlinjen" in in_danish(html)
    assert "Initiativ\n" in in_danish(html)
    assert html.count("Telefonlinjen") == 1


def test_english_readers_are_offered_it_when_no_engine_answers(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_query: object) -> None:
        raise EngineError("gone")

    monkeypatch.setattr("search.views.page.answer", broken)
    assert "Telefonlinjen" in in_danish(shown(client, "/en/soeg/"))


def test_english_readers_are_offered_english_where_there_is_some(client: Client) -> None:
    translation = factories.make_translation("Chatten", nationwide=True)
    english = translation.get_target_instance()
    english.save_revision()
    factories.publish(english)
    html = shown(client, "/en/soeg/")
    assert "Chatten" in html
    assert in_danish(html) == ""
    assert "Telefonlinjen" not in html
