"""May an imported contact be shown? Work contact data of employees may; everybody else needs recorded consent."""

import re

from ..result import Contact

# Addresses that anybody can have say nothing about where a person works.
FREE_MAIL = frozenset(
    {
        "gmail.com", "hotmail.com", "hotmail.dk", "live.dk", "live.com", "outlook.com", "outlook.dk", "yahoo.com",
        "yahoo.dk", "icloud.com", "me.com", "mail.dk", "mail.tele.dk", "jubii.dk", "ofir.dk", "stofanet.dk",
        "youmail.dk", "proton.me", "protonmail.com", "mail.com", "sol.dk", "get2net.dk", "privat.dk",
    }
)  # fmt: skip
_EMPLOYEE = re.compile(
    r"leder|chef|konsulent|koordinator|direktør|sekretær|sekretariat|administration|kontoret|receptionen|"
    r"rådgiver|lærer|forstander",
    re.IGNORECASE,
)
# A role among peers or volunteers can reveal health, whatever the address.
_PEER = re.compile(
    r"peer|frivillig|mentor|bruger|erfaring|pårørende|bisidder|instruktør|kursist|formand|bestyrelse", re.IGNORECASE
)


def is_work_contact(contact: Contact) -> bool:
    """Tell whether the data are those of an employee at work: an organisation's address or an employee's role."""
    role = contact.role or ""
    if _PEER.search(role):
        return False
    domain = (contact.email or "").partition("@")[2].lower()
    return bool(_EMPLOYEE.search(role)) or bool(domain and domain not in FREE_MAIL)
