"""`manage.py workflow`: list, matrix, import and export; show has a file of its own."""

import json
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from workflows.definitions.registry import all_definitions, get_definition
from workflows.genericsetup.read import read
from workflows.genericsetup.write import write
from workflows.models import PageState, StoredDefinition
from workflows.tests.definitions.build import sound, with_state
from workflows.tests.definitions.plone import DATA
from workflows.tests.definitions.test_plan import HIDDEN, PUBLIC_DRAFT, RENAMED

LEAVE = str(DATA / "leave.xml")
pytestmark = pytest.mark.django_db


def workflow(*arguments):
    out = StringIO()
    call_command("workflow", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path):
    """Return a function that writes a definition, or any text, to a file."""

    def put(content, name="sound.xml"):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else write(content), encoding="utf-8")
        return str(path)

    return put


def refused(status, *arguments):
    with pytest.raises(CommandError) as caught:
        workflow(*arguments)
    assert caught.value.returncode == status
    return str(caught.value)


class TestList:
    def test_names_every_workflow_and_its_origin(self):
        workflow("import", LEAVE)
        lines = workflow("list").splitlines()
        assert "one_state | Single state | published | code" in lines
        assert "leave | Leave | asked, granted | imported" in lines


class TestMatrix:
    def test_prints_a_line_for_everybody(self):
        assert "published | Anonymous (global) | View, Access contents information | –" in workflow(
            "matrix", "one_state"
        )

    def test_prints_objects_with_exactly_six_keys(self):
        rows = json.loads(workflow("matrix", "one_state", "--json"))
        assert {tuple(row) for row in rows} == {("state", "role", "scope", "kind", "name", "allowed")}
        assert {type(row["allowed"]) for row in rows} == {bool}

    def test_shows_what_only_this_definition_names(self, file):
        path = file(with_state(permissions={}, groups={"staff": ("Publisher",)}))
        rows = json.loads(workflow("matrix", path, "--json"))
        assert "Publisher" in {row["role"] for row in rows}
        compatible = json.loads(workflow("matrix", path, "--json", "--plone-compatible"))
        assert "Publisher" not in {row["role"] for row in compatible}

    def test_of_a_file_asks_no_database(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            workflow("matrix", LEAVE)

    def test_of_a_name_that_is_not_there_says_which_are(self):
        assert "simple_publication" in refused(2, "matrix", "nonsense")

    def test_of_a_definition_without_states_is_empty(self, file):
        assert json.loads(workflow("matrix", file("<dc-workflow workflow_id='w'/>"), "--json")) == []


class TestImport:
    def test_stores_what_the_file_says(self):
        assert "leave was imported" in workflow("import", LEAVE)
        assert get_definition("leave") == read((DATA / "leave.xml").read_bytes()).definition

    def test_plan_changes_nothing(self):
        assert "+ add state asked" in workflow("import", LEAVE, "--plan")
        assert not StoredDefinition.objects.exists()

    def test_r43_second_time_changes_nothing(self):
        workflow("import", LEAVE)
        assert "already as the file says" in workflow("import", LEAVE)
        assert StoredDefinition.objects.get().version == 1

    def test_removes_what_the_file_no_longer_has(self, file):
        workflow("import", file(sound()))
        workflow("import", file(RENAMED))
        assert [state.id for state in get_definition("sound").states] == ["sketch", "public"]
        assert StoredDefinition.objects.get().version == 2

    def test_new_version_is_seen_at_once(self, file):
        workflow("import", file(sound()))
        assert get_definition("sound").title == "Sound"
        workflow("import", file(sound(title="Other")))
        assert get_definition("sound").title == "Other"
        assert "Other" in {str(definition.title) for definition in all_definitions()}

    def test_takes_another_name(self, file):
        workflow("import", file(sound()), "--name", "other")
        assert get_definition("other").id == "other"

    def test_does_not_replace_what_code_registered(self, file):
        assert "--name" in refused(1, "import", file(sound(id="one_state")))

    @pytest.mark.parametrize("name", ["definition.xml", "sound.xml"])
    def test_names_a_nameless_definition_after_its_place(self, tmp_path, file, name):
        file("<dc-workflow title='' state_variable='s'><state state_id='a' title=''/></dc-workflow>", name)
        workflow("import", str(tmp_path / name))
        assert StoredDefinition.objects.get().name == (tmp_path.name if name == "definition.xml" else "sound")

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("<dc-workflow>", "line 1"),
            ("<html/>", "no workflow definition"),
            ('<!DOCTYPE a [<!ENTITY b "c">]><dc-workflow/>', "entities"),
            ("x" * 1_000_001, "larger"),
        ],
    )
    def test_r43_damaged_or_hostile_file_is_refused_with_one_line(self, file, content, words):
        message = refused(2, "import", file(content))
        assert words in message
        assert "\n" not in message
        assert not StoredDefinition.objects.exists()

    def test_missing_file_is_refused(self, tmp_path):
        assert "No such file" in refused(2, "import", str(tmp_path / "nothing.xml"))

    def test_definition_with_errors_is_refused_and_reported(self, file):
        assert "drfat" in refused(1, "import", file(sound(initial_state="drfat")))
        assert "workflows.E002" in workflow("import", file(sound(initial_state="drfat")), "--plan")

    def test_notes_and_problems_are_shown(self):
        found = workflow("import", LEAVE, "--plan")
        assert "never executed" in found
        assert "workflows.W008" in found


class TestPages:
    """Pages that follow the workflow; their own doings are the engine's, and tested there."""

    @pytest.fixture
    def page(self, file):
        workflow("import", file(sound()))
        page = Page.get_first_root_node().add_child(instance=Page(title="P", slug="p", live=False))
        page.save_revision()
        PageState.objects.create(page=page, workflow="sound", state="draft")
        return page

    def test_are_counted_in_the_plan(self, page, file):
        assert "draft: 1 → sketch" in workflow("import", file(RENAMED), "--plan", "--map", "draft=sketch")

    def test_r26_are_not_stranded(self, page, file):
        assert "--map draft=NEW" in refused(1, "import", file(RENAMED))
        assert get_definition("sound") == sound()

    def test_r26_are_not_published(self, page, file):
        assert "never publishes" in refused(1, "import", file(PUBLIC_DRAFT))
        page.refresh_from_db()
        assert not page.live

    def test_move_to_the_state_that_is_said(self, page, file):
        assert "1 page was moved" in workflow("import", file(RENAMED), "--map", "draft=sketch")
        assert PageState.objects.get(page=page).state == "sketch"

    def test_are_taken_off_when_it_is_said(self, page, file):
        page.live = True
        page.save()
        PageState.objects.filter(page=page).update(state="public")
        assert "--map public=public" in refused(1, "import", file(HIDDEN))
        workflow("import", file(HIDDEN), "--map", "public=public")
        page.refresh_from_db()
        assert not page.live


class TestExport:
    def test_prints_a_file_that_is_read_back(self):
        assert read(workflow("export", "intranet")).definition.states[0].id == "internal"

    def test_what_was_imported_comes_out_again(self, file):
        workflow("import", LEAVE)
        assert read(workflow("export", "leave")).definition == get_definition("leave")


def test_exit_status_reaches_the_shell(tmp_path):
    (tmp_path / "bad.xml").write_text("<html/>")
    command = [sys.executable, "-m", "workflows.tests.bare.manage", "workflow", "matrix", str(tmp_path / "bad.xml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("place", [1, 3])
def test_options_of_every_command_may_stand_anywhere(place):
    words = ["workflow", "matrix", LEAVE]
    words[place:place] = ["--settings", "workflows.tests.bare.settings"]
    command = [sys.executable, "-m", "workflows.tests.bare.manage", *words, "--json", "--no-color", "-v", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)
