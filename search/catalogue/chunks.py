"""Work in portions."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield `items` in lists of at most `size`; `itertools.batched` does it from Python 3.12 on."""
    left = iter(items)
    while portion := list(islice(left, size)):
        yield portion
