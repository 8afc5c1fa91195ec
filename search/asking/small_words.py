"""Words that only make a sentence: left out of a query that has others."""

SMALL_WORDS = frozenset(
    # Question words and pronouns
    "hvad hvem hvis hvor hvordan hvorfor hvornår hvilke hvilken hvilket jeg du vi man mig dig os min mit mine din "
    "dit dine vores jeres han hun ham hende de dem deres sin sit sine "
    # Verbs of asking
    "er var bliver blive bliv være vær kan kunne skal skulle vil ville må findes finder finde find få får fås har have "
    "søger søge gør gøre går gå tager tage giver give kommer komme ved hedder ligger "
    # Prepositions, articles, conjunctions
    "en et den det der som i på til med for om og af ad at hos ved fra eller men så nogen noget nogle gerne lige også "
    # English
    "how what where who which can could do does i you we my me your a an the is are to in of for find get on at "
    "with and or there any some from by be it this that"
    "".split()
)
"""Not "selv", "uden", "mod", "ikke", "alle", "andre": they change what is asked for."""

EITHER = frozenset({"eller", "or"})

GENERAL_WORDS = frozenset(
    # What most pages are about, and what people say around what they look for
    "hjælp hjælpe tilbud sted steder andre folk mennesker holde op ned ud ind hen prøve starte begynde "
    "dyrke møde mødes tale snakke bruge vide høre høring brug behov mere meget godt god gode lidt bare danmark dansk "
    "lære tlf telefon nummer nr mail sammen ligesom samme når siden år "
    # Where they are themselves, which nobody tells a search
    "nær nærhed nærheden nærmeste tæt omkring lokalt "
    "help people place places other others about more someone near nearby nearest around close years".split()
)
"""Words that a page need not have when the query has others; one that has them comes first."""
