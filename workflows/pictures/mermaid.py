"""A definition as a Mermaid state diagram: text that GitHub and many editors draw."""

from collections.abc import Iterator

from workflows.definitions.tables import Definition
from workflows.pictures.order import ordered_states, ways
from workflows.vocabulary import Visibility

ESCAPES = {"#": "#35;", '"': "#quot;", ";": "#59;", ":": "#58;", "<": "#lt;", ">": "#gt;", "%": "#37;"}
COLOURS = {
    Visibility.PUBLIC: "fill:#d9f2e3,stroke:#1b6e3f,color:#1a1a1a",
    Visibility.INTERNAL: "fill:#dfeaf9,stroke:#2c5aa0,color:#1a1a1a",
    Visibility.PRIVATE: "fill:#f4f4f4,stroke:#555555,color:#1a1a1a",
}


def mermaid(definition: Definition) -> str:
    """Return the diagram; titles are in the language that is active."""
    return "\n".join(_lines(definition)) + "\n"


def _lines(definition: Definition) -> Iterator[str]:
    """Yield the lines; states have numbers, for their names need not be words of Mermaid's."""
    names = {state: f"s{number}" for number, state in enumerate(ordered_states(definition), start=1)}
    yield "stateDiagram-v2"
    for state, name in names.items():
        yield f'    state "{_clean(str(definition.state(state).title or state))}" as {name}'
    if definition.initial_state in names:
        yield f"    [*] --> {names[definition.initial_state]}"
    for way in ways(definition):
        label = " / ".join(_clean(text) for text in way.labels)
        yield f"    {names[way.source]} --> {names[way.target]}: {label}"
    for visibility, colour in COLOURS.items():
        members = [name for state, name in names.items() if definition.visibility(state) is visibility]
        if members:
            yield f"    classDef {visibility.value} {colour}"
            yield f"    class {', '.join(members)} {visibility.value}"


def _clean(text: str) -> str:
    """Return `text` with what means something to Mermaid written as a code."""
    return "".join(ESCAPES.get(letter, letter) for letter in " ".join(text.split()))
