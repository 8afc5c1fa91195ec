"""`workflow explain` and `workflow fire`: the same door, and the same answers."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from workflows import api
from workflows.models import PageState
from workflows.tests.engine import people
from workflows.tests.engine.people import now

pytestmark = pytest.mark.django_db


def run(*words: object) -> str:
    out = StringIO()
    call_command("workflow", *map(str, words), stdout=out)
    return out.getvalue()


def test_explain_names_every_transition_and_the_reason(page, owner):
    lines = run("explain", page.pk, "--user", "olga").splitlines()
    assert lines[0] == f"Bread ({page.pk}): simple_publication, private, none"
    assert "Owner" in lines[1]
    answers = {line.split("\t")[0]: line.split("\t")[1:3] for line in lines[2:]}
    assert answers["submit"] == ["yes"]
    assert answers["publish"] == ["no", "not_permitted"]
    assert answers["retract"] == ["no", "not_available"]


def test_fire_goes_through_the_door(page, owner):
    assert run("fire", page.pk, "submit", "--user", "olga", "--comment", "Ready") == "Bread: private → pending (none)\n"
    assert now(page)[0] == "pending"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("fire", "{page}", "publish", "--user", "olga"), "not_permitted"),
        (("fire", "{page}", "fly", "--user", "olga"), "unknown_transition"),
        (("fire", "{page}", "submit", "--user", "nobody"), "no user"),
        (("fire", "999999", "submit", "--user", "olga"), "0 pages"),
        (("explain", "{root}", "--user", "olga"), "no workflow"),
    ],
)
def test_what_goes_wrong_is_one_line(page, words, message):
    with pytest.raises(CommandError, match=message):
        run(*(word.format(page=page.pk, root=page.get_parent().pk) for word in words))


def test_adopt_tells_what_it_would_do_and_does_it(page, owner):
    people.article("Roll", owner=owner)
    api.place(page, "published")
    PageState.objects.all().delete()
    lines = ["1\tsimple_publication\tprivate\tnone", "1\tsimple_publication\tpublished\tnone", "2", ""]
    assert run("adopt", "--plan").split("\n") == lines
    assert not PageState.objects.exists()
    assert run("adopt").split("\n") == lines
    assert (now(page), run("adopt")) == (("published", "none", True), "0\n")


def test_a_page_is_found_by_its_address(page, owner):
    run("fire", "/bread/", "submit", "--user", "olga")
    assert now(page)[0] == "pending"
