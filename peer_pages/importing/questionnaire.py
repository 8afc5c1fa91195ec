"""The national questionnaire on peer support: its eight sections, headings and questions.

The wording is the form's own. It is needed to recognise the form in a document and to show the questions as help
where the same form is filled in on the site. The form exists in two spellings; ``peer_pages.importing.form``
compares tolerantly.
"""

from typing import NamedTuple


class Section(NamedTuple):
    """One section of the form: a key for code, a short title for menus, the official heading and questions."""

    key: str
    title: str
    heading: str
    questions: tuple[str, ...]


SECTIONS: tuple[Section, ...] = (
    Section(
        "purpose",
        "Formål og indhold",
        "Beskriv kort jeres tilbud/projekt og hvilken rolle peer-to-peer spiller i det ved at svare på "
        "spørgsmålene herunder:",
        (
            "Hvad er formålet med og indholdet i jeres tilbud/projekt?",
            "Hvordan bidrager peer-støtte til at løse opgaven og hvorfor er det en god ide?",
        ),
    ),
    Section(
        "peer_support",
        "Peer-støtten",
        "Beskriv peer-støtten i jeres tilbud/projekt ved at besvare spørgsmålene herunder:",
        (
            "Hvor længe har tilbuddet/projektet eksisteret?",
            "Hvad er formålet med og indhold i peer-støtten (hvem giver hvilken støtte til hvem)?",
            (
                "Hvad er omfanget (hvor mange giver/modtager peer-støtte og i hvilket omfang: hvor tit, hvor meget, "
                "hvor længe mm)?"
            ),
            "Hvilket grundlag bygger peer-støtten på (fx erfaringer, forskningsbaserede modeller mm)?",
            "Har formen på peer-støtten ændret sig i tilbuddets/projektets levetid (hvis ja: hvorfor)?",
        ),
    ),
    Section(
        "givers",
        "De, der giver støtten",
        "Beskriv gruppen der yder peer-støtte ved at besvare spørgsmålene herunder:",
        (
            "Hvor mange peer-støttere er der?",
            (
                "Hvordan rekrutteres peer-støtterne, er der fx kriterier for, hvilke forudsætninger/kompetencer "
                "de skal have?"
            ),
            "Er peer-støtterne uddannet til rollen som peer-støtte og evt. hvordan?",
            "Har peer-støtterne tilbud om supervision, efteruddannelse mm. (hvis ja, hvilken, af hvem mm)?",
            (
                "Hvordan er peer-støtternes relation til arbejdspladsen, er de fx frivillige, ansat på lige vilkår, "
                "ansat på særlige vilkår, fastansatte, projektansatte eller andet?"
            ),
        ),
    ),
    Section(
        "receivers",
        "De, der modtager støtten",
        "Beskriv gruppen der modtager peer-støtte ved at besvare spørgsmålene herunder:",
        (
            "Hvem kan få adgang til peer-støtte i jeres tilbud/projekt (kriterier, rekruttering mm)?",
            "Hvor mange modtager tilbud om peer-støtte i jeres tilbud/projekt?",
        ),
    ),
    Section(
        "organisation",
        "Forholdet til organisationen",
        "Beskriv peer-støttens relation til resten af jeres organisation ved at besvare spørgsmålene herunder:",
        (
            "Hvordan er tilbuddet om peer-støtte forbundet til de øvrige aktiviteter i jeres organisation?",
            (
                "Hvordan samarbejder peer-støtterne med fagprofessionelle kollegaer – og hvordan er samspillet "
                "organiseret?"
            ),
            (
                "Hvordan er peer-støtten blevet præsenteret for fagprofessionelle kollegaer, og hvordan er de blevet "
                "rustet til samarbejdet?"
            ),
            (
                "Hvordan er peer-støtterne blevet modtaget af de fagprofessionelle (kom gerne med positive og negative "
                "erfaringer)?"
            ),
        ),
    ),
    Section(
        "effect",
        "Virkningen",
        "Beskriv effekten af at have peer-støtte som del af jeres organisation ved at besvare spørgsmålene herunder:",
        (
            "Hvilken effekt har det for de der modtager og giver peer-støtte?",
            "Hvilken effekt har det for organisationen og de fagprofessionelle medarbejdere?",
            "Har I dokumentation for effekterne (evalueringer el.lign – vedhæft gerne)?",
        ),
    ),
    Section(
        "funding_future",
        "Økonomi og fremtid",
        "Beskriv finansieringen af og fremtiden for jeres tilbud/projekt ved at besvare spørgsmålene herunder:",
        (
            "Hvordan er peer-støtten i jeres tilbud/projekt finansieret (fx: drift eller projekt)?",
            (
                "Hvis finansieringen er tidsbegrænset: hvad vil der ske med peer-støttetilbuddet/-projektet, når "
                "midlerne udløber?"
            ),
            "Hvad er de største udfordringer i at sikre peer-støttetilbuddets/-projektets langsigtede levedygtighed?",
        ),
    ),
    Section(
        "other",
        "Andet",
        "Er der andet, det er vigtigt vi skal vide om jeres tilbud/projekt?",
        ("Herunder kontaktoplysninger og evt. hjemmeside",),
    ),
)
