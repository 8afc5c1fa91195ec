"""Take a page from draft to public in the bare project, with nothing installed but Wagtail and the plugin's wheel.

Usage: plugin_round.py CHECKOUT, which must not be where the plugin comes from.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import django
from django.core.management import call_command
from django.template.loader import get_template
from django.utils import translation

OTHERS = ("peer_pages", "search", "peerportal", "wagtail_localize", "celery")

SUBMIT, PUBLISH = {"action-transition": "submit"}, {"action-transition": "publish"}


def main(checkout: Path) -> None:
    """Exit with what is wrong, if anything is."""
    os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/bare.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "workflows.tests.bare.settings"
    django.setup()
    import workflows  # noqa: PLC0415

    if checkout in Path(workflows.__file__).parents:
        sys.exit("This ran from the checkout, not from the wheel.")
    if found := [name for name in OTHERS if find_spec(name)]:
        sys.exit(f"These are installed too: {', '.join(found)}")
    call_command("check", fail_level="WARNING")
    call_command("migrate", verbosity=0)
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    get_template("workflows/transition.html")
    with translation.override("da"):
        if translation.pgettext("workflow", "Published") == "Published":
            sys.exit("The wheel carries no Danish texts.")
    publish_a_page()
    print("Checked, migrated, submitted and published.")


def publish_a_page() -> None:
    """Submit as an author and publish as a reviewer, through the admin's own forms."""
    from django.contrib.auth.models import Group  # noqa: PLC0415
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    from workflows.models import GroupRole, LocalRole  # noqa: PLC0415
    from workflows.tests.bare.pages.models import ArticlePage  # noqa: PLC0415

    setup_test_environment()
    author, reviewer = person("author"), person("reviewer")
    group = Group.objects.create(name="Reviewers")
    group.user_set.add(reviewer)
    GroupRole.objects.create(group=group, role="Reviewer")
    page = ArticlePage(title="A page", owner=author, live=False)
    home().add_child(instance=page)
    page.save_revision(user=author)
    LocalRole.objects.create(page=page, user=author, role="Editor")
    send(author, page, SUBMIT)
    if ArticlePage.objects.get(pk=page.pk).live:
        sys.exit("Submitting published the page.")
    send(reviewer, page, PUBLISH)
    if not ArticlePage.objects.get(pk=page.pk).live:
        sys.exit("Publishing did not publish the page.")


def home():
    """Return the page that the first migration of Wagtail makes."""
    from wagtail.models import Page  # noqa: PLC0415

    return Page.objects.get(depth=2)


def person(name: str):
    """Return a user who may enter the admin."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.contrib.auth.models import Permission  # noqa: PLC0415

    user = get_user_model().objects.create_user(name, f"{name}@example.org", "x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def send(user, page, button: dict[str, str]) -> None:
    """Post the page's form with one of its buttons."""
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text  # noqa: PLC0415

    client = Client()
    client.force_login(user)
    form = {
        "title": page.title,
        "slug": page.slug,
        "summary": "",
        "body": rich_text(""),
        "comments": inline_formset([]),
    }
    response = client.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), nested_form_data({**form, **button}))
    if response.status_code not in {200, 302}:
        sys.exit(f"{button} answered {response.status_code}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
