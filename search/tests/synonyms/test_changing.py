"""Every change of a group can be taken back."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from search.models import SynonymChange, SynonymGroup
from search.synonyms import changing, table
from search.synonyms.changing import ChangedMeanwhileError, What
from search.tests.synonyms.groups import group, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Any:
    return get_user_model().objects.create_user("anna")


def changed(group: SynonymGroup, by: Any) -> SynonymChange:
    """Save `group` and return the change."""
    change = changing.save(group, by=by)
    assert change is not None
    return change


def undone(change: SynonymChange, by: Any) -> SynonymChange:
    """Take back `change` and return that change."""
    undoing = changing.undo(change, by=by)
    assert undoing is not None
    return undoing


def found(word: str) -> set[str]:
    """Return what the search finds for a word that was not typed."""
    return {" ".join(one.words) for one in table.current("da").alternatives((word,))}


def test_new_group_says_who_made_it(anna: Any) -> None:
    made = group("xa", "xb")
    change = changed(made, anna)
    assert (change.what, change.by, change.before) == (What.CREATED, anna, None)
    assert (made.created_by, made.changed_by) == (anna, anna)


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"words": "xa\nxc"}, What.EDITED),
        ({"words": "xa\nxc", "active": False}, What.EDITED),
        ({"active": False}, What.DEACTIVATED),
        ({"note": "derfor"}, What.EDITED),
    ],
)
def test_change_keeps_what_was_before(anna: Any, values: dict[str, Any], what: str) -> None:
    made = saved("xa", "xb")
    for name, value in values.items():
        setattr(made, name, value)
    change = changed(made, anna)
    assert change.before is not None
    assert (change.what, change.before["words"], change.before["active"]) == (what, "xa\nxb", True)
    assert change.after == {**change.before, **values}
    assert made.created_by is None


def test_save_without_a_change_leaves_no_trace(anna: Any) -> None:
    made = saved("xa", "xb")
    assert changing.save(made, by=anna) is None
    assert not made.changes.exists()


def test_group_out_of_use_is_not_searched_for_until_it_is_taken_back(anna: Any) -> None:
    made = saved("xa", "xb")
    made.active = False
    changed(made, anna)
    assert found("xa") == set()
    made.active = True
    change = changed(made, anna)
    assert change.what == What.ACTIVATED
    assert found("xa") == {"xb"}


def test_undo_takes_back_the_last_change_and_then_itself(anna: Any) -> None:
    made = saved("xa", "xb")
    made.words = "xa\nxc"
    first = changed(made, anna)
    second = undone(first, anna)
    assert (second.what, found("xa")) == (What.RESTORED, {"xb"})
    undone(second, anna)
    assert found("xa") == {"xc"}


def test_undo_of_a_new_group_takes_it_out_of_use(anna: Any) -> None:
    made = group("xa", "xb")
    undone(changed(made, anna), anna)
    assert found("xa") == set()
    assert SynonymGroup.objects.get(pk=made.pk).expressions == ["xa", "xb"]


def test_undo_of_what_is_not_the_last_change_is_refused(anna: Any) -> None:
    made = saved("xa", "xb")
    made.active = False
    first = changed(made, anna)
    made.active = True
    changed(made, anna)
    with pytest.raises(ChangedMeanwhileError, match="mellemtiden"):
        changing.undo(first, by=anna)
    assert found("xa") == {"xb"}


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_group_goes_back_to_any_earlier_state(anna: Any, number: int) -> None:
    made = saved("xa", "x0")
    for step in (1, 2, 3):
        made.words = f"xa\nx{step}"
        changing.save(made, by=anna)
    oldest_first = list(changing.states(made))[::-1]
    changing.go_back(made, oldest_first[number].group.state(), by=anna)
    assert found("xa") == {f"x{number}"}
    assert [state.number == 0 for state in oldest_first] == [True, False, False, False]


def test_group_that_was_never_changed_has_one_state() -> None:
    made = saved("xa", "xb")
    assert [state.group.words for state in changing.states(made)] == ["xa\nxb"]


def test_group_that_staff_made_has_no_state_before_it(anna: Any) -> None:
    made = group("xa", "xb")
    change = changed(made, anna)
    assert [(state.change, state.at) for state in changing.states(made)] == [(change, change.at)]
