"""A number in the text of a statement."""

from typing import Any

from django.db.models import Value


class Literal(Value):
    """A whole number that stands in the statement itself: of a parameter SQLite does not see that an index has it."""

    def as_sql(self, *_args: Any, **_kwargs: Any) -> tuple[str, list[Any]]:
        """Return the number, and no parameter."""
        return str(int(self.value)), []
