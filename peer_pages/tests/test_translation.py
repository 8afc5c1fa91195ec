"""Danish and English from the first migration: the content can be translated without a change of models."""

import pytest
from django.apps import apps
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from peer_pages.models import Area, Contact, Funding, InitiativePage, Organisation, TargetGroup, Topic
from peer_pages.models.funding import Funder, FundingProgramme
from peer_pages.models.taxonomy import LegalBasis
from peer_pages.tests import factories
from workflows.api import outside_allowed

pytestmark = pytest.mark.django_db

SNIPPETS = (Area, Contact, Funder, FundingProgramme, LegalBasis, Organisation, TargetGroup, Topic)


def test_danish_is_the_source_and_english_is_there():
    assert {locale.language_code for locale in Locale.objects.all()} == {"da", "en"}
    assert Locale.get_default().language_code == "da"


@pytest.mark.parametrize("model", SNIPPETS)
def test_snippets_are_translatable(model):
    assert issubclass(model, TranslatableMixin)


def test_the_list_of_snippets_above_is_complete():
    registered = {
        model for model in apps.get_app_config("peer_pages").get_models() if hasattr(model, "snippet_viewset")
    }
    assert registered == set(SNIPPETS)


def translated(page, strings, on_commit):
    english = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    for string in source.stringsegment_set.all():
        if string.string.data in strings:
            string.string.translations.create(
                locale=english, context=string.context, data=strings[string.string.data], translation_type="manual"
            )
    with outside_allowed(), on_commit(execute=True):
        translation.save_target(publish=True)
    return page.get_translation(english)


def test_an_initiative_translates_with_its_sections_money_and_keywords(client, django_capture_on_commit_callbacks):
    tree = factories.tree()
    page = factories.make_initiative(
        "Åen",
        body=[("effect", "<p>Flere tør.</p>")],
        areas=[Area.objects.get(code="0751")],
        fundings=[Funding(ends="2018")],
    )
    page.keywords.add("recovery")
    page.save_revision()
    factories.publish(page)
    for ancestor in (tree.home, tree.initiatives):
        translated(ancestor, {}, django_capture_on_commit_callbacks)
    strings = {"Åen": "The stream", "Flere tør.": "More people dare."}
    english = translated(InitiativePage.objects.get(pk=page.pk), strings, django_capture_on_commit_callbacks)
    english.refresh_from_db()
    assert english.live
    assert english.title == "The stream"
    assert "More people dare." in str(english.body[0].value)
    assert [area.code for area in english.areas.all()] == ["0751"]
    assert [tag.name for tag in english.keywords.all()] == ["recovery"]
    assert [funding.ends for funding in english.fundings.all()] == ["2018"]
    response = client.get(english.url)
    assert response.status_code == 200
    assert b"More people dare." in response.content
    assert b'lang="en"' in response.content
