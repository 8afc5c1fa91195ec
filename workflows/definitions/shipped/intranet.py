"""For those who are logged in, with a way out to the public."""

from django.utils.translation import gettext_lazy as _

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
    title=_("Intranet"),
    description=_("Pages are for those who are logged in; a reviewer may let chosen ones out to the public."),
    initial_state="internal",
    permissions=MANAGED,
    states=(
        State(
            id="internal",
            title=_("Internal draft"),
            description=_("Seen by everybody who is logged in."),
            exits=("hide", "submit", "publish_internally"),
            permissions=rights(read=MEMBERS, write=AUTHORS),
        ),
        State(
            id="private",
            title=_("Private"),
            description=_("Seen and changed by its owner and by those who are invited."),
            exits=("show_internally",),
            permissions=rights(read=INVITED, write=AUTHORS),
        ),
        State(
            id="pending",
            title=_("Pending review"),
            description=_("Waits for a reviewer, who alone may change it."),
            exits=("publish_internally", "publish_externally", "reject", "retract"),
            permissions=rights(read=MEMBERS | {Role.REVIEWER}, write=REVIEWERS),
        ),
        State(
            id="internally_published",
            title=_("Published internally"),
            description=_("Approved, and seen by everybody who is logged in."),
            exits=("publish_externally", "reject", "retract"),
            permissions=rights(read=MEMBERS, write=STAFF),
        ),
        State(
            id="external",
            title=_("Published externally"),
            description=_("Seen by everybody."),
            exits=("retract",),
            permissions=rights(read=EVERYBODY, write=STAFF),
        ),
    ),
    transitions=(
        step("hide", to="private", guard=MAY_EDIT, title=_("Make private")),
        step("show_internally", to="internal", guard=MAY_EDIT, title=_("Show internally")),
        step("submit", to="pending", guard=MAY_SUBMIT, title=_("Submit for review")),
        step("retract", to="internal", guard=MAY_SUBMIT, title=_("Take back")),
        step("reject", to="internal", guard=MAY_REVIEW, title=_("Send back")),
        step("publish_internally", to="internally_published", guard=MAY_REVIEW, title=_("Publish internally")),
        step("publish_externally", to="external", guard=MAY_REVIEW, title=_("Publish externally")),
    ),
    worklists=(REVIEW_LIST,),
)
