"""Both clients send what they are told, once, to where they are told, and show no secret."""

import base64

import pytest

from search.engines.base import EngineError
from search.engines.elastic.client import Access, connect, within
from search.tests.engines.elastic.bad_servers import answer, whole

NAMES = ("elasticsearch", "opensearch")


@pytest.fixture
def heard(monkeypatch):
    """Yield the URL of a server that answers every request, and the list of what it was sent."""
    from search.tests.engines.elastic import bad_servers  # noqa: PLC0415

    requests = []

    def listen(connection):
        connection.settimeout(0.2)
        received = b""
        while b"\r\n\r\n" not in received:
            received += connection.recv(65536)
        head, _, body = received.partition(b"\r\n\r\n")
        length = next(
            (int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if b"content-length" in line), 0
        )
        while len(body) < length:
            body += connection.recv(65536)
        requests.append((head.decode(), body.decode()))
        connection.sendall(whole("200 OK", '{"ok": true}'))
        connection.close()

    monkeypatch.setattr(bad_servers, "serve", lambda connection, _behave: listen(connection))
    with bad_servers.serving(answer("200 OK", "{}")) as url:
        yield url, requests


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("body", "sent"),
    [
        (None, ""),
        ({"a": "ø"}, '{"a":"ø"}'),
        (['{"delete":{"_id":"ø"}}', '{"b":1}'], '{"delete":{"_id":"ø"}}\n{"b":1}\n'),
    ],
)
def test_a_request_is_sent_as_it_is(heard, name, body, sent):
    url, requests = heard
    assert connect(name, Access(f"{url}/below")).send("POST", "/index/_bulk?refresh=true", body, 5) == (
        200,
        {"ok": True},
    )
    ((head, text),) = requests
    assert head.startswith("POST /below/index/_bulk?refresh=true HTTP/1.1")
    assert text == sent
    assert "json" in head if body is None or isinstance(body, dict) else "x-ndjson" in head


@pytest.mark.parametrize(
    ("name", "given", "sent"),
    [
        ("elasticsearch", {"api_key": "aWQ6a2V5"}, "ApiKey aWQ6a2V5"),
        ("elasticsearch", {"user": "peer:sec%40ret"}, "Basic " + base64.b64encode(b"peer:sec@ret").decode()),
        ("opensearch", {"user": "peer:sec%40ret"}, "Basic " + base64.b64encode(b"peer:sec@ret").decode()),
    ],
)
def test_a_key_or_a_user_is_sent_with_every_request(heard, name, given, sent):
    url, requests = heard
    named = url.replace("http://", f"http://{given['user']}@") if "user" in given else url
    access = Access(named, api_key=given.get("api_key", ""))
    connect(name, access).send("GET", "/", None, 5)
    assert f"authorization: {sent}".lower() in requests[0][0].lower()
    assert "sec" not in access.shown


def test_opensearch_takes_no_key_and_says_what_it_takes():
    with pytest.raises(ValueError, match="user and password into the URL"):
        connect("opensearch", Access("http://localhost:9200", api_key="x"))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://localhost:9200", "http://localhost:9200"),
        ("https://search.example.dk", "https://search.example.dk:443"),
        ("http://search", "http://search:80"),
        ("https://me:word@[::1]:9200/below/", "https://[::1]:9200/below"),
    ],
)
def test_the_url_is_shown_whole_and_without_secrets(url, shown):
    assert Access(url).shown == shown


@pytest.mark.parametrize("url", ["", "localhost:9200", "ftp://host", "http://", "http://host:port"])
def test_what_is_no_url_of_a_server_is_refused(url):
    with pytest.raises(ValueError, match=r"http://|[Pp]ort"):
        _ = Access(url).shown


def test_what_takes_too_long_is_left_alone():
    import threading  # noqa: PLC0415

    ended = threading.Event()
    with pytest.raises(EngineError, match=r"within 0\.05 seconds"):
        within(0.05, lambda: (200, ended.wait(5)))
    ended.set()


def test_what_fails_in_time_fails_as_it_did():
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: (1 // 0, None))
