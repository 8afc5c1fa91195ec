"""The people who write for an organisation, and the link by which they choose a password."""

import re
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import MaxLengthValidator, validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from peer_pages.models import Organisation
from peer_pages.roles.errors import (
    AlreadyEditorError,
    AmbiguousUserError,
    BadEmailError,
    BadNameError,
    DeactivatedError,
)
from peer_pages.roles.who import is_editor

USERNAME_LENGTH = 140
"""Ten less than Django allows, for a number."""


def ensure_partner(*, email: str, name: str, group: Group) -> tuple[Any, bool]:
    """Return the user with `email` as a member of `group`, and whether the user is new.

    Raises BadEmailError, BadNameError, AmbiguousUserError, AlreadyEditorError or DeactivatedError.
    """
    user = find_user(email)
    created = user is None
    if user is None:
        user = _create_user(email=email.strip(), name=name)
    user.groups.add(group)
    return user, created


def find_user(email: str) -> Any:
    """Return the user whom `email` may make a partner, or None when nobody has it.

    Raises BadEmailError, AmbiguousUserError, AlreadyEditorError or DeactivatedError.
    """
    email = email.strip()
    model = get_user_model()
    try:
        validate_email(email)
        MaxLengthValidator(model._meta.get_field("email").max_length)(email)  # noqa: SLF001 - Django's own way
    except ValidationError as error:
        raise BadEmailError(email) from error
    users = list(model.objects.filter(email__iexact=email)[:2])
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
    model = get_user_model()
    first, _space, last = " ".join(name.split()).partition(" ")
    user = model(username=_free_username(email), email=model.objects.normalize_email(email))
    user.first_name, user.last_name = first, last
    user.set_unusable_password()
    try:
        user.full_clean()
    except ValidationError as error:
        raise BadNameError(name, " ".join(error.messages)) from error
    user.save()
    UserProfile.objects.get_or_create(user=user, defaults={"preferred_language": settings.LANGUAGE_CODE})
    return user


def _free_username(email: str) -> str:
    """Return the address as the user name: one thing less to remember; numbered when somebody else has it.

    It may be longer than a user name, and hold signs that Django allows in none.
    """
    wanted = re.sub(r"[^\w.@+-]", "-", email.lower())[:USERNAME_LENGTH]
    name, number = wanted, 1
    while get_user_model().objects.filter(username__iexact=name).exists():
        number += 1
        name = f"{wanted}-{number}"
    return name
