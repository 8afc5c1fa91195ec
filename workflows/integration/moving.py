"""A move into a place with another workflow: which states are asked about, and the form that asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from treebeard.mp_tree import MP_MoveHandler
from wagtail.models import Page

from workflows.api import Definition, PageState, check_guard, workflow_for
from workflows.definitions.registry import all_definitions
from workflows.definitions.tables import Guard


@dataclass(frozen=True)
class Change:
    """What the pages in one state would follow instead of what they follow now, and which states are open to them."""

    state: str
    title: str
    choices: tuple[tuple[str, str], ...]


def changes_of_workflow(page: Page, destination: Page) -> list[Change]:
    """Return one change for each state whose pages, moved below `destination`, would follow another workflow."""
    records = list(PageState.objects.filter(page__path__startswith=page.path, page__alias_of=None).order_by("pk"))
    before = {record.pk: workflow_for(Page.objects.get(pk=record.pk)) for record in records}
    after = _workflows_after(page, destination, list(before))
    found: dict[str, Change] = {}
    for record in records:
        old, new = before[record.pk], after[record.pk]
        if new is not None and new.id != record.workflow:
            found.setdefault(record.state, _change(record.state, old, new))
    return list(found.values())


def check_beginnings(user: Any, page: Page, destination: Page) -> None:
    """Raise `PermissionRefused` where a page of the moved would begin a workflow whose creation guard says no."""
    if all(definition.creation_guard == Guard() for definition in all_definitions()):
        return  # the tree is not moved and put back for nothing
    moved = PageState.objects.filter(page__path__startswith=page.path, page__alias_of=None)
    now = dict(moved.values_list("page_id", "workflow"))
    after = _workflows_after(page, destination, list(now))
    begun = {new.id: new for pk, new in after.items() if new is not None and new.id != now[pk]}
    for definition in begun.values():
        check_guard(user, destination, definition)


def _workflows_after(page: Page, destination: Page, keys: list[int]) -> dict[int, Definition | None]:
    """Return the workflow of each page, had the move taken place: it is made and undone, as policies travel along."""
    with transaction.atomic():
        MP_MoveHandler(Page.objects.get(pk=page.pk), Page.objects.get(pk=destination.pk), "last-child").process()
        found = {moved.pk: workflow_for(moved) for moved in Page.objects.filter(pk__in=keys)}
        transaction.set_rollback(True)
    return found


def _change(state: str, old: Definition | None, new: Definition) -> Change:
    """Return what to ask about `state`; a move never publishes, so what was private stays so."""
    known = old is not None and old.has_state(state)
    public = known and old is not None and old.is_live(state)
    open_to = tuple((one.id, str(one.title or one.id)) for one in new.states if public or not new.is_live(one.id))
    title = str(old.state(state).title or state) if known and old is not None else state
    return Change(state, title, open_to)


class MappingForm(forms.Form):
    """For each state of the old workflow, the state of the new one."""

    mapping = forms.CharField(widget=forms.HiddenInput, initial="1", required=False)
    changes: list[Change]

    @property
    def states(self) -> Mapping[str, str]:
        """The mapping, as the move reads it."""
        return {change.state: self.cleaned_data[f"state-{change.state}"] for change in self.changes}


def mapping_form(page: Page, destination: Page, data: Any = None) -> MappingForm:
    """Return the form; it has no fields where nothing changes."""
    changes = changes_of_workflow(page, destination)
    form = MappingForm(data)
    form.changes = changes
    if not changes:
        form.fields.clear()
    for change in changes:
        choices = [("", _("Choose a state")), *change.choices]
        form.fields[f"state-{change.state}"] = forms.ChoiceField(label=change.title, choices=choices)
    return form
