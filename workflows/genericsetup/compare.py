"""What is different between two definitions, part by part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from workflows.definitions.tables import Definition, PermissionMap

_NOBODY = "nobody"
VERBS = {"+": "add", "-": "remove", "~": "change"}
PARTS = ("states", "transitions", "worklists", "variables", "scripts")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One part that comes (`+`), goes (`-`) or becomes different (`~`), with what is different in it."""

    sign: str
    part: str
    details: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Return it as a person reads it; the verbs stay English, so that scripts may look for them."""
        return [f"{self.sign} {VERBS[self.sign]} {self.part}", *(f"    {detail}" for detail in self.details)]


def compare(old: Definition | None, new: Definition) -> Iterator[Change]:
    """Yield what has to be done to make `new` out of `old`."""
    if old is None:
        yield Change(sign="+", part=f"workflow {new.id}")
    else:
        head = _differences(_head(old), _head(new))
        if head:
            yield Change(sign="~", part=f"workflow {new.id}", details=head)
    for kind in PARTS:
        before = {part.id: part for part in getattr(old, kind, ())}
        after = {part.id: part for part in getattr(new, kind)}
        yield from _parts(kind.removesuffix("s"), before, after)


def _parts(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name in {**before, **after}:
        if name not in before:
            yield Change(sign="+", part=f"{kind} {name}")
        elif name not in after:
            yield Change(sign="-", part=f"{kind} {name}")
        else:
            details = _differences(facts(before[name]), facts(after[name]))
            if details:
                yield Change(sign="~", part=f"{kind} {name}", details=details)


def _head(definition: Definition) -> dict[str, str]:
    return {name: value for name, value in facts(definition).items() if name.partition(".")[0] not in {*PARTS, "id"}}


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return tuple(f"{name}: {before.get(name) or '–'} → {after.get(name) or '–'}" for name in names)


def facts(part: Any, label: str = "") -> dict[str, str]:
    """Return a part of a definition as name → text, as deep as it goes; what is empty is left out."""
    if is_dataclass(part):
        named = ((field.name, getattr(part, field.name)) for field in fields(part))
    elif isinstance(part, Mapping):
        named = ((str(key), value) for key, value in part.items())
    else:
        text = _text(part)
        return {label: text} if text else {}
    found: dict[str, str] = {}
    for name, value in named:
        found.update(facts(value, f"{label}.{name}" if label else name))
    return found or ({label: _NOBODY} if isinstance(part, PermissionMap) else {})


def _text(value: Any) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    if isinstance(value, tuple):
        return ", ".join(str(list(facts(item).values())) if is_dataclass(item) else str(item) for item in value)
    return "" if value is False or value is None else str(value)
