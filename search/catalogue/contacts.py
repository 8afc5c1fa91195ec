"""The document of a person whom the public may see."""

from collections.abc import Sequence
from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.models import Page

from peer_pages.models import Contact, OrganisationPage
from search.catalogue.document import CatalogueDocument, DocumentPerson
from search.catalogue.ids import contact_id, page_id
from search.catalogue.whereabouts import Whereabouts
from search.vocabulary import CONTACT


def person(contact: Contact) -> DocumentPerson:
    """Return what is shown of a person."""
    return DocumentPerson(contact.name, contact.role, contact.email, contact.phone)


def document(
    contact: Contact,
    locale: str,
    pages: Sequence[Page],
    *,
    where: Whereabouts,
    section: OrganisationPage | None,
) -> CatalogueDocument:
    """Return the person's document in one language; `pages` show them, `section` is their organisation's page.

    A person is `where` their pages are, and leads to the first of these.
    """
    shown_on = pages[0] if pages else section
    organisation = contact.organisation
    return CatalogueDocument(
        id=contact_id(contact.pk, locale),
        locale=locale,
        kind=CONTACT,
        title=contact.name,
        url=(shown_on.get_url() if shown_on else "") or _found_again(contact),
        page=shown_on.pk if shown_on else 0,
        summary=contact.role,
        contacts=(person(contact),),
        organisations=(str(organisation.pk),) if organisation else (),
        organisation_names=tuple(filter(None, (organisation.name, organisation.short_name))) if organisation else (),
        shown_organisation=organisation.name if organisation else "",
        municipalities=where.municipalities,
        regions=where.regions,
        place_names=where.names,
        shown_areas=where.shown,
        related=tuple(page_id(page.pk) for page in pages),
        changes=_withdrawal(contact),
    )


def _found_again(contact: Contact) -> str:
    """Return the search that finds a person whom no page shows."""
    return f"{reverse('search:page')}?{urlencode({'q': contact.name, 'kind': CONTACT})}"


def _withdrawal(contact: Contact) -> int:
    """Return the moment from which a withdrawn consent holds; 0 for none."""
    day = contact.withdrawn_on
    return int(timezone.make_aware(datetime.combine(day, time.min)).timestamp()) if day else 0
