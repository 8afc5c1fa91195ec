"""Public from the first moment: for pages that nobody reviews."""

from django.utils.translation import gettext_lazy as _

from workflows.definitions.shipped.parts import AUTHORS, EVERYBODY, MANAGED, rights
from workflows.definitions.tables import Definition, State

ONE_STATE = Definition(
    id="one_state",
    title=_("Single state"),
    description=_("A page is public from the moment it is made; there are no transitions."),
    initial_state="published",
    permissions=MANAGED,
    states=(
        State(
            id="published",
            title=_("Published"),
            description=_("Seen by everybody."),
            permissions=rights(read=EVERYBODY, write=AUTHORS),
        ),
    ),
)
