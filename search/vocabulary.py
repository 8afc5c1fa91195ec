"""The values that each filter knows, with their labels. Only what the public may know of."""

from collections.abc import Iterator
from functools import cached_property, reduce
from operator import or_

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from peer_pages.kept import Kept
from peer_pages.models import CATALOGUE_PAGES, CataloguePage, Contact, Organisation, OrganisationPage, TargetGroup
from peer_pages.slugs import danish_slug
from peer_pages.visibility import visible_pages
from search.contract import YES
from search.places import MUNICIPALITY, REGION, Places
from search.text import danish_order

INITIATIVE, COURSE, EVENT, ORGANISATION, CONTACT = "initiative", "course", "event", "organisation", "contact"
REPORT, REGION_PAGE, PLAIN_PAGE = "report", "region", "page"
ENDED = "ended"
"""The status of what is over."""
CURRENT, PAST = "current", "past"
"""What an index says of everything besides its status: a search that asks for no status finds only what is current."""
UNASKED = {"status": (CURRENT,)}
"""What is chosen where a search chooses nothing in that filter."""
KINDS = {
    INITIATIVE: _("Initiativer"),
    COURSE: _("Kurser"),
    EVENT: _("Arrangementer"),
    ORGANISATION: _("Organisationer"),
    CONTACT: _("Kontaktpersoner"),
    REPORT: _("Statusrapporter"),
    REGION_PAGE: _("Regioner"),
    PLAIN_PAGE: _("Om kataloget"),
}
LABELS = {
    "kind": _("Type"),
    "region": _("Region"),
    "municipality": _("Kommune"),
    "target": _("Målgruppe"),
    "status": _("Status"),
    "organisation": _("Organisation"),
    "online": _("Online"),
    "free": _("Pris"),
}


class Vocabulary:
    """The filters' values in one language, each list loaded when it is first asked for."""

    def __init__(self, locale: str) -> None:
        self.locale = locale

    @cached_property
    def places(self) -> Places:
        """Return all areas."""
        return Places.load()

    @cached_property
    def targets(self) -> dict[str, str]:
        """Return the target groups by slug."""
        groups = TargetGroup.objects.filter(locale__language_code=self.locale).values_list("slug", "name")
        return dict(sorted(groups, key=lambda group: danish_order(group[1])))

    @cached_property
    def areas(self) -> dict[str, dict[str, str]]:
        """Return the areas of today by code, of each kind."""
        return {kind: self.places.labels(kind, self.locale) for kind in (REGION, MUNICIPALITY)}

    @cached_property
    def organisations(self) -> dict[str, str]:
        """Return the organisations by primary key."""
        return {pk: names[0] for pk, names in self.organisation_names.items()}

    @cached_property
    def organisation_names(self) -> dict[str, tuple[str, str]]:
        """Return (name, short name) by primary key of the organisations on a visible page or with a public contact.

        Others may belong to pages that are still being written.
        """
        own = Exists(Contact.objects.public().filter(organisation=OuterRef("pk")))
        shown = reduce(or_, (Q(Exists(self._named_by(*relation))) for relation in _relations()), Q(own))
        names = Organisation.objects.filter(shown).values_list("pk", "name", "short_name")
        rows = sorted(names, key=lambda row: danish_order(row[1]))
        return {str(pk): (name, short) for pk, name, short in rows}

    def _named_by(self, rows: type[Model], page: str) -> QuerySet[Model]:
        """Return those of `rows` that tie an organisation to a visible page.

        The page is looked up for each row of an organisation: databases that join them read all pages first.
        """
        seen = visible_pages(Page).filter(pk=OuterRef(page), locale__language_code=self.locale)
        return rows._default_manager.filter(Exists(seen), organisation=OuterRef("pk"))  # noqa: SLF001

    def labels(self, name: str) -> dict[str, str]:
        """Return label by value of one filter, in the order they are shown."""
        if name in {REGION, MUNICIPALITY}:
            return self.areas[name]
        fixed = {
            "kind": KINDS,
            "status": dict(CataloguePage.Status.choices),
            "online": {YES: _("Kan bruges online")},
            "free": {YES: _("Gratis")},
        }
        if name in fixed:
            return {value: str(label) for value, label in fixed[name].items()}
        return self.targets if name == "target" else self.organisations

    def resolve(self, name: str, value: str) -> str | None:
        """Return the value that `value` means, also when it is given by its name; None when there is no such."""
        if name in {REGION, MUNICIPALITY}:
            return self.places.resolve(value, name)
        labels = self.labels(name)
        if value in labels:
            return value
        slug = danish_slug(value)
        return next((known for known, label in labels.items() if slug and danish_slug(label) == slug), None)


def _relations() -> Iterator[tuple[type[Model], str]]:
    """Yield the tables that tie organisations to pages, each with the name of its page."""
    yield OrganisationPage, "pk"
    for model in CATALOGUE_PAGES:
        relation = model._meta.get_field("organisations")  # noqa: SLF001
        yield relation.remote_field.through, relation.m2m_field_name()


_kept: Kept[Vocabulary] = Kept()


def current(locale: str) -> Vocabulary:
    """Return the vocabulary of one language as it is now."""
    return _kept.get(locale, lambda: Vocabulary(locale))


def locales() -> list[str]:
    """Return the languages that the catalogue has."""
    return list(Locale.objects.order_by("pk").values_list("language_code", flat=True))
