"""Takes addresses and numbers of people out of a text before it is kept."""

import re

EMAIL, NUMBER = "[e-mail]", "[nummer]"
_EMAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+")
# Six digits or more in whatever groups: telephone and CPR numbers. Years, postcodes and paragraphs have fewer.
_NUMBER = re.compile(r"\+?\(?\d(?:[\s().+/–-]{0,3}\d){5,}")


def anonymous(text: str) -> str:
    """Return `text` with e-mail addresses and long numbers (telephone, CPR) replaced by what they are."""
    return _NUMBER.sub(NUMBER, _EMAIL.sub(EMAIL, text))
