"""The secret in the address of a calendar: shown once, kept as a hash, dead with its owner's role."""

import hashlib
import secrets
from typing import Any

from django.utils import timezone

from peer_pages.models import DeadlineFeed
from peer_pages.roles.who import is_editor, is_partner

SECRET_BYTES = 32


def renew(user: Any) -> str:
    """Return a new secret for `user`, the only time that it can be read; the one before opens nothing any more."""
    token = secrets.token_urlsafe(SECRET_BYTES)
    DeadlineFeed.objects.update_or_create(user=user, defaults={"digest": hashed(token), "created_at": timezone.now()})
    return token


def revoke(user: Any) -> None:
    """Let no secret open the calendar of `user`."""
    DeadlineFeed.objects.filter(user=user).delete()


def owner_of(token: str) -> Any | None:
    """Return whose calendar a secret opens; None for a wrong secret and for whoever lost the role or the account."""
    owners = DeadlineFeed.objects.select_related("user__wagtail_userprofile")
    found = owners.filter(digest=hashed(token)).first()
    user: Any = found and found.user
    return user if user and (is_editor(user) or is_partner(user)) else None


def hashed(token: str) -> str:
    """Return what is kept of a secret; it is long and random, so that no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()
