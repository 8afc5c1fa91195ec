"""What a result says of the thing that was found."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone, translation

from search.asking.showing import results
from search.catalogue.document import A_MILLION, CatalogueDocument
from search.engines.base import Hit

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
A_YEAR_AGO = int(datetime(2025, 11, 20, 23, 0, tzinfo=UTC).timestamp()) * A_MILLION
"""When the day began in Denmark that is 365 days before `NOW`."""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": "active", "last_checked": "2025-11-21"}, ""),
        ({"status": "active", "last_checked": "2025-11-20"}, "Sidst tjekket 20. november 2025"),
        ({"status": "active"}, "Oplysningerne er ikke tjekket"),
        ({"status": "active", "published": A_YEAR_AGO}, ""),
        ({"status": "active", "published": A_YEAR_AGO - 1}, "Oplysningerne er ikke tjekket"),
        (
            {"status": "active", "published": A_YEAR_AGO, "last_checked": "2025-11-20"},
            "Sidst tjekket 20. november 2025",
        ),
        ({"status": "ended"}, ""),
        ({}, ""),
    ],
)
def test_result_says_when_nobody_confirmed_it_for_a_year(
    values: dict[str, Any], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    document = CatalogueDocument(id="x", locale="da", kind="initiative", title="Caféen", url="/cafe/", **values)
    with translation.override("da"):
        [result] = results([Hit(id="x", score=1.0, record=document.as_record())], None)
    assert result.unchecked == words
