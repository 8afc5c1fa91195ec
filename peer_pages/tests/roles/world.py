"""Two organisations with a partner each, an editor, an administrator, and drafts that hold canary words."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from peer_pages.models import Contact, Funder, FundingProgramme, InitiativePage, LegalBasis, TargetGroup, Topic
from peer_pages.roles.groups import ensure_roles
from peer_pages.roles.places import Place, ensure_place
from peer_pages.roles.who import ADMINISTRATORS, EDITORS
from peer_pages.tests import factories
from workflows import api
from workflows.models import OutboxRow

PASSWORD = "Solskin-over-Storebælt-7"
CANARIES = ("kanariefugl", "solsortesang", "musvitsen", "gulspurven", "bogfinken", "rødhalsen", "stillitsen")
"""Title, summary, contact, document, image, user and changed title of the other partner."""


@dataclass
class Home:
    """One partner's things."""

    user: Any
    place: Place
    draft: InitiativePage
    contact: Contact
    document: Any
    image: Any
    changed: Any


@dataclass
class World:
    """Everybody and everything."""

    ours: Home
    theirs: Home
    editor: Any
    administrator: Any
    newcomer: Any
    redirect: Redirect


def make_user(name: str, *groups: Group, **values: Any) -> Any:
    """Return an active user whose name, address and user name are made from `name`."""
    user = get_user_model().objects.create_user(
        username=f"{name.lower()}@example.org",
        email=f"{name.lower()}@example.org",
        password=PASSWORD,
        **{"first_name": name, "last_name": "Prøvesen", **values},
    )
    user.groups.set(groups)
    return user


def make_editor(name: str = "Rita") -> Any:
    """Return an editor."""
    return make_user(name, Group.objects.get(name=EDITORS))


def make_partner(name: str, organisation: str) -> tuple[Any, Place]:
    """Return a partner of `organisation` and its place."""
    place = ensure_place(name=organisation)
    return make_user(name, place.group), place


def make_document(title: str, place: Place, user: Any = None, content: bytes = b"%PDF-1.4 prose") -> Any:
    """Return a document in the place's collection, called `title`.pdf."""
    file = ContentFile(content, name=f"{title}.pdf")
    return get_document_model().objects.create(
        title=title, file=file, collection=place.collection, uploaded_by_user=user
    )


def make_image(title: str, place: Place, user: Any = None) -> Any:
    """Return an image in the place's collection, called `title`.png."""
    return get_image_model().objects.create(
        title=title,
        file=ImageFile(BytesIO(png()), name=f"{title}.png"),
        collection=place.collection,
        uploaded_by_user=user,
    )


def png(size: tuple[int, int] = (8, 8)) -> bytes:
    """Return a picture of `size` pixels."""
    buffer = BytesIO()
    Picture.new("RGB", size, "teal").save(buffer, "PNG")
    return buffer.getvalue()


def make_home(name: str, organisation: str, words: tuple[str, ...]) -> Home:
    """Return a partner with a draft, a changed public page, a contact and files that hold `words`."""
    title, summary, contact_name, file_name, image_name, _user, changed_title = words
    user, place = make_partner(name, organisation)
    contact = factories.make_contact(contact_name, organisation=place.organisation, email=f"{contact_name}@example.org")
    document = make_document(file_name, place, user)
    image = make_image(image_name, place, user)
    draft = factories.make_initiative(
        title,
        state=factories.DRAFT,
        parent=place.section,
        summary=summary,
        contacts=[contact],
        owner=user,
        documents=[("document", {"title": "", "document": document})],
    )
    draft.save_revision(user=user, log_action=True)
    changed = factories.make_initiative(f"{organisation} åben", parent=place.section, owner=user)
    changed.title = changed_title
    changed.save_revision(user=user, log_action=True)
    return Home(user, place, draft, contact, document, image, Page.objects.get(pk=changed.pk))


def make_world() -> World:
    """Return the whole world."""
    factories.tree()
    ensure_roles()
    make_facts()
    world = World(
        ours=make_home("Alma", "Anemonen", ("Egen", "egetræ", "Birgit", "birken", "bøgen", "", "Elmen")),
        theirs=make_home("Rødhalsen", "Bellis", CANARIES),
        editor=make_editor(),
        administrator=make_user("Ada", Group.objects.get(name=ADMINISTRATORS)),
        newcomer=make_user("Niels"),
        redirect=Redirect.objects.create(old_path="/gammel", redirect_link="/ny"),
    )
    submit(world.theirs.draft, world.theirs.user)
    # Nobody is told how the world came about.
    OutboxRow.objects.all().delete()
    return world


def make_facts() -> None:
    """Make one of each fact that pages share."""
    locale = factories.danish()
    for model in (TargetGroup, Topic, LegalBasis):
        model.objects.create(name="Fælles", slug="faelles", locale=locale)
    funder = Funder.objects.create(name="Fælles fond", locale=locale)
    FundingProgramme.objects.create(name="Fælles pulje", funder=funder, locale=locale)


def submit(page: Any, user: Any) -> Any:
    """Send the page to the editors; return the line of its history."""
    return api.fire(page, "submit", user=user)
