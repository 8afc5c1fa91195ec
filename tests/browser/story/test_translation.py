"""A translation is sent to the editors by a button that says so."""

from __future__ import annotations

from peer_pages.roles.groups import ensure_roles
from peer_pages.tests import factories
from peer_pages.tests.roles.world import make_editor
from tests.browser.conftest import NewPage
from tests.browser.story.conftest import Serve, log_in


def test_button_of_a_translation_says_that_it_sends(serve: Serve, new_page: NewPage) -> None:
    ensure_roles()
    draft, editor = factories.make_translation("Åen").get_target_instance(), make_editor()
    address = serve()
    page = log_in(new_page, address, editor)
    page.goto(f"{address}/admin/pages/{draft.pk}/edit/")
    page.get_by_role("button", name="Send til gennemsyn: Engelsk").click()
    page.get_by_text("Oversættelsen er sendt til gennemsyn.").first.wait_for()
    assert page.get_by_role("button", name="Udgiv i").count() == 0
