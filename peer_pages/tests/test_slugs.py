"""The one rule for addresses."""

import pytest

from peer_pages.models import InitiativePage
from peer_pages.models.keywords import Keyword
from peer_pages.slugs import LETTERS, danish_slug
from peer_pages.tests import factories


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Åbent værested", "aabent-vaerested"),
        ("Ærø Øst", "aeroe-oest"),
        ("Café Økogal", "cafe-oekogal"),
        ("SIND's  bisiddere!", "sinds-bisiddere"),
        ("A\u030aben fre\u0301", "aaben-fre"),
        ("ÆØÅ", "aeoeaa"),
        ("  ", ""),
        ("!?", ""),
    ],
)
def test_danish_letters_are_spelt_out(text, slug):
    assert danish_slug(text) == slug


@pytest.mark.django_db
def test_a_page_gets_the_rules_slug_on_the_server():
    assert factories.make_initiative("Værestedet på Ærø").slug == "vaerestedet-paa-aeroe"


@pytest.mark.django_db
def test_a_second_page_of_the_same_title_gets_a_number():
    factories.make_initiative("Tæt på")
    assert factories.make_initiative("Tæt på").slug == "taet-paa-2"


@pytest.mark.django_db
def test_keywords_follow_the_same_rule():
    page = factories.make_initiative("Nøgleord")
    page.keywords.add("Åben rådgivning")
    page.save()
    assert Keyword.objects.get().slug == "aaben-raadgivning"


@pytest.mark.django_db
@pytest.mark.parametrize("letter", ["a", "å"])
def test_two_pages_with_the_longest_title_get_addresses_that_fit(letter: str) -> None:
    slugs = [factories.make_initiative(letter * 255).slug for _number in range(2)]
    assert len(set(slugs)) == 2
    assert all(len(slug) <= 255 for slug in slugs)


def test_the_forms_slug_field_carries_the_same_letters_to_the_browser():
    form = InitiativePage.get_edit_handler().get_form_class()
    attrs = form.base_fields["slug"].widget.attrs
    for letter, spelling in LETTERS:
        assert f'"{spelling}"' in attrs["data-w-slug-formatters-value"], letter
