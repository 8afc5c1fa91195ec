"""The content's plain text as rich text."""

import pytest

from peer_pages.demo.markup import rich_text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("En linje", "<p>En linje</p>"),
        ("\nFørst\n\nSiden\n", "<p>Først</p><p>Siden</p>"),
        ("Delt\nover to", "<p>Delt over to</p>"),
        ("### Sådan", "<h3>Sådan</h3>"),
        ("- te\n- kaffe", "<ul><li>te</li><li>kaffe</li></ul>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_text_becomes_html(text: str, html: str) -> None:
    assert rich_text(text) == html
