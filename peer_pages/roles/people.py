"""The people who write for an organisation, and the link by which they choose a password."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from peer_pages.models import Organisation
from peer_pages.roles.errors import AlreadyEditorError, AmbiguousUserError, BadEmailError, DeactivatedError
from peer_pages.roles.who import is_editor


def ensure_partner(*, email: str, name: str, group: Group) -> tuple[Any, bool]:
    """Return the user with `email` as a member of `group`, and whether the user is new.

    Raises BadEmailError, AmbiguousUserError, AlreadyEditorError or DeactivatedError.
    """
    user = find_user(email)
    created = user is None
    if user is None:
        user = _create_user(email=email.strip(), name=name)
    user.groups.add(group)
    return user, created


def find_user(email: str) -> Any:
    """Return the user whom `email` may make a partner, or None when nobody has it."""
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError as error:
        raise BadEmailError(email) from error
    users = list(get_user_model().objects.filter(email__iexact=email)[:2])
    if len(users) > 1:
        raise AmbiguousUserError(email)
    if not users:
        return None
    if is_editor(users[0]):
        raise AlreadyEditorError(email)
    if not users[0].is_active:
        raise DeactivatedError(email)
    return users[0]


def password_link(user: Any) -> str:
    """Return the address where `user` chooses a password; it works once, and for three days."""
    path = reverse(
        "wagtailadmin_password_reset_confirm",
        kwargs={
            "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": default_token_generator.make_token(user),
        },
    )
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def send_welcome(user: Any, organisation: Organisation, link: str) -> None:
    """Mail `user` the link; raises what the mail server raises."""
    context = {
        "organisation": organisation,
        "link": link,
        "username": user.get_username(),
        "site": settings.WAGTAIL_SITE_NAME,
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
    }
    body = render_to_string("peer_pages/mail/welcome.txt", context)
    subject = _("Skriv for %(organisation)s i kataloget") % {"organisation": " ".join(organisation.name.split())}
    EmailMessage(subject, body, to=[user.email], headers={"Auto-Submitted": "auto-generated"}).send()


def _create_user(*, email: str, name: str) -> Any:
    first, _space, last = name.strip().partition(" ")
    users = get_user_model().objects
    user = users.create_user(username=_free_username(email), email=email, first_name=first, last_name=last)
    UserProfile.objects.get_or_create(user=user, defaults={"preferred_language": settings.LANGUAGE_CODE})
    return user


def _free_username(email: str) -> str:
    """Return the address as the user name: one thing less to remember; numbered when somebody else has it."""
    name, number = email.lower(), 1
    while get_user_model().objects.filter(username__iexact=name).exists():
        number += 1
        name = f"{email.lower()}-{number}"
    return name
