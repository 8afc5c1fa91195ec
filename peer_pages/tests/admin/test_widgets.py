"""Lists of check boxes that can be narrowed."""

import pytest
from django.urls import reverse
from django.utils import translation

from peer_pages.admin.widgets import FilterableCheckboxes

CHOICES = [("1", "Aabenraa"), ("2", "<b>Ærø</b>")]


def html(choices: list[tuple[str, str]] = CHOICES, value: list[str] | None = None, **options: str) -> str:
    with translation.override("da"):
        return FilterableCheckboxes(choices=choices, **options).render("areas", value, {"id": "id_areas"})


def test_every_choice_is_there_without_javascript() -> None:
    text = html()
    assert text.count('type="checkbox"') == 2
    assert '<div class="filterable__tools" hidden>' in text


@pytest.mark.parametrize(("value", "checked"), [(None, 0), ([], 0), (["1"], 1), (["1", "2"], 2), (["3"], 0)])
def test_what_is_chosen_is_checked(value: list[str] | None, checked: int) -> None:
    assert html(value=value).count(" checked") == checked


def test_a_name_is_text_and_never_markup() -> None:
    assert "&lt;b&gt;Ærø&lt;/b&gt;" in html()
    assert "<b>" not in html()


def test_the_field_names_itself_to_the_script_and_the_search_to_a_screen_reader() -> None:
    text = html()
    assert 'data-filterable="areas"' in text
    assert 'aria-label="Skriv for at finde i listen"' in text
    assert 'role="status"' in text


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_texts_follow_the_editors_language(language: str) -> None:
    with translation.override(language):
        text = FilterableCheckboxes(choices=[]).render("areas", None, {})
    assert ("Listen er tom endnu." in text) is (language == "da")


def test_a_missing_entry_can_be_written_where_the_list_says_so() -> None:
    name = "wagtailsnippets_peer_pages_contact:add"
    text = html(add_url=name, add_label="Skriv en ny kontaktperson")
    assert f'href="{reverse(name)}"' in text
    assert "Skriv en ny kontaktperson" in text


def test_without_a_place_for_new_entries_nothing_is_offered() -> None:
    assert "filterable__add" not in html()


def test_the_lists_script_and_style_come_with_it() -> None:
    media = str(FilterableCheckboxes().media)
    assert "filterable.js" in media
    assert "filterable.css" in media
