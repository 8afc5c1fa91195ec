"""Side doors between partners that a walk over the addresses does not open by itself."""

import json
import re
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page

from peer_pages.models import Contact
from peer_pages.tests import factories
from peer_pages.tests.roles.world import CANARIES, World


@pytest.fixture
def partner(world: World, browse: Any) -> Any:
    return browse(world.ours.user)


def add_url(world: World) -> str:
    return reverse("wagtailadmin_pages:add", args=["peer_pages", "initiativepage", world.ours.place.section.pk])


def words_in(response: Any) -> list[str]:
    return [word for word in CANARIES if word in response.content.decode().lower()]


def without_addresses(response: Any) -> str:
    """Return the body without what differs between any two requests."""
    return re.sub(r"/\d+/|csrf\w*\W+\w+\W|nonce=\S+", "", response.content.decode(), flags=re.IGNORECASE)


def test_form_offers_only_own_contacts(world: World, partner: Any) -> None:
    form = partner.get(add_url(world)).context["form"]
    assert list(form.fields["contacts"].queryset) == [world.ours.contact]


@pytest.mark.parametrize("view", ["revisions_view", "revisions_revert", "revisions_compare", "workflow_history_detail"])
def test_r34_own_page_with_a_foreign_revision_is_not_there(world: World, partner: Any, view: str) -> None:
    own, foreign = world.ours.draft.pk, world.theirs.draft.latest_revision_id
    arguments: dict[str, list[Any]] = {
        "revisions_compare": [own, foreign, "latest"],
        "workflow_history_detail": [own, world.theirs.draft.current_workflow_state.pk],
    }
    response = partner.get(reverse(f"wagtailadmin_pages:{view}", args=arguments.get(view, [own, foreign])))
    assert response.status_code == 404
    assert words_in(response) == []


def test_r34_ping_for_an_own_page_with_a_foreign_revision_is_not_there(world: World, partner: Any) -> None:
    url = reverse("wagtailadmin_editing_sessions:ping", args=["peer_pages", "initiativepage", world.ours.draft.pk, 1])
    assert partner.post(url, {"revision_id": world.theirs.draft.latest_revision_id}).status_code == 404


@pytest.mark.parametrize("view", ["edit", "history", "view_draft", "delete"])
def test_r34_not_yours_and_not_there_get_the_same_answer(world: World, partner: Any, view: str) -> None:
    theirs = partner.get(reverse(f"wagtailadmin_pages:{view}", args=[world.theirs.draft.pk]))
    nobodys = partner.get(reverse(f"wagtailadmin_pages:{view}", args=[987654]))
    assert theirs.status_code == nobodys.status_code == 404
    assert without_addresses(theirs) == without_addresses(nobodys)


def test_chooser_leaves_out_a_public_page_while_its_draft_has_another_title(world: World, partner: Any) -> None:
    theirs = factories.make_initiative("Åben for alle", parent=world.theirs.place.section)
    url = reverse("wagtailadmin_choose_page_child", args=[world.theirs.place.section.pk])
    html = json.loads(partner.get(url).content)["html"]
    assert theirs.title in html
    assert "stillitsen" not in html


def test_partner_edits_contacts_of_their_own_organisation_only(world: World, partner: Any) -> None:
    url = reverse("wagtailsnippets_peer_pages_contact:edit", args=[world.ours.contact.pk])
    values = {"name": "Birgit Ny", "phone": "12345678", "consent_basis": "work"}
    response = partner.post(url, {**values, "organisation": world.theirs.place.organisation.pk})
    assert "organisation" in response.context["form"].errors
    partner.post(url, {**values, "organisation": world.ours.place.organisation.pk})
    contact = Contact.objects.get(pk=world.ours.contact.pk)
    assert (contact.name, contact.organisation) == ("Birgit Ny", world.ours.place.organisation)


def test_new_contact_without_an_organisation_is_refused(world: World, partner: Any) -> None:
    url = reverse("wagtailsnippets_peer_pages_contact:add")
    response = partner.post(url, {"name": "Ingen", "phone": "12345678", "consent_basis": "work"})
    assert "organisation" in response.context["form"].errors


def test_list_of_contacts_holds_own_ones_only(world: World, partner: Any) -> None:
    response = partner.get(reverse("wagtailsnippets_peer_pages_contact:list"))
    assert [row.name for row in response.context["object_list"]] == [world.ours.contact.name]


def test_partner_cannot_hand_the_section_to_another_organisation(world: World, partner: Any) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[world.ours.place.section.pk])
    assert "organisation" not in partner.get(url).context["form"].fields


@pytest.mark.parametrize("who", ["anonymous", "ours", "editor", "theirs"])
def test_r34_document_of_a_draft_is_served_to_those_who_may_choose_it(world: World, browse: Any, who: str) -> None:
    users = {"anonymous": None, "ours": world.ours.user, "editor": world.editor, "theirs": world.theirs.user}
    response = browse(users[who]).get(world.theirs.document.url)
    assert response.status_code == (200 if who in ("editor", "theirs") else 404)
    assert response.getvalue()


def test_document_of_a_public_page_is_served_to_everybody(world: World, browse: Any) -> None:
    document = world.theirs.document
    factories.make_initiative("Åben", documents=[("document", {"title": "", "document": document})])
    response = browse().get(document.url)
    assert response.getvalue() == b"%PDF-1.4 prose"


def test_deactivated_user_loses_the_session_at_once(world: World, partner: Any) -> None:
    assert partner.get(reverse("wagtailadmin_home")).status_code == 200
    world.ours.user.is_active = False
    world.ours.user.save()
    response = partner.get(reverse("wagtailadmin_home"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_r25_group_of_a_role_cannot_be_deleted(world: World, browse: Any) -> None:
    administrator, group = browse(world.administrator), world.editor.groups.get()
    administrator.post(reverse("wagtailusers_groups:delete", args=[group.pk]))
    assert world.editor.groups.filter(pk=group.pk).exists()


def test_dashboard_lists_own_pages_with_their_stage_and_what_is_missing(world: World, partner: Any) -> None:
    html = partner.get(reverse("wagtailadmin_home")).content.decode()
    assert world.ours.draft.title in html
    assert "Kladde" in html
    assert "Skriv om et initiativ" in html
    assert "Mangler" in html


def test_menu_leads_partners_nowhere_that_is_closed(world: World, partner: Any) -> None:
    html = partner.get(reverse("wagtailadmin_home")).content.decode()
    for closed in ("wagtailadmin_reports:site_history", "wagtailsnippets_peer_pages_area:list"):
        assert reverse(closed) not in html
    assert reverse("wagtailsnippets_peer_pages_contact:list") in html


@pytest.mark.parametrize("action", ["publish", "send_back"])
def test_r17_step_of_another_pages_review_is_not_there_even_for_editors(world: World, browse: Any, action: str) -> None:
    task = world.theirs.draft.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[world.ours.draft.pk, action, task.pk])
    assert browse(world.editor).post(url).status_code == 404
    assert Page.objects.get(pk=world.theirs.draft.pk).specific.workflow_in_progress


def test_r34_pages_on_the_way_to_ones_own_tell_nothing_of_their_other_children(world: World, partner: Any) -> None:
    for page in world.ours.place.section.get_ancestors().exclude(depth=1):
        urls = (
            reverse("wagtailadmin_explore", args=[page.pk]),
            reverse("wagtailadmin_explore_results", args=[page.pk]) + "?q=kanari",
            reverse("wagtailadmin_api:pages:detail", args=[page.pk]),
            f"{reverse('wagtailadmin_api:pages:listing')}?child_of={page.pk}&for_explorer=1",
            f"{reverse('wagtailadmin_api:pages:listing')}?descendant_of={page.pk}&fields=*",
        )
        for url in urls:
            response = partner.get(url)
            assert response.status_code in (200, 302, 400, 404)
            assert words_in(response) == [], url
