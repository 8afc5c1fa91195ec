"""The first page after the login."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.views.home import (
    LockedPagesPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from peer_pages.models import Answer, Reminder
from peer_pages.roles.hooks import dashboard
from peer_pages.roles.hooks.dashboard import OwnPagesPanel, WaitingPanel, choose_panels, drop_the_summary
from peer_pages.roles.places import ensure_place
from peer_pages.tests import factories
from peer_pages.tests.funding.world import DAY, make_grant
from peer_pages.tests.roles.world import CANARIES, World, make_editor, submit
from peer_pages.workflow.progress import CHANGED, DRAFT, WAITING
from workflows import api
from workflows.models import OutboxRow


def request_of(user: Any) -> Any:
    request = RequestFactory().get("/admin/")
    request.user = user
    return request


def context(panel: Any, user: Any) -> dict[str, Any]:
    return panel.get_context_data({"request": request_of(user)})


def titles(rows: list[dict[str, Any]]) -> list[str]:
    return [row["page"].title for row in rows]


def user(*groups: str) -> Any:
    return SimpleNamespace(is_active=True, is_superuser=False, _catalogue_group_names=frozenset(groups))


def stock_panels() -> list[Any]:
    return [UserObjectsInWorkflowModerationPanel(), WorkflowObjectsToModeratePanel(), LockedPagesPanel()]


@pytest.mark.parametrize("somebody", [user(), user("Partner: Broen"), AnonymousUser()])
def test_partner_has_one_panel_and_none_of_wagtails(somebody: Any) -> None:
    panels = stock_panels()
    choose_panels(request_of(somebody), panels)
    assert [type(panel) for panel in panels] == [OwnPagesPanel]


@pytest.mark.parametrize("role", ["Redaktører", "Administratorer"])
def test_editor_sees_first_what_waits_and_keeps_wagtails_other_panels(role: str) -> None:
    panels = stock_panels()
    choose_panels(request_of(user(role)), panels)
    assert [type(panel) for panel in panels] == [WaitingPanel, UserObjectsInWorkflowModerationPanel]


@pytest.mark.parametrize(("role", "left"), [("Redaktører", 2), ("Partner: Broen", 0)])
def test_numbers_are_for_editors(role: str, left: int) -> None:
    items: list[Any] = ["sider", "billeder"]
    drop_the_summary(request_of(user(role)), items)
    assert len(items) == left


def test_r34_own_pages_are_listed_the_newest_first_and_nobody_elses(world: World) -> None:
    rows = context(OwnPagesPanel(), world.ours.user)["rows"]
    assert titles(rows) == ["Elmen", "Egen"]
    assert [row["stage"] for row in rows] == [CHANGED, DRAFT]
    assert all(row["edit_url"] == reverse("wagtailadmin_pages:edit", args=[row["page"].pk]) for row in rows)


def test_page_is_shown_as_its_author_left_it_and_not_as_the_public_sees_it(world: World) -> None:
    (row, _draft) = context(OwnPagesPanel(), world.ours.user)["rows"]
    assert (row["page"].title, row["page"].live) == ("Elmen", True)


def test_page_that_is_read_says_so(world: World) -> None:
    rows = context(OwnPagesPanel(), world.theirs.user)["rows"]
    assert [row["stage"] for row in rows] == [CHANGED, WAITING]


def test_long_list_of_own_pages_is_cut_after_the_newest(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashboard, "PAGES_SHOWN", 1)
    assert titles(context(OwnPagesPanel(), world.ours.user)["rows"]) == ["Elmen"]


def test_section_offers_a_button_for_each_kind_of_page(world: World) -> None:
    (section,) = context(OwnPagesPanel(), world.ours.user)["sections"]
    assert section["page"] == world.ours.place.section
    assert [str(label) for label, _url in section["buttons"]] == [
        "Skriv om et initiativ",
        "Skriv om et kursus",
        "Skriv om et arrangement",
    ]
    assert all(url.endswith(f"/{world.ours.place.section.pk}/") for _label, url in section["buttons"])


def test_buttons_lead_to_forms_that_open(world: World, browse: Any) -> None:
    client = browse(world.ours.user)
    (section,) = context(OwnPagesPanel(), world.ours.user)["sections"]
    assert [client.get(url).status_code for _label, url in section["buttons"]] == [200, 200, 200]


def test_partner_of_two_organisations_has_two_sections(world: World) -> None:
    third = ensure_place(name="Tredje")
    world.ours.user.groups.add(third.group)
    pages = {section["page"].pk for section in context(OwnPagesPanel(), world.ours.user)["sections"]}
    assert pages == {world.ours.place.section.pk, third.section.pk}


def test_new_partner_is_told_how_to_begin(world: World, browse: Any) -> None:
    place = ensure_place(name="Tredje")
    world.newcomer.groups.add(place.group)
    html = browse(world.newcomer).get(reverse("wagtailadmin_home")).content.decode()
    assert "I har ikke skrevet noget endnu." in html
    assert not [word for word in CANARIES if word in html]


def test_what_waits_is_listed_the_oldest_first_with_its_author_and_note(world: World) -> None:
    newer = factories.make_initiative("Nyere", state=factories.DRAFT, parent=world.ours.place.section)
    submit(newer, world.ours.user)
    rows = context(WaitingPanel(), world.editor)["rows"]
    assert titles(rows) == [world.theirs.draft.title, "Nyere"]
    assert [row["who"] for row in rows] == [world.theirs.user, world.ours.user]
    assert [row["kind"] for row in rows] == ["initiativ", "initiativ"]
    assert [row["note"] for row in rows] == ["", ""]


def test_only_a_public_page_has_something_to_compare_with(world: World) -> None:
    submit(world.ours.changed.specific, world.ours.user)
    rows = {row["page"].pk: row["compare_url"] for row in context(WaitingPanel(), world.editor)["rows"]}
    assert rows[world.theirs.draft.pk] == ""
    changed = world.ours.changed
    assert rows[changed.pk] == reverse(
        "wagtailadmin_pages:revisions_compare", args=[changed.pk, "live", changed.latest_revision_id]
    )


def test_note_goes_with_the_page_that_waits(world: World) -> None:
    api.fire(world.ours.draft, "submit", user=world.ours.user, comment="Telefonen er ny.")
    rows = context(WaitingPanel(), world.editor)["rows"]
    assert [row["note"] for row in rows] == ["", "Telefonen er ny."]


def test_own_work_waits_for_somebody_else(world: World) -> None:
    api.fire(world.ours.draft, "submit", user=world.editor)
    rows = {row["page"].pk: row["own"] for row in context(WaitingPanel(), world.editor)["rows"]}
    assert rows == {world.theirs.draft.pk: False, world.ours.draft.pk: True}


def test_page_published_without_a_review_is_listed_until_another_approves(world: World) -> None:
    api.fire(world.theirs.draft, "emergency_publish", user=world.editor, comment="Nummeret er forkert.")
    (row,) = context(WaitingPanel(), world.administrator)["flagged"]
    assert (row["page"].pk, row["who"], row["own"]) == (world.theirs.draft.pk, world.editor, False)
    assert context(WaitingPanel(), world.editor)["flagged"][0]["own"]
    assert context(WaitingPanel(), world.ours.user)["flagged"] == []
    api.fire(world.theirs.draft, "approve", user=make_editor("Rasmus"))
    assert context(WaitingPanel(), world.administrator)["flagged"] == []


def test_answers_that_wait_are_counted_for_editors(world: World, browse: Any) -> None:
    home, listed = reverse("wagtailadmin_home"), reverse("funding_answers:index")
    grant = make_grant()
    for number, state in enumerate(("waiting", "waiting", "refused")):
        asked = Reminder.objects.create(funding=grant, page=grant.page, question="end", rung=number, due_on=DAY)
        Answer.objects.create(reminder=asked, kind="extended", state=state)
    shown = browse(world.editor).get(home).content.decode()
    assert "2 svar på påmindelser venter på jer" in shown
    assert f'href="{listed}"' in shown
    assert context(WaitingPanel(), world.ours.user)["answers"] == 0
    Answer.objects.update(state="refused")
    assert "på påmindelser venter" not in browse(world.editor).get(home).content.decode()


def test_mail_that_was_given_up_is_told_to_editors(world: World, browse: Any) -> None:
    OutboxRow.objects.create(kind="transition", status=OutboxRow.Status.FAILED)
    home = reverse("wagtailadmin_home")
    assert "Én besked kunne ikke sendes." in browse(world.editor).get(home).content.decode()
    assert "kunne ikke sendes" not in browse(world.ours.user).get(home).content.decode()


@pytest.mark.parametrize(("panel", "who"), [(OwnPagesPanel, "ours"), (WaitingPanel, "editor")])
def test_number_of_queries_does_not_grow_with_the_pages(world: World, panel: Any, who: str) -> None:
    def queries() -> int:
        user = get_user_model().objects.get(pk=(world.editor if who == "editor" else world.ours.user).pk)
        with CaptureQueriesContext(connection) as captured:
            context(panel(), user)
        return len(captured)

    for title in ("Første", "Anden"):
        submit(factories.make_initiative(title, state=factories.DRAFT, parent=world.ours.place.section), world.editor)
    queries()  # the content types are read by the first who asks
    before = queries()
    for number in range(5):
        page = factories.make_initiative(
            f"Nr. {number}", state=factories.DRAFT, parent=world.ours.place.section, contacts=[world.ours.contact]
        )
        submit(page, world.ours.user)
    assert queries() == before


def test_page_of_an_author_who_is_gone_still_waits(world: World, browse: Any) -> None:
    world.theirs.user.delete()
    (row,) = context(WaitingPanel(), world.editor)["rows"]
    assert row["who"] is None
    assert "sendt af" not in browse(world.editor).get(reverse("wagtailadmin_home")).content.decode()


def test_nothing_waits_for_partners(world: World) -> None:
    assert context(WaitingPanel(), world.ours.user)["rows"] == []


def test_title_and_note_are_escaped(world: World, browse: Any) -> None:
    evil = "<script>alert(1)</script>"
    page = factories.make_initiative(evil, state=factories.DRAFT, parent=world.ours.place.section)
    submit(page, world.ours.user)
    for somebody in (world.ours.user, world.editor):
        html = browse(somebody).get(reverse("wagtailadmin_home")).content.decode()
        assert evil not in html
        assert "&lt;script&gt;alert(1)" in html
