"""A picture of a definition shows all of it, stands alone, and lets nothing in."""

from dataclasses import replace
from io import StringIO
from itertools import combinations
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from workflows.definitions.registry import registered, registered_definitions
from workflows.definitions.tables import Definition, State, Transition
from workflows.genericsetup.read import read
from workflows.pictures.layout import lay_out
from workflows.pictures.mermaid import mermaid
from workflows.pictures.order import ordered_states, ways
from workflows.pictures.reference import reference
from workflows.pictures.svg import svg
from workflows.tests.definitions.build import automatic, sound, with_state, with_transition
from workflows.tests.definitions.plone import DATA, NAMES, needs_plone, source
from workflows.vocabulary import Trigger

SHIPPED = [pytest.param(definition, id=definition.id) for definition in registered_definitions()]
LEAVE = str(DATA / "leave.xml")
CRUEL = '<script>alert(1)</script> "&]]> %% ; : # \n -->'


def texts(definition):
    return [
        element.text for element in ElementTree.fromstring(svg(definition)).iter("{http://www.w3.org/2000/svg}text")
    ]


class TestOrder:
    def test_states_come_as_a_page_meets_them(self):
        intranet = next(known for known in registered_definitions() if known.id == "intranet")
        assert ordered_states(intranet)[0] == "internal"
        assert set(ordered_states(intranet)) == {state.id for state in intranet.states}

    def test_states_that_are_never_reached_come_last(self):
        assert ordered_states(sound(states=(State(id="island"), *sound().states)))[-1] == "island"

    def test_ways_between_the_same_states_are_one(self):
        again = replace(sound().transitions[0], id="again", title="Again")
        definition = with_state(exits=("publish", "again"))
        definition = replace(definition, transitions=(*definition.transitions, again))
        assert ("Publish", "Again") in {way.labels for way in ways(definition)}

    def test_a_way_to_nowhere_is_not_drawn(self):
        assert {way.target for way in ways(with_transition(target="nowhere"))} == {"draft"}

    @pytest.mark.parametrize(("trigger", "words"), [(Trigger.AUTOMATIC, "by itself"), (Trigger.TIMED, "after a time")])
    def test_what_nobody_fires_says_so(self, trigger, words):
        assert any(words in label for way in ways(with_transition(trigger=trigger)) for label in way.labels)


class TestSvg:
    @pytest.mark.parametrize("definition", SHIPPED)
    def test_shows_every_state_and_transition(self, definition):
        found = texts(definition)
        for state in definition.states:
            assert str(state.title) in found
        for transition in definition.transitions:
            assert str(transition.title) in found

    @pytest.mark.parametrize("definition", SHIPPED)
    def test_says_it_in_words_too(self, definition):
        root = ElementTree.fromstring(svg(definition))
        assert root.get("role") == "img"
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]

    @pytest.mark.parametrize("definition", SHIPPED)
    def test_boxes_and_labels_lie_apart_and_inside(self, definition):
        layout = lay_out(definition)
        for one, other in combinations(layout.boxes, 2):
            assert one.top + one.height <= other.top
        for one, other in combinations([arc for arc in layout.arcs if arc.side == 1], 2):
            beside = one.reach + one.label_width <= other.reach or other.reach + other.label_width <= one.reach
            assert beside or not one.meets(other)
        assert layout.bottom > layout.boxes[-1].top

    def test_stands_alone(self):
        text = svg(sound())
        assert "<script" not in text
        assert "style=" not in text
        assert text.count("http") == 1

    def test_titles_are_text_and_nothing_else(self):
        definition = with_state(title=CRUEL)
        root = ElementTree.fromstring(svg(definition))
        assert not list(root.iter("{http://www.w3.org/2000/svg}script"))

    @pytest.mark.parametrize(
        "definition", [Definition(id="empty", initial_state=""), automatic("a"), automatic("b", "")]
    )
    def test_odd_definitions_are_drawn(self, definition):
        assert ElementTree.fromstring(svg(definition)) is not None

    @needs_plone
    @pytest.mark.parametrize("name", NAMES)
    def test_plones_definitions_are_drawn(self, name):
        assert len(texts(read(source(name)).definition)) > 4

    def test_speaks_the_language_that_is_active(self):
        definition = next(known for known in registered_definitions() if known.id == "one_state")
        with translation.override("da"):
            assert "Udgivet" in texts(definition)


class TestMermaid:
    @pytest.mark.parametrize("definition", SHIPPED)
    def test_has_a_line_for_every_state_and_way(self, definition):
        lines = mermaid(definition).splitlines()
        assert lines[0] == "stateDiagram-v2"
        assert sum(" as s" in line for line in lines) == len(definition.states)
        assert sum("--> s" in line for line in lines) == len(ways(definition)) + 1

    def test_titles_cannot_leave_their_place(self):
        lines = mermaid(with_state(title=CRUEL)).splitlines()
        state = next(line for line in lines if "alert" in line)
        assert state.count('"') == 2
        assert "<" not in state


class TestShow:
    def show(self, *arguments):
        out = StringIO()
        call_command("workflow", "show", *arguments, stdout=out)
        return out.getvalue()

    def test_says_everything_in_words(self):
        found = self.show("simple_publication")
        assert "state private (initial): Private, not published" in found
        assert "  View: Anonymous" in found
        assert "transition publish: Publish → published" in found
        assert "worklist reviewer_queue: review_state = pending; guard: Review portal content" in found

    def test_says_what_runs_with_a_transition(self):
        with registered(with_transition(before="ask")):
            assert "  runs before: ask; runs after: –" in self.show("sound")
        assert "runs before" not in self.show("simple_publication")

    def test_says_what_is_wrong(self):
        assert "workflows.W012" in self.show(LEAVE)

    @pytest.mark.parametrize(("kind", "start"), [("svg", "<svg "), ("mermaid", "stateDiagram-v2")])
    def test_draws(self, kind, start):
        assert self.show("intranet", "--diagram", kind).startswith(start)

    @pytest.mark.django_db
    def test_of_a_name_that_is_not_there_is_refused(self):
        with pytest.raises(CommandError, match="There are"):
            self.show("nonsense")


@pytest.mark.parametrize("definition", SHIPPED)
def test_reference_has_a_row_for_everything(definition):
    text = "\n".join(reference(definition))
    for part in (*definition.states, *definition.transitions):
        assert f"| `{part.id}` |" in text


def test_reference_says_what_is_wanted_beside_the_guard():
    strict = Transition(id="publish", target="public", not_author=True, min_approvals=2, comment_required=True)
    text = "\n".join(reference(sound(transitions=(strict,))))
    assert "a reason; another person than the author; 2 persons" in text
