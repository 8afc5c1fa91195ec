"""What every page of the catalogue has."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.models import CATALOGUE_PAGES, CataloguePage, CoursePage, EventPage, InitiativePage
from peer_pages.tests import factories

# A page that is not saved asks once in each process which type of content it is.
pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("page", "kind"), [(InitiativePage, "initiative"), (CoursePage, "course"), (EventPage, "event")]
)
def test_a_pages_kind_is_its_types_name(page: type[CataloguePage], kind: str) -> None:
    assert page(title="x").kind == kind


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", []),
        ("LATAD", ["LATAD"]),
        ("LATAD\nLær at tackle", ["LATAD", "Lær at tackle"]),
        ("  LATAD \r\n\r\n \t\r\nLær at tackle\r\n", ["LATAD", "Lær at tackle"]),
        ("Ét navn, med komma", ["Ét navn, med komma"]),
    ],
)
def test_other_names_are_one_to_a_line(typed: str, names: list[str]) -> None:
    assert InitiativePage(title="x", alternative_titles=typed).alternative_title_list == names


@pytest.mark.parametrize(
    ("checked", "counts"),
    [
        (None, False),
        (DAY, True),
        (DAY - timedelta(days=365), True),
        (DAY - timedelta(days=366), False),
        (date(1900, 1, 1), False),
    ],
)
def test_a_check_counts_for_a_year(checked: date | None, counts: bool) -> None:
    assert InitiativePage(title="x", last_checked_on=checked).is_checked(DAY) is counts


def test_a_page_is_asked_about_today_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    page = InitiativePage(title="x", last_checked_on=DAY)
    for later, counts in ((365, True), (366, False)):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, days=later: DAY + timedelta(days=days))
        assert page.is_checked() is counts


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 3000), st.integers(0, 3000))
def test_a_check_that_no_longer_counts_never_counts_again(checked: date, days: int, more: int) -> None:
    page = InitiativePage(title="x", last_checked_on=checked)
    soon, late = checked + timedelta(days=days), checked + timedelta(days=days + more)
    assert page.is_checked(soon) or not page.is_checked(late)


@pytest.mark.parametrize("page", CATALOGUE_PAGES)
def test_the_form_asks_first_what_it_is_then_who_and_last_how_it_is_found(page: type[CataloguePage]) -> None:
    names = list(page.get_edit_handler().get_form_class().base_fields)
    order = ["title", "summary", "organisations", "areas", "contacts", "status", "topics", "keywords"]
    assert [name for name in names if name in order] == order


@pytest.mark.parametrize("page", CATALOGUE_PAGES)
def test_no_fact_but_the_title_is_needed_to_save_a_draft(page: type[CataloguePage]) -> None:
    form = page.get_edit_handler().get_form_class()
    stored_with_a_value = {"status", "description_source", "time_zone"}
    required = {name for name, field in form.base_fields.items() if field.required}
    assert required - stored_with_a_value <= {"title", "slug", "comment_notifications"}


@pytest.mark.parametrize("page", CATALOGUE_PAGES)
def test_people_and_machines_search_the_same_facts_on_every_page(page: type[CataloguePage]) -> None:
    searched = {field.field_name for field in page.search_fields}
    assert {"title", "summary", "alternative_titles", "organisations", "areas", "keywords", "status"} <= searched


@pytest.mark.django_db
def test_contacts_are_shown_by_name_and_only_when_they_may_be() -> None:
    contacts = [factories.make_contact(name) for name in ("Åse", "Bo", "Anna")]
    hidden = factories.make_contact("Carl", public=False)
    page = factories.make_initiative(contacts=[*contacts, hidden])
    assert {contact.name for contact in page.public_contacts()} == {"Anna", "Bo", "Åse"}
    assert page.public_contacts()[:2] == [contacts[2], contacts[1]]


@pytest.mark.django_db
def test_a_page_without_a_slug_gets_one_of_its_own_and_keeps_the_one_it_has() -> None:
    page = factories.make_initiative("Åse & Bos hus")
    assert page.slug == "aase-bos-hus"
    page.title = "Et nyt navn"
    page.save()
    assert page.slug == "aase-bos-hus"


@pytest.mark.django_db
@pytest.mark.parametrize("page", [factories.make_initiative, factories.make_course, factories.make_event])
def test_a_deleted_organisation_leaves_the_page(page: type[CataloguePage]) -> None:
    organisation = factories.make_organisation()
    made = page(organisations=[organisation])
    organisation.delete()
    assert list(type(made).objects.get(pk=made.pk).organisations.all()) == []
