"""A translation is sent to the editors by a button that says so."""

from __future__ import annotations

from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from peer_pages.models import InitiativePage
from peer_pages.roles.groups import ensure_roles
from peer_pages.tests import factories
from peer_pages.tests.roles.world import make_editor
from tests.browser.conftest import NewPage
from tests.browser.story.conftest import Serve, log_in


def translated(title: str) -> InitiativePage:
    """Return the English draft of a new public page."""
    english = Locale.objects.get_or_create(language_code="en")[0]
    page = factories.make_initiative(title, summary="Kom og se.")
    for parent in (factories.tree().home, factories.tree().initiatives):
        parent.copy_for_translation(english).save_revision().publish()
    source, _made = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=english).save_target(publish=False)
    return InitiativePage.objects.get(translation_key=page.translation_key, locale=english)


def test_button_of_a_translation_says_that_it_sends(serve: Serve, new_page: NewPage) -> None:
    ensure_roles()
    draft, editor = translated("Åen"), make_editor()
    address = serve()
    page = log_in(new_page, address, editor)
    page.goto(f"{address}/admin/pages/{draft.pk}/edit/")
    page.get_by_role("button", name="Send til gennemsyn: Engelsk").click()
    page.get_by_text("Oversættelsen er sendt til gennemsyn.").first.wait_for()
    assert page.get_by_role("button", name="Udgiv i").count() == 0
