"""Page numbers, link lists and footnotes are taken out, and nothing else."""

from peer_pages.importing.text.furniture import Cleaned, clean
from peer_pages.importing.text.lines import to_lines


def cleaned(text: str) -> Cleaned:
    return clean(to_lines(text))


def texts(text: str) -> list[str]:
    return [line.text for line in cleaned(text).lines]


def test_a_page_number_alone_between_blank_lines_goes() -> None:
    result = cleaned("En sætning der\n\n\n24\n\n\nfortsætter her")
    assert [line.text for line in result.lines] == ["En sætning der", "fortsætter her"]
    assert [line.text for line in result.page_numbers] == ["24"]


def test_the_line_after_a_page_number_counts_as_a_new_page() -> None:
    assert cleaned("a\n\n\n24\n\n\nb").lines[1].page_start


def test_page_numbers_rise() -> None:
    assert texts("a\n\n24\n\nb\n\n12\n\nc") == ["a", "b", "12", "c"]


def test_a_number_in_a_list_stays() -> None:
    assert texts("Tal:\n12\n13\nslut") == ["Tal:", "12", "13", "slut"]


def test_a_number_with_words_stays() -> None:
    assert texts("a\n\n24 personer\n\nb") == ["a", "24 personer", "b"]


def test_a_row_of_numbers_stays() -> None:
    assert texts("a\n\n1   2   3\n\nb") == ["a", "1   2   3", "b"]


def test_links_at_the_foot_of_a_page_go() -> None:
    result = cleaned("Se eksempel.example.\n\nhttp://eksempel.example/\nmailto:a@b.example\n ny side")
    assert [line.text for line in result.lines] == ["Se eksempel.example.", "ny side"]
    assert [line.number for line in result.links] == [4, 3]


def test_a_link_in_the_middle_of_a_page_stays() -> None:
    assert texts("Se her:\nhttp://eksempel.example/\nog videre") == ["Se her:", "http://eksempel.example/", "og videre"]


def test_an_address_alone_on_a_line_is_somebody_to_contact() -> None:
    assert texts("Skriv til:\n\nbodil@eksempel.example\n ny side") == [
        "Skriv til:",
        "bodil@eksempel.example",
        "ny side",
    ]


def test_a_page_of_links_only_keeps_one() -> None:
    assert texts("http://a.example/\nhttp://b.example/") == ["http://a.example/"]


def test_a_footnote_goes_when_its_mark_is_above() -> None:
    result = cleaned("Det hjælper mange3. Derfor\n\n3 Prøve: En bog, 2003\n ny side")
    assert [line.text for line in result.lines] == ["Det hjælper mange3. Derfor", "ny side"]
    assert [line.text for line in result.footnotes] == ["3 Prøve: En bog, 2003"]


def test_a_numbered_line_without_a_mark_stays() -> None:
    assert texts("Det hjælper mange.\n\n3 personer kom\n ny side")[1] == "3 personer kom"


def test_an_empty_document_is_no_trouble() -> None:
    assert texts("") == []
