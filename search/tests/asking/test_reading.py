"""What a query says: concepts, small and general words, and what is recognised for sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.lexicon import built_in
from search.asking.reading import Reading, read
from search.synonyms.table import Alternative, Table
from search.text import clean

LEXICON = built_in()
SYNONYMS = Table(
    [
        (("bruger", "til", "bruger"), Alternative(("peer",), 0.7)),
        (("peer",), Alternative(("bruger", "til", "bruger"), 0.7)),
        (("mb",), Alternative(("medarbejder", "med", "brugererfaring"), 1.0)),
        (("motion",), Alternative(("idræt",), 0.7)),
        (("motion",), Alternative(("fysisk", "aktivitet"), 0.7)),
        (("motionshus",), Alternative(("idrætshus",), 0.7)),
    ]
)


def reading(text: str) -> Reading:
    return read(text, lexicon=LEXICON, synonyms=SYNONYMS)


def words(concepts) -> list[str]:
    return [concept.text for concept in concepts]


@pytest.mark.parametrize(
    ("text", "firm", "loose"),
    [
        ("bisidder", ["bisidder"], []),
        ("hvordan får jeg en bisidder", ["bisidder"], []),
        ("how do i find a mentor", ["mentor"], []),
        ("hjælp til angst", ["angst"], ["hjælp"]),
        ("hjælp", ["hjælp"], []),
        ("hvordan", ["hvordan"], []),
        ("selv uden", ["selv", "uden"], []),
        ("unge i Fredericia", ["unge", "fredericia"], []),
        ("bruger til bruger", ["bruger til bruger"], []),
        ("støtte fra bruger til bruger i Vejle", ["støtte", "bruger til bruger", "vejle"], []),
        ("7000 fredericia", ["fredericia"], ["7000"]),
        ("8000 Aarhus C", ["århus"], ["8000", "c"]),
        ("hepatitis C", ["hepatitis", "c"], []),
        ("angst 2026", ["angst"], ["2026"]),
        ("møde kl. 19-21", ["møde"], ["19", "21"]),
        ("Vejle gruppe 15-29 år", ["vejle", "gruppe"], ["15", "29", "år"]),
        ("kursus nær mig", ["kursus"], ["nær"]),
        ("angst i nærheden", ["angst"], ["nærheden"]),
        ("tæt på Odense", ["odense"], ["tæt"]),
        ("course near Odense", ["course", "odense"], ["near"]),
        ("112", ["112"], []),
        ("KL", ["kl"], []),
        ("", [], []),
        ("!?", [], []),
    ],
)
def test_a_query_is_reduced_to_what_it_is_about(text, firm, loose):
    found = reading(text)
    assert (words(found.firm), words(found.loose)) == (firm, loose)


@pytest.mark.parametrize(("text", "nothing"), [("!?", True), ("", True), ("hvad", False), ("41275427", False)])
def test_signs_alone_say_nothing(text, nothing):
    assert reading(text).says_nothing is nothing


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("peer", [("bruger", "til", "bruger")]),
        ("peers", [("bruger", "til", "bruger")]),
        ("bruger til bruger", [("peer",)]),
        ("MB", [("medarbejder", "med", "brugererfaring")]),
        ("gå tur", [("gåtur",)]),
        ("bisidder", []),
    ],
)
def test_a_concept_has_what_may_stand_for_it(text, others):
    (concept,) = reading(text).concepts
    assert [tuple(term.exact for term in one.terms) for one in concept.alternatives] == others


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("motionshold", [("idræt", "hold")]),
        ("motionshus", []),  # it has a synonym of its own
        ("holdmotion", [("hold", "idræt")]),
        ("motion", []),
        ("angstkursus", []),
    ],
)
def test_a_part_of_a_compound_may_be_another_word(text, parts):
    (concept,) = reading(text).concepts
    assert [set(term.parts) for one in concept.remade for term in one.terms] == [set(one) for one in parts]


@pytest.mark.parametrize(
    ("text", "compounds"),
    [
        ("angst kursus", [["angstkursus", "angstskursus"], ["angstkursus", "angstskursus"]]),
        (
            "støtte person nu",
            [["støtteperson", "støttesperson"], ["støtteperson", "støttesperson", "personnu", "personsnu"]],
        ),
        ("angst", [[]]),
        ("unge og angst", [[], []]),
    ],
)
def test_neighbours_may_make_a_compound(text, compounds):
    found = [[term.exact for one in concept.compounds for term in one.terms] for concept in reading(text).concepts]
    assert found[: len(compounds)] == compounds


@pytest.mark.parametrize(
    ("text", "phone", "left"),
    [
        ("41275427", "41275427", []),
        ("41 27 54 27", "41275427", []),
        ("+45 41 27 54 27", "41275427", []),
        ("tlf. 4127-5427", "41275427", ["tlf"]),
        ("5427", "5427", ["5427"]),
        ("2024", "", ["2024"]),
        ("Bodil 41275427", "41275427", ["bodil"]),
        ("112", "", ["112"]),
        ("(+45) 41 27 54 27", "41275427", []),
        ("0045 41275427", "41275427", []),
        ("239 64 953", "23964953", []),
        ("70 20 12 34", "70201234", []),
        ("70 20 1234", "70201234", []),
        ("26.80.12.68", "26801268", []),
        ("66-194511", "66194511", []),
        ("5000 41 27 54 27", "41275427", ["5000"]),
        ("41 27 54 27 5000", "41275427", ["5000"]),
        ("54 27", "5427", ["54", "27"]),
        ("kursus 2025-2026", "", ["kursus", "2025", "2026"]),
        ("2025/2026", "", ["2025", "2026"]),
        ("webinar 12.03.2026", "", ["webinar", "12", "03", "2026"]),
        ("webinar 12-03-2026", "", ["webinar", "12", "03", "2026"]),
        ("12 03 2026", "", ["12", "03", "2026"]),
        ("2026-03-12", "", ["2026", "03", "12"]),
        ("webinar 19.00-21.00", "", ["webinar", "19", "00", "21", "00"]),
        ("15-29", "", ["15", "29"]),
        ("123456789", "", ["123456789"]),
    ],
)
def test_a_telephone_number_is_recognised(text, phone, left):
    found = reading(text)
    assert found.phone == phone
    assert [term.exact for term in found.terms] == left
    assert found.is_number is (len(phone) == 8)
    assert not (found.is_number and found.firm)


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("CH@Psykiatrifonden.dk", ("ch@psykiatrifonden.dk",)),
        ("skriv til a@b.dk, eller c@d.dk.", ("a@b.dk", "c@d.dk")),
        ("a@b", ()),
        ("@", ()),
    ],
)
def test_an_address_is_recognised(text, emails):
    found = reading(text)
    assert found.emails == emails
    assert not (emails and found.firm)


@pytest.mark.parametrize(
    ("text", "paragraphs", "firm"),
    [
        ("§ 104", ("104",), []),
        ("paragraf 104", ("104",), []),
        ("§§ 85 og 104 a", ("85", "104a"), []),
        ("§ 104 i Vejle", ("104",), ["vejle"]),
        ("§ 85 aarhus", ("85",), ["århus"]),
        ("§ 104 a angst", ("104a",), ["angst"]),
        ("§§ 85, 99 og 104 depression", ("85", "99", "104"), ["depression"]),
        ("paragraf 85 hjælp", ("85",), ["hjælp"]),
        ("§ 85 eller § 104 gruppe", ("85", "104"), ["gruppe"]),
        ("104", (), ["104"]),
        ("paragraf", (), ["paragraf"]),
    ],
)
def test_a_paragraph_is_recognised(text, paragraphs, firm):
    found = reading(text)
    assert (found.paragraphs, words(found.firm)) == (paragraphs, firm)


@given(st.text(max_size=80).map(clean))
def test_any_text_is_read(text):
    found = reading(text)
    assert set(found.firm) | set(found.loose) == set(found.concepts) or found.emails or found.is_number
    known = [term for concept in found.concepts for term in concept.terms]
    assert all(term in found.terms for term in known)
