"""Tables as files that a Danish Excel opens as they are: semicolons, and UTF-8 that says so."""

import csv
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate."""


def as_csv(name: str, lines: Iterable[Iterable[Any]]) -> HttpResponse:
    """Return `lines` as the file `name`, which nobody keeps on the way."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    csv.writer(response, delimiter=";").writerows([_cell(value) for value in line] for line in lines)
    return response


def _cell(value: Any) -> Any:
    """Return text so that no spreadsheet takes it for a formula; numbers stay numbers."""
    if value is None or isinstance(value, int):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
