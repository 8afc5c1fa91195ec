"""Pages that lead to others: what may lie where, and what the forms ask for."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from peer_pages.models import (
    CATALOGUE_PAGES,
    Area,
    CatalogueIndexPage,
    CoursePage,
    DanishSlugPage,
    EventPage,
    HomePage,
    InitiativePage,
    OrganisationIndexPage,
    OrganisationPage,
    RegionIndexPage,
    RegionPage,
    StandardPage,
    StatusReportPage,
)
from peer_pages.tests import factories

INSIDE: dict[type[Page], set[type[Page]]] = {
    HomePage: {CatalogueIndexPage, OrganisationIndexPage, RegionIndexPage, StandardPage},
    CatalogueIndexPage: set(CATALOGUE_PAGES),
    OrganisationIndexPage: {OrganisationPage},
    OrganisationPage: set(CATALOGUE_PAGES),
    RegionIndexPage: {RegionPage},
    RegionPage: set(),
    StandardPage: {StandardPage},
    InitiativePage: {StatusReportPage},
    CoursePage: set(),
    EventPage: set(),
    StatusReportPage: set(),
}


@pytest.mark.parametrize("parent", INSIDE, ids=lambda page: page.__name__)
def test_each_page_takes_only_the_pages_that_belong_under_it(parent: type[Page]) -> None:
    assert {page for page in INSIDE if parent in page.allowed_parent_page_models()} == INSIDE[parent]
    assert set(parent.allowed_subpage_models()) & set(INSIDE) == INSIDE[parent]


def test_only_the_front_page_begins_a_site() -> None:
    assert [page for page in INSIDE if Page in page.allowed_parent_page_models()] == [HomePage]


@pytest.mark.parametrize("page", INSIDE, ids=lambda page: page.__name__)
def test_every_page_follows_the_sites_rule_for_addresses_and_rights(page: type[Page]) -> None:
    assert issubclass(page, DanishSlugPage)


@pytest.mark.parametrize(
    "page",
    [HomePage, CatalogueIndexPage, OrganisationIndexPage, RegionIndexPage, RegionPage],
    ids=lambda page: page.__name__,
)
def test_every_list_has_an_introduction_of_a_few_lines(page: type[Page]) -> None:
    fields = page.get_edit_handler().get_form_class().base_fields
    assert fields["intro"].max_length == 500
    assert not fields["intro"].required


@pytest.mark.django_db
def test_the_list_of_a_kind_must_say_which() -> None:
    field = CatalogueIndexPage._meta.get_field("kind")
    assert [value for value, _label in field.choices] == [page(title="x").kind for page in CATALOGUE_PAGES]
    with pytest.raises(ValidationError):
        field.clean("person", None)


@pytest.mark.django_db
def test_a_region_page_is_about_a_region_and_no_municipality() -> None:
    field = RegionPage.get_edit_handler().get_form_class().base_fields["area"]
    assert {area.kind for area in field.queryset.complex_filter(field.get_limit_choices_to())} == {Area.Kind.REGION}


@pytest.mark.django_db
@pytest.mark.parametrize("used", ["organisation", "area"])
def test_a_fact_that_a_page_stands_on_cannot_be_deleted(used: str) -> None:
    page = factories.make_section() if used == "organisation" else RegionPage.objects.first()
    fact = getattr(page, used)
    with pytest.raises(Exception, match="protected") as refusal:
        fact.delete()
    assert type(refusal.value).__name__ == "ProtectedError"
    assert type(fact).objects.filter(pk=fact.pk).exists()
