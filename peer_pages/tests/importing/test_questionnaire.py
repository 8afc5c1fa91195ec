"""The form's eight sections hang together with all that is named after them."""

import itertools

import pytest
from wagtail.blocks import StreamBlock

from peer_pages.blocks import QuestionnaireBlock
from peer_pages.importing.form import headings_in, skip_questions
from peer_pages.importing.questionnaire import SECTIONS, Section
from peer_pages.importing.store.course import _OWN_FIELDS
from peer_pages.importing.text.lines import to_lines
from peer_pages.models import CoursePage
from peer_pages.tests.importing.builders import parsed, wrap

IDS = [section.key for section in SECTIONS]


def test_the_form_has_eight_sections_in_the_official_order() -> None:
    assert IDS == [
        "purpose", "peer_support", "givers", "receivers", "organisation", "effect", "funding_future", "other",
    ]  # fmt: skip
    assert len({section.title for section in SECTIONS}) == 8


def test_the_site_asks_the_same_sections_in_the_same_order() -> None:
    block: StreamBlock = QuestionnaireBlock()
    assert list(block.child_blocks) == IDS


def test_a_course_takes_sections_that_exist_into_fields_that_exist() -> None:
    assert set(_OWN_FIELDS) <= set(IDS)
    assert set(_OWN_FIELDS.values()) <= {field.name for field in CoursePage._meta.get_fields()}


@pytest.mark.parametrize("section", SECTIONS, ids=IDS)
def test_each_heading_is_told_from_all_others(section: Section) -> None:
    (found,) = headings_in(to_lines("\n".join(wrap(section.heading))))
    assert SECTIONS[found.number - 1] == section


@pytest.mark.parametrize("section", SECTIONS, ids=IDS)
@pytest.mark.parametrize("width", [60, 90, 200])
def test_no_question_of_the_form_is_an_answer_however_it_is_broken(section: Section, width: int) -> None:
    for question in section.questions:
        lines = to_lines("\n".join(wrap(question, width)))
        assert skip_questions(lines, 0, len(lines)) == []


@pytest.mark.parametrize("section", SECTIONS, ids=IDS)
def test_no_question_is_taken_for_a_heading(section: Section) -> None:
    for question in section.questions:
        assert headings_in(to_lines("\n".join(wrap(question)))) == []


def test_an_unanswered_form_has_no_answers() -> None:
    lines = ["Huset", ""]
    for section in SECTIONS:
        lines += [*wrap(section.heading), *itertools.chain.from_iterable(wrap(q) for q in section.questions), ""]
    (entry,) = parsed("\n".join(lines)).entries
    assert [(section.key, section.answered) for section in entry.sections] == [(key, False) for key in IDS]


def test_the_answers_about_money_are_those_of_the_form() -> None:
    section = next(section for section in SECTIONS if section.key == "funding_future")
    assert "finansier" in section.heading
    lines = ["Huset", *(section.heading for section in SECTIONS[:6])]
    text = "\n\n".join([*lines, section.heading, "Det er drift.", SECTIONS[7].heading, "Det er et projekt."])
    (entry,) = parsed(text).entries
    assert entry.form == "questionnaire"
    assert [(money.kind, money.text) for money in entry.funding] == [("running", "Det er drift.")]
