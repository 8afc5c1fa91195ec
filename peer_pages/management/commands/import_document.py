"""Read a document into the catalogue."""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from tqdm import tqdm

from peer_pages.importing.as_json import document_data
from peer_pages.importing.errors import ImportRefusedError
from peer_pages.importing.parse import parse_file
from peer_pages.importing.result import Document
from peer_pages.importing.store.planning import Action, Step, plan_import
from peer_pages.importing.store.run import run_import

WOULD = {Action.CREATE: _("Ville oprette"), Action.UPDATE: _("Ville opdatere"), Action.LEAVE: _("Ville lade være")}
DID = {Action.CREATE: _("Oprettede"), Action.UPDATE: _("Opdaterede"), Action.LEAVE: _("Lod være")}


class Command(BaseCommand):
    """Read a document and make draft pages of it, all or nothing."""

    help = (
        "Read a document (text, PDF or Word) and make draft pages, organisations, contacts and funding of it. "
        "A second run changes nothing, and a page that somebody edited is never overwritten."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and the three switches."""
        parser.add_argument("file", type=Path, metavar="FILE", help="the document")
        parser.add_argument("--plan", action="store_true", help="show what would happen; change nothing")
        parser.add_argument("--json", action="store_true", help="print what the document says as JSON")
        parser.add_argument("--publish", action="store_true", help="publish the pages that are created")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import, or only plan; a refusal is a CommandError with the line and the remedy."""
        path: Path = options["file"]
        try:
            document = parse_file(path)
            data = document_data(document)
            if options["plan"]:
                steps = [] if options["json"] else plan_import(document)
            else:
                steps = run_import(
                    document, source_name=path.name, publish_created=options["publish"], progress=self._progress
                )
        except ImportRefusedError as error:
            raise CommandError(gettext(error.msgid) % error.params) from error
        if options["json"]:
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            self._report(document, steps, DID if not options["plan"] else WOULD)

    def _progress(self, steps: list[Step]) -> Iterable[Step]:
        bar: Iterable[Step] = tqdm(steps, desc=gettext("Læser ind"), unit="", file=sys.stderr, disable=None)
        return bar

    def _report(self, document: Document, steps: list[Step], words: dict[Action, Any]) -> None:
        for step in steps:
            kind = step.model.get_verbose_name().lower()
            self.stdout.write(f"{words[step.action]}: {kind} “{step.entry.title}”. {step.reason}")
            for warned in sorted(step.entry.warnings, key=lambda warned: warned.line):
                self.stdout.write(f"    {gettext('linje')} {warned.line}: {warned.message} [{warned.code}]")
        for warned in document.warnings:
            self.stdout.write(f"{gettext('linje')} {warned.line}: {warned.message} [{warned.code}]")
        counts = Counter(step.action for step in steps)
        parts = [f"{str(words[action]).lower()}: {counts[action]}" for action in Action if counts[action]]
        entries = ngettext("%d opslag", "%d opslag", len(document.entries)) % len(document.entries)
        self.stdout.write(self.style.SUCCESS(f"{entries}; {', '.join(parts)}."))
