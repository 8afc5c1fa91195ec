"""The only place that reads environment variables; `docs/reference/environment.md` is made from this table."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import Env

_CHECKOUT = Path(__file__).resolve().parents[3]
# An installed package has no checkout around it: its files are where it is started.
ROOT = _CHECKOUT if (_CHECKOUT / "manage.py").exists() else Path.cwd()

_env = Env()
_env.read_env(ROOT / ".env", recurse=False)


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, how it is read, its default and what it means."""

    name: str
    kind: str
    default: Any
    meaning: str
    differs_on_servers: bool = False  # `check --deploy` warns of the default

    def read(self) -> Any:
        """Return the variable's value from the environment, or its default."""
        return getattr(_env, self.kind)(self.name, default=self.default)


VARIABLES = (
    Variable("SECRET_KEY", "str", "", "Signing key; required in production, 50 characters or more."),
    Variable("DATABASE_URL", "str", f"sqlite:///{ROOT / 'var' / 'db.sqlite3'}", "Database address.", True),
    Variable("ALLOWED_HOSTS", "list", [], "Host names the site answers to, comma separated."),
    Variable("BASE_URL", "str", "http://127.0.0.1:8000", "Public address of the site, without a final slash.", True),
    Variable("TRUSTED_PROXIES", "int", 0, "Number of reverse proxies in front of the site."),
    Variable("MEDIA_ROOT", "str", str(ROOT / "var" / "media"), "Folder for uploaded images and documents."),
    Variable("STATIC_ROOT", "str", str(ROOT / "var" / "static"), "Folder that `collectstatic` fills."),
    Variable("EMAIL_URL", "str", "console:", "Mail server, for instance submission://user:password@host:587.", True),
    Variable("EMAIL_TIMEOUT", "int", 10, "Seconds before a silent mail server is given up."),
    Variable("DEFAULT_FROM_EMAIL", "str", "peer@example.dk", "Sender of the site's mail.", True),
    Variable("EDITORS_EMAIL", "str", "", "Where people write to the editors; empty: that of DEFAULT_FROM_EMAIL."),
    Variable("CELERY_BROKER_URL", "str", "", "Redis or RabbitMQ address; empty runs tasks in the web process."),
    Variable("SEARCH_ENGINE", "str", "embedded", "Engine of the public search: embedded, elasticsearch or opensearch."),
    Variable("SEARCH_FOLDER", "str", str(ROOT / "var" / "search"), "Folder of the embedded search index."),
    Variable("SEARCH_URL", "str", "http://127.0.0.1:9200", "Address of the search engine, where it is a server."),
    Variable("SEARCH_API_KEY", "str", "", "API key of the search engine."),
    Variable("SEARCH_CA_FILE", "str", "", "Certificate authority of the search engine, when it is not a known one."),
    Variable("SEARCH_INDEX", "str", "peer", "What the names of the search engine's indexes begin with."),
    Variable("AGENCY_NAME", "str", "Social- og Boligstyrelsen", "Name of the agency that runs the catalogue."),
    Variable("LOG_LEVEL", "log_level", "INFO", "Lowest level of log lines that are written."),
)

_BY_NAME = {variable.name: variable for variable in VARIABLES}


def read(name: str) -> Any:
    """Return the value of the variable `name`; KeyError when it is not in the table."""
    return _BY_NAME[name].read()
