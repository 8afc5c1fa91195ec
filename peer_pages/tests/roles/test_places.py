"""A partner's place: the organisation, its group, its files and its section of the site."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupCollectionPermission, Locale

from peer_pages.models import CatalogueIndexPage, Organisation, OrganisationIndexPage, OrganisationPage
from peer_pages.roles.errors import (
    AmbiguousOrganisationError,
    BadNameError,
    NoOrganisationIndexError,
    UnknownKindError,
)
from peer_pages.roles.groups import PARTNER_ON_OWN_FILES, PARTNER_ROLES, ensure_roles
from peer_pages.roles.places import GROUP_NAME_LENGTH, ensure_place, find_organisation, pages_elsewhere
from peer_pages.tests import factories


@pytest.fixture
def site(db: None) -> None:
    factories.tree()
    ensure_roles()


def codenames(grants: Any) -> set[str]:
    return set(grants.values_list("permission__codename", flat=True))


def roles(group: Group, page: Any) -> set[str]:
    return set(group.local_roles.filter(page=page.pk).values_list("role", flat=True))


def test_place_has_all_it_needs_and_says_what_is_new(site: None) -> None:
    place = ensure_place(name="Broen", kind="user_group")
    assert place.made == ["organisationen", "gruppen", "samlingen af filer", "siden"]
    assert place.organisation.kind == Organisation.Kind.USER_GROUP
    assert place.group.name == "Partner: Broen"
    assert (place.section.live, place.section.title) == (True, "Broen")
    assert roles(place.group, place.section) == set(PARTNER_ROLES)
    files = GroupCollectionPermission.objects.filter(group=place.group, collection=place.collection)
    assert codenames(files) == set(PARTNER_ON_OWN_FILES)


def test_second_call_makes_nothing_and_gives_the_same(site: None) -> None:
    first, second = ensure_place(name="Broen"), ensure_place(name="broen", kind="state")
    assert second.made == []
    assert (second.organisation, second.group, second.collection) == (first.organisation, first.group, first.collection)
    assert second.section.pk == first.section.pk
    assert second.organisation.kind == Organisation.Kind.OTHER


@pytest.mark.parametrize(("lost", "made"), [("partner_group", "gruppen"), ("collection", "samlingen af filer")])
def test_part_that_was_lost_is_made_anew(site: None, lost: str, made: str) -> None:
    place = ensure_place(name="Broen")
    Organisation.objects.filter(pk=place.organisation.pk).update(**{lost: None})
    assert ensure_place(name="Broen").made == [made]


@pytest.mark.parametrize("name", ["Broen", "BROEN", " broen ", "b", "B"])
def test_organisation_is_found_by_name_and_short_name(site: None, name: str) -> None:
    broen = factories.make_organisation("Broen", short_name="B")
    assert find_organisation(name) == broen


@pytest.mark.parametrize("name", ["ÅRHUS ØST", "århus øst", "Århus  Øst"])
def test_danish_letters_have_a_lower_case_too(site: None, name: str) -> None:
    assert find_organisation(name) is None
    aarhus = factories.make_organisation("Århus Øst")
    assert find_organisation(name) == aarhus


@pytest.mark.parametrize("name", ["", " ", "Bro", "Broen i Ribe"])
def test_part_of_a_name_finds_nothing_and_no_name_not_those_without_a_short_one(site: None, name: str) -> None:
    factories.make_organisation("Broen")
    assert find_organisation(name) is None


def test_name_counts_before_short_name(site: None) -> None:
    factories.make_organisation("Socialstyrelsen", short_name="Sind")
    sind = factories.make_organisation("SIND")
    assert find_organisation("sind") == sind


def test_two_short_names_are_ambiguous(site: None) -> None:
    for name in ("Landsforeningen", "Lokalforeningen"):
        factories.make_organisation(name, short_name="LF")
    with pytest.raises(AmbiguousOrganisationError, match="Landsforeningen; Lokalforeningen"):
        find_organisation("lf")


def test_translation_of_an_organisation_is_not_found_besides_it(site: None) -> None:
    broen = factories.make_organisation("Broen")
    english = Locale.objects.get_or_create(language_code="en")[0]
    Organisation.objects.create(name="Broen", locale=english, translation_key=broen.translation_key)
    assert find_organisation("Broen") == broen


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_bad_name_is_refused_and_leaves_nothing(site: None, name: str) -> None:
    with pytest.raises(BadNameError):
        ensure_place(name=name)
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("kind", ["klub", "STATE", " state"])
def test_unknown_kind_is_refused_also_for_an_organisation_that_is_there(site: None, kind: str) -> None:
    factories.make_organisation("Broen")
    with pytest.raises(UnknownKindError, match="municipality, region, association"):
        ensure_place(name="Broen", kind=kind)


def test_failure_half_way_leaves_nothing(site: None) -> None:
    OrganisationIndexPage.objects.all().delete()
    groups, collections = Group.objects.count(), Collection.objects.count()
    with pytest.raises(NoOrganisationIndexError):
        ensure_place(name="Broen")
    assert not Organisation.objects.exists()
    assert (Group.objects.count(), Collection.objects.count()) == (groups, collections)


def test_longest_name_makes_a_group_within_djangos_limit(site: None) -> None:
    names = ["å" * 199 + letter for letter in "ab"]
    groups = [ensure_place(name=name).group.name for name in names]
    assert len(set(groups)) == 2
    assert all(len(group) <= GROUP_NAME_LENGTH for group in groups)


def test_two_organisations_share_nothing(site: None) -> None:
    ours, theirs = ensure_place(name="Broen"), ensure_place(name="Bro")
    assert ours.group != theirs.group
    assert ours.collection != theirs.collection
    assert not ours.section.is_descendant_of(theirs.section)
    assert not roles(ours.group, theirs.section)


def test_section_that_was_moved_is_found_where_it_lies(site: None) -> None:
    place = ensure_place(name="Broen")
    place.section.move(factories.make_section(), pos="last-child")
    assert ensure_place(name="Broen").section.pk == place.section.pk
    assert OrganisationPage.objects.filter(organisation=place.organisation).count() == 1


def test_pages_in_the_lists_are_found_by_title_and_others_not(site: None) -> None:
    place = ensure_place(name="Broen")
    mine: dict[str, Any] = {"organisations": [place.organisation]}
    second = factories.make_course("B", **mine)
    first = factories.make_initiative("A", state=factories.DRAFT, **mine)
    factories.make_initiative("Anden")
    factories.make_initiative("I sektionen", parent=place.section, **mine)
    factories.make_initiative("Hos andre", parent=ensure_place(name="Bro").section, **mine)
    found = pages_elsewhere(place.organisation, place.section)
    assert [page.pk for page in found] == [first.pk, second.pk]
    assert all(CatalogueIndexPage.objects.parent_of(page).exists() for page in found)


def test_page_of_two_organisations_is_both_their_partners_to_write(site: None) -> None:
    places = [ensure_place(name=name) for name in ("Broen", "Bro")]
    page = factories.make_event("Fælles", organisations=[place.organisation for place in places])
    for place in places:
        assert [one.pk for one in ensure_place(name=place.organisation.name).elsewhere] == [page.pk]
        assert roles(place.group, page) == set(PARTNER_ROLES)
