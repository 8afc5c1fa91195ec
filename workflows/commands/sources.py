"""Where a command gets a definition from: a name, or a file."""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from workflows.definitions import registry
from workflows.definitions.tables import Definition
from workflows.errors import UnreadableDefinition
from workflows.genericsetup import document
from workflows.genericsetup.read import Reading, read

REFUSED, UNREADABLE = 1, 2
"""The exit statuses: what was asked for is refused; the file, or the name, cannot be read."""


def definition_named(name: str) -> Definition:
    """Return the definition `name`, or say which there are."""
    found = registry.get_definition(name)
    if found is None:
        text = _("There is no workflow “%(name)s”. There are: %(names)s.")
        names = ", ".join(sorted(known.id for known in registry.all_definitions()))
        raise CommandError(text % {"name": name, "names": names}, returncode=UNREADABLE)
    return found


def definition_of(source: str) -> Definition:
    """Return the definition in the file `source`, or else the one of that name."""
    return reading_of(Path(source)).definition if Path(source).is_file() else definition_named(source)


def reading_of(path: Path) -> Reading:
    """Read the file at `path`; a definition without an id is called as its folder is, as in GenericSetup."""
    resolved = path.resolve()
    try:
        with path.open("rb") as file:
            content = file.read(document.MAX_BYTES + 1)
        return read(content, name=resolved.parent.name if resolved.stem == "definition" else resolved.stem)
    except UnreadableDefinition as error:
        raise CommandError(f"{path}: {error}", returncode=UNREADABLE) from error
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}", returncode=UNREADABLE) from error
