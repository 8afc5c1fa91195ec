"""The form behind every catalogue page."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from peer_pages.models import InitiativePage
from peer_pages.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_superuser("redaktør", "editor@example.org", "x" * 12)


def form_for(page, user, parent=None):
    form_class = InitiativePage.get_edit_handler().get_form_class()
    return form_class(instance=page, for_user=user, parent_page=parent)


def test_a_new_page_in_a_section_begins_with_its_organisation(editor):
    section = factories.make_section()
    form = form_for(InitiativePage(), editor, parent=section)
    assert form.initial["organisations"] == [section.organisation]


def test_somebody_without_rights_is_offered_no_contacts_but_keeps_the_pages_own():
    factories.make_contact("Fremmed")
    own = factories.make_contact("Egen")
    page = factories.make_initiative(contacts=[own])
    user = User.objects.create_user("gæst", password="x" * 12)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert list(form_for(page, user).fields["contacts"].queryset) == [own]


def test_an_editor_is_offered_every_contact(editor):
    contacts = {factories.make_contact("A"), factories.make_contact("B")}
    assert set(form_for(factories.make_initiative(), editor).fields["contacts"].queryset) == contacts


def saved_with(client, page, **values):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    streams = ("body", "methods", "phases", "partners", "updates", "links", "documents")
    kept = {
        name: getattr(page, name) or "" for name in ("title", "slug", "status", "description_source", "last_checked_on")
    }
    data = {
        **kept,
        **{name: streamfield([]) for name in streams},
        "fundings": inline_formset([]),
        "comments": inline_formset([]),
        **values,
    }
    response = client.post(url, nested_form_data(data))
    assert response.status_code == 302, response.context["form"].errors
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


@pytest.mark.parametrize(("day", "named"), [("2026-11-01", True), ("", False)])
def test_confirming_a_page_notes_by_whom(client, editor, day, named):
    client.force_login(editor)
    page = factories.make_initiative(last_checked_on=date(2020, 1, 1))
    assert (saved_with(client, page, last_checked_on=day).last_checked_by == editor) is named


def test_a_save_that_confirms_nothing_keeps_who_did(client, editor):
    client.force_login(editor)
    page = factories.make_initiative(last_checked_on=date(2020, 1, 1))
    assert saved_with(client, page, summary="Nyt").last_checked_by is None


def test_words_typed_for_a_date_are_kept_as_edtf(client, editor):
    client.force_login(editor)
    page = factories.make_initiative()
    assert saved_with(client, page, started="forår 2015").started == "2015-21"


def test_lists_of_choices_can_be_narrowed_and_name_themselves(editor):
    html = str(form_for(factories.make_initiative(), editor)["areas"])
    assert "data-filterable" in html
    assert html.count("checkbox") == 104
    assert html.index("Region Sjælland") < html.index("Aabenraa")


def test_each_missing_fact_leads_to_its_field(editor):
    page = factories.make_initiative()
    html = str(form_for(page, editor))
    plain = [fact for fact in page.missing() if not fact.anchor]
    assert plain
    assert all(f'id="{fact.target}' in html for fact in plain)
