"""What a page lacks, by the tables of its kind."""

from types import SimpleNamespace
from typing import Any

import pytest

from peer_pages import completeness
from peer_pages.completeness import COMMON, COURSE, EVENT, INITIATIVE, Missing, missing_facts
from peer_pages.models import CATALOGUE_PAGES, CataloguePage, CoursePage, EventPage, Funding, InitiativePage
from peer_pages.tests import factories

TABLES = {"initiative": INITIATIVE, "course": COURSE, "event": EVENT}


class Many:
    """What a many-to-many relation looks like to a reader."""

    def __init__(self, *items: str) -> None:
        self.items = items

    def all(self) -> tuple[str, ...]:
        return self.items


def page(kind: str, **values: Any) -> Any:
    return SimpleNamespace(completeness=TABLES[kind], **values)


def lacking(kind: str, **values: Any) -> list[str]:
    return [missing.field for missing in missing_facts(page(kind, **values))]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("initiative", ["body", "fundings", "started"]),
        ("course", ["dates", "signup_contact"]),
        ("event", ["starts_at", "venue"]),
    ],
)
def test_an_empty_page_lacks_the_common_facts_first_and_then_its_kinds(kind: str, fields: list[str]) -> None:
    common = ["summary", "contacts", "areas", "organisations", "target_groups", "last_checked_on"]
    assert lacking(kind) == common + fields


@pytest.mark.parametrize(
    ("kind", "field", "values"),
    [
        ("initiative", "summary", {"summary": "Kort"}),
        ("initiative", "contacts", {"contacts": Many("Bo")}),
        ("course", "contacts", {"signup_contact": "Bo"}),
        ("course", "contacts", {"signup_url": "https://example.org"}),
        ("event", "contacts", {"registration_url": "https://example.org"}),
        ("initiative", "areas", {"areas": Many("Ribe")}),
        ("initiative", "areas", {"nationwide": True}),
        ("initiative", "areas", {"online": True}),
        ("initiative", "organisations", {"organisations": Many("SIND")}),
        ("initiative", "target_groups", {"target_groups": Many("Unge")}),
        ("initiative", "last_checked_on", {"last_checked_on": "2026-01-01"}),
        ("initiative", "body", {"body_text": "Svar"}),
        ("initiative", "fundings", {"fundings": Many("Puljen")}),
        ("initiative", "started", {"started": "2015"}),
        ("course", "dates", {"dates": Many("1. marts")}),
        ("course", "signup_contact", {"signup_contact": "Bo"}),
        ("course", "signup_contact", {"signup_url": "https://example.org"}),
        ("event", "starts_at", {"starts_at": "2026-01-01"}),
        ("event", "starts_at", {"started": "2015"}),
        ("event", "venue", {"venue": "Ribe"}),
        ("event", "venue", {"online_link": "https://example.org"}),
        ("event", "venue", {"online": True}),
    ],
)
def test_any_of_a_facts_fields_is_enough(kind: str, field: str, values: dict[str, Any]) -> None:
    assert field in lacking(kind)
    assert field not in lacking(kind, **values)


@pytest.mark.parametrize("empty", ["", None, False, 0, [], Many()])
def test_an_empty_value_is_no_fact(empty: Any) -> None:
    assert lacking("initiative", summary=empty, areas=empty, fundings=empty) == lacking("initiative")


def test_an_answer_in_another_kinds_field_does_not_count() -> None:
    assert "body" in lacking("initiative", body="<p>Svar</p>", started="2015", dates=Many("1. marts"))


@pytest.mark.parametrize(
    ("missing", "target"),
    [
        (Missing("summary", "a", "b", bool), "id_summary"),
        (Missing("body", "a", "b", bool, anchor="body"), "body"),
    ],
)
def test_a_fact_leads_to_its_field_or_to_the_place_that_is_named(missing: Missing, target: str) -> None:
    assert missing.target == target


@pytest.mark.parametrize("model", CATALOGUE_PAGES)
def test_every_row_is_about_a_field_of_the_form_and_says_what_and_why(model: type[CataloguePage]) -> None:
    form = model.get_edit_handler().get_form_class()
    editable = set(form.base_fields) | set(form.formsets)
    rows = (*COMMON, *model.completeness)
    assert {row.field for row in rows} <= editable
    assert all(str(row.what) and str(row.why).endswith(".") for row in rows)
    assert len({row.field for row in rows}) == len(rows)


def test_each_kind_of_page_has_the_table_of_its_name() -> None:
    for model in (InitiativePage, CoursePage, EventPage):
        assert model.completeness is getattr(completeness, model(title="x").kind.upper())


@pytest.mark.django_db
def test_facts_leave_the_list_as_they_are_filled_in() -> None:
    made = factories.make_initiative()
    assert len(made.missing()) == len(COMMON) + len(INITIATIVE)
    made.summary, made.started, made.nationwide = "Kort", "2015", True
    made.contacts = [factories.make_contact()]
    made.fundings = [Funding()]
    assert [fact.field for fact in made.missing()] == ["organisations", "target_groups", "last_checked_on", "body"]
    made.body = [("effect", "<p>Flere tør gå ud.</p>")]
    made.organisations = [factories.make_organisation()]
    assert [fact.field for fact in made.missing()] == ["target_groups", "last_checked_on"]
