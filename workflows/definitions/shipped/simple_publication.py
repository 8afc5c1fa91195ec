"""Private, then under review, then public: what most sites need."""

from django.utils.translation import pgettext_lazy

from workflows.definitions.shipped.parts import (
    AUTHORS,
    EVERYBODY,
    INVITED,
    MANAGED,
    MAY_REVIEW,
    MAY_SUBMIT,
    REVIEW_LIST,
    REVIEWERS,
    rights,
    step,
)
from workflows.definitions.tables import Definition, State
from workflows.vocabulary import Role

SIMPLE_PUBLICATION = Definition(
    id="simple_publication",
    title=pgettext_lazy("workflow", "Simple publication"),
    description=pgettext_lazy(
        "workflow", "A page starts private, is submitted for review, and is published by a reviewer."
    ),
    initial_state="private",
    permissions=MANAGED,
    states=(
        State(
            id="private",
            title=pgettext_lazy("workflow", "Private"),
            description=pgettext_lazy("workflow", "Seen and changed by its owner and by those who are invited."),
            exits=("submit", "publish"),
            permissions=rights(read=INVITED, write=AUTHORS),
        ),
        State(
            id="pending",
            title=pgettext_lazy("workflow", "Pending review"),
            description=pgettext_lazy("workflow", "Waits for a reviewer, who alone may change it."),
            exits=("publish", "reject", "retract"),
            permissions=rights(read=INVITED | {Role.REVIEWER}, write=REVIEWERS),
        ),
        State(
            id="published",
            title=pgettext_lazy("workflow", "Published"),
            description=pgettext_lazy("workflow", "Seen by everybody."),
            exits=("reject", "retract"),
            permissions=rights(read=EVERYBODY, write=AUTHORS),
        ),
    ),
    transitions=(
        step("submit", to="pending", guard=MAY_SUBMIT, title=pgettext_lazy("workflow", "Submit for review")),
        step("retract", to="private", guard=MAY_SUBMIT, title=pgettext_lazy("workflow", "Take back")),
        step("reject", to="private", guard=MAY_REVIEW, title=pgettext_lazy("workflow", "Send back")),
        step("publish", to="published", guard=MAY_REVIEW, title=pgettext_lazy("workflow", "Publish")),
    ),
    worklists=(REVIEW_LIST,),
)
