"""Create the two locales and seed the regions and municipalities, with the region that replaces two of them on 1 January 2027."""

import csv
from datetime import date
from pathlib import Path

from django.db import migrations

from peer_pages.slugs import danish_slug

MUNICIPALITIES = Path(__file__).resolve().parents[1] / "data" / "municipalities.csv"
OLD_TO = date(2026, 12, 31)
NEW_FROM = date(2027, 1, 1)
REGIONS = (
    ("1081", "Region Nordjylland"),
    ("1082", "Region Midtjylland"),
    ("1083", "Region Syddanmark"),
    ("1084", "Region Hovedstaden"),
    ("1085", "Region Sjælland"),
)
# The merged region has no code of its own in our source yet; editors give it the official one.
EAST = ("1086", "Region Østdanmark")
MERGED = ("1084", "1085")


def _regions(area, locale):
    east = area.objects.create(
        kind="region",
        code=EAST[0],
        name=EAST[1],
        slug=danish_slug(EAST[1]),
        valid_from=NEW_FROM,
        locale=locale,
    )
    regions = {}
    for code, name in REGIONS:
        merged = code in MERGED
        regions[code] = area.objects.create(
            kind="region",
            code=code,
            name=name,
            slug=danish_slug(name),
            valid_to=OLD_TO if merged else None,
            merged_into=east if merged else None,
            locale=locale,
        )
    return regions


def forwards(apps, schema_editor):
    """Create the areas in the source language."""
    area = apps.get_model("peer_pages", "Area")
    locales = apps.get_model("wagtailcore", "Locale").objects
    locale, _created = locales.get_or_create(language_code="da")
    locales.get_or_create(language_code="en")
    regions = _regions(area, locale)
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            area.objects.create(
                kind="municipality",
                code=row["code"],
                name=row["name"],
                slug=danish_slug(row["name"]),
                parent=regions[row["region"]],
                locale=locale,
            )


def backwards(apps, schema_editor):
    """Remove all areas."""
    area = apps.get_model("peer_pages", "Area")
    area.objects.update(parent=None, merged_into=None)
    area.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("peer_pages", "0001_initial"), ("wagtailcore", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
