"""Old and mistyped spellings of an address lead to the page."""

import pytest

from peer_pages.tests import factories

pytestmark = pytest.mark.django_db

RIGHT = "/initiativer/vaerestedet-paa-aeroe/"


@pytest.fixture
def page():
    return factories.make_initiative("Værestedet på Ærø")


@pytest.mark.parametrize(
    "typed",
    [
        "/initiativer/værestedet-på-ærø/",
        "/initiativer/vaerestedet-pa-aero/",
        "/initiativer/Vaerestedet-paa-Aeroe/",
        "/Initiativer/vaerestedet-paa-aeroe/",
    ],
)
def test_other_spellings_lead_to_the_page(client, page, typed):
    response = client.get(typed)
    assert response.status_code == 301
    assert response["Location"] == RIGHT


def test_the_question_goes_along(client, page):
    assert client.get("/initiativer/værestedet-på-ærø/?a=1")["Location"] == f"{RIGHT}?a=1"


def test_the_right_address_is_not_led_anywhere(client, page):
    assert client.get(RIGHT).status_code == 200


@pytest.mark.parametrize("typed", ["/initiativer/findes-ikke/", "/værested/", "/a/b/c/d/e/f/g/h/i/", "/%00/"])
def test_what_is_not_there_stays_not_there(client, page, typed):
    assert client.get(typed).status_code == 404


@pytest.mark.parametrize("state", [factories.DRAFT, factories.UNPUBLISHED])
def test_r38_a_hidden_page_is_not_betrayed_by_its_spelling(client, state):
    factories.make_initiative("Værestedet på Ærø", state=state)
    assert client.get("/initiativer/værestedet-på-ærø/").status_code == 404


def test_two_pages_that_spell_alike_are_not_guessed_between(client):
    factories.make_initiative("Ål")
    factories.make_initiative("Al")
    assert client.get("/initiativer/AL/").status_code == 404


def test_a_form_that_is_posted_to_nowhere_is_not_led_on(client, page):
    assert client.post("/initiativer/værestedet-på-ærø/").status_code == 404
