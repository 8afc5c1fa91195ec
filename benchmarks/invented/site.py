"""A scratch site whose pages and people are those of the invented documents, published and visible."""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TARGETS = (
    *("Unge", "Voksne", "Ældre", "Pårørende", "Forældre", "Studerende", "Mænd", "Kvinder", "Flygtninge", "Veteraner"),
    *("Mennesker med angst", "Mennesker med depression", "Mennesker med skizofreni", "Mennesker med misbrug"),
)
AT_ONCE = 500
DOCUMENTS_FOR_ONE_ORGANISATION = 40


def enter(folder: Path, engine: str, url: str, *, database: str = "") -> None:
    """Let this process use a new SQLite database, or another one, and a new index in `folder`, as in production."""
    os.environ.update(
        DATABASE_URL=database or f"sqlite:///{folder}/db.sqlite3",
        DJANGO_SETTINGS_MODULE="peerportal.settings.production",
        SECRET_KEY="only-for-measurements-" + "0" * 50,
        ALLOWED_HOSTS="testserver",
        LOG_LEVEL="ERROR",
        STATIC_ROOT=str(folder),
        SEARCH_FOLDER=str(folder / "search"),
        SEARCH_ENGINE=engine,
        SEARCH_URL=url,
        SEARCH_INDEX="benchmark",
    )
    # Before the folder of this program, which has a `search` of its own.
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    from django.conf import settings

    # The same addresses without the names that `collectstatic` makes, which takes a minute.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    import peerportal.wsgi  # noqa: F401 - as a server begins


def make_facts(documents: int) -> Any:
    """Make the database with what `documents` documents share; return those facts."""
    from django.core.management import call_command
    from wagtail.models import Locale, Page

    from invented.documents import Facts
    from peer_pages.models import Area, Organisation, TargetGroup
    from peer_pages.setup.tree import ensure_tree
    from peer_pages.slugs import danish_slug

    call_command("migrate", verbosity=0)
    ensure_tree()
    locale = Locale.objects.get(language_code="da")
    number = max(documents // DOCUMENTS_FOR_ONE_ORGANISATION, 10)
    Organisation.objects.bulk_create(Organisation(name=f"Forening {one}", locale=locale) for one in range(number))
    for name in TARGETS:
        TargetGroup.objects.get_or_create(slug=danish_slug(name), locale=locale, defaults={"name": name})
    places = Area.objects.current().municipalities().filter(locale=locale)
    return Facts(
        municipalities=list(places.values_list("code", "name", "parent__code")),
        organisations=list(Organisation.objects.values_list("pk", "name")),
        targets=list(TargetGroup.objects.filter(locale=locale).values_list("slug", "name")),
        first_page=Page.objects.latest("pk").pk + 1,
    )


def fill(documents: Any, count: int) -> None:
    """Make the rows of `count` documents: a course for each page, whatever its kind, and a contact for each person."""
    from django.db import transaction

    from peer_pages.setup.tree import ensure_tree

    made, parent = documents.all(count), ensure_tree().courses
    with transaction.atomic():
        while some := list(islice(made, AT_ONCE)):
            _people([one for one in some if one.kind == "contact"], parent.locale)
            _pages([one for one in some if one.kind != "contact"], parent)
        type(parent).objects.filter(pk=parent.pk).update(numchild=count)


def _people(some: list[Any], locale: Any) -> None:
    from peer_pages.models import Contact
    from search.catalogue.ids import Identity

    people = [(one, Identity.parse(one.id)) for one in some]
    Contact.objects.bulk_create(
        Contact(pk=identity.pk, name=one.title, locale=locale, consent_basis=Contact.Basis.WORK)
        for one, identity in people
        if identity
    )


def _pages(some: list[Any], parent: Any) -> None:
    from wagtail.models import Page

    from peer_pages.models import CoursePage
    from peer_pages.workflow.definition import NAME
    from workflows.models import PageState

    courses = [_course(one, parent) for one in some]
    names = [field.attname for field in Page._meta.concrete_fields]  # noqa: SLF001
    Page.objects.bulk_create(Page(**{name: getattr(one, name) for name in names}) for one in courses)
    # Django refuses `bulk_create` for a model with a table for its parent; the parent's rows are there already.
    fields = CoursePage._meta.local_concrete_fields  # noqa: SLF001
    for at in range(0, len(courses), 100):
        CoursePage._base_manager.all()._insert(courses[at : at + 100], fields, using="default", raw=True)  # noqa: SLF001
    PageState.objects.bulk_create(PageState(page_id=one.pk, workflow=NAME, state="published") for one in courses)
    through = CoursePage.organisations.through
    through.objects.bulk_create(
        through(coursepage_id=one.page, organisation_id=int(one.organisations[0])) for one in some
    )


def _course(one: Any, parent: Any) -> Any:
    from django.contrib.contenttypes.models import ContentType

    from peer_pages.models import CoursePage

    return CoursePage(
        content_type=ContentType.objects.get_for_model(CoursePage),
        id=one.page,
        page_ptr_id=one.page,
        title=one.title,
        draft_title=one.title,
        slug=f"kursus-{one.page}",
        url_path=f"{parent.url_path}kursus-{one.page}/",
        path=CoursePage._get_path(parent.path, parent.depth + 1, one.page),  # noqa: SLF001
        depth=parent.depth + 1,
        locale=parent.locale,
        summary=one.summary,
        body="".join(f"<p>{section.text}</p>" for section in one.sections),
    )
