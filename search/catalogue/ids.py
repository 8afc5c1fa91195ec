"""How documents are named: "page:12", "contact:5:da"."""

from dataclasses import dataclass

PAGE, CONTACT = "page", "contact"
LONGEST_KEY = 18
"""Digits; databases refuse to look for more than 64 bits."""


@dataclass(frozen=True)
class Identity:
    """What a document is of; `locale` only for a person, who is shown in each language that uses them."""

    what: str
    pk: int
    locale: str = ""

    def __str__(self) -> str:
        return ":".join(filter(None, (self.what, str(self.pk), self.locale)))

    @classmethod
    def parse(cls, text: str) -> "Identity | None":
        """Return the identity that `text` names; None when it names nothing."""
        what, _, rest = text.partition(":")
        pk, _, locale = rest.partition(":")
        named = what in {PAGE, CONTACT} and pk.isdecimal() and len(pk) <= LONGEST_KEY
        return cls(what, int(pk), locale) if named else None


def page_id(pk: int) -> str:
    """Return the name of a page's document."""
    return str(Identity(PAGE, pk))


def contact_id(pk: int, locale: str) -> str:
    """Return the name of a person's document in one language."""
    return str(Identity(CONTACT, pk, locale))
