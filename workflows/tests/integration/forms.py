"""What a browser would post from Wagtail's page form."""

from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text


def form_of(page: Any, **changes: Any) -> dict[str, Any]:
    """Return the form of `page` as it is, with `changes`; names with a dash are given as they are posted."""
    latest = page.get_latest_revision_as_object() if page.pk else page
    fields = {
        "title": latest.title,
        "slug": latest.slug or "new",
        "summary": getattr(latest, "summary", ""),
        "body": rich_text(getattr(latest, "body", "")),
        "comments": inline_formset([]),
    }
    if page.latest_revision_id:
        fields["loaded_revision_id"] = page.latest_revision_id
        fields["loaded_revision_created_at"] = page.latest_revision.created_at.isoformat()
    return nested_form_data({**fields, **changes})


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def url(name: str, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def said(response: Any) -> str:
    """Return the messages of a response that was followed."""
    return " ".join(str(message) for message in response.context["messages"]) if response.context else ""
