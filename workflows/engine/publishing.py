"""Publishing exactly the revision that was decided on, and taking a page off."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.actions.base import BaseAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Revision

from workflows.engine.content import revision_as_page
from workflows.engine.passage import through_the_door


class PublishPinnedRevision(PublishPageRevisionAction):
    """Wagtail's publication, for a revision the door has already read, checked and validated.

    Wagtail's own asks the database for the revision's object, its newest sibling and the one before, and validates
    once more. Scheduling is the door's affair: what comes here goes out now.
    """

    def __init__(self, revision: Revision, page: Page, user: Any = None) -> None:
        BaseAction.__init__(self, page, user=user)
        self.revision, self.object = revision, page

    def execute(self, skip_permission_checks: bool = True) -> None:  # noqa: ARG002 (Wagtail's signature)
        """Publish. The door has asked whether it may."""
        page, now = self.object, timezone.now()
        page.live, page.expired, page.has_unpublished_changes = True, False, False
        page.live_revision, page.last_published_at = self.revision, now
        page.first_published_at = page.first_published_at or now
        Revision.objects.for_instance(page).filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
        page.save(clean=False)
        self._after_publish()


class TakeOff(UnpublishPageAction):
    """Wagtail's unpublication, writing only what it changes: the page may have been read without its own fields."""

    def check(self, skip_permission_checks: bool = False) -> None:
        """Let the door's own check do."""

    def _commit_unpublish(self, page: Page) -> None:
        page.save(clean=False, update_fields=["live", "has_unpublished_changes", "live_revision", "expired"])


def publish(page: Page, revision: Revision | None, *, user: Any) -> Revision:
    """Publish `page`, which is `revision` as an object; a page without revisions is given its first one."""
    with through_the_door():
        revision = revision or page.save_revision(user=user, clean=False)
        PublishPinnedRevision(revision, page, user).execute()
    return revision


def first_revision(page: Page, *, user: Any) -> Revision:
    """Save a page that code made, as it is, as the first revision of its own."""
    with through_the_door():
        return page.specific.save_revision(user=user, clean=False)


def keep(page: Page) -> Revision:
    """Save what readers see of a page whose public version is no revision, older than its drafts; return it."""
    shown = page.specific_class.objects.get(pk=page.pk)
    drafts = Revision.objects.for_instance(shown)
    oldest = drafts.order_by("created_at", "pk").values_list("created_at", flat=True).first()
    revision = Revision.objects.create(
        content_object=shown,
        base_content_type=shown.get_base_content_type(),
        content=shown.serializable_data(),
        object_str=str(shown),
        created_at=oldest - timedelta(microseconds=1) if oldest else timezone.now(),
    )
    news = {} if page.latest_revision_id else {"latest_revision": revision}
    Page.objects.filter(pk=page.pk).update(live_revision=revision, **news)
    page.refresh_from_db(fields=["live_revision", "latest_revision"])
    return revision


def unpublish(page: Page, *, user: Any) -> None:
    """Take `page` off; its newest revision stays as a draft."""
    with through_the_door():
        TakeOff(page.specific, user=user, log_action=False).execute(skip_permission_checks=True)


def restore(page: Page, revision: Revision) -> None:
    """Show readers `revision` again; newer ones stay drafts."""
    made = revision_as_page(page, revision)
    newer = page.latest_revision_id != revision.pk
    with through_the_door():
        PublishPinnedRevision(revision, made, None).execute()
    if newer:
        Page.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
