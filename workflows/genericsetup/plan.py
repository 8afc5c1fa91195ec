"""What importing a definition would do: to the definition, and to the pages that follow it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.definitions.tables import Definition
from workflows.definitions.validation import Problem, errors, problems
from workflows.genericsetup.compare import Change, compare
from workflows.vocabulary import Track

Pages = Mapping[tuple[str, str], int]
"""How many pages are in (state, track)."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An import, looked at before it happens; `mapping` says where pages of an old state go."""

    old: Definition | None
    new: Definition
    pages: Pages
    mapping: Mapping[str, str]
    hidden_by_code: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changes in the definition."""
        return tuple(compare(self.old, self.new))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the new definition."""
        return tuple(problems(self.new))

    @property
    def pages_by_state(self) -> dict[str, int]:
        """How many pages are in each state now."""
        counted: Counter[str] = Counter()
        for (state, _track), count in self.pages.items():
            counted[state] += count
        return dict(sorted(counted.items()))

    @property
    def remapped(self) -> dict[str, str]:
        """The states whose pages are moved, and where to."""
        return {state: self.mapping[state] for state in self.pages_by_state if state in self.mapping}

    def refusals(self) -> Iterator[str]:
        """Yield each reason why it cannot be done; every one names what to type."""
        if self.hidden_by_code:
            text = _("The workflow %(name)s is registered by code; import this one as another: --name NAME.")
            yield text % {"name": self.new.id}
        for problem in errors(self.new):
            yield f"{problem.text} {problem.hint}"
        yield from self._wrong_mappings()
        for state, count in self.pages_by_state.items():
            yield from self._stranded(state, count)
        yield from self._waiting_nowhere()

    def _wrong_mappings(self) -> Iterator[str]:
        states = ", ".join(state.id for state in self.new.states)
        for state, target in self.mapping.items():
            if not self.new.has_state(target):
                text = _("--map %(state)s=%(target)s: the new workflow has no state %(target)s. It has: %(states)s.")
                yield text % {"state": state, "target": target, "states": states}

    def _stranded(self, state: str, count: int) -> Iterator[str]:
        """Refuse what would leave pages in no state, or live in a private one; or would publish them."""
        target = self.mapping.get(state, state)
        values = {"state": state, "count": count, "target": target}
        was_live = self.old is not None and self.old.has_state(state) and self.old.is_live(state)
        if not self.new.has_state(target):
            if state not in self.mapping:
                yield _gone(count) % values
        elif self.new.is_live(target) and not was_live:
            yield _published(count) % values
        elif was_live and not self.new.is_live(target) and state not in self.mapping:
            yield _taken_off(count) % values

    def _waiting_nowhere(self) -> Iterator[str]:
        """Refuse to leave changes waiting in a review that no longer is."""
        waiting = [
            count
            for (state, track), count in self.pages.items()
            if track == Track.PENDING and state not in self.mapping
        ]
        if waiting and not self.new.review_state:
            yield _waits(sum(waiting)) % {"count": sum(waiting)}


def _gone(count: int) -> str:
    return ngettext(
        "%(count)d page is in the state %(state)s, which goes: --map %(state)s=NEW.",
        "%(count)d pages are in the state %(state)s, which goes: --map %(state)s=NEW.",
        count,
    )


def _published(count: int) -> str:
    return ngettext(
        "%(count)d page in the state %(state)s would be published as %(target)s, and an import never publishes: "
        "--map %(state)s=PRIVATE STATE.",
        "%(count)d pages in the state %(state)s would be published as %(target)s, and an import never publishes: "
        "--map %(state)s=PRIVATE STATE.",
        count,
    )


def _taken_off(count: int) -> str:
    return ngettext(
        "%(count)d page in the state %(state)s would be taken off the site; say so: --map %(state)s=%(state)s.",
        "%(count)d pages in the state %(state)s would be taken off the site; say so: --map %(state)s=%(state)s.",
        count,
    )


def _waits(count: int) -> str:
    return ngettext(
        "The changes to %(count)d page wait for review, and no worklist of the new workflow names a state for it.",
        "The changes to %(count)d pages wait for review, and no worklist of the new workflow names a state for it.",
        count,
    )
