"""Why a partner could not be set up; each error's text is what the operator reads."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


class PartnerError(Exception):
    """A partner could not be set up."""


class AmbiguousOrganisationError(PartnerError):
    """More than one organisation has the name."""

    def __init__(self, name: str, found: Iterable[str]) -> None:
        super().__init__(
            _("Flere organisationer hedder “%(name)s”: %(found)s. Skriv det fulde navn.")
            % {"name": name, "found": "; ".join(found)}
        )


class UnknownKindError(PartnerError):
    """The kind of organisation does not exist."""

    def __init__(self, kind: str, kinds: Iterable[str]) -> None:
        super().__init__(
            _("Typen “%(kind)s” findes ikke. Vælg en af: %(kinds)s.") % {"kind": kind, "kinds": ", ".join(kinds)}
        )


class NoOrganisationIndexError(PartnerError):
    """The site has no list of organisations to put the section under."""

    def __init__(self) -> None:
        super().__init__(_("Siden “Organisationer” mangler. Kør først: manage.py setup_site"))


class BadNameError(PartnerError):
    """The organisation's name cannot be used."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(_("“%(name)s” kan ikke bruges som navn: %(reason)s") % {"name": name, "reason": reason})


class BadEmailError(PartnerError):
    """The address is no e-mail address."""

    def __init__(self, email: str) -> None:
        super().__init__(_("“%(email)s” er ikke en e-mailadresse.") % {"email": email})


class AlreadyEditorError(PartnerError):
    """The address belongs to an editor, who would lose nothing and confuse everybody as a partner."""

    def __init__(self, email: str) -> None:
        super().__init__(
            _("%(email)s hører til en redaktør eller administrator. Brug en anden adresse til partneren.")
            % {"email": email}
        )


class AmbiguousUserError(PartnerError):
    """More than one user has the address."""

    def __init__(self, email: str) -> None:
        super().__init__(_("Flere brugere har adressen %(email)s. Ret det under Brugere.") % {"email": email})


class DeactivatedError(PartnerError):
    """The user was shut out; only an administrator lets them in again."""

    def __init__(self, email: str) -> None:
        super().__init__(_("Brugeren %(email)s er lukket. Åbn den først under Brugere.") % {"email": email})
