"""The command that sets a partner up."""

import re
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Collection

from peer_pages.models import Organisation, OrganisationIndexPage, OrganisationPage
from peer_pages.roles.groups import ensure_roles
from peer_pages.roles.places import ensure_place, find_organisation
from peer_pages.tests import factories
from peer_pages.tests.roles.test_groups import snapshot
from peer_pages.tests.roles.world import make_user


@pytest.fixture
def site(db: None) -> None:
    factories.tree()
    ensure_roles()


def run(organisation: str = "Fælles Fodslag", email: str = "sofie@example.org", **options: Any) -> str:
    out = StringIO()
    call_command("create_partner", organisation, email, stdout=out, stderr=out, **options)
    return out.getvalue()


def test_everything_is_made(site: None, browse: Any) -> None:
    output = run(name="Sofie Prøve Hansen", kind="association")
    organisation = Organisation.objects.get(name="Fælles Fodslag")
    user = get_user_model().objects.get(email="sofie@example.org")
    section = OrganisationPage.objects.get(organisation=organisation)
    assert organisation.kind == "association"
    assert (user.first_name, user.last_name, user.username) == ("Sofie", "Prøve Hansen", "sofie@example.org")
    assert list(user.groups.all()) == [organisation.partner_group]
    assert organisation.partner_group
    assert organisation.partner_group.name == "Partner: Fælles Fodslag"
    assert section.live
    assert section.slug == "faelles-fodslag"
    assert "organisationen, gruppen, samlingen af filer, siden" in output
    assert browse(user).get(reverse("wagtailadmin_explore", args=[section.pk])).status_code == 200


def test_link_lets_the_user_choose_a_password_and_is_mailed(site: None, browse: Any) -> None:
    link = re.search(r"http\S+", run())
    assert link
    (message,) = mail.outbox
    assert message.to == ["sofie@example.org"]
    assert message.subject == "Skriv for Fælles Fodslag i kataloget"
    assert link[0] in message.body
    page = browse().get(link[0].removeprefix("http://127.0.0.1:8000"), follow=True)
    assert page.context["validlink"]


def test_link_is_only_printed_when_no_mail_is_wanted(site: None) -> None:
    assert "password_reset/confirm" in run(no_mail=True)
    assert mail.outbox == []


def test_mail_server_that_fails_is_told_and_stops_nothing(site: None, settings: Any) -> None:
    settings.EMAIL_BACKEND = "peer_pages.tests.roles.broken_mail.UnknownHostBackend"
    assert "Mailen kunne ikke sendes" in run()
    assert get_user_model().objects.filter(email="sofie@example.org").exists()


def test_second_run_changes_nothing(site: None) -> None:
    run()
    before = [*snapshot(), Organisation.objects.count(), get_user_model().objects.count(), Collection.objects.count()]
    output = run()
    after = [*snapshot(), Organisation.objects.count(), get_user_model().objects.count(), Collection.objects.count()]
    assert after == before
    assert "Alt fandtes i forvejen." in output


@pytest.mark.parametrize("name", ["FÆLLES fodslag", "  fælles   Fodslag ", "ff"])
def test_organisation_is_found_whatever_the_case(site: None, name: str) -> None:
    organisation = factories.make_organisation("Fælles Fodslag", short_name="FF")
    assert find_organisation(name) == organisation
    assert run(organisation=name).startswith("Fælles Fodslag: ")


def test_known_user_is_added_to_the_group_and_keeps_the_password(site: None) -> None:
    user = make_user("Sofie")
    output = run(email="SOFIE@example.org")
    assert "fandtes og er med i gruppen" in output
    assert "password_reset" not in output
    assert user.groups.filter(organisation__name="Fælles Fodslag").exists()


def test_one_user_may_write_for_two_organisations(site: None) -> None:
    run()
    run(organisation="Broen")
    assert get_user_model().objects.get(email="sofie@example.org").groups.count() == 2


@pytest.mark.parametrize("email", ["ikke-en-adresse", "a@b", "", "to@example.org, tre@example.org", "x\n@example.org"])
def test_bad_address_is_refused_and_nothing_is_made(site: None, email: str) -> None:
    with pytest.raises(CommandError, match="er ikke en e-mailadresse"):
        run(email=email)
    assert not Organisation.objects.exists()
    assert not Group.objects.filter(name__startswith="Partner").exists()


@pytest.mark.parametrize("role", ["Redaktører", "Administratorer"])
def test_address_of_an_editor_is_refused(site: None, role: str) -> None:
    user = make_user("Rita", Group.objects.get(name=role))
    with pytest.raises(CommandError, match="hører til en redaktør"):
        run(email=user.email)


def test_ambiguous_organisation_is_refused_with_the_choices(site: None) -> None:
    for name in ("Nord", "NORD"):
        factories.make_organisation(name)
    with pytest.raises(CommandError, match="Flere organisationer hedder “nord”: NORD; Nord"):
        run(organisation="nord")


def test_address_of_two_users_is_refused(site: None) -> None:
    make_user("Sofie")
    get_user_model().objects.create_user("anden", "Sofie@example.org")
    with pytest.raises(CommandError, match="Flere brugere"):
        run()


def test_deactivated_user_is_not_let_in_again(site: None) -> None:
    make_user("Sofie", is_active=False)
    with pytest.raises(CommandError, match="er lukket"):
        run()


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_name_that_cannot_be_one_is_refused(site: None, name: str) -> None:
    factories.make_organisation("Uden kort navn")
    with pytest.raises(CommandError, match="kan ikke bruges som navn"):
        run(organisation=name)


def test_site_without_a_list_of_organisations_says_what_to_type(db: None) -> None:
    OrganisationIndexPage.objects.all().delete()
    with pytest.raises(CommandError, match="setup_site"):
        run()


def test_imported_pages_become_editable_where_they_lie(site: None, browse: Any) -> None:
    organisation = factories.make_organisation("Fælles Fodslag")
    page = factories.make_initiative("Importeret", state=factories.DRAFT, organisations=[organisation])
    url = page.url_path
    output = run()
    assert "Importeret" in output
    page.refresh_from_db()
    assert page.url_path == url
    user = get_user_model().objects.get(email="sofie@example.org")
    assert browse(user).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_page_in_another_partners_section_stays_theirs(site: None) -> None:
    ours, theirs = ensure_place(name="Fælles Fodslag"), ensure_place(name="Broen")
    factories.make_initiative(state=factories.DRAFT, parent=theirs.section, organisations=[ours.organisation])
    assert ensure_place(name="Fælles Fodslag").elsewhere == []


def test_group_that_happens_to_have_the_name_is_not_taken_over(site: None) -> None:
    stranger = make_user("Stine", Group.objects.create(name="Partner: Fælles Fodslag"))
    place = ensure_place(name="Fælles Fodslag")
    assert not stranger.groups.filter(pk=place.group.pk).exists()


def test_collection_that_happens_to_have_the_name_is_not_taken_over(site: None) -> None:
    place = ensure_place(name="Fælles")
    assert Collection.objects.filter(name="Fælles").count() == 2
    assert place.collection != Collection.objects.filter(name="Fælles").first()
