"""`search rebuild`: a whole new index beside the one that serves."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError, OutputWrapper
from tqdm import tqdm

from search.engines import registry
from search.engines.base import Engine, EngineError
from search.indexing.rebuilding import rebuild

HELP = "Make the index anew from the database; the old one serves until the new one is whole."


def add_arguments(parser: ArgumentParser) -> None:
    """Take the engine, and whether only what is missing is to be made."""
    parser.add_argument("--engine", default="", metavar="NAME", help="one engine; without it all that are in use")
    parser.add_argument("--if-missing", action="store_true", help="only where there is no index of the right shape")


def run(out: OutputWrapper, *, engine: str, if_missing: bool, **_options: Any) -> None:
    """Print how many documents each engine has now."""
    for one in (registry.engine(engine),) if engine else registry.engines():
        if not if_missing or one.status().lacks_index:
            out.write(f"{one.name}: {_rebuild(one)} documents")


def _rebuild(engine: Engine) -> int:
    with tqdm(unit=" documents", disable=not sys.stderr.isatty()) as bar:

        def progress(done: int, of_all: int) -> None:
            bar.total = of_all
            bar.update(done - bar.n)

        try:
            return rebuild(engine, progress=progress)
        except EngineError as error:
            raise CommandError(str(error)) from error
