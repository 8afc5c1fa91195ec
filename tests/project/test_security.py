"""Whose wrong passwords are counted, and what behind trusted proxies may be believed."""

from typing import Any

import pytest
from axes.helpers import get_client_ip_address
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from peerportal.security import ContentSecurityPolicyMiddleware, client_address

PROXY, VISITOR, INVENTED = "10.0.0.1", "198.51.100.7", "203.0.113.9"


def asked(rf: RequestFactory, forwarded: str | None, sender: str = PROXY) -> str | None:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(rf.get("/", headers=headers, REMOTE_ADDR=sender))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, None, PROXY),
        (0, VISITOR, PROXY),
        (1, None, PROXY),
        (1, "", PROXY),
        (1, VISITOR, VISITOR),
        (1, f"{INVENTED}, {VISITOR}", VISITOR),
        (1, f"{INVENTED},{VISITOR}", VISITOR),
        (1, f"{VISITOR}, unknown", PROXY),
        (1, "<script>", PROXY),
        (1, "198.51.100.7:41234", PROXY),
        (1, "2001:DB8::7", "2001:db8::7"),
        (2, f"{INVENTED}, {VISITOR}, 10.0.0.2", VISITOR),
        (2, VISITOR, PROXY),
        (3, f"{VISITOR}, 10.0.0.2", PROXY),
    ],
)
def test_the_visitor_is_whom_the_outermost_trusted_proxy_names(
    rf: RequestFactory, settings: Any, proxies: int, forwarded: str | None, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert asked(rf, forwarded) == expected


def test_a_server_on_a_socket_tells_no_address(rf: RequestFactory) -> None:
    assert asked(rf, None, sender="") is None


@given(invented=st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=60))
def test_nothing_a_visitor_writes_changes_the_address_that_is_counted(invented: str) -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": f"{invented},{VISITOR}"}, REMOTE_ADDR=PROXY)
    with override_settings(TRUSTED_PROXIES=1):
        assert client_address(request) == VISITOR


def test_the_counting_of_wrong_passwords_uses_it(rf: RequestFactory, settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    request = rf.get("/", headers={"X-Forwarded-For": VISITOR}, REMOTE_ADDR=PROXY)
    assert get_client_ip_address(request) == VISITOR


@pytest.mark.parametrize(
    ("path", "has_policy"),
    [("/", True), ("/soeg/", True), ("/administration/", True), ("/en/admin/", True), ("/admin/", False)],
)
def test_only_the_editors_folder_is_without_the_policy(rf: RequestFactory, path: str, has_policy: bool) -> None:
    middleware = ContentSecurityPolicyMiddleware(lambda request: HttpResponse())
    answer = middleware(rf.get(path))
    assert ("Content-Security-Policy" in answer.headers) is has_policy
