"""A partner's place: the organisation, its group, its files and its section of the site."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, Locale, Page

from peer_pages.models import CATALOGUE_PAGES, CatalogueIndexPage, Organisation, OrganisationIndexPage, OrganisationPage
from peer_pages.roles.errors import AmbiguousOrganisationError, BadNameError, NoOrganisationIndexError, UnknownKindError
from peer_pages.roles.groups import (
    PARTNER_ON_OWN_FILES,
    allow_on_collection,
    allow_partners,
    give_partners,
)
from workflows import api

GROUP_NAME_LENGTH = 150


@dataclass
class Place:
    """What one organisation's partners have; `made` names what was missing before."""

    organisation: Organisation
    group: Group
    collection: Collection
    section: OrganisationPage
    elsewhere: list[Page] = field(default_factory=list)
    made: list[str] = field(default_factory=list)


@transaction.atomic
def ensure_place(*, name: str, kind: str = "") -> Place:
    """Return the place of the organisation called `name`, made where it is missing.

    Pages of the organisation that lie under a list of the catalogue stay where they are, and become editable.
    Raises AmbiguousOrganisationError, UnknownKindError, BadNameError or NoOrganisationIndexError.
    """
    made: list[str] = []
    organisation = _ensure_organisation(name=name, kind=kind, made=made)
    group = _ensure_group(organisation, made)
    collection = _ensure_collection(organisation, made)
    section = _ensure_section(organisation, made)
    allow_partners(group)
    allow_on_collection(group, collection, PARTNER_ON_OWN_FILES)
    give_partners(group, section)
    elsewhere = pages_elsewhere(organisation, section)
    for page in elsewhere:
        give_partners(group, page)
    return Place(organisation, group, collection, section, elsewhere, made)


def find_organisation(name: str) -> Organisation | None:
    """Return the organisation whose name or short name is `name`, whatever the case; None when there is none.

    Raises AmbiguousOrganisationError when two have it.
    """
    wanted = " ".join(name.split()).casefold()
    if not wanted:
        # Most organisations have no short name, and "" is the name of none of them.
        return None
    organisations = Organisation.objects.filter(locale=Locale.get_default())
    for attribute in ("name", "short_name"):
        # In Python: SQLite folds the case of no letter beyond ASCII.
        found = [o for o in organisations if " ".join(getattr(o, attribute).split()).casefold() == wanted]
        if len(found) > 1:
            raise AmbiguousOrganisationError(name, [str(organisation) for organisation in found])
        if found:
            return found[0]
    return None


def pages_elsewhere(organisation: Organisation, section: Page) -> list[Page]:
    """Return the organisation's pages in the catalogue's lists; those in another partner's section are not its."""
    lists = CatalogueIndexPage.objects.all()
    pages = [
        page
        for model in CATALOGUE_PAGES
        for page in model.objects.filter(organisations=organisation).not_descendant_of(section)
        if lists.parent_of(page).exists()
    ]
    return sorted(pages, key=lambda page: page.title)


def _ensure_organisation(*, name: str, kind: str, made: list[str]) -> Organisation:
    if kind and kind not in Organisation.Kind.values:
        raise UnknownKindError(kind, Organisation.Kind.values)
    organisation = find_organisation(name)
    if organisation is not None:
        return organisation
    organisation = Organisation(name=" ".join(name.split()), locale=Locale.get_default())
    organisation.kind = kind or organisation.kind
    try:
        organisation.full_clean()
    except ValidationError as error:
        raise BadNameError(name, " ".join(error.messages)) from error
    organisation.save()
    made.append(_("organisationen"))
    return organisation


def _ensure_group(organisation: Organisation, made: list[str]) -> Group:
    if organisation.partner_group is None:
        organisation.partner_group = Group.objects.create(name=_free_group_name(organisation))
        organisation.save(update_fields=["partner_group"])
        made.append(_("gruppen"))
    return organisation.partner_group


def _free_group_name(organisation: Organisation) -> str:
    """Return a name no group has: a group that exists already may have members and rights of its own."""
    name = f"Partner: {organisation.name}"[:GROUP_NAME_LENGTH]
    if Group.objects.filter(name=name).exists():
        number = f" ({organisation.pk})"
        name = name[: GROUP_NAME_LENGTH - len(number)] + number
    return name


def _ensure_collection(organisation: Organisation, made: list[str]) -> Collection:
    if organisation.collection is None:
        # Always a new one: a collection that happens to have the name may hold other people's files.
        organisation.collection = Collection.get_first_root_node().add_child(name=organisation.name)
        organisation.save(update_fields=["collection"])
        made.append(_("samlingen af filer"))
    return organisation.collection


def _ensure_section(organisation: Organisation, made: list[str]) -> OrganisationPage:
    section = OrganisationPage.objects.filter(organisation=organisation, locale=organisation.locale).first()
    if section is not None:
        return section
    index = OrganisationIndexPage.objects.filter(locale=organisation.locale).first()
    if index is None:
        raise NoOrganisationIndexError
    section = OrganisationPage(title=organisation.name, organisation=organisation, locale=organisation.locale)
    section.live = False
    index.add_child(instance=section)
    section.save_revision()
    api.place(section, "published")
    section.refresh_from_db()
    made.append(_("siden"))
    return section
