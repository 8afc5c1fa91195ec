"""What the facts that pages share have in common."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from peer_pages.admin.snippets import FactsGroup
from peer_pages.models import Area, Contact, Funder, FundingProgramme, LegalBasis, Organisation, TargetGroup, Topic
from peer_pages.models.facts import SharedFact
from peer_pages.tests import factories

FACTS: list[type[SharedFact]] = [viewset.model for viewset in FactsGroup.items]


@pytest.mark.parametrize("model", [Area, Contact, Funder, FundingProgramme, Organisation, TargetGroup, Topic])
def test_a_fact_is_called_by_its_name(model: Any) -> None:
    assert str(model(name="Åse")) == "Åse"


@pytest.mark.parametrize("model", FACTS)
def test_every_fact_is_found_by_its_name_and_by_the_beginning_of_it(model: type[SharedFact]) -> None:
    kinds = {type(field).__name__ for field in model.search_fields if field.field_name == "name"}
    assert kinds == {"SearchField", "AutocompleteField"}
    assert "locale" in {field.field_name for field in model.get_filterable_search_fields()}


@pytest.mark.parametrize("model", FACTS)
def test_every_list_of_facts_is_in_the_order_of_names(model: type[SharedFact]) -> None:
    assert list(model._meta.ordering or ())[-1:] == ["name"]


@pytest.mark.parametrize(
    ("model", "fields", "named"),
    [
        (Funder, ("name", "locale"), "navn"),
        (Area, ("code", "locale"), "kode"),
        (LegalBasis, ("slug", "locale"), "adresse"),
        (Area, ("name", "code", "locale"), "navn, kode"),
    ],
)
def test_the_refusal_of_a_pair_names_what_people_see(
    model: type[SharedFact], fields: tuple[str, ...], named: str
) -> None:
    with translation.override("da"):
        error = model().unique_error_message(model, fields)
        assert error.code == "unique"
        assert error.messages == [f"Der findes allerede en post med samme {named}. Brug den, eller skriv noget andet."]


def test_the_refusal_follows_the_editors_language() -> None:
    with translation.override("en"):
        assert Funder().unique_error_message(Funder, ("name", "locale")).messages[0].startswith("There is already")


def test_what_is_unique_in_all_languages_keeps_djangos_own_sentence() -> None:
    with translation.override("en"):
        message = Organisation().unique_error_message(Organisation, ("collection",)).messages[0]
    assert "Collection" in message or "collection" in message
    assert "There is already an entry" not in message


@pytest.mark.django_db
@pytest.mark.parametrize("left_out", [None, {"locale"}, {"locale", "website"}, ["locale"]])
def test_a_pair_is_refused_although_the_form_has_no_field_for_the_language(left_out: set[str] | None) -> None:
    Funder.objects.create(name="Fonden", locale=factories.danish())
    with pytest.raises(ValidationError):
        Funder(name="Fonden", locale=factories.danish()).validate_constraints(exclude=left_out)


@pytest.mark.django_db
def test_a_pair_in_a_field_that_is_itself_in_error_is_not_told_twice() -> None:
    Funder.objects.create(name="Fonden", locale=factories.danish())
    Funder(name="Fonden", locale=factories.danish()).validate_constraints(exclude={"name"})
