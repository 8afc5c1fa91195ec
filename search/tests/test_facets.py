"""Filters and the counts beside them."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from peer_pages.models import Area
from peer_pages.tests import factories
from search.asking.facets import facets
from search.contract import FILTERS, Filters, Results
from search.engines import registry
from search.indexing.rebuilding import reconcile
from search.presentation import filters
from search.tests.conftest import Ask, municipality, target, titles
from search.vocabulary import Vocabulary

pytestmark = pytest.mark.django_db

PLACES = ("Vejle", "Fredericia", "Aarhus")
STATUSES = ("planned", "active", "ended")


def options(results: Results, name: str) -> dict[str, int]:
    """Return count by value of one facet."""
    return {option.value: option.count for facet in results.facets if facet.name == name for option in facet.options}


@pytest.fixture
def catalogue(db: None) -> None:
    """Make a dozen and a half pages with facts drawn by lot, always the same."""
    lot = Random(7)
    organisations = [factories.make_organisation(name) for name in ("SIND", "LAP")]
    groups = [target("Unge", "unge"), target("Pårørende", "paaroerende")]
    people = [factories.make_contact(name, organisation=lot.choice(organisations)) for name in ("Bo", "Eva", "Ib")]
    for number in range(18):
        make = (factories.make_initiative, factories.make_course, factories.make_event)[number % 3]
        make(
            f"{lot.choice(['Cafe', 'Gruppe'])} {number}",
            areas=[municipality(name) for name in lot.sample(PLACES, lot.randint(0, 2))],
            target_groups=lot.sample(groups, lot.randint(0, 2)),
            organisations=lot.sample(organisations, lot.randint(0, 2)),
            contacts=lot.sample(people, lot.randint(0, 1)),
            status=lot.choice(STATUSES),
            online=lot.random() < 0.3,
        )
    factories.make_section(organisations[0])


QUESTIONS: tuple[tuple[str, dict[str, tuple[str, ...]]], ...] = (
    ("", {}),
    ("gruppe", {}),
    ("", {"kind": ("course",)}),
    ("", {"region": ("1082", "1083"), "status": ("active",)}),
    ("cafe", {"municipality": ("0630",), "online": ("1",)}),
    ("", {"target": ("unge",), "kind": ("initiative", "event")}),
    ("", {"free": ("1",)}),
)


def test_every_count_is_what_one_would_find(ask: Ask, catalogue: None) -> None:
    """Asking for a value in place of the facet's own selection gives as many results as the facet says."""
    counted = [
        (
            text,
            chosen,
            facet.name,
            option.value,
            option.count,
            ask(text, **{**chosen, facet.name: (option.value,)}).total,
        )
        for text, chosen in QUESTIONS
        for facet in ask(text, **chosen).facets
        for option in facet.options
    ]
    assert len(counted) > 50
    assert [row for row in counted if row[-2] != row[-1]] == []


def test_no_value_with_results_is_left_out(ask: Ask, catalogue: None) -> None:
    everything = ask()
    for name, values in {
        "status": STATUSES,
        "kind": ("initiative", "course", "event", "organisation", "contact"),
    }.items():
        assert set(options(everything, name)) == {value for value in values if ask(**{name: (value,)}).total}


def test_values_of_one_filter_add_up_and_filters_narrow(ask: Ask, catalogue: None) -> None:
    courses, events = ask(kind=("course",)), ask(kind=("event",))
    both = ask(kind=("course", "event"))
    assert set(titles(both)) == set(titles(courses)) | set(titles(events))
    narrowed = ask(kind=("course", "event"), status=("active",))
    assert set(titles(narrowed)) < set(titles(both))


def test_every_filter_has_a_facet(ask: Ask) -> None:
    assert tuple(facet.name for facet in ask().facets) == FILTERS


def test_a_chosen_value_without_results_can_still_be_taken_away(ask: Ask) -> None:
    factories.make_course("Kurset")
    (facet,) = (facet for facet in ask("kurset", region=("1081",)).facets if facet.name == "region")
    assert [(option.value, option.count, option.selected) for option in facet.options] == [("1081", 0, True)]


def test_a_region_holds_its_municipalities(ask: Ask) -> None:
    factories.make_initiative("I kommunen", areas=[municipality("Vejle")])
    factories.make_initiative("I regionen", areas=[Area.objects.regions().get(code="1083")])
    factories.make_initiative("Et andet sted", areas=[municipality("Aarhus")])
    assert titles(ask(region=("1083",))) == ["I kommunen", "I regionen"]
    assert options(ask(), "region") == {"1082": 1, "1083": 2}


def test_after_the_merger_a_region_is_found_under_its_new_name(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.make_initiative("I byen", areas=[municipality("København")])
    factories.make_initiative("På landet", areas=[Area.objects.regions().get(code="1085")])
    assert options(ask(), "region") == {"1084": 1, "1085": 1}
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: date(2027, 1, 1))
    reconcile(registry.engine())
    assert options(ask(), "region") == {"1086": 2}
    assert sorted(titles(ask("Østdanmark", kind=("initiative",)))) == ["I byen", "På landet"]


def test_an_organisation_of_drafts_only_is_not_named(ask: Ask) -> None:
    hidden = factories.make_organisation("Hemmelig")
    factories.make_initiative("Kladden", organisations=[hidden], state=factories.DRAFT)
    (facet,) = (facet for facet in ask(organisation=(str(hidden.pk),)).facets if facet.name == "organisation")
    assert facet.options == ()


def test_of_very_many_values_those_with_the_most_results_are_offered() -> None:
    vocabulary = Vocabulary("da")
    names = {str(number): (f"Forening {number:03}", "") for number in range(150)}
    vocabulary.organisation_names = names
    counts = {"organisation": {value: int(value) // 10 for value in names}}
    *_others, facet = (one for one in facets(counts, Filters(organisation=("7",)), vocabulary) if one.options)
    assert [option.value for option in facet.options] == ["7", *(str(number) for number in range(50, 150))]
    assert facet.left_out == 49
    assert [one.hint != "" for one in filters((facet, replace(facet, left_out=0)))] == [True, False]
