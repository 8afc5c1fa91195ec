"""Row 34: every address of the admin × every role × somebody else's things."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from peer_pages.roles.checks import any_page_type, anything, linkable_ids
from peer_pages.roles.doors import DOORS
from peer_pages.tests.roles.addresses import Address, all_addresses, query_of, url_of
from peer_pages.tests.roles.closed import ADMINISTRATORS_ONLY, NEEDS_MORE, closed_names, full_names
from peer_pages.tests.roles.world import CANARIES, Home, World

ADDRESSES = all_addresses()
METHODS = ("get", "post")
BACKEND = "django.contrib.auth.backends.ModelBackend"
UNNAMED = ("None",)
PUBLIC = frozenset(
    {
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtail_localize:javascript_catalog",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
    }
)
RENDITIONS = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""Wagtail leaves the temporary file of a rendition to the garbage collector."""
FAILS_ON_PURPOSE = frozenset({"wagtailadmin_error_test"})
NEEDS = full_names(NEEDS_MORE)
WAITS = frozenset(f"wagtailadmin_pages:{name}" for name in ("delete", "lock", "unlock", "revisions_revert"))
"""Not for its author while the page is under review, and this one is."""
WAITS_FOR_EDITORS = frozenset(f"wagtailadmin_pages:{name}" for name in ("delete", "move", "move_confirm"))
"""Not for editors either: the author's page is decided on, and only then moved or thrown away."""
CLOSED_TO = {"editor": full_names(ADMINISTRATORS_ONLY) | WAITS_FOR_EDITORS, "administrator": frozenset()}


def ask(client: Client, address: Address, method: str, url: str, query: dict[str, Any]) -> Any:
    """Return the response; what the view changed is undone."""
    with transaction.atomic():
        response = getattr(client, method)(url, query if method == "get" else {})
        transaction.set_rollback(True)
    return response


def text_of(response: Any) -> str:
    """Return everything the visitor can read, in lower case."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return (body.decode("utf-8", "replace") + str(dict(response.headers))).lower()


def visit_all(client: Client, world: World, user: Any = None) -> Iterator[tuple[Address, str, Home, Any]]:
    """Yield (address, method, home, response) for every address, filled in with the things of each home."""
    client.raise_request_exception = False
    for address in ADDRESSES:
        if address.name in FAILS_ON_PURPOSE:
            continue
        # What is closed is closed before anybody looks at the things.
        for home in (world.theirs, world.ours)[: 1 + (address.name in DOORS)]:
            url, query = url_of(address, world, home), query_of(address, home)
            for method in METHODS:
                yield address, method, home, ask(client, address, method, url, query)
        if user is not None and address.name == "wagtailadmin_logout":
            client.force_login(user, backend=BACKEND)


def lines(items: list[Any]) -> str:
    """Return one item per line, for the report."""
    return "\n" + "\n".join(map(str, items))


def canaries_in(response: Any) -> list[str]:
    """Return the other partner's words that the visitor can read."""
    text = text_of(response)
    return [word for word in CANARIES if word in text]


def test_r34_every_address_is_classified() -> None:
    names = {address.name for address in ADDRESSES} - set(UNNAMED)
    assert names - set(DOORS) - closed_names() == set()


def test_r34_the_table_names_no_address_that_is_gone_and_none_twice() -> None:
    names = {address.name for address in ADDRESSES}
    assert (set(DOORS) | closed_names()) - names == set()
    assert set(DOORS) & closed_names() == set()


def is_wrong(address: Address, home: Home, world: World, status: int) -> bool:
    """Return whether `status` is not what a partner is to be answered when asking for the things of `home`."""
    if address.name in UNNAMED:
        return status not in (403, 404)
    if address.name not in DOORS:
        return status != 403
    # Stock views answer an empty form as they please; the canaries tell whether they said too much.
    return home is world.theirs and DOORS[address.name] not in (anything, any_page_type, linkable_ids) and status != 404


@RENDITIONS
def test_r34_partner_gets_nothing_of_another_partner(world: World, browse: Any) -> None:
    wrong, leaks = [], []
    for address, method, home, response in visit_all(browse(world.ours.user), world, world.ours.user):
        asked = (address.name, method, "theirs" if home is world.theirs else "ours")
        if is_wrong(address, home, world, response.status_code):
            wrong.append((*asked, response.status_code))
        leaks += [(*asked, word) for word in canaries_in(response)]
    assert leaks == [], lines(leaks)
    assert wrong == [], lines(wrong)


@RENDITIONS
def test_r34_partner_passes_the_open_doors_with_their_own_things(world: World, browse: Any) -> None:
    client, home = browse(world.theirs.user), world.theirs
    wrong = []
    for address in (one for one in ADDRESSES if one.name in set(DOORS) - NEEDS - WAITS):
        response = ask(client, address, "get", url_of(address, world, home), query_of(address, home))
        if response.status_code not in (200, 302, 405):
            wrong.append((address.name, response.status_code))
        client.force_login(home.user, backend=BACKEND)
    assert wrong == [], lines(wrong)


@RENDITIONS
def test_r34_stranger_is_sent_to_the_login(world: World, browse: Any) -> None:
    wrong, leaks = [], []
    for address, method, _home, response in visit_all(browse(), world):
        to_login = response.headers.get("Location", "").split("?")[0] == reverse("wagtailadmin_login")
        if address.name not in PUBLIC and not (response.status_code == 302 and to_login):
            wrong.append((address.name, method, response.status_code))
        leaks += [(address.name, method, word) for word in canaries_in(response)]
    assert leaks == [], lines(leaks)
    assert wrong == [], lines(wrong)


@RENDITIONS
def test_r34_user_without_a_role_is_sent_to_the_login(world: World, browse: Any) -> None:
    client = browse(world.newcomer)
    wrong = []
    for address in (one for one in ADDRESSES if one.name not in PUBLIC | FAILS_ON_PURPOSE):
        response = ask(client, address, "get", url_of(address, world, world.theirs), query_of(address, world.theirs))
        if response.status_code != 302 or not response["Location"].startswith(reverse("wagtailadmin_login")):
            wrong.append((address.name, response.status_code))
        assert canaries_in(response) == []
    assert wrong == [], lines(wrong)


@RENDITIONS
@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")  # wagtail-localize's report
@pytest.mark.parametrize("role", ["editor", "administrator"])
def test_r34_staff_reach_what_their_role_is_for(role: str, world: World, browse: Any) -> None:
    client, home = browse(getattr(world, role)), world.theirs
    client.raise_request_exception = False
    wrong = []
    for address in (one for one in ADDRESSES if one.name not in UNNAMED and one.name not in NEEDS):
        response = ask(client, address, "get", url_of(address, world, home), query_of(address, home))
        if is_refused(response) is not (address.name in CLOSED_TO[role]):
            wrong.append((address.name, response.status_code, response.headers.get("Location")))
        client.force_login(getattr(world, role), backend=BACKEND)
    assert wrong == [], lines(wrong)


def is_refused(response: Any) -> bool:
    """Return whether Wagtail refused: 403, 404, or back to the dashboard with a message."""
    home = response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")
    return home or response.status_code in (403, 404, 500)
