"""How the search is: for the operator's command and the staff's page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from search.engines import registry
from search.engines.base import Status
from search.indexing.models import Chore, comparing
from search.indexing.rows import oldest_waiting, waiting

LATE = timedelta(minutes=15)
"""How long a change may wait to be indexed before something is wrong."""
STALE = timedelta(days=2)
"""How old the daily comparison may be before something is wrong."""


@dataclass(frozen=True)
class Health:
    """Each engine's state, and how many changes wait to be indexed, since when."""

    engines: tuple[Status, ...]
    waiting: int
    waiting_since: datetime | None
    compared_at: datetime | None

    @property
    def is_well(self) -> bool:
        """Return whether every engine answers, nothing has waited for long and the comparison goes on."""
        late = self.waiting_since is not None and timezone.now() - self.waiting_since > LATE
        return all(one.healthy for one in self.engines) and not late and not self.is_stale

    @property
    def is_stale(self) -> bool:
        """Return whether the daily comparison has stopped; where there was none yet, it has not begun."""
        return self.compared_at is not None and timezone.now() - self.compared_at > STALE


def health() -> Health:
    """Return how the search is now; never raises for an engine that does not answer."""
    return Health(tuple(engine.status() for engine in registry.engines()), waiting(), oldest_waiting(), _compared_at())


def _compared_at() -> datetime | None:
    """Return when the engine was compared whose turn was longest ago; None when one never was."""
    names = [comparing(engine.name) for engine in registry.engines()]
    moments = Chore.objects.filter(name__in=names, begun_at__isnull=False).values_list("begun_at", flat=True)
    return min(filter(None, moments)) if len(moments) == len(names) else None
