"""Who pays, and until when at the latest."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.models import Funder, Funding, FundingProgramme
from peer_pages.tests import factories


@pytest.mark.parametrize(
    ("funding", "text"),
    [
        (Funding(programme=FundingProgramme(name="Satspuljen"), funder=Funder(name="Ministeriet")), "Satspuljen"),
        (Funding(funder=Funder(name="Ministeriet")), "Ministeriet"),
        (Funding(kind="running"), "Drift"),
        (Funding(), "Ved ikke"),
    ],
)
def test_a_grant_is_named_by_the_nearest_that_is_known(funding: Funding, text: str) -> None:
    with translation.override("da"):
        assert str(funding) == text


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("", ""),
        ("2015", ""),
        ("", "2015"),
        ("2018", "2018-06"),
        ("2018-21", "2018"),
        ("2018/..", "2015/2019"),
        ("2015-06-30", "2015-06-30"),
        ("2018~", "2017"),
        ("../2018", "2010"),
    ],
)
def test_a_period_that_may_be_right_is_accepted(starts: str, ends: str) -> None:
    Funding(starts=starts, ends=ends).clean()


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2018", "2016"),
        ("2018-03", "2018-02"),
        ("2015-07-01", "2015-06-30"),
        ("2018-23", "2018-21"),
        ("2018/..", "../2017"),
    ],
)
def test_a_funding_that_ends_before_it_starts_is_refused(starts: str, ends: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Funding(starts=starts, ends=ends).clean()
    assert refusal.value.message_dict == {"ends": ["Pengene slutter, før de begynder. Ret den ene af de to datoer."]}


def test_two_mistakes_are_told_at_once() -> None:
    with pytest.raises(ValidationError) as refusal:
        Funding(starts="2018", ends="2016", amount_dkk=0).clean()
    assert set(refusal.value.message_dict) == {"ends", "amount_dkk"}


@pytest.mark.parametrize("amount", [None, 1, 9_300_000, 2**62])
def test_any_amount_of_money_is_accepted(amount: int | None) -> None:
    Funding(amount_dkk=amount).clean()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_two_days_are_refused_only_in_the_wrong_order(first: date, second: date) -> None:
    starts, ends = sorted([first, second])
    Funding(starts=str(starts), ends=str(ends)).clean()
    if starts < ends:
        with pytest.raises(ValidationError):
            Funding(starts=str(ends), ends=str(starts)).clean()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ends", "last"),
    [
        ("2015-21", date(2015, 5, 31)),
        ("2018", date(2018, 12, 31)),
        ("2016-02", date(2016, 2, 29)),
        ("2014-12-31", date(2014, 12, 31)),
        ("2013/2016", date(2016, 12, 31)),
        ("../2014", date(2014, 12, 31)),
        ("2015/..", None),
        ("", None),
    ],
)
def test_the_last_day_that_an_end_may_mean_is_stored_beside_it(ends: str, last: date | None) -> None:
    page = factories.make_initiative(fundings=[Funding(ends=ends)])
    assert Funding.objects.get(page=page).ends_last_day == last


@pytest.mark.django_db
def test_the_last_day_follows_when_the_end_is_changed_or_taken_away() -> None:
    funding = factories.make_initiative(fundings=[Funding(ends="2018")]).fundings.get()
    for ends, last in (("2019-21", date(2019, 5, 31)), ("", None)):
        funding.ends = ends
        funding.save()
        assert Funding.objects.get(pk=funding.pk).ends_last_day == last


@pytest.mark.django_db
def test_grants_stay_when_funder_programme_and_person_are_deleted() -> None:
    locale = factories.danish()
    funder = Funder.objects.create(name="Fonden", locale=locale)
    programme = FundingProgramme.objects.create(name="Puljen", funder=funder, locale=locale)
    contact = factories.make_contact()
    grant = Funding(funder=funder, programme=programme, responsible=contact, amount_dkk=1)
    page = factories.make_initiative(fundings=[grant])
    for gone in (contact, funder, programme):
        gone.delete()
    kept = Funding.objects.get(page=page)
    assert (kept.funder, kept.programme, kept.responsible, kept.amount_dkk) == (None, None, None, 1)
