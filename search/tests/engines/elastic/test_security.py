"""A server that lets in whom it knows, over a connection that only its certificate opens.

The distribution that tests run lacks what a server keeps API keys with; that one is sent is seen in test_client.py.
"""

import base64
import os
import shutil
import subprocess

import pytest

from scripts.engines.distributions import VERSIONS
from scripts.engines.server import running
from search.engines.base import Ask
from search.engines.elastic.client import Access
from search.engines.elastic.engine import ElasticEngine, Options
from search.tests import servers
from search.tests.engines.rows import fill, row
from search.tests.served import PATIENT

pytestmark = pytest.mark.services

SECURED = {
    "xpack.security.enabled": "true",
    "xpack.security.http.ssl.enabled": "true",
    "xpack.security.http.ssl.key": "server.key",
    "xpack.security.http.ssl.certificate": "server.crt",
}
# The user "peer" with the password "public-test", as `elasticsearch-users useradd` writes it; it may do what the
# engine does with indices called "mine…", and nothing else.
USERS = {
    "users": "peer:$2a$10$KXfGs9.ZYo4AZA3Hb6SPgemUbSnz6t/0BX3ldOt9EpEZw2099Qv/i\n",
    "users_roles": "site:peer\n",
    "roles.yml": "site: {indices: [{names: ['mine*'], privileges: [read, write, manage]}]}\n",
}


@pytest.fixture(scope="module")
def secured(tmp_path_factory):
    """Yield the URL of a server with security, and the file with its certificate."""
    if not servers.installed("elasticsearch"):
        servers.unavailable("elasticsearch")
    if not shutil.which("openssl"):
        reason = "openssl is not installed (apt install openssl)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder = tmp_path_factory.mktemp("certificate")
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -keyout server.key -out server.crt -subj /CN=search"
    subprocess.run(
        [*make.split(), "-addext", "subjectAltName=IP:127.0.0.1"], cwd=folder, check=True, capture_output=True
    )
    pair = {path.name: path.read_text() for path in folder.iterdir()}
    with running("elasticsearch", VERSIONS["elasticsearch"], settings=SECURED, files={**USERS, **pair}) as server:
        yield server.url, folder / "server.crt"


def engine(access, prefix="mine"):
    return ElasticEngine.at("elasticsearch", access, Options(prefix=prefix, seconds=PATIENT))


def with_password(secured, word="public%2Dtest"):
    url, certificate = secured
    return Access(url.replace("https://", f"https://peer:{word}@"), ca_file=str(certificate))


def test_a_user_and_the_certificate_let_the_engine_do_all_it_does(secured):
    one = engine(with_password(secured))
    fill(one, [row("a", title="peer")])
    fill(one, [row("a", title="peer")])
    one.put([row("b")])
    one.remove(["a"])
    assert (one.versions(), one.find(Ask()).total, one.status().healthy) == ({"b": "1"}, 1, True)


def test_the_user_s_rights_end_with_the_prefix(secured):
    assert "needs read, write and manage" in engine(with_password(secured), "theirs").status().problem


def test_a_certificate_that_nobody_vouches_for_is_refused(secured):
    url, _ = secured
    assert "certificate verify failed" in engine(Access(url)).status().problem


def test_the_certificate_may_be_left_unchecked(secured):
    url, _ = secured
    assert "SEARCH_API_KEY" in engine(Access(url, verify=False)).status().problem


@pytest.mark.parametrize("key", ["", base64.b64encode(b"no:key").decode()])
def test_without_a_key_that_is_known_the_status_says_what_to_look_at(secured, key):
    url, certificate = secured
    assert "SEARCH_API_KEY" in engine(Access(url, api_key=key, ca_file=str(certificate))).status().problem


def test_a_wrong_password_is_refused(secured):
    assert "SEARCH_URL" in engine(with_password(secured, "wrong")).status().problem
