"""References in what a form sends: every kind of block, and every way to write a key."""

import json
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail.test.utils.form_data import nested_form_data, streamfield

from peer_pages.blocks import QuestionnaireBlock
from peer_pages.models import Contact, CoursePage, Funding, InitiativePage, Organisation
from peer_pages.roles.posted import in_blocks, reference, references
from peer_pages.tests.roles.forms import linked

Document, Image = get_document_model(), get_image_model()


def posted(block: Any, values: dict[str, Any]) -> list[Any]:
    """Return the references that `block` finds in the fields of a form, named x."""
    data = QueryDict(mutable=True)
    data.update({name: "" if value is None else str(value) for name, value in nested_form_data({"x": values}).items()})
    block.set_name("x")
    return list(in_blocks(block, data, QueryDict(), "x"))


class File(blocks.StructBlock):
    title = blocks.CharBlock()
    document = DocumentChooserBlock()


class Everything(blocks.StreamBlock):
    file = DocumentChooserBlock()
    named = File()
    picture = ImageBlock()
    organisation = SnippetChooserBlock("peer_pages.Organisation")
    page = blocks.PageChooserBlock()
    course = blocks.PageChooserBlock("peer_pages.CoursePage")
    text = blocks.RichTextBlock(features=["link", "document-link"])
    words = blocks.CharBlock()
    files = blocks.ListBlock(File())
    inner = blocks.StreamBlock([("file", DocumentChooserBlock())])


def a_list(*values: Any) -> dict[str, Any]:
    items = {str(i): {"value": v, "deleted": "", "order": i, "id": ""} for i, v in enumerate(values)}
    return {"count": len(values), **items}


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("file", "7", [(Document, "7")]),
        ("named", {"title": "9", "document": "7"}, [(Document, "7")]),
        ("picture", {"image": "3", "alt_text": "9", "decorative": ""}, [(Image, "3")]),
        ("organisation", "8", [(Organisation, "8")]),
        ("page", "2", [(Page, "2")]),
        ("course", "2", [(CoursePage, "2")]),
        ("text", linked("LINK", id=4), [(Page, "4")]),
        ("text", linked("DOCUMENT", id=5), [(Document, "5")]),
        ("text", linked("LINK", url="https://6.dk/"), []),
        ("words", "7", []),
        (
            "files",
            a_list({"title": "", "document": "7"}, {"title": "", "document": "8"}),
            [(Document, "7"), (Document, "8")],
        ),
        ("inner", streamfield([("file", "1"), ("file", "2")]), [(Document, "1"), (Document, "2")]),
        ("file", "", []),
        ("named", {"title": "9", "document": ""}, []),
        ("files", a_list(), []),
        ("inner", streamfield([]), []),
    ],
)
def test_each_kind_of_block_tells_what_it_refers_to(kind: str, value: Any, found: list[Any]) -> None:
    assert posted(Everything(), streamfield([(kind, value)])) == found


def test_references_keep_the_order_of_the_blocks_and_are_not_dropped_when_they_are_the_same() -> None:
    values = streamfield([("file", "7"), ("page", "7"), ("file", "7")])
    assert posted(Everything(), values) == [(Document, "7"), (Page, "7"), (Document, "7")]


def test_deleted_block_is_no_reference() -> None:
    values = streamfield([("file", "7"), ("file", "8")])
    values["0"]["deleted"] = "1"
    assert posted(Everything(), values) == [(Document, "8")]


def test_block_that_is_not_offered_is_no_reference() -> None:
    assert posted(Everything(), streamfield([("secret", "7"), ("file", "8")])) == [(Document, "8")]


@pytest.mark.parametrize("count", ["0", "99999999999", "-1", "abc"])
def test_number_of_blocks_is_counted_and_not_believed(count: str) -> None:
    assert posted(Everything(), {**streamfield([("file", "7")]), "count": count}) == [(Document, "7")]


def test_form_without_the_field_refers_to_nothing() -> None:
    assert list(in_blocks(Everything(), QueryDict("y-count=1"), QueryDict(), "x")) == []


def test_link_in_an_answer_to_the_questionnaire_is_found() -> None:
    values = streamfield([("purpose", linked("LINK", id=4)), ("peer_support", linked("DOCUMENT", id=5))])
    assert posted(QuestionnaireBlock(), values) == [(Page, "4"), (Document, "5")]


def test_same_key_as_text_and_number_is_one_reference() -> None:
    assert {reference(Document, key) for key in (7, "7", " 7", "7 ", "+7", "07", "7\n")} == {(Document, "7")}


@pytest.mark.parametrize("key", ["abc", "", "1.5", "²", "7;8", "{}"])
def test_text_that_is_no_key_stays_as_it_was_sent(key: str) -> None:
    assert reference(Document, key) == (Document, key)


@given(st.integers(min_value=0, max_value=2**63), st.sampled_from(["{}", " {}", "{}\t", "+{}", "000{}"]))
def test_every_spelling_of_a_number_is_that_number(number: int, spelling: str) -> None:
    assert reference(CoursePage, spelling.format(number)) == (CoursePage, str(number))


@given(st.text())
def test_any_text_makes_a_reference_and_breaks_nothing(key: str) -> None:
    model, text = reference(Contact, key)
    assert model is Contact
    assert isinstance(text, str)


def field_of(model: Any, name: str) -> Any:
    return model._meta.get_field(name)


@pytest.mark.parametrize(
    ("model", "name", "value", "found"),
    [
        (Funding, "responsible", "7", [(Contact, "7")]),
        (Funding, "responsible", 7, [(Contact, "7")]),
        (Funding, "responsible", Contact(pk=7), [(Contact, "7")]),
        (Funding, "responsible", " 7", [(Contact, "7")]),
        (Funding, "responsible", "", []),
        (Funding, "responsible", None, []),
        (Funding, "amount_dkk", "7", []),
        (InitiativePage, "title", "7", []),
        (InitiativePage, "contacts", ["7"], []),
    ],
)
def test_each_kind_of_field_tells_what_its_value_refers_to(model: Any, name: str, value: Any, found: Any) -> None:
    assert list(references(field_of(model, name), value)) == found


def test_saved_stream_tells_what_it_refers_to_without_reading_it() -> None:
    field = field_of(InitiativePage, "body")
    text = '<p><a linktype="page" id="4">a</a> <a linktype="document" id="5">b</a> <a href="https://6.dk/">c</a></p>'
    value = field.to_python(json.dumps([{"type": "purpose", "value": text}]))
    assert list(references(field, value)) == [(Page, "4"), (Document, "5")]
