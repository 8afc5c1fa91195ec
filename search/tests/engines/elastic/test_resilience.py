"""Whatever becomes of the server, the engine says so in time and in its own words."""

import signal
import socket
import time
from contextlib import contextmanager, suppress

import pytest

from scripts.engines.distributions import VERSIONS
from scripts.engines.server import running
from scripts.engines.server import stop as stop_server
from search.engines.base import Ask, EngineError
from search.engines.elastic.client import Access
from search.engines.elastic.engine import ElasticEngine, Options
from search.engines.elastic.server import Seconds
from search.tests import servers
from search.tests.engines.elastic.bad_servers import BEHAVIOURS, answer, serving
from search.tests.engines.rows import fill, row
from search.tests.served import PATIENT

IMPATIENT = Seconds(question=0.4, write=0.4, rebuild=0.4)
GRACE = 2.0
"""Seconds more than its own that an engine may take on a busy machine."""

NAMES = ("elasticsearch", "opensearch")


def engine_at(name, url):
    return ElasticEngine.at(name, Access(url), Options(prefix="test", seconds=IMPATIENT))


@contextmanager
def refused_within(seconds):
    begun = time.monotonic()
    with pytest.raises(EngineError) as raised:
        yield raised
    assert time.monotonic() - begun < seconds
    assert len(str(raised.value)) > 30


ACTS = {
    "find": lambda engine: engine.find(Ask()),
    "explain": lambda engine: engine.explain(Ask(), "a"),
    "read": lambda engine: engine.read(["a"]),
    "put": lambda engine: engine.put([row("c")]),
    "remove": lambda engine: engine.remove(["a"]),
    "versions": lambda engine: engine.versions(),
    "rebuild": lambda engine: fill(engine, [row("a")]),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_r18_a_server_that_answers_badly_is_an_error_in_time(name, behaviour):
    with serving(BEHAVIOURS[behaviour]) as url:
        engine = engine_at(name, url)
        with refused_within(IMPATIENT.question + GRACE):
            engine.find(Ask())
        assert not engine.status().healthy


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("behaviour", ["503", "429", "silence", "other JSON", "page"])
@pytest.mark.parametrize("act", ACTS)
def test_r18_whatever_is_asked_of_it(name, behaviour, act):
    with serving(BEHAVIOURS[behaviour]) as url, refused_within(2 * IMPATIENT.write + GRACE):
        ACTS[act](engine_at(name, url))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("act", ACTS)
def test_r18_a_server_that_refuses_is_an_error_at_once(name, act):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with refused_within(GRACE):
        ACTS[act](engine_at(name, f"http://127.0.0.1:{port}"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("url", ["http://search.invalid:9200", "https://127.0.0.1:1", "http://[::1]:1"])
def test_r18_an_address_that_leads_nowhere_is_an_error_in_time(name, url):
    with refused_within(IMPATIENT.question + GRACE):
        engine_at(name, url).find(Ask())


@pytest.mark.parametrize("name", NAMES)
def test_a_server_that_is_asked_in_vain_is_asked_once(name):
    asked = []

    def count(connection):
        asked.append(1)
        answer("503 Service Unavailable", "{}")(connection)

    with serving(count) as url, suppress(EngineError):
        engine_at(name, url).find(Ask())
    assert asked == [1]


@pytest.mark.parametrize("name", NAMES)
def test_the_message_says_where_and_keeps_the_password_to_itself(name):
    with refused_within(GRACE) as raised:
        engine_at(name, "http://peer:s3cret@127.0.0.1:1/prefix").find(Ask())
    assert "http://127.0.0.1:1/prefix does not answer" in str(raised.value)
    assert "SEARCH_URL" in str(raised.value)
    assert "s3cret" not in str(raised.value)


def test_another_product_is_named_as_such():
    with serving(lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) as url:
        assert "SEARCH_ENGINE=opensearch" in engine_at("elasticsearch", url).status().problem


@pytest.mark.services
def test_r18_a_real_server_that_halts_and_goes_on_and_ends():
    name = "opensearch"
    if not servers.installed(name):
        servers.unavailable(name)
    with running(name, VERSIONS[name]) as server:
        patient = ElasticEngine.at(name, Access(server.url), Options(prefix="test", seconds=PATIENT))
        fill(patient, [row("a", title="peer")])
        engine = engine_at(name, server.url)
        assert patient.find(Ask()).total == 1

        server.send(signal.SIGSTOP)
        with refused_within(IMPATIENT.question + GRACE):
            engine.find(Ask())
        with refused_within(2 * IMPATIENT.write + GRACE):
            engine.put([row("b")])

        server.send(signal.SIGCONT)
        assert "a" in {hit.id for hit in patient.find(Ask()).hits}

        stop_server(server)
        with refused_within(GRACE):
            engine.find(Ask())
        assert "Is it running" in engine.status().problem
