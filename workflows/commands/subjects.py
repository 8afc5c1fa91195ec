"""What the commands are about: a page and a user, as one names them on a command line."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from wagtail.models import Page

from workflows.errors import WorkflowError


def find_page(name: str) -> Page:
    """Return the page with the id `name`, or at that path below the root of a site ("/news/today/")."""
    if name.isdecimal():
        found = Page.objects.filter(pk=int(name))
    else:
        found = Page.objects.filter(url_path__endswith=f"/{name.strip('/')}/", depth__gt=1)
    pages = list(found[:2])
    if len(pages) != 1:
        raise WorkflowError(
            _("“%(name)s” is %(number)s pages; name one by its id.") % {"number": len(pages), "name": name}
        )
    return pages[0]


def find_user(name: str) -> Any:
    """Return the user called `name`."""
    model = get_user_model()
    try:
        return model.objects.get_by_natural_key(name)
    except model.DoesNotExist as error:
        raise WorkflowError(_("There is no user “%s”.") % name) from error
