"""Public drafts, of which reviewers choose some: for sites where everybody writes."""

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

COMMUNITY = Definition(
    id="community",
    title=pgettext_lazy("workflow", "Community"),
    description=pgettext_lazy("workflow", "Everybody sees a page at once; reviewers lift out the ones they approve."),
    initial_state="visible",
    permissions=MANAGED,
    states=(
        State(
            id="visible",
            title=pgettext_lazy("workflow", "Public draft"),
            description=pgettext_lazy("workflow", "Seen by everybody, approved by nobody."),
            exits=("hide", "submit", "publish"),
            permissions=rights(read=EVERYBODY, write=AUTHORS),
        ),
        State(
            id="private",
            title=pgettext_lazy("workflow", "Private"),
            description=pgettext_lazy("workflow", "Seen and changed by its owner and by those who are invited."),
            exits=("show",),
            permissions=rights(read=INVITED, write=AUTHORS),
        ),
        State(
            id="pending",
            title=pgettext_lazy("workflow", "Pending review"),
            description=pgettext_lazy("workflow", "Waits for a reviewer, who alone may change it."),
            exits=("publish", "reject", "retract", "hide"),
            permissions=rights(read=EVERYBODY, write=REVIEWERS),
        ),
        State(
            id="published",
            title=pgettext_lazy("workflow", "Published"),
            description=pgettext_lazy("workflow", "Seen by everybody."),
            exits=("reject", "retract"),
            permissions=rights(read=EVERYBODY, write=STAFF),
        ),
    ),
    transitions=(
        step("hide", to="private", guard=MAY_EDIT, title=pgettext_lazy("workflow", "Make private")),
        step("show", to="visible", guard=MAY_EDIT, title=pgettext_lazy("workflow", "Show as a public draft")),
        step("submit", to="pending", guard=MAY_SUBMIT, title=pgettext_lazy("workflow", "Submit for review")),
        step("retract", to="visible", guard=MAY_SUBMIT, title=pgettext_lazy("workflow", "Take back")),
        step("reject", to="visible", guard=MAY_REVIEW, title=pgettext_lazy("workflow", "Send back")),
        step("publish", to="published", guard=MAY_REVIEW, title=pgettext_lazy("workflow", "Publish")),
    ),
    worklists=(REVIEW_LIST,),
)
