"""The lock that a state is: who may not modify a page in its state may open it, and cannot write in it."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock

from workflows import api
from workflows.vocabulary import Permission, Track


class StateLock(WorkflowLock):
    """Hold for everybody who lacks "Modify portal content"; a `WorkflowLock`, so that a page can be locked on top."""

    def __init__(self, page: Any, task: Any = None) -> None:
        super().__init__(page, task)

    def for_user(self, user: Any) -> bool:
        """Return whether `user` may not write in the page now."""
        return not api.has_permission(user, self.object, Permission.MODIFY)

    def get_message(self, user: Any) -> str | None:
        """Return why the form is shut, or nothing to those for whom it is open."""
        if not self.for_user(user):
            return None
        return _("This page is “%(state)s”: you may read it, and not change it.") % {"state": self.state_title}

    def get_locked_by(self, user: Any, can_lock: bool = False) -> str:
        """Return what holds the lock."""
        return _("Unlocked") if can_lock else _("Locked by its state")

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        """Return what the lock means to `user`."""
        if can_lock:
            return _("Others who may change the page in its state can do so too; lock it to keep them out.")
        return _("Only those who may change a page that is “%(state)s” can write in it.") % {"state": self.state_title}

    @property
    def state_title(self) -> str:
        """The title of the state whose rights hold."""
        rights = api.rights_of(None, self.object)
        definition, record = rights.definition, rights.record
        name = definition.rights_state(record.state, Track(record.track)) if definition and record else ""
        return str(definition.state(name).title or name) if definition and definition.has_state(name) else name
