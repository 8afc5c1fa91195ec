"""A definition without a mistake, and the same with one."""

from dataclasses import replace

from workflows.definitions.tables import Action, Definition, Guard, PermissionMap, State, Transition, Worklist
from workflows.vocabulary import Permission, Role, Trigger

EVERYBODY = PermissionMap(roles=frozenset({Role.ANONYMOUS}))
AUTHORS = PermissionMap(roles=frozenset({Role.OWNER, Role.REVIEWER}))


def sound(**changes):
    """Return a definition in which nothing is wrong, but for `changes`."""
    definition = Definition(
        id="sound",
        title="Sound",
        initial_state="draft",
        permissions=(Permission.VIEW,),
        states=(
            State(id="draft", title="Draft", exits=("publish",), permissions={Permission.VIEW: AUTHORS}),
            State(id="public", title="Public", exits=("hide",), permissions={Permission.VIEW: EVERYBODY}),
        ),
        transitions=(
            Transition(
                id="publish",
                title="Publish",
                target="public",
                guard=Guard(permissions=(Permission.REVIEW,)),
                action=Action(label="Publish"),
            ),
            Transition(id="hide", title="Hide", target="draft", guard=Guard(roles=(Role.OWNER,))),
        ),
        worklists=(Worklist(id="queue", matches={"review_state": ("draft",)}),),
    )
    return replace(definition, **changes)


def with_state(index=0, **changes):
    """Return the sound definition with one of its states changed."""
    states = list(sound().states)
    states[index] = replace(states[index], **changes)
    return sound(states=tuple(states))


def with_transition(index=0, **changes):
    """Return the sound definition with one of its transitions changed."""
    transitions = list(sound().transitions)
    transitions[index] = replace(transitions[index], **changes)
    return sound(transitions=tuple(transitions))


def with_guard(**conditions):
    """Return the sound definition with another guard for `publish`."""
    return with_transition(guard=Guard(**conditions))


def automatic(*targets, guard=Guard()):  # noqa: B008  (a table, never changed)
    """Return a definition whose states a, b, c … go on by themselves to `targets`."""
    names = "abcdefgh"[: len(targets)]
    states = tuple(State(id=name, exits=(f"from_{name}",), permissions={Permission.VIEW: AUTHORS}) for name in names)
    transitions = tuple(
        Transition(id=f"from_{name}", target=target, trigger=Trigger.AUTOMATIC, guard=guard)
        for name, target in zip(names, targets, strict=True)
    )
    return sound(states=states, transitions=transitions, initial_state="a", worklists=())
