"""Organisations and their pages."""

from collections.abc import Iterable

from peer_pages.models import Organisation, OrganisationPage
from peer_pages.visibility import visible_pages


def organisation_urls(organisations: Iterable[Organisation]) -> dict[int, str]:
    """Return the address of each organisation's page that anybody may see, by the organisation's key."""
    pages = visible_pages(OrganisationPage).filter(organisation__in=[one.pk for one in organisations])
    return {page.organisation_id: page.get_url() or "" for page in pages}
