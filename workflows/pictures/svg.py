"""A definition as an SVG: no script, no style sheet, nothing from elsewhere, and its content as text too."""

from xml.etree.ElementTree import Element, indent, tostring

from django.utils.translation import gettext as _

from workflows.definitions.tables import Definition
from workflows.genericsetup.elements import add
from workflows.pictures.layout import LETTER, LINE, Arc, Box, Layout, lay_out
from workflows.vocabulary import Visibility

INK = "#1a1a1a"
COLOURS = {
    Visibility.PUBLIC: ("#d9f2e3", "#1b6e3f"),
    Visibility.INTERNAL: ("#dfeaf9", "#2c5aa0"),
    Visibility.PRIVATE: ("#f4f4f4", "#555555"),
}


def svg(definition: Definition) -> str:
    """Return the picture; titles are in the language that is active."""
    layout = lay_out(definition)
    root = _frame(definition, layout)
    for arc in layout.arcs:
        _draw_arc(root, layout, arc)
    for box in layout.boxes:
        _draw_box(root, box, first=box.state == definition.initial_state)
    for arc in layout.arcs:
        _draw_label(root, layout, arc)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def words(visibility: Visibility) -> str:
    """Return who may read a page, in words."""
    return {
        Visibility.PUBLIC: _("for everybody"),
        Visibility.INTERNAL: _("for those logged in"),
        Visibility.PRIVATE: _("not published"),
    }[visibility]


def _frame(definition: Definition, layout: Layout) -> Element:
    left, width = -layout.reach(-1), layout.reach(-1) + layout.reach(1)
    head = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        "viewBox": f"{left:.0f} 0 {width:.0f} {layout.bottom:.0f}",
        "width": f"{width:.0f}",
        "height": f"{layout.bottom:.0f}",
        "font-family": "system-ui, sans-serif",
        "font-size": "13",
    }
    root = Element("svg", head)
    add(root, "title", definition.title or definition.id)
    add(root, "desc", "; ".join(_sentence(layout, arc) for arc in layout.arcs))
    marker = {"id": "arrow", "viewBox": "0 0 8 8", "refX": "7", "refY": "4", "markerWidth": "8", "markerHeight": "8"}
    holder = add(add(root, "defs"), "marker", **marker, orient="auto-start-reverse")
    add(holder, "path", d="M0 0 L8 4 L0 8 z", fill=INK)
    return root


def _sentence(layout: Layout, arc: Arc) -> str:
    titles = {box.state: box.title for box in layout.boxes}
    return f"{titles[arc.way.source]} → {titles[arc.way.target]}: {', '.join(arc.way.labels)}"


def _draw_arc(root: Element, layout: Layout, arc: Arc) -> None:
    edge, out = arc.side * layout.half, arc.side * (layout.half + arc.reach * 4 / 3)
    path = f"M{edge:.0f} {arc.start:.1f} C{out:.0f} {arc.start:.1f} {out:.0f} {arc.end:.1f} {edge:.0f} {arc.end:.1f}"
    drawn = {"stroke": INK, "stroke-width": "1.2", "fill": "none", "marker-end": "url(#arrow)"}
    add(root, "path", d=path, **drawn)


def _draw_label(root: Element, layout: Layout, arc: Arc) -> None:
    across = arc.side * (layout.half + arc.reach + LETTER / 2)
    anchor = "start" if arc.side == 1 else "end"
    halo = {"paint-order": "stroke", "stroke": "#ffffff", "stroke-width": "4", "stroke-linejoin": "round"}
    top = arc.middle - (len(arc.way.labels) - 1) * LINE / 2 + 4
    for number, line in enumerate(arc.way.labels):
        height = f"{top + number * LINE:.1f}"
        add(root, "text", line, x=f"{across:.0f}", y=height, fill=INK, **{"text-anchor": anchor}, **halo)


def _draw_box(root: Element, box: Box, *, first: bool) -> None:
    fill, stroke = COLOURS[box.visibility]
    left, middle = -box.width / 2, box.top + box.height / 2
    if first:
        add(root, "circle", cx="0", cy=f"{box.top - 26:.1f}", r="6", fill=INK)
        start = {"stroke": INK, "stroke-width": "1.2", "marker-end": "url(#arrow)"}
        add(root, "path", d=f"M0 {box.top - 20:.1f} L0 {box.top:.1f}", **start)
    size = {"x": f"{left:.0f}", "y": f"{box.top:.1f}", "width": f"{box.width:.0f}", "height": f"{box.height:.1f}"}
    add(root, "rect", **size, rx="8", fill=fill, stroke=stroke, **{"stroke-width": "1.5"})
    centred = {"x": "0", "text-anchor": "middle", "fill": INK}
    add(root, "text", box.title, y=f"{middle - 2:.1f}", **centred, **{"font-weight": "600"})
    add(root, "text", words(box.visibility), y=f"{middle + 14:.1f}", **centred, **{"font-size": "11"})
