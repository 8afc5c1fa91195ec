"""What a reader noticed: each note is one sentence, in the language of whoever reads the file now."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

KNOWN = frozenset(
    "dc-workflow permission group instance-creation-conditions state description exit-transition permission-map "
    "permission-role group-map group-role assignment transition action guard guard-permission guard-role guard-group "
    "guard-expression worklist match variable default value expression script checklist-item".split()
)


class Notes:
    """The notes taken while one file is read, each once."""

    def __init__(self) -> None:
        self._taken: dict[str, None] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._taken)

    def add(self, text: str) -> None:
        """Take a note, unless it is there already."""
        self._taken[text] = None

    def attribute(self, element: Element, name: str, where: str, *, default: str = "") -> str:
        """Return an attribute that DCWorkflow demands; when it is missing note it and return `default`."""
        value = element.get(name)
        if value is None:
            text = _("%(where)s: the attribute %(name)s is missing; “%(default)s” is taken.")
            self.add(text % {"where": where, "name": name, "default": default})
        return default if value is None else value

    def left_out(self, tag: str, name: str, where: str = "") -> None:
        """Note that an element is passed over because it has no name."""
        text = _("%(where)s: a <%(tag)s> without %(name)s is left out.")
        self.add(text % {"where": where or "dc-workflow", "tag": tag, "name": name})

    def repeated(self, tag: str, name: str) -> None:
        """Note that two elements have the same name."""
        self.add(_("There are two <%(tag)s> named %(name)s; the last one counts.") % {"tag": tag, "name": name})

    def unknown_elements(self, root: Element) -> None:
        """Note the elements that nobody reads."""
        for element in root.iter():
            if element.tag not in KNOWN:
                self.add(_("The element <%(tag)s> is not known and is ignored.") % {"tag": element.tag})

    def not_executed(self, where: str, what: str) -> None:
        """Note that something which would run in Plone is kept as a text."""
        self.add(_("%(where)s: %(what)s is kept, but never executed.") % {"where": where, "what": what})
