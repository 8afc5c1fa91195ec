"""Public from the first moment: for pages that nobody reviews."""

from django.utils.translation import pgettext_lazy

from workflows.definitions.shipped.parts import AUTHORS, EVERYBODY, MANAGED, rights
from workflows.definitions.tables import Definition, State

ONE_STATE = Definition(
    id="one_state",
    title=pgettext_lazy("workflow", "Single state"),
    description=pgettext_lazy("workflow", "A page is public from the moment it is made; there are no transitions."),
    initial_state="published",
    permissions=MANAGED,
    states=(
        State(
            id="published",
            title=pgettext_lazy("workflow", "Published"),
            description=pgettext_lazy("workflow", "Seen by everybody."),
            permissions=rights(read=EVERYBODY, write=AUTHORS),
        ),
    ),
)
