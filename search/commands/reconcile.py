"""`search reconcile`: what each engine has, compared with the database, and mended."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError, OutputWrapper

from search.engines import registry
from search.engines.base import EngineError
from search.indexing.rebuilding import reconcile

HELP = "Compare ids and versions of all documents with the database; write what differs, remove what is no more."


def add_arguments(parser: ArgumentParser) -> None:
    """Take nothing."""


def run(out: OutputWrapper, **_options: Any) -> None:
    """Print what was mended in each engine."""
    for engine in registry.engines():
        try:
            found = reconcile(engine)
        except EngineError as error:
            raise CommandError(f"{engine.name}: {error}") from error
        out.write(f"{engine.name}: {found.written} written, {found.removed} removed")
