"""Staff make, change and take back synonyms in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from search.engines.base import EngineError
from search.models import SynonymChange, SynonymGroup
from search.synonyms import effect as effects
from search.synonyms import table
from search.tests.synonyms.groups import saved

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/soegning/synonymer/", "/admin/soegning/synonymer/nye/"


def filled(**values: Any) -> dict[str, Any]:
    """Return what the form posts."""
    return {"locale": "da", "kind": "both", "source": "", "words": "xbisidder\nxledsager", "active": "on", **values}


def found(word: str) -> set[str]:
    """Return what stands for a word when it is searched for."""
    return {" ".join(one.words) for one in table.current("da").alternatives((word,))}


def text_of(response: Any) -> str:
    return response.content.decode()


@pytest.fixture(autouse=True)
def own_only(people: Any) -> None:
    """Have none but the test's own groups: the shipped ones fill pages."""
    SynonymGroup.objects.all().delete()


def test_list_names_each_group_with_its_kind(editor: Client) -> None:
    saved("xbisidder", "xledsager")
    saved("xlær at tackle", kind="one_way", source="xlatad", active=False)
    text = text_of(editor.get(LIST))
    assert "xbisidder, xledsager" in text
    assert "xlatad → xlær at tackle" in text
    assert "den ene vej" in text


@pytest.mark.parametrize(("query", "there"), [("q=xmentor", False), ("q=ledsag", True), ("active=false", False)])
def test_list_is_searched_and_narrowed(editor: Client, query: str, there: bool) -> None:
    saved("xbisidder", "xledsager")
    assert ("xbisidder, xledsager" in text_of(editor.get(f"{LIST}?{query}"))) is there


def test_new_group_holds_at_the_next_search_and_says_who_made_it(editor: Client, people: Any) -> None:
    response = editor.post(ADD, filled())
    assert response.url == LIST
    assert found("xbisidder") == {"xledsager"}
    assert SynonymGroup.objects.get().created_by == people["editor"]


def test_group_that_makes_no_sense_is_shown_again_with_the_reason(editor: Client) -> None:
    response = editor.post(ADD, filled(words="xbisidder"))
    assert response.status_code == 200
    assert "Skriv mindst to forskellige udtryk." in text_of(response)
    assert not SynonymGroup.objects.exists()


def test_form_is_filled_in_by_the_address(editor: Client) -> None:
    response = editor.get(ADD, {"words": "xtandlæge", "locale": "en", "other": "x", "kind": "one_way", "source": "<q>"})
    assert response.context["form"].initial == {
        "words": "xtandlæge", "locale": "en", "kind": "one_way", "source": "<q>",
    }  # fmt: skip
    assert "xtandlæge</textarea>" in text_of(response)
    assert "<q>" not in text_of(response)


def test_word_in_two_groups_is_a_warning_and_no_error(editor: Client) -> None:
    saved("xbisidder", "xvagt")
    response = editor.post(ADD, filled(), follow=True)
    assert "“xbisidder” er også i en anden gruppe: xbisidder, xvagt." in text_of(response)
    assert SynonymGroup.objects.count() == 2


def test_group_out_of_use_is_not_searched_for(editor: Client) -> None:
    group = saved("xbisidder", "xledsager")
    values = filled()
    del values["active"]
    editor.post(reverse("search_synonyms:edit", args=[group.pk]), values)
    assert found("xbisidder") == set()
    assert group.changes.get().what == SynonymChange.What.DEACTIVATED


@pytest.mark.parametrize("name", ["add", "edit"])
def test_effect_is_shown_and_nothing_saved(editor: Client, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    group = saved("xbisidder", "xledsager")
    args = [group.pk] if name == "edit" else []
    asked: list[Any] = []

    def shown(*values: Any) -> effects.Effect:
        asked.append(values)
        return effects.Effect("xbisidder", 1, 4, [])

    monkeypatch.setattr("search.admin.synonyms.views.effect", shown)
    response = editor.post(
        reverse(f"search_synonyms:{name}", args=args), filled(words="xbisidder\nxmakker", tried="xa", preview="1")
    )
    assert "“xbisidder” finder nu 1 og med gruppen 4." in text_of(response)
    assert [(one.words, text) for one, text in asked] == [("xbisidder\nxmakker", "xa")]
    assert SynonymGroup.objects.get().words == "xbisidder\nxledsager"
    assert not SynonymChange.objects.exists()


def test_effect_of_a_group_that_makes_no_sense_is_its_reason(editor: Client) -> None:
    assert "Skriv mindst to" in text_of(editor.post(ADD, filled(words="x", preview="1")))


def test_silent_engine_is_said_in_the_form(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_values: Any) -> None:
        raise EngineError("connection refused")

    monkeypatch.setattr("search.admin.synonyms.views.effect", silent)
    response = editor.post(ADD, filled(preview="1"))
    assert "Søgemaskinen svarer ikke lige nu." in text_of(response)
    assert "xledsager</textarea>" in text_of(response)


def test_one_click_takes_back_the_last_change(editor: Client) -> None:
    editor.post(ADD, filled())
    change = SynonymChange.objects.get()
    undo = reverse("search_synonyms:undo", args=[change.pk])
    assert f'action="{undo}"' in text_of(editor.get(LIST))
    assert "Ændringen er fortrudt." in text_of(editor.post(undo, follow=True))
    assert found("xbisidder") == set()


def test_change_that_is_not_the_last_one_is_not_taken_back(editor: Client) -> None:
    editor.post(ADD, filled())
    first = SynonymChange.objects.get()
    editor.post(reverse("search_synonyms:edit", args=[first.group_id]), filled(words="xbisidder\nxmakker"))
    response = editor.post(reverse("search_synonyms:undo", args=[first.pk]), follow=True)
    assert "Gruppen er ændret i mellemtiden." in text_of(response)
    assert found("xbisidder") == {"xmakker"}


def test_history_leads_back_to_any_state(editor: Client) -> None:
    group = saved("xbisidder", "xledsager")
    edit = reverse("search_synonyms:edit", args=[group.pk])
    for word in ("xmakker", "xven"):
        editor.post(edit, filled(words=f"xbisidder\n{word}"))
    history = reverse("search_synonyms:history", args=[group.pk])
    text = text_of(editor.get(history))
    assert all(f"xbisidder, {word}" in text for word in ("xledsager", "xmakker", "xven"))
    assert "Rita" in text
    assert "Gruppen er ført tilbage." in text_of(editor.post(history, {"state": "0"}, follow=True))
    assert found("xbisidder") == {"xledsager"}


@pytest.mark.parametrize("state", ["", "999", "x"])
def test_state_that_never_was_is_no_way_back(editor: Client, state: str) -> None:
    group = saved("xbisidder", "xledsager")
    response = editor.post(reverse("search_synonyms:history", args=[group.pk]), {"state": state}, follow=True)
    assert "Den udgave findes ikke." in text_of(response)


@pytest.mark.parametrize("name", ["edit", "history", "undo"])
def test_group_that_is_not_there_is_not_found(editor: Client, name: str) -> None:
    assert editor.post(reverse(f"search_synonyms:{name}", args=[99]), filled()).status_code == 404


def test_nothing_in_the_admin_deletes_a_group(editor: Client) -> None:
    group = saved("xbisidder", "xledsager")
    assert "delete" not in text_of(editor.get(reverse("search_synonyms:edit", args=[group.pk])))
