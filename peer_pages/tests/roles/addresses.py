"""All addresses of the admin, found by walking the resolver, and how to fill in their parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Site, Task, Workflow, WorkflowState

from peer_pages.tests.roles.world import Home, World

ADMIN = "admin/"
FACTS = ("area", "funder", "fundingprogramme", "legalbasis", "organisation", "targetgroup", "topic")


@dataclass(frozen=True)
class Address:
    """One pattern: its full name and the names of its parts."""

    name: str
    path: str
    parts: tuple[str, ...]


def all_addresses() -> list[Address]:
    """Return every address below the admin."""
    return [address for address in _walk(get_resolver(), "", "", ()) if address.path.startswith(ADMIN)]


def _walk(resolver: URLResolver, namespace: str, path: str, parts: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        found = (*parts, *entry.pattern.converters, *entry.pattern.regex.groupindex)
        found = tuple(dict.fromkeys(found))
        if isinstance(entry, URLPattern):
            yield Address(":".join(filter(None, (namespace, str(entry.name)))), here, found)
        else:
            inner = ":".join(filter(None, (namespace, entry.namespace)))
            yield from _walk(entry, inner, here, found)


def url_of(address: Address, world: World, home: Home) -> str:
    """Return the address filled in with the things of `home`."""
    if address.name.endswith("None"):
        return "/" + address.path.replace("^.*/$", "findes-ikke/")
    return reverse(address.name, kwargs={part: _value(address, part, world, home) for part in address.parts})


def _value(address: Address, part: str, world: World, home: Home) -> Any:
    value = _by_name(address, world, home).get(part, _common(world, home).get(part))
    assert value is not None, f"say what {part} of {address.name} is"
    return value


def _common(world: World, home: Home) -> dict[str, Any]:
    draft = home.draft
    review = WorkflowState.objects.filter(object_id=str(draft.pk)).first()
    return {
        "page_id": draft.pk,
        "parent_page_id": home.place.section.pk,
        "page_to_move_id": draft.pk,
        "page_pk": draft.pk,
        "destination_id": home.place.section.pk,
        "content_type_app_name": "peer_pages",
        "content_type_model_name": "initiativepage",
        "app_label": "peer_pages",
        "app_name": "peer_pages",
        "model_name": "initiativepage",
        "action_name": "publish",
        "transition_id": "publish",
        "task_state_id": review.current_task_state_id if review else 1,
        "workflow_state_id": review.pk if review else 1,
        "task_id": Task.objects.get(active=True).pk,
        "workflow_pk": Workflow.objects.get(active=True).pk,
        "revision_id": draft.latest_revision_id,
        "revision_id_a": draft.latest_revision_id,
        "revision_id_b": "latest",
        "document_id": home.document.pk,
        "doc_id": home.document.pk,
        "image_id": home.image.pk,
        "filter_spec": "width-100",
        "uploaded_file_id": 1,
        "collection_id": home.place.collection.pk,
        "object_id": str(draft.pk),
        "session_id": 1,
        "redirect_id": world.redirect.pk,
        "translation_id": 1,
        "translation_source_id": 1,
        "string_segment_id": 1,
        "overridable_segment_id": 1,
        "mode": "default",
        "uidb64": "MQ",
        "token": "set-password",
    }


def _by_name(address: Address, world: World, home: Home) -> dict[str, Any]:
    namespace, _colon, name = address.name.rpartition(":")
    keys = {
        "wagtaildocs_chooser": home.document.pk,
        "wagtailimages_chooser": home.image.pk,
        "wagtailadmin_api:documents": home.document.pk,
        "wagtailadmin_api:images": home.image.pk,
        "wagtailadmin_collections": home.place.collection.pk,
        "wagtailadmin_pages": home.draft.pk,
        "wagtailadmin_api:pages": home.draft.pk,
        "wagtailsites": Site.objects.get().pk,
        "wagtaillocales": home.draft.locale_id,
        "wagtailusers_users": home.user.pk,
        "wagtailusers_groups": home.place.group.pk,
        "wagtailsettings": 1,
    }
    parts: dict[str, Any] = {"pk": keys.get(namespace)}
    if namespace.endswith("_contact"):
        parts["pk"] = home.contact.pk
    elif namespace.startswith("wagtailsnippet"):
        parts["pk"] = _fact(namespace.rpartition("_")[2], home)
    elif namespace == "wagtailadmin_workflows":
        model: Any = Task if "task" in name else Workflow
        parts["pk"] = model.objects.get(active=True).pk
        parts["model_name"], parts["app_label"] = "groupapprovaltask", "wagtailcore"
    elif namespace == "search_synonyms":
        parts["pk"] = apps.get_model("search", "SynonymGroup").objects.values_list("pk", flat=True)[0]
    elif address.name == "wagtailadmin_choose_page_child":
        parts["parent_page_id"] = home.draft.pk
    elif "snippet" in name:
        parts |= {"model_name": "contact", "pk": str(home.contact.pk)}
    elif address.name == "wagtail_bulk_action":
        parts |= {"app_label": "wagtailcore", "model_name": "page", "action": "publish"}
    elif address.name == "wagtailadmin_tag_model_autocomplete":
        parts["model_name"] = "keyword"
    return parts


def _fact(model: str, home: Home) -> int:
    if model == "organisation":
        return home.place.organisation.pk
    return apps.get_model("peer_pages", model).objects.values_list("pk", flat=True)[0]


def query_of(address: Address, home: Home) -> dict[str, Any]:
    """Return the query that asks the address for the things of `home`, where it takes one."""
    page = home.draft.pk
    prefix = "kanari"
    queries: dict[str, dict[str, Any]] = {
        "wagtailadmin_pages:search": {"q": prefix},
        "wagtailadmin_pages:search_results": {"q": prefix},
        "wagtailadmin_choose_page_search": {"q": prefix},
        "wagtailadmin_choose_page": {"page_type": "peer_pages.InitiativePage"},
        "wagtailadmin_choose_page_chosen_multiple": {"id": [page, home.changed.pk]},
        "wagtailadmin_api:pages:listing": {"search": prefix},
        "wagtailadmin_explore_root": {"q": prefix},
        "wagtailadmin_tag_autocomplete": {"term": "k"},
        "wagtailadmin_tag_model_autocomplete": {"term": "k"},
        "wagtail_bulk_action": {"id": page},
        "wagtaildocs:index": {"q": "gulspurv"},
        "wagtaildocs_chooser:choose_results": {"q": "gulspurv"},
        "wagtaildocs_chooser:chosen_multiple": {"id": home.document.pk},
        "wagtailimages:index": {"q": "bogfink"},
        "wagtailimages_chooser:choose_results": {"q": "bogfink"},
        "wagtailimages_chooser:chosen_multiple": {"id": home.image.pk},
        "wagtailsnippets_peer_pages_contact:list": {"q": "musvit"},
        "wagtailsnippetchoosers_peer_pages_contact:choose_results": {"q": "musvit"},
        "wagtailsnippetchoosers_peer_pages_contact:chosen_multiple": {"id": home.contact.pk},
    }
    return queries.get(address.name, {})
