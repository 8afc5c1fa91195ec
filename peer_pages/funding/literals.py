"""A number in the text of a statement."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Value
from django.db.models.sql.compiler import SQLCompiler


class Literal(Value):
    """A whole number that stands in the statement itself: of a parameter SQLite does not see that an index has it."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[()]]:  # noqa: ARG002
        """Return the number, and no parameter."""
        return str(int(self.value)), ()
