"""A status report to a funder."""

import pytest

from peer_pages.importing.result import Entry
from peer_pages.tests.importing.builders import parsed, wrap

TITLE = " HVBs STATUS FOR 2019-PROJEKTBEVILLINGEN FRA KULTURUDVALGET "
GRANT = (
    "I november 2018 fik Værestedet Havnens Blå (HVB) en bevilling fra Region Sjællands Kultur- og Socialudvalg på "
    "212.500 kroner til ansættelsen af to medarbejdere i 2019. Formålet var (1) at holde åbent hver dag og (2) at "
    "hjælpe folk med at flytte. Herudover var der nogle mindre delmål."
)
NEXT = "Kontrakten ophørte pr. 31/12, og HVB fik genbevilget et projekt for 2020 af Kulturudvalget, hvor vi er tre."
MET = "Formålet blev opfyldt, og delmålene med, på nær oprettelsen af A.B.s kor, idet A.B. endte med at flytte."
SIGNED = ["3. marts 2020 ", "", "Ida Prøve, formand for bestyrelsen "]


def report(grant: str = GRANT, met: str = MET, after: str = NEXT, signed: list[str] | None = None) -> str:
    lines = [TITLE, "", " ", TITLE, "", " ", "Forløb: ", *"\n\n".join(wrap(f"{grant} {after}")).split("\n")]
    lines += [" Egenvurdering: ", *"\n\n".join(wrap(met)).split("\n"), "", " ", ""]
    return "\n".join([*lines, *(SIGNED if signed is None else signed), "", "\tHVB status 2019 (D12).pdf"])


def read(text: str = "") -> Entry:
    document = parsed(text or report())
    assert document.kind == "status_report"
    (entry,) = document.entries
    return entry


def codes(entry: Entry) -> set[str]:
    return {warned.code for warned in entry.warnings}


def test_the_initiative_and_its_abbreviation() -> None:
    details = read().details
    assert (details["initiative"], details["abbreviation"]) == ("Værestedet Havnens Blå", "HVB")


def test_the_grant_and_the_next_one() -> None:
    grant, following = read().funding
    assert (grant.funder, grant.amount_dkk) == ("Region Sjællands Kultur- og Socialudvalg", 212500)
    assert (grant.starts, grant.ends, grant.kind) == ("2019", "2019", "project")
    assert (following.funder, following.starts, following.amount_dkk) == ("Kulturudvalget", "2020", None)


def test_goals_met_and_not_and_why() -> None:
    goals = read().details["goals"]
    assert [(goal["goal"], goal["met"]) for goal in goals] == [
        ("at holde åbent hver dag", "met"),
        ("at hjælpe folk med at flytte", "met"),
        ("oprettelsen af A.B.s kor", "not"),
    ]
    assert goals[2]["why"] == "idet A.B. endte med at flytte"


@pytest.mark.parametrize(
    ("met", "outcome"),
    [
        ("Formålet blev delvist opfyldt.", "partly"),
        ("Formålet blev ikke opfyldt.", "not"),
        ("Vores mål er nået.", "met"),
    ],
)
def test_how_far_goals_were_met(met: str, outcome: str) -> None:
    assert {goal["met"] for goal in read(report(met=met)).details["goals"]} == {outcome}


def test_goals_that_nobody_judged_are_pointed_out() -> None:
    entry = read(report(met="Det gik, som det skulle."))
    assert {goal["met"] for goal in entry.details["goals"]} == {None}
    assert "goals_unclear" in codes(entry)


def test_who_signed_and_when() -> None:
    details = read().details
    assert details["signatory"] == {"name": "Ida Prøve", "role": "formand for bestyrelsen"}
    assert details["signed"] == "2020-03-03"


def test_a_missing_signature_is_pointed_out() -> None:
    entry = read(report(signed=[]))
    assert "no_signature" in codes(entry)


def test_the_signature_the_repeated_title_and_the_file_name_are_no_text() -> None:
    text = " ".join(block.text for block in read().blocks)
    assert "Ida Prøve" not in text
    assert "STATUS FOR" not in text
    assert ".pdf" not in text


def test_the_parts_of_the_report() -> None:
    assert [section.title for section in read().sections] == ["Forløb", "Egenvurdering"]


def test_no_next_grant() -> None:
    entry = read(report(after="Så var det slut."))
    assert entry.details["follow_up_grant"] is False
    assert len(entry.funding) == 1


def test_a_report_without_a_grant_is_pointed_out() -> None:
    entry = read(report(grant=GRANT.replace("212.500 kroner", "et beløb"), after="Vi fik 100 kr. i timen."))
    assert "no_grant" in codes(entry)


def test_a_report_that_names_no_owner_is_pointed_out() -> None:
    entry = read(report(grant=GRANT.replace(" (HVB)", "")))
    assert "no_initiative" in codes(entry)
