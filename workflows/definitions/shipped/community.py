"""Public drafts, of which reviewers choose some: for sites where everybody writes."""

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

COMMUNITY = Definition(
    id="community",
    title=_("Community"),
    description=_("Everybody sees a page at once; reviewers lift out the ones they approve."),
    initial_state="visible",
    permissions=MANAGED,
    states=(
        State(
            id="visible",
            title=_("Public draft"),
            description=_("Seen by everybody, approved by nobody."),
            exits=("hide", "submit", "publish"),
            permissions=rights(read=EVERYBODY, write=AUTHORS),
        ),
        State(
            id="private",
            title=_("Private"),
            description=_("Seen and changed by its owner and by those who are invited."),
            exits=("show",),
            permissions=rights(read=INVITED, write=AUTHORS),
        ),
        State(
            id="pending",
            title=_("Pending review"),
            description=_("Waits for a reviewer, who alone may change it."),
            exits=("publish", "reject", "retract", "hide"),
            permissions=rights(read=EVERYBODY, write=REVIEWERS),
        ),
        State(
            id="published",
            title=_("Published"),
            description=_("Seen by everybody."),
            exits=("reject", "retract"),
            permissions=rights(read=EVERYBODY, write=STAFF),
        ),
    ),
    transitions=(
        step("hide", to="private", guard=MAY_EDIT, title=_("Make private")),
        step("show", to="visible", guard=MAY_EDIT, title=_("Show as a public draft")),
        step("submit", to="pending", guard=MAY_SUBMIT, title=_("Submit for review")),
        step("retract", to="visible", guard=MAY_SUBMIT, title=_("Take back")),
        step("reject", to="visible", guard=MAY_REVIEW, title=_("Send back")),
        step("publish", to="published", guard=MAY_REVIEW, title=_("Publish")),
    ),
    worklists=(REVIEW_LIST,),
)
