"""The table of mistakes: what each is called, what it says, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Found = tuple[str, Mapping[str, object]]
"""What a look yields: the name of a mistake, and what to fill into its texts."""

MISTAKES: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "E001": (_("It has no states."), _("Add one: states=(State(id=…),), or <state state_id=…> in the file.")),
    "E002": (
        _("Its initial state “%(state)s” is not one of its states."),
        _("Type initial_state with one of: %(states)s."),
    ),
    "E003": (
        _("The transition %(transition)s leads to “%(state)s”, which is no state."),
        _("Type target (new_state in the file) with one of: %(states)s; or nothing, to stay."),
    ),
    "E004": (
        _("The state %(state)s has the exit “%(transition)s”, which is no transition."),
        _("Add the transition, or take “%(transition)s” out of the exits of %(state)s."),
    ),
    "E005": (
        _("“%(name)s” cannot be the name of a %(kind)s."),
        _("Take 1 to 100 visible characters, best letters, digits and underscores."),
    ),
    "E006": (_("Two of its %(kind)s are named %(name)s."), _("Rename or remove one of them.")),
    "E007": (
        _("The automatic transitions %(transitions)s lead round in a circle, without a guard to stop them."),
        _("Give one of them a guard, or trigger=Trigger.USER."),
    ),
    "E008": (
        _("The timed transition %(transition)s does not say when."),
        _("Type after_time=timedelta(days=…), more than nothing."),
    ),
    "E009": (
        _("The transition %(transition)s wants %(number)s approvals."),
        _("Type min_approvals=1, or more."),
    ),
    "E010": (
        _("The guard of %(where)s asks for the predicate “%(name)s”, which nobody registered: it lets nobody pass."),
        _('Register it: @predicate("%(name)s") on a function of (page, user), in a module that is imported.'),
    ),
    "E011": (
        _("The checklist of %(transition)s has the item “%(name)s” twice, or without a name."),
        _("Give every ChecklistItem an id of its own."),
    ),
    "E013": (
        _("The transition %(transition)s names the handler “%(name)s”, which nobody registered: it never runs."),
        _('Register it: @transition_handler("%(name)s") on a function of a state change, and import it.'),
    ),
    "W001": (
        _("The state %(state)s is never reached."),
        _("Let a transition lead to it from a state that is reached, or remove it."),
    ),
    "W002": (
        _("The transition %(transition)s leaves no state."),
        _('Type "%(transition)s" among the exits of a state, or remove it.'),
    ),
    "W003": (
        _("Nobody may fire %(transition)s in the state %(state)s."),
        _("Give a role the permission that its guard asks for, and View, in the state %(state)s."),
    ),
    "W004": (
        _("The state %(state)s has no map for the managed permission %(permission)s: nobody holds it there."),
        _('Say what is meant: "%(permission)s": PermissionMap(roles=…), or acquired=True to ask the page above.'),
    ),
    "W005": (
        _("%(where)s names the role “%(role)s”, which is not known."),
        _('Correct it, or add it: WORKFLOWS_ROLES = ["%(role)s"] in the settings.'),
    ),
    "W006": (
        _("%(where)s names the permission “%(permission)s”, which is not known."),
        _('Correct it, or add it: WORKFLOWS_PERMISSIONS = ["%(permission)s"] in the settings.'),
    ),
    "W007": (
        _("The state %(state)s maps %(permission)s, which is not managed: the map counts for nothing."),
        _('Type "%(permission)s" among the permissions of the workflow, or remove the map.'),
    ),
    "W008": (
        _("The state %(state)s gives roles to the group %(group)s, which is not managed: it gets none."),
        _('Type "%(group)s" among the groups of the workflow, or remove the map.'),
    ),
    "W009": (
        _("The worklist %(worklist)s waits for “%(state)s”, which is no state."),
        _("Type in its matches one of: %(states)s."),
    ),
    "W010": (
        _("The worklist %(worklist)s asks for the variable %(variable)s, which no list can be made of."),
        _('Type "%(variable)s" as state_variable, or let it match "%(known)s".'),
    ),
    "W011": (
        _("%(where)s names the script %(script)s, which is never executed."),
        _('Write what it does in Python: @transition_handler("%(script)s") on a function of a state change.'),
    ),
    "W012": (
        _("The guard of %(where)s depends on the expression “%(text)s”, which is never executed: it lets nobody pass."),
        _('Register a predicate for it: @predicate("name", expressions=("%(text)s",)).'),
    ),
    "W013": (
        _("Nobody may see a page in the state %(state)s."),
        _('Give a role View there: "View": PermissionMap(roles=…).'),
    ),
    "W014": (
        _("No transition leaves the state %(state)s."),
        _("Give it an exit, unless pages are meant to stay there."),
    ),
    "W015": (
        _("The transition %(transition)s has a time after which it fires, but is not timed."),
        _("Type trigger=Trigger.TIMED, or remove after_time."),
    ),
    "W016": (
        _("The automatic transitions %(transitions)s lead round in a circle; only guards stop them."),
        _("Make sure that the guards can never all pass for one page."),
    ),
    "W017": (
        _("%(where)s sets the variable %(variable)s, which there is not."),
        _("Add the variable, or remove the assignment."),
    ),
}

OF_THE_SITE: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "E012": (
        _("The imported workflow %(name)s cannot be read: %(error)s"),
        _("Import it again: manage.py workflow import FILE."),
    ),
    "W018": (
        _("The imported workflow %(name)s is hidden by one of code that has the same name."),
        _("Rename one of them, or delete the imported one."),
    ),
    "W019": (
        _("It names the group “%(name)s”, which there is not."),
        _("Make a group “%(name)s”, or correct the name."),
    ),
}
"""What only the database shows."""

TEXTS = {**MISTAKES, **OF_THE_SITE}


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One mistake in one definition."""

    mistake: str
    definition: str
    values: Mapping[str, object]

    @property
    def id(self) -> str:
        """The id as system checks write it, `workflows.E001`."""
        return f"workflows.{self.mistake}"

    @property
    def is_error(self) -> bool:
        """Whether the definition cannot be used with it."""
        return self.mistake.startswith("E")

    @property
    def text(self) -> str:
        """What is wrong, in the language of whoever reads it."""
        return str(TEXTS[self.mistake][0]) % self.values

    @property
    def hint(self) -> str:
        """What to do about it."""
        return str(TEXTS[self.mistake][1]) % self.values
