"""A new index: filled beside the one in use, which it replaces in one step."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from search.engines.base import EngineError, Row
from search.engines.elastic import index, rows
from search.engines.elastic.server import Seconds, Server


class Filling:
    """An index being filled, under an alias of its own.

    A server makes an index by itself for what is written to a name that it does not know. It does not for a request
    that only takes an alias, so that an index which somebody deletes meanwhile stays deleted.
    """

    def __init__(self, server: Server, alias: str, seconds: float) -> None:
        self._server, self._alias, self._seconds = server, alias, seconds

    def add(self, added: Iterable[Row]) -> None:
        """Add rows."""
        for lines in rows.requests(rows.writing(added)):
            path = f"/{self._alias}/_bulk?require_alias=true"
            rows.check(self._server.ask("POST", path, lines, seconds=self._seconds))


@contextmanager
def rebuilding(server: Server, prefix: str, replicas: int, seconds: Seconds) -> Iterator[Filling]:
    """Make an index to fill; use it when the context ends well, delete it when not."""
    name = index.new_name(prefix)
    filled_as = f"{name}-filled"
    server.order("PUT", f"/{name}", index.definition(server.kind, filled_as, replicas), seconds=seconds.rebuild)
    try:
        yield Filling(server, filled_as, seconds.rebuild)
        with suppress(EngineError):  # in one piece it answers sooner; in some it is as right
            server.ask("POST", f"/{name}/_forcemerge?max_num_segments=1", seconds=seconds.rebuild)
        server.order("PUT", f"/{name}/_settings", index.READ, seconds=seconds.write)
        server.ask("POST", f"/{name}/_refresh", seconds=seconds.rebuild)
        use(server, prefix, name, seconds.rebuild)
    except BaseException:
        with suppress(EngineError):
            server.ask("DELETE", f"/{name}", seconds=seconds.write)
        raise


def use(server: Server, prefix: str, name: str, seconds: float) -> None:
    """Let `name` be the index in use and delete those before it, also half-made ones, all in one step."""
    there = index.named(server, prefix, seconds)
    place = index.alias(prefix)
    older = [other for other in there if index.age(prefix, other) < index.age(prefix, name)]
    newer = [other for other in there if place in there[other] and other not in older and other != name]
    actions = [
        *({"remove_index": {"index": other}} for other in older),
        *({"remove": {"index": other, "alias": place}} for other in newer),
        {"remove": {"index": name, "alias": f"{name}-filled"}},
        {"add": {"index": name, "alias": place}},
    ]
    server.order("POST", "/_aliases", {"actions": actions}, seconds=seconds)
