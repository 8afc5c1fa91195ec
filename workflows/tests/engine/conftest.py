"""What the engine's tests share."""

import pytest

from workflows.definitions.registry import registered
from workflows.tests.engine import people, tables


@pytest.fixture(autouse=True)
def definitions():
    with registered(*tables.ALL):
        yield


@pytest.fixture
def owner(db):
    return people.user("olga")


@pytest.fixture
def editor(db):
    return people.user("edvin", "Editor")


@pytest.fixture
def reviewer(db):
    return people.user("rikke", "Reviewer")


@pytest.fixture
def another(db):
    return people.user("anders", "Reviewer")


@pytest.fixture
def manager(db):
    return people.user("mia", is_superuser=True)


@pytest.fixture
def page(owner):
    return people.article(owner=owner)
