"""Every way the code is started finds it: pytest's two modes, manage.py, Celery, gunicorn, an editable install."""

import ast
import json
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.project.process import SOURCE_ROOTS, environment, fetch, free_port, python, run, server
from tests.project.tree import PACKAGES, ROOT, product_modules, relative, syntax

HTTPS = {"X-Forwarded-Proto": "https"}


def test_pytests_other_import_mode_finds_the_code_too() -> None:
    said = python(
        "-m", "pytest", "--collect-only", "-q", "--import-mode=prepend", "-p", "no:cacheprovider", "-p", "no:cov"
    )
    assert "tests collected" in said
    assert "error" not in said.splitlines()[-1]


def test_manage_py_check_has_nothing_to_say() -> None:
    assert "no issues" in python("manage.py", "check", "--fail-level", "WARNING")


def test_celery_starts_with_the_sites_settings() -> None:
    values = environment(DJANGO_SETTINGS_MODULE="peerportal.settings.dev", PYTHONPATH=SOURCE_ROOTS)
    said = python("-m", "celery", "-A", "peerportal", "report", env=values)
    assert "CELERY_TASK_REJECT_ON_WORKER_LOST: True" in said
    assert "CELERY_TASK_ACKS_LATE: True" in said


def test_celery_finds_every_task() -> None:
    script = (
        "import django, json; django.setup(); from peerportal.celery import app;"
        "app.loader.import_default_modules(); print(json.dumps(sorted(app.tasks)))"
    )
    values = environment(DJANGO_SETTINGS_MODULE="peerportal.settings.dev", PYTHONPATH=SOURCE_ROOTS)
    registered = json.loads(python("-c", script, env=values).splitlines()[-1])
    assert "celery.backend_cleanup" in registered
    timed = [row["task"] for row in settings.CELERY_BEAT_SCHEDULE.values()]
    assert timed
    assert [name for name in (*written_tasks(), *timed) if name not in registered] == []


def written_tasks() -> Iterator[str]:
    """Yield the dotted name of every function of ours that is decorated as a task."""
    for package, folder in PACKAGES.items():
        for path in product_modules(package):
            parts = path.relative_to(folder.parent).with_suffix("").parts
            for node in ast.walk(syntax(path)):
                if isinstance(node, ast.FunctionDef) and "shared_task" in map(decorator, node.decorator_list):
                    yield ".".join((*parts, node.name))


def decorator(node: ast.expr) -> str:
    """Return the name of a decorator, with or without arguments."""
    return ast.unparse(node.func if isinstance(node, ast.Call) else node)


def test_a_task_outside_a_tasks_module_would_not_be_found() -> None:
    tasks = [path for path in product_modules() if "shared_task" in path.read_text(encoding="utf-8")]
    wrong = [relative(path) for path in tasks if path.stem != "tasks"]
    assert wrong == []


@pytest.fixture(scope="module")
def address(production: dict[str, str]) -> Iterator[str]:
    """The address of gunicorn with production's settings."""
    url = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "gunicorn", "--bind", url.removeprefix("http://"), "peerportal.wsgi"]
    log = Path(production["STATIC_ROOT"]).parent / "gunicorn.log"
    with server(*command, url=url, env=production, log=log, headers=HTTPS):
        yield url


def test_gunicorn_serves_the_front_page_in_production(address: str) -> None:
    answer = fetch(f"{address}/", **HTTPS)
    assert answer.status == 200
    assert '<html lang="da"' in answer.text
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_gunicorn_serves_the_static_files_a_page_names(address: str) -> None:
    page = fetch(f"{address}/", **HTTPS).text
    names = {part.split('"')[0].split("#")[0] for part in page.split('"/static/')[1:]}
    assert names
    for name in names:
        answer = fetch(f"{address}/static/{name}", **HTTPS)
        assert (name, answer.status) == (name, 200)
        assert "immutable" in answer.headers["Cache-Control"]


def test_production_sends_plain_http_to_https(address: str) -> None:
    answer = fetch(f"{address}/")
    assert answer.status == 301
    assert answer.headers["Location"].startswith("https://127.0.0.1")


def test_production_refuses_a_foreign_host(address: str) -> None:
    assert fetch(f"{address}/", Host="evil.example", **HTTPS).status == 400


def test_an_editable_install_finds_the_packages(tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv"))
    new = tmp_path / "venv" / "bin" / "python"
    # Borrow this environment's packages, so that only ours is installed.
    paths = run(str(new), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(paths) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    options = ("--no-deps", "--no-build-isolation", "--quiet", "--editable")
    python("-m", "pip", "--python", str(new), "install", *options, str(ROOT))
    script = "import peerportal, workflows, peer_pages, search; print(peerportal.__path__[0], search.__path__[0])"
    assert run(str(new), "-c", script, cwd=tmp_path).split() == [str(PACKAGES["peerportal"]), str(PACKAGES["search"])]
