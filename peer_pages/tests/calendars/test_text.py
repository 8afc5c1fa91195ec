"""Text that XML and calendars refuse."""

import pytest

from peer_pages.calendars.text import printable


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Angst og uro", "Angst og uro"),
        ("a\r\nb\tc", "a b c"),
        ("a\x00\x0bb", "a b"),
        ("\ud83d", ""),
        ("a\ufffeb\uffff", "ab"),
        ("Ærø 🙂 <b>", "Ærø 🙂 <b>"),
    ],
)
def test_only_what_may_be_written_is_left(given: str, wanted: str) -> None:
    assert printable(given) == wanted
