"""Private, then under review, then public: what most sites need."""

from django.utils.translation import gettext_lazy as _

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
    title=_("Simple publication"),
    description=_("A page starts private, is submitted for review, and is published by a reviewer."),
    initial_state="private",
    permissions=MANAGED,
    states=(
        State(
            id="private",
            title=_("Private"),
            description=_("Seen and changed by its owner and by those who are invited."),
            exits=("submit", "publish"),
            permissions=rights(read=INVITED, write=AUTHORS),
        ),
        State(
            id="pending",
            title=_("Pending review"),
            description=_("Waits for a reviewer, who alone may change it."),
            exits=("publish", "reject", "retract"),
            permissions=rights(read=INVITED | {Role.REVIEWER}, write=REVIEWERS),
        ),
        State(
            id="published",
            title=_("Published"),
            description=_("Seen by everybody."),
            exits=("reject", "retract"),
            permissions=rights(read=EVERYBODY, write=AUTHORS),
        ),
    ),
    transitions=(
        step("submit", to="pending", guard=MAY_SUBMIT, title=_("Submit for review")),
        step("retract", to="private", guard=MAY_SUBMIT, title=_("Take back")),
        step("reject", to="private", guard=MAY_REVIEW, title=_("Send back")),
        step("publish", to="published", guard=MAY_REVIEW, title=_("Publish")),
    ),
    worklists=(REVIEW_LIST,),
)
