"""Every address of the admin, and what a partner needs to pass it: the table the wall reads.

An address that is not in the table is closed. A test walks all addresses and fails on one that is missing here.
"""

from django.db.models import Model

from peer_pages.roles.checks import (
    Check,
    any_page_type,
    anything,
    document,
    explorable_page,
    image,
    linkable_ids,
    linkable_page,
    own_contact,
    own_object,
    own_page,
    own_upload,
)
from peer_pages.roles.policies import REFERENCES

PAGE = own_page("page_id")

OPEN: dict[str, Check] = {
    "wagtailadmin_home": anything,
    "wagtailadmin_account": anything,
    "wagtailadmin_login": anything,
    "wagtailadmin_logout": anything,
    "wagtailadmin_dismissibles": anything,
    "wagtailadmin_block_preview": anything,
    "wagtailadmin_sprite": anything,
    "wagtailadmin_javascript_catalog": anything,
    "wagtailadmin_password_reset": anything,
    "wagtailadmin_password_reset_done": anything,
    "wagtailadmin_password_reset_confirm": anything,
    "wagtailadmin_password_reset_complete": anything,
    "wagtail_localize:javascript_catalog": anything,
    "wagtailadmin_editing_sessions:ping": own_object,
    # The view deletes only the user's own session.
    "wagtailadmin_editing_sessions:release": anything,
}

LISTS: dict[str, Check] = {
    # These follow the page policy.
    "wagtailadmin_explore_root": anything,
    "wagtailadmin_explore": explorable_page("parent_page_id"),
    "wagtailadmin_explore_results": explorable_page("parent_page_id"),
    "wagtailadmin_pages:search": anything,
    "wagtailadmin_pages:search_results": anything,
    "wagtailadmin_api:pages:listing": anything,
    "funding_overview:index": anything,
    "funding_calendar:index": anything,
    "wagtailadmin_api:pages:detail": explorable_page("pk"),
}

PAGES: dict[str, Check] = {
    "wagtailadmin_pages:add": own_page("parent_page_id"),
    "wagtailadmin_pages:preview_on_add": own_page("parent_page_id"),
    "wagtailadmin_pages:add_subpage": own_page("parent_page_id"),
    "wagtailadmin_pages:edit": PAGE,
    "workflows:transition": PAGE,
    "wagtailadmin_pages:preview_on_edit": PAGE,
    "wagtailadmin_pages:view_draft": PAGE,
    "wagtailadmin_pages:delete": PAGE,
    "wagtailadmin_pages:confirm_workflow_cancellation": PAGE,
    "wagtailadmin_pages:lock": PAGE,
    "wagtailadmin_pages:unlock": PAGE,
    "wagtailadmin_pages:revisions_index": PAGE,
    "wagtailadmin_pages:revisions_view": PAGE,
    "wagtailadmin_pages:revisions_revert": PAGE,
    "wagtailadmin_pages:revisions_compare": own_page("pk"),
    "wagtailadmin_pages:workflow_history": PAGE,
    "wagtailadmin_pages:workflow_history_detail": PAGE,
    "wagtailadmin_pages:history": PAGE,
    "wagtailadmin_pages:history_results": PAGE,
}

LINKS: dict[str, Check] = {
    "wagtailadmin_choose_page": any_page_type,
    "wagtailadmin_choose_page_child": linkable_page("parent_page_id"),
    # Follows `construct_page_chooser_queryset`.
    "wagtailadmin_choose_page_search": anything,
    "wagtailadmin_choose_page_chosen_multiple": linkable_ids,
    "wagtailadmin_choose_page_external_link": anything,
    "wagtailadmin_choose_page_email_link": anything,
    "wagtailadmin_choose_page_phone_link": anything,
    "wagtailadmin_choose_page_anchor_link": anything,
}

FILES: dict[str, Check] = {
    "wagtaildocs:index": anything,
    "wagtaildocs:index_results": anything,
    "wagtaildocs:add": anything,
    "wagtaildocs:edit": document("document_id"),
    "wagtaildocs:delete": document("document_id"),
    "wagtaildocs:add_multiple": anything,
    "wagtaildocs:edit_multiple": document("doc_id"),
    "wagtaildocs:delete_multiple": document("doc_id"),
    "wagtaildocs:create_multiple_from_uploaded_document": own_upload,
    "wagtaildocs:delete_upload_multiple": own_upload,
    "wagtaildocs_chooser:choose": anything,
    "wagtaildocs_chooser:choose_results": anything,
    "wagtaildocs_chooser:chosen": document("pk", "choose"),
    "wagtaildocs_chooser:chosen_multiple": anything,
    "wagtaildocs_chooser:create": anything,
    "wagtailimages:index": anything,
    "wagtailimages:index_results": anything,
    "wagtailimages:add": anything,
    "wagtailimages:edit": image("image_id"),
    "wagtailimages:delete": image("image_id"),
    "wagtailimages:preview": image("image_id"),
    "wagtailimages:add_multiple": anything,
    "wagtailimages:edit_multiple": image("image_id"),
    "wagtailimages:delete_multiple": image("image_id"),
    "wagtailimages:create_multiple_from_uploaded_image": own_upload,
    "wagtailimages:delete_upload_multiple": own_upload,
    "wagtailimages_chooser:choose": anything,
    "wagtailimages_chooser:choose_results": anything,
    "wagtailimages_chooser:chosen": image("pk", "choose"),
    "wagtailimages_chooser:chosen_multiple": anything,
    "wagtailimages_chooser:create": anything,
    "wagtailimages_chooser:select_format": image("image_id", "choose"),
}

CONTACTS: dict[str, Check] = {
    "wagtailsnippets_peer_pages_contact:list": anything,
    "wagtailsnippets_peer_pages_contact:list_results": anything,
    "wagtailsnippets_peer_pages_contact:add": anything,
    "wagtailsnippets_peer_pages_contact:edit": own_contact,
    "wagtailsnippetchoosers_peer_pages_contact:choose": anything,
    "wagtailsnippetchoosers_peer_pages_contact:choose_results": anything,
    "wagtailsnippetchoosers_peer_pages_contact:chosen": own_contact,
    "wagtailsnippetchoosers_peer_pages_contact:chosen_multiple": anything,
}


def _reference(model: type[Model]) -> dict[str, Check]:
    """Return the doors of a list that everybody reads and only editors write."""
    name_of_model = model._meta.model_name  # noqa: SLF001 - Django's own way to a model's name
    lists = (f"wagtailsnippets_peer_pages_{name_of_model}:{name}" for name in ("list", "list_results"))
    choosing = ("choose", "choose_results", "chosen", "chosen_multiple")
    choosers = (f"wagtailsnippetchoosers_peer_pages_{name_of_model}:{name}" for name in choosing)
    return dict.fromkeys((*lists, *choosers), anything)


DOORS: dict[str, Check] = {
    **OPEN,
    **LISTS,
    **PAGES,
    **LINKS,
    **FILES,
    **CONTACTS,
    **{name: check for model in REFERENCES for name, check in _reference(model).items()},
}
"""The doors that partners may pass; all others are closed to them."""
