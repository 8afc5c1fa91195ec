"""The table: each address about one page, and what it asks. `docs/reference/workflows.md` shows it to readers."""

from collections.abc import Mapping
from types import MappingProxyType

from workflows.integration.doors.checks import (
    Check,
    beginning,
    container_with,
    every,
    linkable_page,
    listed_page,
    page_where,
    page_with,
    parent_where,
    posted_page,
    task_of_page,
)
from workflows.integration.tester import WorkflowPagePermissionTester as Tester
from workflows.vocabulary import Permission

READING = page_with("page_id", Permission.VIEW)
WRITING = page_with("page_id", Permission.MODIFY)
REVIEWING = page_with("page_id", Permission.REVIEW)
ADDING = container_with("parent_page_id", Permission.ADD)

_PAGES: dict[str, Check] = {
    "add": ADDING,
    "add_subpage": ADDING,
    "preview_on_add": every(ADDING, beginning),
    "choose_parent": posted_page("parent_page"),
    "edit": page_where("page_id", Tester.can_open),
    "preview_on_edit": READING,
    "view_draft": READING,
    "usage": WRITING,
    "delete": page_with("page_id", Permission.DELETE),
    "unpublish": page_where("page_id", Tester.can_take_off),
    "convert_alias": WRITING,
    "move": every(page_with("page_to_move_id", Permission.DELETE), posted_page("new_parent_page")),
    "move_confirm": every(
        page_with("page_to_move_id", Permission.DELETE),
        container_with("destination_id", Permission.ADD),
        listed_page("destination_id"),
    ),
    "set_page_position": parent_where("page_to_move_id", Tester.can_reorder_children),
    "copy": every(WRITING, posted_page("new_parent_page")),
    "workflow_action": every(READING, task_of_page),
    "collect_workflow_action_data": every(READING, task_of_page),
    "confirm_workflow_cancellation": READING,
    "workflow_preview": READING,
    "set_privacy": REVIEWING,
    "lock": WRITING,
    "unlock": page_where("page_id", Tester.can_unlock),
    "revisions_index": READING,
    "revisions_view": READING,
    "revisions_revert": WRITING,
    "revisions_unschedule": REVIEWING,
    "revisions_compare": page_with("pk", Permission.VIEW),
    "workflow_history": READING,
    "workflow_history_detail": READING,
    "history": READING,
    "history_results": READING,
}

DOORS: Mapping[str, Check] = MappingProxyType(
    {
        **{f"wagtailadmin_pages:{name}": check for name, check in _PAGES.items()},
        "wagtailadmin_explore": listed_page("parent_page_id"),
        "wagtailadmin_explore_results": listed_page("parent_page_id"),
        "wagtailadmin_choose_page_child": linkable_page("parent_page_id"),
        "wagtail_bulk_action": posted_page("chooser"),
        "workflows:transition": READING,
        "workflows:sharing": page_where("page_id", Tester.can_share),
    }
)
