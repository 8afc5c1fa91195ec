"""A page in the state "ended" is shown as ended."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peer_pages.funding.asking.relevance import tidy
from peer_pages.funding.days import today
from peer_pages.models import CataloguePage, Digest, DigestLine, Funding, InitiativePage, Reminder
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World
from workflows import api
from workflows.models import HistoryEntry, PageState

Status = CataloguePage.Status


def status_of(page: Any) -> str:
    return InitiativePage.objects.get(pk=page.pk).status


@pytest.mark.parametrize(
    ("before", "after"), [(Status.ACTIVE, Status.ACTIVE), (Status.PLANNED, Status.PLANNED), (Status.ENDED, "active")]
)
def test_status_follows_the_state_and_comes_back(world: World, before: str, after: str) -> None:
    page = factories.make_initiative("Sangkor", status=before)
    api.fire(page, "end", user=world.editor)
    assert status_of(page) == Status.ENDED
    api.fire(page, "reopen", user=world.editor)
    assert status_of(page) == after


def test_readers_see_that_it_has_ended(world: World, client: Any) -> None:
    page = factories.make_initiative("Sangkor")
    api.fire(page, "end", user=world.editor)
    response = client.get(page.get_url())
    assert response.status_code == 200
    assert "Afsluttet" in response.content.decode()


def test_page_without_a_status_ends_too(world: World) -> None:
    section = world.ours.place.section
    api.fire(section, "end", user=world.editor)
    section.refresh_from_db()
    assert section.live


def test_archived_page_keeps_what_it_said(world: World) -> None:
    page = factories.make_initiative("Sangkor")
    api.fire(page, "archive", user=world.editor)
    assert status_of(page) == Status.ACTIVE


def test_who_archives_what_has_ended_is_told_that_the_page_goes(world: World, client: Any) -> None:
    page = factories.make_initiative("Sangkor")
    api.fire(page, "end", user=world.editor)
    [button] = [one for one in api.transitions_for(page, world.editor) if one.id == "archive"]
    assert "tages af nettet" in str(button.action.label)
    api.fire(page, "archive", user=world.editor)
    assert client.get(page.get_url()).status_code == 404


def end_in(days: int, **values: Any) -> InitiativePage:
    """Return a public page that ends so many days from now."""
    return factories.make_initiative("Sangkor", ends_on=today() + timedelta(days), **values)


def state_of(page: Any) -> tuple[str, str]:
    record = PageState.objects.get(pk=page.pk)
    return record.state, record.track


@pytest.mark.parametrize(("days", "state"), [(-400, "ended"), (-1, "ended"), (0, "ended"), (1, "published")])
def test_page_ends_by_itself_when_its_day_has_come(world: World, days: int, state: str) -> None:
    page = end_in(days)
    assert len(api.run_timed()) == (state == "ended")
    assert state_of(page) == (state, "none")
    assert (status_of(page) == Status.ENDED) == (state == "ended")
    assert api.run_timed() == []


def test_history_says_that_the_day_ended_it(world: World) -> None:
    page = end_in(0)
    api.run_timed()
    entry = HistoryEntry.objects.filter(page=page).latest("pk")
    assert (entry.transition, entry.actor, entry.to_state) == ("end_on_day", None, "ended")


def test_day_in_a_draft_ends_nothing_and_a_draft_keeps_nothing_open(world: World) -> None:
    drafted, ending = factories.make_initiative("Kor"), end_in(0)
    for page in (drafted, ending):
        page.ends_on, page.summary = today(), "Kladde"
        page.save_revision()
    api.run_timed()
    assert (state_of(drafted), state_of(ending)) == (("published", "draft"), ("ended", "draft"))
    assert InitiativePage.objects.get(pk=ending.pk).summary == ""


@pytest.mark.parametrize("state", ["private", "archived"])
def test_what_readers_do_not_see_does_not_end(world: World, state: str) -> None:
    page = end_in(0)
    api.place(page, state)
    assert api.run_timed() == []


def test_courses_end_too(world: World) -> None:
    course = factories.make_course("Vendepunkter", ends_on=today())
    api.run_timed()
    assert state_of(course) == ("ended", "none")


def make_pair(**values: Any) -> tuple[Any, Any]:
    """Return a public page and its public translation."""
    translation = factories.make_translation("Sangkor", **values)
    english = translation.get_target_instance()
    factories.publish(english)
    return InitiativePage.objects.get(translation_key=english.translation_key, locale=factories.danish()), english


@pytest.mark.parametrize("by_hand", [True, False])
def test_translation_ends_with_its_original(world: World, by_hand: bool) -> None:
    page, english = make_pair(ends_on=None if by_hand else today())
    InitiativePage.objects.filter(pk=english.pk).update(ends_on=None)
    english.summary = "Draft"
    english.save_revision()
    other = factories.make_initiative("Et andet kor")
    if by_hand:
        api.fire(page, "end", user=world.editor)
    api.run_timed()
    api.run_timed()
    assert (state_of(page)[0], state_of(english)[0], state_of(other)[0]) == ("ended", "ended", "published")
    assert status_of(english) == Status.ENDED
    assert InitiativePage.objects.get(pk=english.pk).summary != "Draft"
    assert api.run_timed() == []


def test_original_goes_on_when_its_translation_ends(world: World) -> None:
    page, english = make_pair()
    api.fire(english, "end", user=world.editor)
    assert api.run_timed() == []
    assert state_of(page)[0] == "published"


def test_translation_opens_again_after_its_original(world: World) -> None:
    page, english = make_pair()
    api.fire(page, "end", user=world.editor)
    api.run_timed()
    for one in (page, english):
        api.fire(one, "reopen", user=world.editor)
    assert api.run_timed() == []
    assert (state_of(page)[0], state_of(english)[0]) == ("published", "published")


def test_reopened_page_stays_open(world: World) -> None:
    page, editor = end_in(-1), world.editor
    api.run_timed()
    api.fire(page, "reopen", user=editor)
    assert api.run_timed() == []
    page.refresh_from_db()
    assert (page.ends_on, page.get_latest_revision_as_object().ends_on) == (None, None)


def test_clock_asks_no_more_of_a_large_catalogue(world: World) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            api.run_timed()
        return len(queries)

    factories.make_initiative("En")
    first = asked()
    for number in range(5):
        factories.make_initiative(f"Nummer {number}")
    assert asked() == first


@pytest.mark.parametrize(("days", "words"), [(0, "Initiativet er slut"), (30, "Slutter ")])
def test_page_says_what_was_what_instead_and_whom_to_call(world: World, client: Any, days: int, words: str) -> None:
    page = end_in(days, instead="Ring til Hus 7.", summary="Vi sang.", contacts=[factories.make_contact("Bo Bas")])
    api.run_timed()
    response = client.get(page.get_url())
    assert response.status_code == 200
    shown = response.content.decode()
    assert [word for word in (words, "Ring til Hus 7.", "Vi sang.", "Bo Bas", "tel:") if word not in shown] == []


def test_questions_about_the_end_fall_away_and_the_one_for_the_report_goes_on(world: World) -> None:
    page = end_in(0, fundings=[Funding(ends=(today() + timedelta(20)).isoformat())])
    grant = page.fundings.get()
    facts = {"funding": grant, "page_id": page.pk, "deadline": grant.deadline, "level": 1, "due_on": today()}
    rungs = (("end", 30), ("end", -7), ("report", -7))
    asked = [Reminder.objects.create(**facts, question=question, rung=rung) for question, rung in rungs]
    mail = Digest.objects.create(address="a@example.org", day=today(), state=Digest.State.SENT)
    for reminder in asked:
        DigestLine.objects.create(reminder=reminder, digest=mail, why=1)
    api.run_timed()
    tidy(Reminder.objects.all())
    assert list(Reminder.objects.order_by("pk").values_list("state", flat=True)) == ["cancelled", "cancelled", "open"]
