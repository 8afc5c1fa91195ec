"""The matrix of any definition says what an independent model of Zope says, whatever the file looks like."""

from xml.sax.saxutils import quoteattr

from hypothesis import given
from hypothesis import strategies as st

from workflows.genericsetup.read import read
from workflows.guards.matrix import rows
from workflows.tests.definitions.plone import NAMES, needs_plone, source, truth
from workflows.tests.definitions.zope import Plone

ROLES = ["Anonymous", "Authenticated", "Member", "Reader", "Editor", "Reviewer", "Owner", "Manager", "Publisher", ""]
PERMISSIONS = ["View", "Modify portal content", "Review portal content", "Request review", "Change portal events"]
GROUPS = ["AuthenticatedUsers", "staff"]
SPACE = st.sampled_from(["", " ", "\n    ", "<!-- a note -->"])
TRUTH = st.sampled_from(["True", "False", "1", "yes", "no", "", " True"])


def element(tag, names):
    """Return a strategy for an element with a text, and with space around it."""
    return st.builds(
        lambda before, name, after: f"<{tag}>{before}{name}{after}</{tag}>", SPACE, st.sampled_from(names), SPACE
    )


def several(strategy, most=3):
    return st.lists(strategy, max_size=most).map("".join)


def attribute(name, values):
    return values.map(lambda value: f" {name}={quoteattr(value)}")


@st.composite
def guards(draw):
    if draw(st.booleans()):
        return ""
    parts = [several(element("guard-permission", [*PERMISSIONS, "View; Request review", "Fly"]), 2)]
    parts.append(several(element("guard-role", [*ROLES, "Owner;Reviewer", "Editor ; "]), 2))
    parts.append(several(element("guard-group", GROUPS), 2))
    expression = draw(st.sampled_from(["", "", "", "<guard-expression>python:True</guard-expression>"]))
    return f"<guard>{''.join(draw(part) for part in parts)}{expression}</guard>"


@st.composite
def states(draw, name):
    maps = [
        f"<permission-map name={quoteattr(permission)}{draw(st.just('') | attribute('acquired', TRUTH))}>"
        f"{draw(several(element('permission-role', ROLES)))}</permission-map>"
        for permission in draw(st.lists(st.sampled_from(PERMISSIONS), max_size=6))
    ]
    groups = [
        f"<group-map name={quoteattr(group)}>{draw(several(element('group-role', ROLES[3:])))}</group-map>"
        for group in draw(st.lists(st.sampled_from(GROUPS), max_size=2, unique=True))
    ]
    exits = [f'<exit-transition transition_id="{exit_id}"/>' for exit_id in draw(st.lists(st.sampled_from("xyz")))]
    return f'<state state_id="{name}" title="">{"".join([*maps, *groups, *exits])}</state>'


@st.composite
def definitions(draw):
    head = draw(st.just("") | attribute("manager_bypass", TRUTH))
    managed = "".join(
        f"<permission>{name}</permission>" for name in draw(st.lists(st.sampled_from(PERMISSIONS), unique=True))
    )
    groups = "".join(f"<group>{name}</group>" for name in draw(st.lists(st.sampled_from(GROUPS), unique=True)))
    inner = "".join(draw(states(name)) for name in "ab")
    for name in "xyz":
        trigger = draw(st.sampled_from(["USER", "USER", "AUTOMATIC"]))
        target = draw(st.sampled_from(["a", "b", "", "gone"]))
        attributes = f'transition_id="{name}" title="" new_state="{target}" trigger="{trigger}"'
        inner += f"<transition {attributes}>{draw(guards())}</transition>"
    attributes = f'workflow_id="w" title="" state_variable="s" initial_state="a"{head}'
    return f"<dc-workflow {attributes}>{managed}{groups}{inner}</dc-workflow>"


def answers(plone, row):
    user = plone.user(row.role, row.scope, row.state)
    ask = plone.allowed if row.kind == "permission" else plone.is_supported
    return ask(user, row.name, row.state)


@given(definitions())
def test_matrix_of_any_definition(xml):
    plone = Plone(xml)
    wrong = [row for row in rows(read(xml).definition, plone_compatible=True) if row.allowed is not answers(plone, row)]
    assert wrong == []


@needs_plone
def test_the_model_itself_says_what_plone_said():
    for name in NAMES:
        plone = Plone(source(name))
        for state, role, scope, kind, what, allowed in truth(name):
            user = plone.user(role, scope, state)
            ask = plone.allowed if kind == "permission" else plone.is_supported
            assert ask(user, what, state) is allowed, (name, state, role, scope, what)
