"""The XML itself: parsed safely, asked for elements, attributes and texts in the way DCWorkflow's importer does."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from workflows.errors import UnreadableDefinition
from workflows.genericsetup.elements import NAMESPACE

MAX_BYTES = 1_000_000
"""Plone's largest definition has 16,000 bytes; what is beyond this is not a workflow."""
ROOT = "dc-workflow"
TRUE = frozenset({"true", "yes", "1"})


def parse(source: bytes | str) -> Element:
    """Return the element `dc-workflow` of `source`; raise `UnreadableDefinition`, with the line, when there is none."""
    if len(source) > MAX_BYTES:
        raise UnreadableDefinition(_("The file is larger than %(limit)d bytes.") % {"limit": MAX_BYTES})
    root = _tree(source)
    for element in root.iter():
        _forget_namespaces(element)
    found = root if root.tag == ROOT else root.find(f".//{ROOT}")
    if found is None:
        text = _("This is no workflow definition: it opens with <%(found)s>, not with <%(wanted)s>.")
        raise UnreadableDefinition(text % {"found": root.tag[:60], "wanted": ROOT})
    return found


def _forget_namespaces(element: Element) -> None:
    """Take their namespace from tags and from our own attributes; no other attribute with one is read."""
    element.tag = element.tag.rpartition("}")[2]
    for name in [name for name in element.attrib if name.startswith(f"{{{NAMESPACE}}}")]:
        element.set(name.rpartition("}")[2], element.attrib.pop(name))


def _tree(source: bytes | str) -> Element:
    try:
        return fromstring(source)
    except DefusedXmlException as error:
        text = _("The file declares entities (%(error)s); for safety it is not read. Take its DOCTYPE away.")
        raise UnreadableDefinition(text % {"error": type(error).__name__}) from error
    except ParseError as error:
        line, column = error.position
        text = _("The file is not well-formed XML, line %(line)d, column %(column)d: %(error)s.")
        values = {"line": line, "column": column + 1, "error": str(error).partition(":")[0]}
        raise UnreadableDefinition(text % values) from error
    except (ValueError, LookupError, RecursionError) as error:
        text = _("The file cannot be read as text: %(error)s.")
        raise UnreadableDefinition(text % {"error": error}) from error


def text_of(element: Element | None) -> str:
    """Return the text directly in `element`: lines without what they are indented by, nothing at the end."""
    if element is None:
        return ""
    joined = (element.text or "") + "".join(child.tail or "" for child in element)
    return "".join(line.lstrip() for line in joined.splitlines(keepends=True)).rstrip()


def texts(element: Element, name: str) -> tuple[str, ...]:
    """Return the text of each `name` below `element`."""
    return tuple(text_of(found) for found in element.iter(name))


def first(element: Element, name: str) -> Element | None:
    """Return the first `name` below `element`, at any depth."""
    return next((found for found in element.iter(name) if found is not element), None)


def is_true(element: Element, name: str) -> bool:
    """Return whether the attribute `name` says yes; when it is missing it does not."""
    return element.get(name, "").lower() in TRUE


def named(root: Element, tag: str, attribute: str) -> Iterator[tuple[str, Element]]:
    """Yield (id, element) of each `tag` below `root`; "" where it has no `attribute`."""
    for element in root.iter(tag):
        yield element.get(attribute, ""), element
