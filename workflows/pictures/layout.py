"""Where everything stands in a picture: states in one column, ways down on its right, ways back on its left."""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.definitions.tables import Definition
from workflows.pictures.order import Way, ordered_states, ways
from workflows.vocabulary import Visibility

LETTER, LINE, GAP, MARGIN = 7.0, 16, 56, 16
"""The width of a letter and the height of a line, the space between two boxes and around the picture."""
SMALLEST_ARC, BESIDE = 40.0, 36.0
"""How far out the innermost arc goes, and how far the next one stays from its label."""


@dataclass(kw_only=True)
class Box:
    """A state: its middle is at x = 0."""

    state: str
    title: str
    visibility: Visibility
    top: float
    width: float
    height: float


@dataclass(kw_only=True)
class Arc:
    """A way: from `start` to `end` (heights) at the side `side` (1: right, -1: left), `reach` out from the boxes."""

    way: Way
    side: int
    start: float
    end: float
    reach: float = SMALLEST_ARC

    @property
    def label_width(self) -> float:
        """How much room the longest line of the label takes."""
        return max(len(line) for line in self.way.labels) * LETTER

    @property
    def middle(self) -> float:
        """The height of the label."""
        return (self.start + self.end) / 2

    def meets(self, other: "Arc") -> bool:
        """Whether this arc and the label of the other would be in each other's way."""
        lines = LINE * max(len(other.way.labels), len(self.way.labels)) / 2
        low, high = min(self.start, self.end), max(self.start, self.end)
        return min(other.start, other.end) - lines < high and low < max(other.start, other.end) + lines


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The whole picture; everything lies between left and right, and above bottom."""

    boxes: list[Box]
    arcs: list[Arc]

    @property
    def half(self) -> float:
        """Half the width of the boxes, where arcs begin and end."""
        return max((box.width for box in self.boxes), default=0) / 2

    def reach(self, side: int) -> float:
        """How far the picture goes on one side."""
        arcs = (arc.reach + arc.label_width + LETTER for arc in self.arcs if arc.side == side)
        return self.half + max(arcs, default=0) + MARGIN

    @property
    def bottom(self) -> float:
        """How far down the picture goes."""
        return max((box.top + box.height for box in self.boxes), default=0) + MARGIN


def lay_out(definition: Definition) -> Layout:
    """Return where everything in the picture of `definition` stands."""
    order = ordered_states(definition)
    found = ways(definition)
    boxes = _boxes(definition, order, found)
    arcs = [arc for side in (1, -1) for arc in _arcs(order, boxes, found, side)]
    return Layout(boxes=boxes, arcs=arcs)


def _boxes(definition: Definition, order: list[str], found: list[Way]) -> list[Box]:
    boxes: list[Box] = []
    titles = {state: str(definition.state(state).title or state) for state in order}
    width = max((len(title) for title in (*titles.values(), *titles)), default=0) * (LETTER + 1) + 40
    top: float = MARGIN + 24
    for state in order:
        ends = sum((way.source == state) + (way.target == state) for way in found)
        height = max(3 * LINE, (ends + 1) * 9)
        visibility = definition.visibility(state)
        boxes.append(Box(state=state, title=titles[state], visibility=visibility, top=top, width=width, height=height))
        top += height + GAP
    return boxes


def _arcs(order: list[str], boxes: list[Box], found: list[Way], side: int) -> list[Arc]:
    """Return the arcs of one side, the inner ones first, each far enough out not to cross a label."""
    mine = [way for way in found if (order.index(way.target) >= order.index(way.source)) == (side == 1)]
    heights = dict(_heights(order, boxes, mine))
    arcs = [Arc(way=way, side=side, start=heights[way, 0], end=heights[way, 1]) for way in mine]
    placed: list[Arc] = []
    for arc in sorted(arcs, key=lambda arc: abs(arc.end - arc.start)):
        taken = [other.reach + other.label_width + BESIDE for other in placed if arc.meets(other)]
        arc.reach = max([SMALLEST_ARC, *taken])
        placed.append(arc)
    return placed


def _heights(order: list[str], boxes: list[Box], mine: list[Way]) -> Iterator[tuple[tuple[Way, int], float]]:
    """Yield ((way, end), height): at each box the ends that come from above stand above, the nearest outermost."""
    for place, box in enumerate(boxes):
        ends = [(way, end) for way in mine for end in (0, 1) if (way.source, way.target)[end] == box.state]
        ends.sort(key=lambda found: _standing(order, place, *found))
        for number, end in enumerate(ends, start=1):
            yield end, box.top + box.height * number / (len(ends) + 1)


def _standing(order: list[str], place: int, way: Way, end: int) -> tuple[int, int, int]:
    other = order.index((way.target, way.source)[end])
    return (other >= place, -abs(other - place) if other > place else abs(other - place), end)
