"""Blocks become rich text that can hold no markup of its own."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_pages.importing.result import Block, Section
from peer_pages.importing.store.markup import headed_text, plain_text, rich_text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def paragraph(text: str) -> list[Block]:
    return [Block("paragraph", (text,))]


def test_paragraphs_and_lists() -> None:
    blocks = [Block("paragraph", ("Et.",)), Block("bullets", ("To", "Tre"))]
    assert rich_text(blocks) == "<p>Et.</p><ul><li>To</li><li>Tre</li></ul>"
    assert plain_text(blocks) == "Et.\n- To\n- Tre"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Se www.huset.example.", 'Se <a href="http://www.huset.example">www.huset.example</a>.'),
        ("(https://huset.example/a)", '(<a href="https://huset.example/a">https://huset.example/a</a>)'),
        ("http://a.example/?x=1&y=2", '<a href="http://a.example/?x=1&amp;y=2">http://a.example/?x=1&amp;y=2</a>'),
        ("WWW.A.EXAMPLE, og", '<a href="http://WWW.A.EXAMPLE">WWW.A.EXAMPLE</a>, og'),
        ("”www.a.example”", '”<a href="http://www.a.example">www.a.example</a>”'),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("bodil@huset.example", "bodil@huset.example"),
        ("<b>nej</b> & ja", "&lt;b&gt;nej&lt;/b&gt; &amp; ja"),
        ('www.a.example"onclick="x', '<a href="http://www.a.example">www.a.example</a>&quot;onclick=&quot;x'),
    ],
)
def test_addresses_become_links_and_all_else_is_escaped(text: str, html: str) -> None:
    assert rich_text(paragraph(text)) == f"<p>{html}</p>"


def test_headings_are_escaped_and_empty_parts_are_left_out() -> None:
    sections = [
        Section("a", "Kaffe & <kage>", 1, paragraph("Ja.")),
        Section("b", "Tomt", 2, []),
        Section("c", "", 3, paragraph("Uden overskrift.")),
    ]
    assert headed_text(sections) == "<h3>Kaffe &amp; &lt;kage&gt;</h3><p>Ja.</p><p>Uden overskrift.</p>"


_TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80) | st.sampled_from(
    ["<script>alert(1)</script>", "</p><script>", "www.<b>", 'http://a"><script>', "&lt;b&gt;", "http://&#58;", "www."]
)


@given(st.lists(_TEXT, min_size=1, max_size=4))
def test_no_text_can_bring_markup_and_none_is_lost(texts: list[str]) -> None:
    reader = read(rich_text([Block("bullets", tuple(texts))]))
    assert set(reader.tags) <= {"ul", "li", "a"}
    assert reader.tags.count("li") == len(texts)
    assert reader.text == "".join(texts)


@given(_TEXT)
def test_a_link_leads_only_to_the_web(text: str) -> None:
    for href in re.findall(r'href="([^"]*)"', rich_text(paragraph(text))):
        assert href.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize("sign", ["<", ">", "”", "“", '"', " "])
def test_a_link_ends_at_a_sign_that_no_address_has(sign: str) -> None:
    assert 'href="http://a.example/om"' in rich_text(paragraph(f"Se http://a.example/om{sign}os"))


def test_the_shortest_address_is_a_link() -> None:
    assert rich_text(paragraph("Se www.a")) == '<p>Se <a href="http://www.a">www.a</a></p>'
    assert rich_text(paragraph("Se www.")) == "<p>Se www.</p>"
