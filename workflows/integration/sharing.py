"""The table of roles on one page, and the form that changes it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page

from workflows.models import LocalRole, RoleBlock
from workflows.roles import sharing
from workflows.roles.places import paths_to
from workflows.vocabulary import Role

TITLES: Mapping[str, Promise] = MappingProxyType(
    {
        Role.READER: gettext_lazy("Can view"),
        Role.CONTRIBUTOR: gettext_lazy("Can add"),
        Role.EDITOR: gettext_lazy("Can edit"),
        Role.REVIEWER: gettext_lazy("Can review"),
    }
)
"""What a role lets somebody do, in the words of Plone's sharing page."""
LOGGED_SHARING = "workflows.sharing"
USER, GROUP = "user", "group"


@dataclass(frozen=True, order=True)
class Holder:
    """Somebody who has roles: a user, or the members of a group."""

    kind: str
    key: int
    who: Any = field(compare=False)

    @property
    def name(self) -> str:
        """What to call them."""
        return str(self.who.get_full_name() or self.who) if self.kind == USER else str(self.who)

    def value(self, role: str) -> str:
        """Return what the box of `role` stands for in the form."""
        return f"{self.kind}-{self.key}-{role}"


@dataclass(frozen=True)
class Cell:
    """One role of one holder: given here, or on a page above; `value` only where the visitor may change it."""

    title: Promise
    value: str
    is_given: bool
    is_ticked: bool
    is_inherited: bool


@dataclass(frozen=True)
class Row:
    """One holder."""

    holder: Holder
    cells: list[Cell]


class SharingForm(forms.Form):
    """Who has which role on a page.

    `roles` are the ticked boxes and `before` those that were ticked when the form was shown: only what the visitor
    changed is changed, whatever others have done meanwhile.
    """

    roles = forms.MultipleChoiceField(required=False)
    before = forms.MultipleChoiceField(required=False)
    name = forms.CharField(
        label=gettext_lazy("User or group"),
        help_text=gettext_lazy("A user name, an e-mail address or the name of a group."),
        required=False,
        max_length=254,
    )
    new_roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"), required=False, widget=forms.CheckboxSelectMultiple
    )
    inherits = forms.BooleanField(label=gettext_lazy("Roles given on the pages above hold here too"), required=False)

    def __init__(self, *args: Any, page: Page, may_give: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"inherits": not RoleBlock.objects.filter(pk=page.pk).exists()}
        self.page, self.may_give = page, may_give
        self.here = set(_given_at(LocalRole.objects.filter(page_id=page.pk)))
        self.boxes = {holder.value(role): (holder, role) for holder, _role in self.here for role in may_give}
        changed = {"invalid_choice": _("The table has changed since you opened it. Look at it again.")}
        for name in ("roles", "before"):
            self.fields[name].choices = [(value, role) for value, (_holder, role) in self.boxes.items()]  # type: ignore[attr-defined]
            self.fields[name].error_messages.update(changed)
        self.fields["new_roles"].choices = [(role, TITLES[role]) for role in may_give]  # type: ignore[attr-defined]

    @cached_property
    def rows(self) -> list[Row]:
        """The table: those with a role on the page, then those with one on a page above."""
        above = set(_given_at(self._above())) if self.initial["inherits"] else set()
        first = {holder for holder, _role in self.here}
        holders = [*sorted(first), *sorted({holder for holder, _role in above} - first)]
        return [Row(holder, [self._cell(holder, role, above) for role in TITLES]) for holder in holders]

    def _cell(self, holder: Holder, role: str, above: set[tuple[Holder, str]]) -> Cell:
        value, is_given = holder.value(role), (holder, role) in self.here
        return Cell(
            title=TITLES[role],
            value=value if value in self.boxes else "",
            is_given=is_given,
            is_ticked=value in (self["roles"].value() or ()) if self.is_bound else is_given,
            is_inherited=(holder, role) in above,
        )

    def _above(self) -> QuerySet[LocalRole]:
        """Return the roles given above: from the lowest page on that inherits none itself."""
        paths = paths_to(self.page)[:-1]
        blocked = RoleBlock.objects.filter(page__path__in=paths).values_list("page__path", flat=True)
        lowest = max(blocked, key=len, default="")
        return LocalRole.objects.filter(page__path__in=[path for path in paths if len(path) >= len(lowest)])

    def clean(self) -> dict[str, Any]:
        """Refuse half of a new line, and a name that is nobody's or not only one's."""
        given = super().clean() or {}
        name, roles = given.get("name", ""), given.get("new_roles", [])
        if name and not roles:
            self.add_error("new_roles", _("Choose what “%(name)s” is to be here.") % {"name": name})
        elif roles and not name:
            self.add_error("name", _("Say who is to have the roles."))
        elif name:
            given["holder"] = self._holder(name)
        return given

    def _holder(self, name: str) -> Holder | None:
        model = get_user_model()
        mine = Q(**{model.USERNAME_FIELD: name}) | Q(**{f"{model.get_email_field_name()}__iexact": name})
        found = [Holder(USER, user.pk, user) for user in model.objects.filter(mine, is_active=True)[:2]]
        found += [Holder(GROUP, group.pk, group) for group in Group.objects.filter(name=name)]
        if len(found) == 1:
            return found[0]
        text = _("“%(name)s” is more than one. Type the user name.") if found else _("There is no “%(name)s” here.")
        self.add_error("name", text % {"name": name})
        return None

    @transaction.atomic
    def save(self, user: Any) -> bool:
        """Give and withdraw what has been changed, and write it into the page's history; return whether it was."""
        said = []
        for holder, role in self._to_give():
            sharing.give(self.page, role, **{holder.kind: holder.who})
            said.append(f"+ {holder.name}: {role}")
        for holder, role in self._boxes("before", "roles"):
            sharing.withdraw(self.page, role, **{holder.kind: holder.who})
            said.append(f"− {holder.name}: {role}")
        if self.cleaned_data["inherits"] is not self.initial["inherits"]:
            (sharing.unblock if self.cleaned_data["inherits"] else sharing.block)(self.page)
            said.append("+ ↑" if self.cleaned_data["inherits"] else "− ↑")
        if said:
            log(instance=self.page, action=LOGGED_SHARING, user=user, data={"comment": "; ".join(said)})
        return bool(said)

    def _to_give(self) -> list[tuple[Holder, str]]:
        holder = self.cleaned_data.get("holder")
        new = [(holder, role) for role in self.cleaned_data["new_roles"]] if holder else []
        return [one for one in [*self._boxes("roles", "before"), *new] if one not in self.here]

    def _boxes(self, ticked: str, other: str) -> list[tuple[Holder, str]]:
        """Return what the boxes stand for that are ticked in one of the two and not in the other."""
        return [self.boxes[value] for value in sorted({*self.cleaned_data[ticked]} - {*self.cleaned_data[other]})]


def _given_at(roles: QuerySet[LocalRole]) -> Iterator[tuple[Holder, str]]:
    for given in roles.select_related("user", "group"):
        if given.user_id is not None:
            yield Holder(USER, given.user_id, given.user), given.role
        elif given.group_id is not None:
            yield Holder(GROUP, given.group_id, given.group), given.role
