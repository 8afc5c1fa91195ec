"""What the page templates show beyond the page's own fields, as plain data for the components."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.translation import gettext
from wagtail.models import Page

from peer_pages.blocks import answered_sections
from peer_pages.listing import catalogue, listing
from peer_pages.models import (
    CatalogueIndexPage,
    CataloguePage,
    Contact,
    CoursePage,
    EventPage,
    InitiativePage,
    OrganisationIndexPage,
    OrganisationPage,
    RegionPage,
    StatusReportPage,
)
from peer_pages.public import facts as fact_list
from peer_pages.public import funding_words, navigation, teasers
from peer_pages.visibility import visible_pages

register = template.Library()


@register.simple_tag
def page_facts(page: CataloguePage) -> list[fact_list.Fact]:
    """Return the facts box."""
    return fact_list.facts(page)


@register.simple_tag
def report_facts(page: StatusReportPage) -> list[fact_list.Fact]:
    """Return the facts box of a status report."""
    return fact_list.report_facts(page)


@register.simple_tag
def page_contacts(page: CataloguePage) -> list[Contact]:
    """Return the contacts that may be shown; for a course first whoever takes the sign-ups."""
    contacts = page.public_contacts()
    signup = page.signup_contact if isinstance(page, CoursePage) else None
    if signup is not None and signup.is_public():
        contacts = [signup, *(contact for contact in contacts if contact.pk != signup.pk)]
    return contacts


@register.simple_tag
def signup_link(page: CataloguePage) -> str:
    """Return where one signs up for a course or an event; "" when nowhere, and when it is too late."""
    if isinstance(page, CoursePage) and page.status != CataloguePage.Status.ENDED:
        return page.signup_url
    if isinstance(page, EventPage) and page.change != EventPage.Change.CANCELLED and not page.is_over:
        return page.registration_url
    return ""


@register.simple_tag
def page_funding(page: InitiativePage) -> list[funding_words.FundingWords]:
    """Return what is known of the page's money, as sentences."""
    words = (funding_words.funding_in_words(funding) for funding in page.fundings.all())
    return [one for one in words if one is not None]


@register.simple_tag
def page_tags(page: CataloguePage) -> list[dict[str, str]]:
    """Return topics and keywords, each once, with a search for it."""
    labels = [str(term) for term in (*page.topics.all(), *page.keywords.all())]
    return [{"label": label, "url": navigation.search_url(label)} for label in dict.fromkeys(labels)]


@register.simple_tag
def last_checked(page: CataloguePage) -> dict[str, Any]:
    """Return when the page was last checked and whether that is too long ago; an ended offer is not stale."""
    ended = page.status == CataloguePage.Status.ENDED
    return {"on": page.last_checked_on, "stale": not ended and not page.is_checked()}


@register.simple_tag
def page_sections(page: InitiativePage) -> list[dict[str, Any]]:
    """Return the answered sections of the questionnaire with their questions."""
    return [
        {"key": section.key, "title": gettext(section.title), "questions": section.questions, "block": block}
        for section, block in answered_sections(page.body)
    ]


@register.simple_tag
def status_reports(page: InitiativePage) -> list[teasers.Teaser]:
    """Return the status reports under an initiative, newest first."""
    reports = visible_pages(StatusReportPage).child_of(page).order_by("-signed_on", "-first_published_at")
    return teasers.teasers(reports)


@register.filter
def status_of(page: CataloguePage) -> str:
    """Return the status that a reader must know of."""
    return teasers.teaser(page).status


@register.simple_tag(takes_context=True)
def catalogue_listing(context: RequestContext, page: CatalogueIndexPage) -> listing.Listing:
    """Return the filtered, paged list of an index page."""
    pages = catalogue.pages_of(page.kind, page.locale_id)
    choices = catalogue.choices_for(page.kind, page.locale_id)
    return listing.list_pages(pages, choices, context["request"].GET, url=page.get_url() or "")


@register.simple_tag(takes_context=True)
def organisation_listing(context: RequestContext, page: OrganisationIndexPage) -> listing.Listing:
    """Return the paged list of organisations."""
    pages = catalogue.organisations(page.locale_id)
    return listing.list_pages(pages, [], context["request"].GET, url=page.get_url() or "")


@register.simple_tag
def kinds(page: Page) -> list[catalogue.Counted]:
    """Return the kinds of pages with counts."""
    return catalogue.kinds(page.locale_id)


@register.simple_tag
def regions(page: Page) -> list[catalogue.Counted]:
    """Return today's regions with counts."""
    return catalogue.regions(page.locale_id)


@register.simple_tag
def starting_soon(page: Page) -> list[teasers.Teaser]:
    """Return the courses and events that start next."""
    return catalogue.soon(page.locale_id)


@register.simple_tag
def newest_pages(page: Page, shown: list[teasers.Teaser]) -> list[teasers.Teaser]:
    """Return the pages published last that are not among those `shown` already."""
    return catalogue.newest(page.locale_id, but={one.url for one in shown})


@register.simple_tag
def region_groups(page: RegionPage) -> list[catalogue.Group]:
    """Return what the catalogue has in a region."""
    return catalogue.in_area(page.area, page.locale_id)


@register.simple_tag
def organisation_groups(page: OrganisationPage) -> list[catalogue.Group]:
    """Return what an organisation offers."""
    return catalogue.of_organisation(page.organisation, page.locale_id)


@register.simple_tag
def everywhere_groups(page: Page) -> list[catalogue.Group]:
    """Return what is open to people anywhere in the country."""
    return catalogue.everywhere(page.locale_id)


@register.simple_tag
def organisation_contacts(page: OrganisationPage) -> list[Contact]:
    """Return the organisation's contacts that may be shown."""
    return list(page.organisation.contacts.public())
