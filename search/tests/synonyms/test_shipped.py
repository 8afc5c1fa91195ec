"""The synonyms that come with the site."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from search.models import SynonymGroup
from search.synonyms import shipped

migration = import_module("search.migrations.0002_shipped_synonyms")

GROUPS = shipped.shipped()


@pytest.mark.parametrize("values", GROUPS, ids=lambda values: str(values["words"].splitlines()[0]))
def test_every_shipped_group_is_one_that_staff_could_have_written(values: dict[str, Any]) -> None:
    group = SynonymGroup(**values)
    group.full_clean()
    assert group.expressions


def test_no_group_is_shipped_twice() -> None:
    origins = {values["origin"] for values in GROUPS}
    assert len(origins) == len(GROUPS)


@pytest.mark.django_db
def test_shipped_groups_are_there_and_in_use() -> None:
    there = SynonymGroup.objects.filter(active=True).exclude(origin="")
    assert there.count() == len(GROUPS)


@pytest.mark.django_db
def test_what_staff_changed_is_left_alone() -> None:
    changed, unused = SynonymGroup.objects.exclude(origin="")[:2]
    SynonymGroup.objects.filter(pk=changed.pk).update(words="helt\nandet")
    SynonymGroup.objects.filter(pk=unused.pk).update(active=False)
    assert shipped.add() == 0
    changed.refresh_from_db()
    unused.refresh_from_db()
    assert changed.words == "helt\nandet"
    assert not unused.active


@pytest.mark.django_db
def test_shipped_groups_can_be_taken_away_and_made_again() -> None:
    own = SynonymGroup.objects.create(words="xbisidder\nxledsager")
    migration.backwards(apps, None)
    assert SynonymGroup.objects.get() == own
    migration.forwards(apps, None)
    assert SynonymGroup.objects.count() == len(GROUPS) + 1
