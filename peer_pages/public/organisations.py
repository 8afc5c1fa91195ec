"""Organisations and their pages."""

from collections.abc import Iterable

from peer_pages.models import Organisation, OrganisationPage
from peer_pages.visibility import visible_pages


def organisation_urls(organisations: Iterable[Organisation], locale_id: int) -> dict[int, str]:
    """Return the address of each organisation's page that anybody may see, by the organisation's key.

    Where an organisation has a page in several languages, that in the language `locale_id` wins.
    """
    pages = visible_pages(OrganisationPage).filter(organisation__in=[one.pk for one in organisations])
    in_language_last = sorted(pages, key=lambda page: page.locale_id == locale_id)
    return {page.organisation_id: page.get_url() or "" for page in in_language_last}
