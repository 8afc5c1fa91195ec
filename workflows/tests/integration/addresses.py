"""All addresses of the bare site's admin, found by walking the resolver, and how to fill in their parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Collection, Locale, Site, Workflow

from workflows.models import StateReviewTask
from workflows.tests.integration.world import Section, World

ADMIN = "admin/"


@dataclass(frozen=True)
class Address:
    """One pattern: its full name and the names of its parts."""

    name: str
    path: str
    parts: tuple[str, ...]


def all_addresses() -> list[Address]:
    """Return every address below the admin, and of the APIs."""
    return [address for address in _walk(get_resolver(), "", "", ()) if address.path.startswith((ADMIN, "api/"))]


def _walk(resolver: URLResolver, namespace: str, path: str, parts: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        found = tuple(dict.fromkeys((*parts, *entry.pattern.converters, *entry.pattern.regex.groupindex)))
        if isinstance(entry, URLPattern):
            yield Address(":".join(filter(None, (namespace, str(entry.name)))), here, found)
        else:
            yield from _walk(entry, ":".join(filter(None, (namespace, entry.namespace))), here, found)


def names_a_page(address: Address) -> bool:
    """Return whether the address is about one page, by a part of its own."""
    parts = {"page_id", "parent_page_id", "page_to_move_id", "destination_id"}
    by_pk = address.name in {
        "wagtailadmin_pages:revisions_compare",
        "wagtailadmin_api:pages:detail",
        "wagtailadmin_api:pages:action",
        "api:pages:detail",
    }
    return by_pk or bool(parts & set(address.parts)) or address.name == "wagtailadmin_editing_sessions:ping"


def url_of(address: Address, world: World, section: Section) -> str:
    """Return the address filled in with the things of `section`."""
    if address.name.endswith("None"):
        return "/" + address.path.replace("^.*/$", "nothing-here/")
    return reverse(address.name, kwargs={part: _value(address, part, section) for part in address.parts})


def _value(address: Address, part: str, section: Section) -> Any:
    page = section.waiting
    review = page.workflow_states.get()
    values = {
        "page_id": page.pk,
        "parent_page_id": section.folder.pk,
        "page_to_move_id": page.pk,
        "destination_id": section.folder.pk,
        "content_type_app_name": "bare_pages",
        "content_type_model_name": "articlepage",
        "app_label": "bare_pages",
        "app_name": "bare_pages",
        "model_name": "articlepage",
        "action_name": "publish",
        "action": "publish",
        "task_state_id": review.current_task_state_id,
        "workflow_state_id": review.pk,
        "task_id": StateReviewTask.objects.get().pk,
        "workflow_pk": Workflow.objects.get(workflow_tasks__task__statereviewtask__isnull=False).pk,
        "revision_id": page.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "transition_id": "publish",
        "object_id": str(page.pk),
        "session_id": 1,
        "document_id": 1,
        "site_id": 1,
        "type_name": "bare_pages.ArticlePage",
        "type": "bare_pages.ArticlePage",
        "doc_id": 1,
        "image_id": 1,
        "filter_spec": "width-100",
        "uploaded_file_id": 1,
        "collection_id": Collection.get_first_root_node().pk,
        "restriction_id": 1,
        "mode": "default",
        "uidb64": "MQ",
        "token": "set-password",
        "pk": 1,
    }
    own: dict[str, dict[str, Any]] = {
        "wagtailadmin_pages:revisions_compare": {"pk": page.pk},
        "wagtailadmin_api:pages:detail": {"pk": page.pk},
        "wagtailadmin_api:pages:action": {"pk": page.pk},
        "api:pages:detail": {"pk": page.pk},
        "wagtailadmin_editing_sessions:ping": {"app_label": "wagtailcore", "model_name": "page"},
        "wagtail_bulk_action": {"app_label": "wagtailcore", "model_name": "page"},
        "wagtailadmin_pages:workflow_action": {},
        "wagtailsites:edit": {"pk": Site.objects.get().pk},
        "wagtaillocales:edit": {"pk": Locale.objects.first().pk},
    }
    return own.get(address.name, {}).get(part, values.get(part, 1))


def query_of(address: Address, section: Section) -> dict[str, Any]:
    """Return the query that asks the address for the things of `section`, where it takes one."""
    page = section.waiting
    word = page.title[:6].lower()
    queries: dict[str, dict[str, Any]] = {
        "wagtailadmin_pages:search": {"q": word},
        "wagtailadmin_pages:search_results": {"q": word},
        "wagtailadmin_choose_page_search": {"q": word},
        "wagtailadmin_choose_page": {"page_type": "bare_pages.ArticlePage"},
        "wagtailadmin_choose_page_chosen_multiple": {"id": [page.pk, section.draft.pk]},
        "wagtailadmin_api:pages:listing": {"search": word},
        "api:pages:listing": {"search": word, "fields": "*"},
        "wagtailapi_v3:list_pages": {"search": word},
        "wagtailapi_v3:find_page": {"id": page.pk},
        "wagtailadmin_explore_root": {"q": word, "search_all": "1"},
        "wagtail_bulk_action": {"id": page.pk},
        "wagtailadmin_reports:site_history": {"label": word},
    }
    return queries.get(address.name, {})
