"""The page that people log in on."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_login_page_is_danish_and_says_whose_it_is(client):
    html = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Adgangskode" in html
    assert "Peer-støtte i Danmark" in html
    assert ">Password<" not in html
    assert "Wagtail" not in html.split("<body")[0].split("<title>")[1].split("</title>")[0]
