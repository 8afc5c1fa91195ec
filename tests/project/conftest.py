"""One migrated database with the site's pages, for every test that starts the site as another process."""

import secrets
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.project.process import SOURCE_ROOTS, environment, python


@pytest.fixture(scope="session")
def site_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A SQLite file with everything migrated and the site set up; migrated here only when the tests use another."""
    path = tmp_path_factory.mktemp("site") / "site.sqlite3"
    values = environment(DATABASE_URL=f"sqlite:///{path}", DJANGO_SETTINGS_MODULE="peerportal.settings.test")
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
    else:
        python("manage.py", "migrate", "--verbosity", "0", env=values)
    python("manage.py", "setup_site", env=values)
    return path


@pytest.fixture(scope="session")
def production(site_database: Path) -> dict[str, str]:
    """The environment of a server behind one proxy, with static files collected."""
    folder = site_database.parent
    values = environment(
        DJANGO_SETTINGS_MODULE="peerportal.settings.production",
        DATABASE_URL=f"sqlite:///{site_database}",
        SECRET_KEY=secrets.token_urlsafe(50),
        ALLOWED_HOSTS="127.0.0.1",
        BASE_URL="https://127.0.0.1",
        TRUSTED_PROXIES="1",
        STATIC_ROOT=str(folder / "static"),
        MEDIA_ROOT=str(folder / "media"),
        PYTHONPATH=SOURCE_ROOTS,
    )
    python("manage.py", "collectstatic", "--no-input", "--verbosity", "0", env=values)
    return values
