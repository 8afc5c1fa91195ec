"""The addresses that are closed to partners on purpose: each was looked at, and nothing of it is for them."""

from peer_pages.tests.roles.addresses import FACTS

_SNIPPET = "add edit delete usage history history_results copy"
_MODEL = "index index_results add edit delete history history_results usage copy"
CLOSED: dict[str, str] = {
    "": "wagtailadmin_error_test wagtail_bulk_action wagtailadmin_tag_autocomplete wagtailadmin_tag_model_autocomplete",
    "wagtailadmin_api:pages": "find action",
    "wagtailadmin_api:documents": "listing detail find",
    "wagtailadmin_api:images": "listing detail find",
    "wagtailadmin_pages": "type_use choose_parent type_use_results usage unpublish convert_alias move move_confirm"
    " set_page_position copy workflow_action collect_workflow_action_data workflow_preview set_privacy"
    " revisions_unschedule",
    "workflows": "sharing",
    "wagtailadmin_collections": "index add edit delete set_privacy",
    "wagtailadmin_workflows": "index index_results add enable disable edit usage usage_results remove add_task"
    " select_task_type task_index task_index_results edit_task disable_task enable_task task_chooser"
    " task_chooser_results task_chooser_create task_chosen",
    "wagtailadmin_reports": "locked_pages locked_pages_results workflow workflow_results workflow_tasks"
    " workflow_tasks_results site_history site_history_results aging_pages aging_pages_results page_types_usage"
    " page_types_usage_results",
    "wagtail_localize": "submit_page_translation submit_snippet_translation update_translations"
    " edit_string_translation edit_override download_pofile upload_pofile machine_translate preview_translation"
    " stop_translation convert_to_alias translations_report translations_report_results snippets_api_listing"
    " snippets_api_detail",
    "wagtailredirects": "index index_results add edit delete start_import process_import",
    "wagtailsettings": "edit preview_on_edit",
    "wagtailembeds": "chooser chooser_upload",
    "search_synonyms": "index index_results add edit history undo",
    "search_reports": "index",
    "search_explain": "index",
    "search_status": "index rebuild",
    "funding_answers": "index",
    "funding_health": "index",
    "wagtailsnippets": "index",
    "wagtaildocs": "document_usage",
    "wagtailimages": "url_generator url_generator_output image_usage",
    "wagtailsnippets_peer_pages_contact": "delete usage history history_results copy",
    "wagtailsnippetchoosers_peer_pages_contact": "create",
    "wagtaillocales": _MODEL,
    "wagtailsites": _MODEL,
    "wagtailusers_users": _MODEL,
    "wagtailusers_groups": "index index_results add edit delete history history_results usage",
    **{f"wagtailsnippets_peer_pages_{model}": _SNIPPET for model in FACTS},
    **{f"wagtailsnippetchoosers_peer_pages_{model}": "create" for model in FACTS},
}


ADMINISTRATORS_ONLY: dict[str, str] = {
    "wagtailadmin_workflows": "index index_results add disable edit usage usage_results add_task select_task_type"
    " task_index task_index_results edit_task disable_task",
    "wagtaillocales": _MODEL,
    "wagtailsites": _MODEL,
    "wagtailusers_users": _MODEL,
    "wagtailusers_groups": "index index_results add edit delete history history_results usage",
}
"""What Wagtail refuses to editors; administrators have it."""

NEEDS_MORE: dict[str, str] = {
    # Find what, and fail on purpose.
    "": "wagtailadmin_error_test wagtailadmin_block_preview wagtailadmin_login wagtailadmin_choose_page",
    "wagtailadmin_api:pages": "find",
    "wagtailadmin_api:documents": "find",
    "wagtailadmin_api:images": "find",
    # A public page, an alias.
    "wagtailadmin_pages": "unpublish convert_alias",
    # A translation under way, with its report, settings.
    "wagtail_localize": "update_translations download_pofile preview_translation convert_to_alias",
    "wagtailsettings": "edit preview_on_edit",
    # A page that follows a workflow.
    "workflows": "transition",
    # A list of types of which none is without a menu of its own; a setting for addresses of images.
    "wagtailsnippets": "index",
    "wagtailimages": "url_generator url_generator_output create_multiple_from_uploaded_image delete_upload_multiple",
    "wagtaildocs": "create_multiple_from_uploaded_document delete_upload_multiple",
}
"""Addresses that answer 404 to everybody here, because they need something that no home has."""


def full_names(table: dict[str, str]) -> frozenset[str]:
    """Return the full names of the addresses in `table`."""
    return frozenset(
        ":".join(filter(None, (namespace, name))) for namespace, names in table.items() for name in names.split()
    )


def closed_names() -> frozenset[str]:
    """Return the full names of all addresses that are closed to partners."""
    return full_names(CLOSED)
