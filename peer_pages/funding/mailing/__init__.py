"""The mails: claimed one by one, written, handed over, and how that went."""
