"""The mark of every test that uses the database, here and in the site's own tests."""

import pytest

DATABASE = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what uses the database, so that `-m database` runs it, as on PostgreSQL."""
    if item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ())):
        item.add_marker("database")
