"""Why a file is refused, in Danish, with what to do about it."""

from django.utils.translation.trans_null import gettext_noop  # marks for translation without needing settings

MISSING = gettext_noop("Filen “%(name)s” findes ikke. Se efter, om navnet og mappen er rigtige.")
NOT_A_FILE = gettext_noop("“%(name)s” er ikke en fil. Skriv navnet på det dokument, der skal læses ind.")
UNREADABLE = gettext_noop("Filen “%(name)s” må ikke læses. Giv dig selv læseret til den, eller kopiér den.")
TOO_BIG = gettext_noop(
    "Filen er på %(size)s MB, og vi læser højst %(limit)s MB. Del dokumentet op, eller gem det uden billeder."
)
EMPTY = gettext_noop("Filen er tom. Vælg et dokument med tekst.")
UTF16 = gettext_noop(
    "Linje %(line)s: Filen er gemt som UTF-16. Åbn den i Notesblok, vælg Gem som, og vælg kodningen UTF-8."
)
NOT_UTF8 = gettext_noop(
    "Linje %(line)s: Filen er ikke gemt som UTF-8, men nok som Windows-1252 (cp1252). "
    "Åbn den i Notesblok, vælg Gem som, og vælg kodningen UTF-8."
)
BINARY = gettext_noop(
    "Linje %(line)s: Filen er ikke tekst. Brug et dokument gemt som tekst (UTF-8), PDF eller Word (.docx)."
)
OLD_WORD = gettext_noop("Filen er i det gamle Word-format (.doc). Åbn den i Word, og gem den som .docx.")
BAD_DOCX = gettext_noop("Word-filen kan ikke læses; den er nok beskadiget. Åbn den i Word, og gem den igen som .docx.")
BOMB = gettext_noop(
    "Word-filen fylder alt for meget, når den pakkes ud. Gem den igen uden billeder og indlejrede filer."
)
BAD_PDF = gettext_noop("PDF-filen kan ikke læses; den er nok beskadiget. Gem den igen som PDF, eller som tekst.")
LOCKED_PDF = gettext_noop("PDF-filen er låst med en adgangskode. Gem den uden adgangskode.")
PDF_WITHOUT_TEXT = gettext_noop(
    "PDF-filen indeholder ingen tekst; den er nok scannet. Kør den gennem tekstgenkendelse (OCR), "
    "eller brug en tekstfil."
)
LONG_PDF = gettext_noop("PDF-filen har %(pages)s sider, og vi læser højst %(limit)s. Del den op.")
UNKNOWN = gettext_noop(
    "Linje %(line)s: Vi genkender ikke dokumentets opbygning. Vi læser kataloger med spørgeskemaer, kataloger med "
    "nummererede eksempler, projektsider, opsamlinger fra arrangementer og statusrapporter."
)
