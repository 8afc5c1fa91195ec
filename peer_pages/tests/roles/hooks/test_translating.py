"""What wagtail-localize would publish goes to the editors."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from peer_pages.models import InitiativePage
from peer_pages.roles.hooks.translating import translation_of
from peer_pages.tests import factories
from peer_pages.tests.roles.world import World, make_editor
from peer_pages.workflow.progress import CHANGED, PUBLIC, WAITING, stage_of
from workflows import api


@pytest.fixture
def translation(world: World) -> Translation:
    """Return the translation of a public page, not yet published."""
    return factories.make_translation("Åen", summary="Kom og se.")


def target(translation: Translation) -> Any:
    return InitiativePage.objects.get(translation_key=translation.source.object_id, locale__language_code="en")


def say(translation: Translation, danish: str, english: str) -> None:
    """Translate one string."""
    segment = translation.source.stringsegment_set.get(string__data=danish)
    segment.string.translations.update_or_create(
        locale=translation.target_locale,
        context=segment.context,
        defaults={"data": english, "translation_type": "manual"},
    )


def url(translation: Translation) -> str:
    return reverse("wagtailadmin_pages:edit", args=[target(translation).pk])


def test_translation_is_found_by_its_page(world: World, translation: Translation) -> None:
    assert translation_of(target(translation)) == translation
    assert translation_of(world.ours.draft) is None


def test_publishing_sends_to_the_editors(world: World, translation: Translation, browse: Any) -> None:
    say(translation, "Åen", "The stream")
    browse(world.editor).post(url(translation), {"action": "publish"})
    page = target(translation)
    assert (page.live, stage_of(page)) == (False, WAITING)
    api.fire(page, "publish", user=make_editor("Rasmus"))
    assert target(translation).title == "The stream"


def test_public_translation_stays_as_it_is_until_it_is_approved(
    world: World, translation: Translation, browse: Any
) -> None:
    api.place(target(translation), "published")
    say(translation, "Åen", "The brook")
    browse(world.editor).post(url(translation), {"action": "publish"})
    page = target(translation)
    assert (page.live, page.title, stage_of(page)) == (True, "Åen", WAITING)
    api.fire(page, "publish", user=make_editor("Rasmus"))
    assert target(translation).title == "The brook"
    assert stage_of(page) is PUBLIC


def test_sending_twice_keeps_the_newer_text(world: World, translation: Translation, browse: Any) -> None:
    client = browse(world.editor)
    for title in ("The stream", "The brook"):
        say(translation, "Åen", title)
        client.post(url(translation), {"action": "publish"})
    assert stage_of(target(translation)) is WAITING
    assert target(translation).get_latest_revision_as_object().title == "The brook"


def test_form_offers_to_send_and_says_so(world: World, translation: Translation, browse: Any) -> None:
    html = browse(world.editor).get(url(translation)).content.decode()
    assert '"Publish in ": "Send til gennemsyn: "' in html
    assert "&quot;canPublish&quot;: true" in html or '"canPublish": true' in html


def test_partner_sends_no_translation_of_others(world: World, translation: Translation, browse: Any) -> None:
    assert browse(world.ours.user).post(url(translation), {"action": "publish"}).status_code == 404
    assert not target(translation).live


def test_fetching_newer_texts_publishes_none(
    world: World, translation: Translation, browse: Any, django_capture_on_commit_callbacks: Any
) -> None:
    api.place(target(translation), "published")
    say(translation, "Åen", "The brook")
    update = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    with django_capture_on_commit_callbacks(execute=True):
        browse(world.editor).post(update, {"publish_translations": "on"})
    assert target(translation).title == "Åen"
    assert stage_of(target(translation)) in (PUBLIC, CHANGED)


def test_code_that_publishes_a_translation_past_the_workflow_is_undone(
    world: World, translation: Translation, django_capture_on_commit_callbacks: Any
) -> None:
    say(translation, "Åen", "The brook")
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(user=world.editor, publish=True)
    assert not Page.objects.get(pk=target(translation).pk).live
