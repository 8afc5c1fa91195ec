"""The whole demonstration, in the order that its parts need each other."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from peer_pages.demo.accounts import ensure_partners, ensure_staff, give_roles
from peer_pages.demo.facts import Facts
from peer_pages.demo.pages import PageMaker, page_key
from peer_pages.demo.read import Row, read_pages
from peer_pages.demo.sheets import ensure_facts
from peer_pages.models import CoursePage, EventPage, InitiativePage, Organisation, OrganisationPage, StatusReportPage
from peer_pages.roles.groups import ensure_roles
from peer_pages.setup.tree import Tree, ensure_tree


@transaction.atomic
def create_demo() -> None:
    """Make the demonstration's facts, accounts and pages where they are missing."""
    today = timezone.localdate()
    tree = ensure_tree()
    ensure_roles()
    facts = ensure_facts(tree.home.locale, today)
    ensure_staff(facts)
    maker = PageMaker(facts)
    for name, row in read_pages("sections", today).items():
        maker.ensure(name, OrganisationPage, row, tree.organisations)
    ensure_partners(facts)
    _ensure_catalogue(maker, tree, today)
    give_roles(facts)


def _ensure_catalogue(maker: PageMaker, tree: Tree, today: date) -> None:
    sections = {section.organisation_id: section for section in OrganisationPage.objects.child_of(tree.organisations)}
    for folder, model, index in (
        ("initiatives", InitiativePage, tree.initiatives),
        ("courses", CoursePage, tree.courses),
        ("events", EventPage, tree.events),
    ):
        for name, row in read_pages(folder, today).items():
            maker.ensure(name, model, row, _section(row, maker.facts, sections) or index)
    for name, row in read_pages("reports", today).items():
        initiative = InitiativePage.objects.get(translation_key=page_key(row["parent"]))
        for funding in initiative.fundings.all()[:1]:
            maker.facts.add(row["parent"], funding)
        maker.ensure(name, StatusReportPage, row, initiative)


def _section(row: Row, facts: Facts, sections: dict[int, OrganisationPage]) -> Page | None:
    """Return the section of the organisation that the page names first, where it has one."""
    first = [facts.one(Organisation, key).pk for key in row.get("organisations", [])[:1]]
    return sections.get(first[0]) if first else None
