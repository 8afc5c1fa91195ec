"""What every page has: a summary in the text's own sentences, a source, titles for links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.importing.result import Block, Entry, Section
from peer_pages.importing.store.common import LONGEST_SUMMARY, _link_title, _source, summary_of
from peer_pages.models import CataloguePage


def entry(**values: object) -> Entry:
    made = Entry("Huset", "short", 1)
    for name, value in values.items():
        setattr(made, name, value)
    return made


def test_a_summary_is_made_of_whole_sentences() -> None:
    text = "Det her er den første sætning. " * 30
    made = entry(sections=[Section("a", "", 1, [Block("paragraph", ("Formål:",)), Block("paragraph", (text,))])])
    summary = summary_of(made)
    assert summary.startswith("Det her er")
    assert summary.endswith(".")
    assert len(summary) <= 400


def test_a_summary_of_one_endless_sentence_is_cut_at_a_word() -> None:
    made = entry(sections=[Section("a", "", 1, [Block("paragraph", ("ord " * 300,))])])
    assert summary_of(made).endswith("ord…")


def test_an_entry_without_text_has_no_summary() -> None:
    assert summary_of(entry()) == ""


def saying(*texts: str, form: str = "short") -> Entry:
    return entry(form=form, sections=[Section("a", "", 1, [Block("paragraph", texts)])])


@given(st.lists(st.text("abc ÆØ.!?1\n", max_size=300), max_size=6))
def test_a_summary_fits_and_says_nothing_of_its_own(texts: list[str]) -> None:
    summary = summary_of(saying(*texts))
    assert len(summary) <= LONGEST_SUMMARY
    words = {word for text in texts for word in text.split()}
    assert all(word.rstrip("…") in words or summary.endswith("…") for word in summary.split())


@pytest.mark.parametrize("lead", ["Formål:", "Hvem er vi?", "Kort"])
def test_a_lead_in_of_few_words_is_no_summary(lead: str) -> None:
    assert summary_of(saying(lead, "Vi er et hus for alle, der vil.")) == "Vi er et hus for alle, der vil."


@pytest.mark.parametrize(
    ("form", "text", "source"),
    [
        ("project", "Tekst.", CataloguePage.Source.WEBSITE),
        ("event", "Tekst.", CataloguePage.Source.WEBSITE),
        ("example", "Tekst.", CataloguePage.Source.INTERVIEW),
        ("short", "Fra hjemmesiden: Et hus.", CataloguePage.Source.WEBSITE),
        ("short", "fra websiden om huset", CataloguePage.Source.WEBSITE),
        ("short", "Et hus.", CataloguePage.Source.UNKNOWN),
        ("questionnaire", "Et hus.", CataloguePage.Source.UNKNOWN),
        ("short", "", CataloguePage.Source.UNKNOWN),
    ],
)
def test_where_a_text_comes_from(form: str, text: str, source: str) -> None:
    assert _source(saying(text, form=form)) == source


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("http://www.huset.example/", "huset.example"),
        ("https://huset.example/om/os/", "huset.example/om/os"),
        ("http://huset.example/" + "a" * 60, "huset.example"),
        ("http://huset.example/?side=3", "huset.example"),
        ("http://" + "a" * 300 + ".example", "a" * 200),
        ("mailto:bodil@huset.example", "bodil@huset.example"),
    ],
)
def test_a_link_is_called_by_its_address(url: str, title: str) -> None:
    assert _link_title(url) == title
