"""Importing: planned, refused or carried out as one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from workflows.api import remap
from workflows.definitions import registry
from workflows.definitions.tables import Definition
from workflows.errors import UnreadableDefinition
from workflows.genericsetup.plan import Pages, Plan
from workflows.genericsetup.write import write
from workflows.models import PageState, StoredDefinition


def plan_import(new: Definition, *, mapping: Mapping[str, str] | None = None, name: str = "") -> Plan:
    """Return what importing `new`, under `name` when it is given, would do; changes nothing."""
    new = replace(new, id=name or new.id)
    return Plan(
        old=_present(new.id),
        new=new,
        pages=_pages(new.id),
        mapping=mapping or {},
        hidden_by_code=any(known.id == new.id for known in registry.registered_definitions()),
    )


@transaction.atomic
def apply_import(plan: Plan, *, user: Any = None) -> int:
    """Carry out a plan without refusals, all of it or nothing; return how many pages were moved to another state.

    What is stored is the definition as it was read, written anew: the same tables come back out of it. The rows of
    the pages are locked first, so that no transition slips in between the plan and the deed.
    """
    list(PageState.objects.select_for_update().filter(workflow=plan.new.id).values_list("pk"))
    row, created = StoredDefinition.objects.select_for_update().get_or_create(
        name=plan.new.id, defaults={"xml": write(plan.new)}
    )
    if not created:
        row.xml, row.version, row.updated_at = write(plan.new), row.version + 1, timezone.now()
        row.save()
    return remap(plan.new.id, plan.remapped, user=user) if plan.remapped else 0


def _present(name: str) -> Definition | None:
    """Return the definition there is now; one that cannot be read any more is as good as none."""
    try:
        return registry.get_definition(name)
    except UnreadableDefinition:
        return None


def _pages(name: str) -> Pages:
    rows = PageState.objects.filter(workflow=name).order_by("state", "track").values_list("state", "track")
    return {(state, track): count for state, track, count in rows.annotate(count=Count("pk"))}
