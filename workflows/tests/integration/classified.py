"""What each address answers to somebody who has nothing to do with the page: each was looked at."""

PAGE = "add preview_on_add usage edit preview_on_edit view_draft add_subpage delete unpublish convert_alias move"
PAGE_TOO = (
    "move_confirm set_page_position copy workflow_action collect_workflow_action_data confirm_workflow_cancellation"
    " workflow_preview set_privacy lock unlock revisions_index revisions_view revisions_revert revisions_unschedule"
    " revisions_compare workflow_history workflow_history_detail history history_results"
)
CRUD = "index index_results add edit delete history history_results usage"
CHOOSER = "choose choose_results chosen chosen_multiple create"
WRITES = "publish unpublish copy move delete revert convert_alias create_alias copy_for_translation"

NOT_THERE: dict[str, str] = {
    "": "wagtailadmin_explore wagtailadmin_explore_results wagtail_bulk_action wagtailadmin_choose_page_child"
    " wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_pages": f"{PAGE} {PAGE_TOO}",
    "wagtailadmin_api:pages": "detail action",
    "api:pages": "detail",
    "wagtailadmin_editing_sessions": "ping",
    "workflows": "transition sharing",
    "wagtailapi_v3": "detail_page update_page delete_page list_page_revisions detail_page_revision "
    + " ".join(f"pages_actions_{name}" for name in WRITES.split()),
}
"""404, whether the page is somebody else's or nobody's."""

LISTS: dict[str, str] = {
    "": "wagtailadmin_home wagtailadmin_explore_root wagtailadmin_choose_page wagtailadmin_choose_page_search",
    "wagtailadmin_pages": "search search_results type_use type_use_results choose_parent",
    "wagtailadmin_api:pages": "listing find",
    "api:pages": "listing find",
    "wagtailapi_v3": "list_pages create_page find_page",
    "wagtailadmin_reports": "locked_pages locked_pages_results workflow workflow_results workflow_tasks"
    " workflow_tasks_results site_history site_history_results aging_pages aging_pages_results page_types_usage"
    " page_types_usage_results",
}
"""Without the page, and without its title above, beside or below another; or not at all."""

NOT_ABOUT_PAGES: dict[str, str] = {
    "": "wagtailadmin_choose_page_external_link wagtailadmin_choose_page_email_link"
    " wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_anchor_link wagtailadmin_tag_autocomplete"
    " wagtailadmin_tag_model_autocomplete wagtailadmin_account wagtailadmin_logout wagtailadmin_dismissibles"
    " wagtailadmin_block_preview wagtailadmin_error_test None",
    "wagtailadmin_api:documents": "listing detail find",
    "wagtailadmin_api:images": "listing detail find",
    "wagtailadmin_editing_sessions": "release",
    "wagtailadmin_collections": "index add edit delete set_privacy",
    "wagtailadmin_workflows": "index index_results add enable disable edit usage usage_results remove add_task"
    " select_task_type task_index task_index_results edit_task disable_task enable_task task_chooser"
    " task_chooser_results task_chooser_create task_chosen",
    "wagtailsettings": "edit preview_on_edit",
    "wagtailembeds": "chooser chooser_upload",
    "wagtailsnippets": "index",
    "wagtaildocs": "index index_results add edit delete add_multiple edit_multiple delete_multiple document_usage"
    " create_multiple_from_uploaded_document delete_upload_multiple",
    "wagtaildocs_chooser": CHOOSER,
    "wagtailimages": "index index_results edit delete url_generator url_generator_output preview add image_usage"
    " add_multiple edit_multiple delete_multiple create_multiple_from_uploaded_image delete_upload_multiple",
    "wagtailimages_chooser": f"{CHOOSER} select_format",
    "wagtailsites": f"{CRUD} copy",
    "wagtailusers_users": f"{CRUD} copy",
    "wagtailusers_groups": CRUD,
    "wagtailapi_v3": "whoami list_schemas get_schema_for_type"
    " list_sites create_site detail_site update_site delete_site list_snippets create_snippet detail_snippet"
    " update_snippet delete_snippet list_snippet_revisions detail_snippet_revision snippets_actions_delete"
    " snippets_actions_publish snippets_actions_unpublish snippets_actions_revert"
    " snippets_actions_copy_for_translation list_documents create_document detail_document update_document"
    " delete_document list_images create_image detail_image update_image delete_image",
    "wagtailusers_api_tokens": CRUD,
}
"""Wagtail's own rules; nothing of a page is on them."""

PUBLIC: dict[str, str] = {
    "": "wagtailadmin_sprite wagtailadmin_login wagtailadmin_password_reset wagtailadmin_password_reset_done"
    " wagtailadmin_password_reset_confirm wagtailadmin_password_reset_complete wagtailadmin_javascript_catalog",
    "wagtailapi_v3": "openapi-json openapi-view api-root",
}
"""Before the login."""


def names(*tables: dict[str, str]) -> frozenset[str]:
    """Return the full names of all addresses in `tables`."""
    return frozenset(
        ":".join(filter(None, (namespace, name)))
        for table in tables
        for namespace, listed in table.items()
        for name in listed.split()
    )
