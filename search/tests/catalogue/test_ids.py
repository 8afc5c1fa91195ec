"""How documents are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.catalogue.ids import CONTACT, PAGE, Identity, contact_id, page_id


@pytest.mark.parametrize(("text", "made"), [("page:12", page_id(12)), ("contact:5:da", contact_id(5, "da"))])
def test_a_name_says_what_and_which_and_in_which_language(text, made):
    assert made == text


@given(st.sampled_from([PAGE, CONTACT]), st.integers(1, 2**31), st.sampled_from(["", "da", "en", "da-dk"]))
def test_a_name_is_read_as_it_was_written(what, pk, locale):
    identity = Identity(what, pk, locale)
    assert Identity.parse(str(identity)) == identity


@pytest.mark.parametrize(
    "text", ["", "page", "page:", "page:x", "page:-1", "page:²", "event:3", ":3", "page 3", f"page:{10**19}"]
)
def test_what_names_nothing_is_nothing(text):
    assert Identity.parse(text) is None
