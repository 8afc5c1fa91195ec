"""For those who are logged in, with a way out to the public."""

from django.utils.translation import pgettext_lazy

from workflows.definitions.shipped.parts import (
    AUTHORS,
    EVERYBODY,
    INVITED,
    MANAGED,
    MAY_EDIT,
    MAY_REVIEW,
    MAY_SUBMIT,
    REVIEW_LIST,
    REVIEWERS,
    STAFF,
    rights,
    step,
)
from workflows.definitions.tables import Definition, State
from workflows.vocabulary import Role

MEMBERS = INVITED | {Role.MEMBER}

INTRANET = Definition(
    id="intranet",
    title=pgettext_lazy("workflow", "Intranet"),
    description=pgettext_lazy(
        "workflow", "Pages are for those who are logged in; a reviewer may let chosen ones out to the public."
    ),
    initial_state="internal",
    permissions=MANAGED,
    states=(
        State(
            id="internal",
            title=pgettext_lazy("workflow", "Internal draft"),
            description=pgettext_lazy("workflow", "Seen by everybody who is logged in."),
            exits=("hide", "submit", "publish_internally"),
            permissions=rights(read=MEMBERS, write=AUTHORS),
        ),
        State(
            id="private",
            title=pgettext_lazy("workflow", "Private"),
            description=pgettext_lazy("workflow", "Seen and changed by its owner and by those who are invited."),
            exits=("show_internally",),
            permissions=rights(read=INVITED, write=AUTHORS),
        ),
        State(
            id="pending",
            title=pgettext_lazy("workflow", "Pending review"),
            description=pgettext_lazy("workflow", "Waits for a reviewer, who alone may change it."),
            exits=("publish_internally", "publish_externally", "reject", "retract"),
            permissions=rights(read=MEMBERS | {Role.REVIEWER}, write=REVIEWERS),
        ),
        State(
            id="internally_published",
            title=pgettext_lazy("workflow", "Published internally"),
            description=pgettext_lazy("workflow", "Approved, and seen by everybody who is logged in."),
            exits=("publish_externally", "reject", "retract"),
            permissions=rights(read=MEMBERS, write=STAFF),
        ),
        State(
            id="external",
            title=pgettext_lazy("workflow", "Published externally"),
            description=pgettext_lazy("workflow", "Seen by everybody."),
            exits=("retract",),
            permissions=rights(read=EVERYBODY, write=STAFF),
        ),
    ),
    transitions=(
        step("hide", to="private", guard=MAY_EDIT, title=pgettext_lazy("workflow", "Make private")),
        step("show_internally", to="internal", guard=MAY_EDIT, title=pgettext_lazy("workflow", "Show internally")),
        step("submit", to="pending", guard=MAY_SUBMIT, title=pgettext_lazy("workflow", "Submit for review")),
        step("retract", to="internal", guard=MAY_SUBMIT, title=pgettext_lazy("workflow", "Take back")),
        step("reject", to="internal", guard=MAY_REVIEW, title=pgettext_lazy("workflow", "Send back")),
        step(
            "publish_internally",
            to="internally_published",
            guard=MAY_REVIEW,
            title=pgettext_lazy("workflow", "Publish internally"),
        ),
        step(
            "publish_externally", to="external", guard=MAY_REVIEW, title=pgettext_lazy("workflow", "Publish externally")
        ),
    ),
    worklists=(REVIEW_LIST,),
)
