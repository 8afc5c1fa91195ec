"""Why a partner could not be set up: what the operator reads, to the letter."""

import pytest
from django.utils import translation

from peer_pages.roles import errors
from peer_pages.roles.errors import (
    AlreadyEditorError,
    AmbiguousOrganisationError,
    AmbiguousUserError,
    BadEmailError,
    BadNameError,
    DeactivatedError,
    NoOrganisationIndexError,
    PartnerError,
    UnknownKindError,
)

DANISH = [
    (
        AmbiguousOrganisationError("nord", ["NORD", "Nord"]),
        "Flere organisationer hedder “nord”: NORD; Nord. Skriv det fulde navn.",
    ),
    (UnknownKindError("klub", ["state", "other"]), "Typen “klub” findes ikke. Vælg en af: state, other."),
    (NoOrganisationIndexError(), "Siden “Organisationer” mangler. Kør først: manage.py setup_site"),
    (BadNameError("Ærø", "For kort."), "“Ærø” kan ikke bruges som navn: For kort."),
    (BadEmailError("100 %(x)s"), "“100 %(x)s” er ikke en e-mailadresse."),
    (
        AlreadyEditorError("rita@example.org"),
        "rita@example.org hører til en redaktør eller administrator. Brug en anden adresse til partneren.",
    ),
    (AmbiguousUserError("a@example.org"), "Flere brugere har adressen a@example.org. Ret det under Brugere."),
    (DeactivatedError("a@example.org"), "Brugeren a@example.org er lukket. Åbn den først under Brugere."),
]


@pytest.mark.parametrize(("error", "text"), DANISH, ids=[type(error).__name__ for error, _text in DANISH])
def test_error_says_what_is_wrong_and_what_to_do(error: PartnerError, text: str) -> None:
    assert str(error) == text


def test_every_error_of_the_vocabulary_is_in_the_table_above() -> None:
    vocabulary = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PartnerError)}
    assert vocabulary - {PartnerError} == {type(error) for error, _text in DANISH}


@pytest.mark.parametrize(
    "make",
    [
        lambda: AmbiguousOrganisationError("nord", ["NORD"]),
        lambda: UnknownKindError("klub", ["state"]),
        NoOrganisationIndexError,
        lambda: BadNameError("Ærø", ""),
        lambda: BadEmailError("x"),
        lambda: AlreadyEditorError("x"),
        lambda: AmbiguousUserError("x"),
        lambda: DeactivatedError("x"),
    ],
)
def test_error_has_its_words_in_english_too(make: type[PartnerError]) -> None:
    danish = str(make())
    with translation.override("en"):
        assert str(make()) != danish
