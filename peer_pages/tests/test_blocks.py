"""Blocks of the StreamFields."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail import blocks

from peer_pages.blocks import (
    TEXT_FEATURES,
    FuzzyDateBlock,
    GoalBlock,
    LinkBlock,
    MethodBlock,
    PhaseBlock,
    ProgrammeItemBlock,
    QuestionnaireBlock,
    SectionBlock,
    UpdateBlock,
    answered_sections,
    empty_questionnaire,
)
from peer_pages.importing.questionnaire import SECTIONS
from peer_pages.models import InitiativePage

PERIOD = "fra den 30. september 2015 til og med den 30. november 2016"


@pytest.mark.parametrize(("typed", "kept"), [("forår 2015", "2015-21"), (PERIOD, "2015-09-30/2016-11-30")])
def test_a_block_takes_words_for_a_date_and_keeps_edtf(typed: str, kept: str) -> None:
    assert FuzzyDateBlock().clean(typed) == kept


def test_a_block_shows_its_date_in_the_editors_language() -> None:
    with translation.override("da"):
        assert FuzzyDateBlock().get_form_state("2015-21") == "forår 2015"
    with translation.override("en"):
        assert FuzzyDateBlock().get_form_state("2015-21") == "spring 2015"


@pytest.mark.parametrize("block", [PhaseBlock(), UpdateBlock()])
def test_a_block_with_a_date_can_do_without_it(block: blocks.StructBlock) -> None:
    name = next(name for name, child in block.child_blocks.items() if isinstance(child, FuzzyDateBlock))
    assert block.child_blocks[name].clean("") == ""


def test_a_block_refuses_what_is_no_date_at_the_field_itself() -> None:
    with pytest.raises(blocks.StructBlockValidationError) as refusal:
        PhaseBlock().clean({"name": "Opstart", "period": "engang", "description": ""})
    assert "“engang”" in refusal.value.block_errors["period"].messages[0]


def test_an_unknown_section_is_a_mistake_in_the_code() -> None:
    with pytest.raises(StopIteration):
        SectionBlock("findes-ikke")


def test_a_section_is_rebuilt_from_its_key_alone() -> None:
    path, args, kwargs = SectionBlock("effect").deconstruct()
    assert (path, list(args), kwargs) == ("peer_pages.blocks.SectionBlock", ["effect"], {})


def test_each_section_of_the_questionnaire_is_answered_once() -> None:
    questionnaire = QuestionnaireBlock()
    twice = questionnaire.to_python([{"type": "effect", "value": "<p>a</p>"}, {"type": "effect", "value": "<p>b</p>"}])
    with pytest.raises(blocks.StreamBlockValidationError):
        questionnaire.clean(twice)
    questionnaire.clean(questionnaire.to_python([{"type": "effect", "value": "<p>a</p>"}]))


def test_a_questionnaire_may_be_saved_without_a_single_answer() -> None:
    questionnaire = QuestionnaireBlock()
    empty = questionnaire.to_python([{"type": key, "value": value} for key, value in empty_questionnaire()])
    assert len(questionnaire.clean(empty)) == len(SECTIONS) == 8
    assert list(questionnaire.clean(questionnaire.to_python([]))) == []


def body(*answers: tuple[str, str]) -> Any:
    return InitiativePage(title="x", body=list(answers)).body


@pytest.mark.parametrize(
    "answer",
    ["", "   ", "<p></p>", '<p data-block-key="a1b2c"></p>', "<p>&nbsp;</p>", "<p><br/></p>", "<ul><li></li></ul>"],
)
def test_a_section_of_empty_paragraphs_is_not_answered(answer: str) -> None:
    assert answered_sections(body(("effect", answer))) == []


@pytest.mark.parametrize("answer", ["<p>Ja</p>", "<p>0</p>", "<p>§</p>", "<ul><li>Ja</li></ul>"])
def test_the_shortest_answer_is_an_answer(answer: str) -> None:
    ((section, block),) = answered_sections(body(("effect", answer)))
    assert (section.key, block.block_type) == ("effect", "effect")


def test_answers_come_in_the_forms_order_whatever_the_pages_is() -> None:
    answers = [(section.key, f"<p>{section.title}</p>") for section in reversed(SECTIONS)]
    assert [section for section, _block in answered_sections(body(*answers))] == list(SECTIONS)


def test_the_text_of_a_page_is_its_answers_in_the_forms_order() -> None:
    page = InitiativePage(
        title="x", body=[("other", "<p>Til sidst</p>"), ("purpose", "<p>Først</p>"), ("effect", "<p></p>")]
    )
    assert page.body_text == "Først Til sidst"


@pytest.mark.parametrize("block", [MethodBlock(), UpdateBlock(), ProgrammeItemBlock(), SectionBlock("effect")])
def test_no_text_has_features_that_a_form_does_not_need(block: blocks.Block) -> None:
    texts = [
        child
        for child in getattr(block, "child_blocks", {"": block}).values()
        if isinstance(child, blocks.RichTextBlock)
    ]
    assert texts
    assert all(text.features == TEXT_FEATURES for text in texts)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ikke en adresse", ""])
def test_a_link_leads_to_an_address_that_browsers_open_safely(url: str) -> None:
    with pytest.raises(blocks.StructBlockValidationError) as refusal:
        LinkBlock().clean({"title": "Mere", "url": url})
    assert set(refusal.value.block_errors) == {"url"}


@pytest.mark.parametrize(
    ("outcome", "accepted"), [("met", True), ("partly", True), ("not_met", True), ("perhaps", False)]
)
def test_a_goal_was_met_partly_or_not(outcome: str, accepted: bool) -> None:
    value = {"goal": "Ti peers", "outcome": outcome, "why": ""}
    if accepted:
        assert GoalBlock().clean(value)["outcome"] == outcome
    else:
        with pytest.raises(ValidationError):
            GoalBlock().clean(value)
