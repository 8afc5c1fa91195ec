"""The synonyms of the field that come with the site: each is made once, and staff change it as they please."""

import hashlib
import json
from pathlib import Path
from typing import Any

from search.synonyms.models import SynonymGroup

FILE = Path(__file__).parents[1] / "data" / "synonyms.json"


def shipped() -> list[dict[str, Any]]:
    """Return the groups of the file as values of `SynonymGroup`, each with the digest that it is known by."""
    return [_values(group) for group in json.loads(FILE.read_text(encoding="utf-8"))]


def _values(group: dict[str, Any]) -> dict[str, Any]:
    content = json.dumps(group, ensure_ascii=False, sort_keys=True)
    return {
        "locale": group["locale"],
        "kind": group["kind"],
        "source": group.get("from", ""),
        "words": "\n".join(group["words"]),
        "origin": hashlib.sha256(content.encode()).hexdigest()[:16],
    }


def add(model: type[SynonymGroup] = SynonymGroup) -> int:
    """Make the shipped groups that were never made before; return how many.

    What staff changed or took out of use is left alone. A migration gives its own `model`.
    """
    there = set(model.objects.exclude(origin="").values_list("origin", flat=True))
    new = [model(**values) for values in shipped() if values["origin"] not in there]
    return len(model.objects.bulk_create(new))
