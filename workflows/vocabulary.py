"""The field's words: Plone's roles, permissions and triggers, as the definitions and the tables spell them."""

from enum import StrEnum


class Role(StrEnum):
    """Who somebody is, in the context of one page (Plone 6, `portal_role_manager`)."""

    ANONYMOUS = "Anonymous"
    AUTHENTICATED = "Authenticated"
    MEMBER = "Member"
    READER = "Reader"
    CONTRIBUTOR = "Contributor"
    EDITOR = "Editor"
    REVIEWER = "Reviewer"
    OWNER = "Owner"
    SITE_ADMINISTRATOR = "Site Administrator"
    MANAGER = "Manager"


EVERYBODY = frozenset({Role.ANONYMOUS})
LOGGED_IN = frozenset({Role.ANONYMOUS, Role.AUTHENTICATED, Role.MEMBER})
"""The roles that nobody gives: one has them by being there, or by being logged in."""


class Permission(StrEnum):
    """What one may do with a page; a definition may use names of its own beside these."""

    VIEW = "View"
    ACCESS = "Access contents information"
    MODIFY = "Modify portal content"
    DELETE = "Delete objects"
    ADD = "Add portal content"
    LIST = "List folder contents"
    REQUEST_REVIEW = "Request review"
    REVIEW = "Review portal content"
    REVIEW_COMMENTS = "Review comments"
    REPLY = "Reply to item"
    DELEGATE_ROLES = "Sharing page: Delegate roles"
    CHANGE_EVENTS = "Change portal events"
    ACCESS_INACTIVE = "Access inactive portal content"


class Trigger(StrEnum):
    """What sets a transition off (DCWorkflow's trigger types; TIMED is ours)."""

    USER = "USER"
    AUTOMATIC = "AUTOMATIC"
    TIMED = "TIMED"


class Visibility(StrEnum):
    """Who may read what is in a state; derived from the state's map of View, never declared."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PRIVATE = "private"


class Track(StrEnum):
    """Where the changes to a live page are, while the page itself stays in its state."""

    NONE = "none"
    DRAFT = "draft"
    PENDING = "pending"
