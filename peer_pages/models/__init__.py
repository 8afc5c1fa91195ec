"""The catalogue's models, one module per subject."""

from peer_pages.models.answers import Answer
from peer_pages.models.areas import Area
from peer_pages.models.catalogue import CataloguePage, DanishSlugPage
from peer_pages.models.courses import CourseDate, CoursePage
from peer_pages.models.events import EventPage
from peer_pages.models.feeds import DeadlineFeed
from peer_pages.models.funding import Funder, Funding, FundingProgramme
from peer_pages.models.importing import ImportRecord
from peer_pages.models.initiatives import InitiativePage
from peer_pages.models.keywords import CourseKeyword, EventKeyword, InitiativeKeyword, Keyword
from peer_pages.models.organisations import Contact, Organisation
from peer_pages.models.reminders import Digest, DigestLine, OptOut, Reminder, Tick
from peer_pages.models.reports import StatusReportPage
from peer_pages.models.structure import (
    CatalogueIndexPage,
    HomePage,
    OrganisationIndexPage,
    OrganisationPage,
    RegionIndexPage,
    RegionPage,
    StandardPage,
)
from peer_pages.models.taxonomy import LegalBasis, TargetGroup, Topic

CATALOGUE_PAGES: tuple[type[CataloguePage], ...] = (InitiativePage, CoursePage, EventPage)
"""The kinds of pages that the public finds in the catalogue."""

__all__ = [
    "CATALOGUE_PAGES",
    "Answer",
    "Area",
    "CatalogueIndexPage",
    "CataloguePage",
    "Contact",
    "CourseDate",
    "CourseKeyword",
    "CoursePage",
    "DanishSlugPage",
    "DeadlineFeed",
    "Digest",
    "DigestLine",
    "EventKeyword",
    "EventPage",
    "Funder",
    "Funding",
    "FundingProgramme",
    "HomePage",
    "ImportRecord",
    "InitiativeKeyword",
    "InitiativePage",
    "Keyword",
    "LegalBasis",
    "OptOut",
    "Organisation",
    "OrganisationIndexPage",
    "OrganisationPage",
    "RegionIndexPage",
    "RegionPage",
    "Reminder",
    "StandardPage",
    "StatusReportPage",
    "TargetGroup",
    "Tick",
    "Topic",
]
