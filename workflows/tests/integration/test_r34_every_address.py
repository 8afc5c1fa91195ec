"""Row 34: every address of the admin and the API × every role × somebody else's page."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import APIToken

from workflows.integration.doors.replaced import REPLACED
from workflows.integration.doors.table import DOORS
from workflows.tests.integration.addresses import Address, all_addresses, names_a_page, query_of, url_of
from workflows.tests.integration.classified import LISTS, NOT_ABOUT_PAGES, NOT_THERE, PUBLIC, names
from workflows.tests.integration.world import BACKEND, CANARY, World

ADDRESSES = all_addresses()
METHODS = ("get", "post")
STRANGERS = ("ann", "reader", "outsider")
"""A partner of another section, somebody invited there, and somebody with no role at all."""
FAILS_WHEN_EMPTY = "wagtailadmin_choose_page_external_link"
"""Wagtail's view of an address on another site; its form names no page."""
FAILS_ON_PURPOSE = "wagtailadmin_error_test"
POST_ONLY = {"wagtailadmin_api:pages:action", "wagtailadmin_editing_sessions:ping"}
REFUSED = {301, 302, 401, 403, 404, 405, 422}
API = "wagtailapi_v3:"
"""Wagtail's API that writes: `test_r34_api_v3.py` tries what it does with a body."""


def ask(client: Client, address: Address, method: str, url: str, query: dict[str, Any]) -> Any:
    """Return the response; what the view changed is undone."""
    with transaction.atomic():
        target = f"{url}?{'&'.join(_pairs(query))}" if query else url
        response = getattr(client, method)(target)
        transaction.set_rollback(True)
    return response


def with_token(world: World, name: str) -> Client:
    """Return a client of somebody who is logged in, and known to the API that writes."""
    client = world.client(name)
    client.raise_request_exception = False
    client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {APIToken.create_token(user=world.people[name], name='test')[1]}"
    return client


def _pairs(query: dict[str, Any]) -> list[str]:
    pairs = [(key, one) for key, value in query.items() for one in (value if isinstance(value, list) else [value])]
    return [f"{key}={value}" for key, value in pairs]


def text_of(response: Any) -> str:
    """Return everything the visitor can read."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode("utf-8", "replace") + str(dict(response.headers))


def test_every_address_is_classified_once() -> None:
    found = {address.name for address in ADDRESSES}
    listed = [names(table) for table in (NOT_THERE, LISTS, NOT_ABOUT_PAGES, PUBLIC)]
    assert found - frozenset().union(*listed) == set(), "say in classified.py what these answer"
    assert frozenset().union(*listed) - found == set(), "these are no addresses any more"
    assert sum(map(len, listed)) == len(frozenset().union(*listed))


def test_every_address_that_names_a_page_asks_first() -> None:
    named = {address.name for address in ADDRESSES if names_a_page(address)}
    # The admin's API and the editing sessions follow policy and tester by themselves.
    by_themselves = {name for name in named if name.startswith(("wagtailadmin_api", "api:", "wagtailadmin_editing"))}
    by_themselves |= {name for name in named if name.startswith(API)}  # all of them are asked by one rule
    assert named - by_themselves - set(DOORS) == set()
    assert (set(DOORS) | set(REPLACED)) - {address.name for address in ADDRESSES} == set()


def expected(address: Address, method: str) -> set[int]:
    """Return the answers that are right for somebody who is in the admin and has nothing to do with the page."""
    if address.name in names(NOT_THERE):
        return {404} if method == "get" and address.name not in POST_ONLY else {404, 405}
    return {200, 400} | REFUSED


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("method", METHODS)
def test_r34_a_foreign_page_is_not_there(world: World, name: str, method: str) -> None:
    client, wrong = with_token(world, name), []
    for address in ADDRESSES:
        if address.name == FAILS_ON_PURPOSE or (method == "post" and address.name == FAILS_WHEN_EMPTY):
            continue
        response = ask(client, address, method, url_of(address, world, world.theirs), query_of(address, world.theirs))
        if response.status_code not in expected(address, method) or CANARY in _shown(response):
            wrong.append(f"{response.status_code} {method} {address.name} canary={CANARY in _shown(response)}")
        if address.name == "wagtailadmin_logout":
            client.force_login(world.people[name], backend=BACKEND)
    assert wrong == []


def _shown(response: Any) -> str:
    """Return what can be read, without what is public anyway."""
    return text_of(response).replace(f"{CANARY} live", "")


def shut_to_strangers(address: Address) -> set[int]:
    """Return the answers that are right for who is not logged in."""
    if not address.name.startswith(API):
        return {302, 401, 403}
    # What is no page has rules of its own: public documents and images are listed.
    return {401, 404, 405} | ({200} if address.name in names(NOT_ABOUT_PAGES) else set())


@pytest.mark.parametrize("method", METHODS)
def test_r34_strangers_are_sent_to_the_login(world: World, method: str) -> None:
    client, wrong = Client(raise_request_exception=False), []
    for address in ADDRESSES:
        if address.name in names(PUBLIC) or address.name.startswith("api:"):
            continue
        response = ask(client, address, method, url_of(address, world, world.theirs), {})
        if response.status_code not in shut_to_strangers(address) or CANARY in text_of(response):
            wrong.append(f"{response.status_code} {method} {address.name}")
    assert wrong == []


@pytest.mark.parametrize("address", [a for a in ADDRESSES if names_a_page(a)], ids=lambda address: address.name)
def test_r34_not_yours_and_not_there_are_one_answer(world: World, address: Address) -> None:
    client = with_token(world, "ann")
    url = url_of(address, world, world.theirs)
    for section_key in (world.theirs.waiting.pk, world.theirs.folder.pk):
        missing = url.replace(f"/{section_key}/", "/987654/")
    answers = {ask(client, address, "post", one, {}).status_code for one in (url, missing)}
    assert len(answers) == 1
