"""The engines by name."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from search.engines import registry


@pytest.mark.parametrize("name", registry.ENGINES)
def test_each_engine_is_found_under_its_own_name(name: str) -> None:
    assert registry.engine(name).name == name


def test_the_settings_choose_the_engine(settings: Any) -> None:
    settings.SEARCH_ENGINE = "lucene"
    with pytest.raises(ImproperlyConfigured, match="'lucene'; it must be one of elasticsearch, embedded, opensearch"):
        registry.engine()
