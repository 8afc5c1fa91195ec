"""Generate docs/reference from the code.

Usage: reference.py [--check]. With --check nothing is written: pages that differ are named and the exit status is 1.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "reference"
OURS = ("workflows", "peer_pages", "search", "peerportal")
OF_THE_TOOLS = (
    ("ADDRESS", "`make run`", "Where the site listens: 127.0.0.1:8000 unless told otherwise."),
    ("PYTHON", "`make`", "The Python that makes `.venv`: `python3` unless told otherwise, or a newer one beside it."),
    ("ARGS", "`make`", "Arguments of a chore, such as `-k word` of `make test`."),
    ("PLUGIN_ARGS", "`make test`", "The same for the tests of the plugin."),
    ("RACES", "`make soak`", "How many times two people decide at once: 1000 unless told otherwise."),
    ("STEPS", "`make soak`", "How many random acts the workflow is tried with: 10000 unless told otherwise."),
    ("KILLS", "`make soak`", "How many processes of the reminders die at random: 200 unless told otherwise."),
    ("CHROMIUM", "`make test`, `make screenshots`", "Address of a browser of Chromium's family."),
    ("CI", "`make test`", "Set: a test that lacks a program of the system fails instead of being skipped."),
    ("ENGINE", "`make engine`", "The search server to run: `elasticsearch` unless told otherwise, or `opensearch`."),
    ("VERSION", "`make engine`", "Its version, such as `8.17.0`; one that the project is tested with unless told."),
    ("JAVA_HOME", "`make engine`", "Folder of a Java to look at first; others are found by themselves."),
    ("TEST_ELASTICSEARCH_URL", "`make test`", "A server whose indices beginning with `test` are the tests' to use."),
    ("TEST_OPENSEARCH_URL", "`make test`", "The same for OpenSearch; without it the tests run an installed one."),
    ("POSTGRES_PASSWORD", "`compose.yaml`", "Password of the database; letters and digits."),
    ("PORT", "`compose.yaml`", "Port on the loopback address that the proxy sends to; 8000 unless told otherwise."),
    ("DJANGO_SETTINGS_MODULE", "Django", "`peerportal.settings.` with `dev`, `test` or `production` after it."),
)


def environment() -> Iterator[str]:
    """Yield the lines of the page on environment variables."""
    from peerportal.settings.environment import VARIABLES

    yield "Each is read once, in `site/peerportal/settings/environment.py`; a file `.env` in the project works too."
    yield ""
    yield from table(
        ("name", "default", "meaning"),
        ((f"`{v.name}`", shown(v.default), v.meaning) for v in VARIABLES),
    )
    yield "\nThe site does not read these; the chores, the compose file and Django do:\n"
    yield from table(("name", "for", "meaning"), ((f"`{name}`", *rest) for name, *rest in OF_THE_TOOLS))


def shown(default: object) -> str:
    """Return a default as the page shows it: paths from the project's folder, nothing as a dash."""
    if default in ("", [], None):
        return "–"
    return f"`{str(default).replace(str(ROOT), '<project>')}`"


def content_model() -> Iterator[str]:
    """Yield the lines of the page on models: each with its fields."""
    from django.apps import apps
    from django.utils import translation
    from wagtail.models import Page

    with translation.override("da"):
        for label in OURS:
            for model in sorted(apps.get_app_config(label).get_models(), key=lambda m: m.__name__):
                if model._meta.auto_created or model.__name__.startswith("Historical"):
                    continue
                kind = "page" if issubclass(model, Page) else "model"
                yield f"## {model.__name__}\n\n{model._meta.verbose_name!s} ({label}, {kind})\n"
                yield from table(("field", "type", "label"), fields(model))
                yield ""


def fields(model: type) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and label of each field that `model` adds to what Wagtail's pages have."""
    from wagtail.models import Page

    inherited = {field.name for field in Page._meta.get_fields()} if issubclass(model, Page) else set()
    for field in model._meta.get_fields():  # type: ignore[attr-defined]
        if field.auto_created or field.name in inherited or field.name.endswith("_ptr"):
            continue
        target = f" → {field.related_model.__name__}" if field.is_relation and field.related_model else ""
        yield f"`{field.name}`", type(field).__name__ + target, str(getattr(field, "verbose_name", "") or "")


def commands() -> Iterator[str]:
    """Yield the lines of the page on management commands: each with its help."""
    from django.core.management import load_command_class

    folders = {label: ROOT / label / "management" / "commands" for label in OURS}
    yield "Run one with `.venv/bin/python manage.py NAME`.\n"
    for label, folder in folders.items():
        for path in sorted(folder.glob("[!_]*.py")) if folder.is_dir() else ():
            command = load_command_class(label, path.stem)
            parser = command.create_parser("manage.py", path.stem)
            yield f"## {path.stem}\n\n{command.help}\n"
            arguments = [(argument(a), str(a.help or "")) for a in parser._actions if a.dest not in STANDARD]
            if arguments:
                yield from table(("argument", "meaning"), arguments)
                yield ""


def workflows() -> Iterator[str]:
    """Yield the lines of the page on workflows: each with its picture, its transitions and its rights."""
    from django.utils import translation

    from workflows.definitions.registry import registered_definitions
    from workflows.pictures.reference import reference

    yield "The words are Plone's; `manage.py workflow show NAME` says the same of an imported workflow."
    yield "A permission that a workflow does not list answers from the role map (`workflows/definitions/rolemap.py`).\n"
    with translation.override("en"):
        for definition in registered_definitions():
            yield from reference(definition)


def workflow_checks() -> Iterator[str]:
    """Yield the lines of the page on what `manage.py check` finds in workflows."""
    from django.utils import translation

    from workflows.definitions.validation.mistakes import TEXTS

    def shown(text: object) -> str:
        return re.sub(r"%\((\w+)\)s", r"*\1*", str(text))

    yield "`E` keeps a workflow from being used or imported, but for E003, E004 and E013; `W` is worth a look."
    yield "`manage.py check --database default` looks at imported workflows too.\n"
    with translation.override("en"):
        rows = ((f"`workflows.{name}`", shown(text), shown(hint)) for name, (text, hint) in sorted(TEXTS.items()))
        yield from table(("id", "what is wrong", "what to type"), rows)


STANDARD = {
    "help",
    "version",
    "verbosity",
    "settings",
    "pythonpath",
    "traceback",
    "no_color",
    "force_color",
    "skip_checks",
}


def argument(action: object) -> str:
    """Return how one argument of a command is written."""
    names = getattr(action, "option_strings", None) or [str(getattr(action, "metavar", None) or action.dest.upper())]  # type: ignore[attr-defined]
    return f"`{', '.join(names)}`"


def table(heads: tuple[str, ...], rows: object) -> Iterator[str]:
    """Yield the lines of one table."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:  # type: ignore[attr-defined]
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"


PAGES: dict[str, tuple[str, Callable[[], Iterator[str]]]] = {
    "environment.md": ("Environment variables", environment),
    "content-model.md": ("Content model", content_model),
    "commands.md": ("Management commands", commands),
    "workflows.md": ("Workflows", workflows),
    "workflow-checks.md": ("Mistakes in workflows", workflow_checks),
}


def main(check: bool) -> int:
    """Write the pages, or name those that differ; return the exit status."""
    stale = []
    for name, (title, lines) in PAGES.items():
        text = f"<!-- Generated by `make docs`; change the code instead. -->\n# {title}\n\n" + "\n".join(lines())
        text = text.rstrip() + "\n"
        path = FOLDER / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.write_text(text, encoding="utf-8")
            print(f"docs/reference/{name} written")
    if check and stale:
        print(f"Out of date in docs/reference: {', '.join(stale)}. Run `make docs` and commit the result.")
        return 1
    return 0


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    # The pages show defaults and Danish labels, whatever the environment of the one who generates them.
    os.environ["DJANGO_SETTINGS_MODULE"] = "peerportal.settings.test"
    import django

    django.setup()
    sys.exit(main("--check" in sys.argv[1:]))
