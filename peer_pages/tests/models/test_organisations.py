"""Organisations and their numbers in the business register."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Collection

from peer_pages.models import Organisation
from peer_pages.models.organisations import check_cvr
from peer_pages.tests import factories

VALID = "13585628"


def test_a_valid_cvr_number_is_accepted() -> None:
    check_cvr(VALID)


@pytest.mark.parametrize("number", ["12345678", "1358562", "135856280", "1358562x", "00000000", " ", "١٣٥٨٥٦٢٨"])
def test_an_invalid_cvr_number_is_refused_with_where_to_find_it(number: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_cvr(number)
    assert refusal.value.messages == [f"{number} er ikke et gyldigt CVR-nummer. Skriv de otte cifre fra cvr.dk."]


@pytest.mark.parametrize("place", range(8))
def test_one_wrong_digit_is_noticed_wherever_it_is(place: int) -> None:
    digits = list(VALID)
    digits[place] = str((int(digits[place]) + 1) % 10)
    with pytest.raises(ValidationError):
        check_cvr("".join(digits))


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "accepted"), [("", True), (VALID, True), ("12345678", False)])
def test_the_form_checks_a_cvr_number_that_is_given(number: str, accepted: bool) -> None:
    organisation = factories.make_organisation()
    organisation.cvr_number = number
    if accepted:
        organisation.full_clean()
        return
    with pytest.raises(ValidationError) as refusal:
        organisation.full_clean()
    assert set(refusal.value.message_dict) == {"cvr_number"}


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["collection", "parent"])
def test_an_organisation_outlives_what_it_refers_to(field: str) -> None:
    make = {
        "collection": lambda: Collection.get_first_root_node().add_child(name="Billeder"),
        "parent": factories.make_organisation,
    }[field]
    other = make()
    organisation = factories.make_organisation(**{field: other})
    other.delete()
    assert getattr(Organisation.objects.get(pk=organisation.pk), field) is None


def test_nobody_types_an_organisations_group_or_collection() -> None:
    form = Organisation.snippet_viewset.get_form_class()
    assert not {"partner_group", "collection"} & set(form.base_fields)
