"""The engines by name, and the one in use."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from search.engines.interim import Engine

DEFAULT = "database"
ENGINES = {
    "database": "search.engines.database.engine.DatabaseEngine",
}


def engine(name: str = "") -> Engine:
    """Return the engine called `name`, or the one that the setting SEARCH_ENGINE names."""
    wanted = name or getattr(settings, "SEARCH_ENGINE", DEFAULT)
    if wanted not in ENGINES:
        raise ImproperlyConfigured(f"SEARCH_ENGINE is {wanted!r}; it must be one of {', '.join(sorted(ENGINES))}.")
    return import_string(ENGINES[wanted])()
