"""`manage.py check` says what is wrong with the workflows of the site."""

import pytest
from django.contrib.auth.models import Group
from django.core.checks import Error, Warning, run_checks  # noqa: A004

from workflows.definitions.checks import check_groups, check_registered, check_stored
from workflows.definitions.registry import registered
from workflows.models import StoredDefinition
from workflows.tests.definitions.build import sound, with_guard


def test_registered_definitions_are_looked_at_by_every_check():
    with registered(sound(initial_state="drfat")):
        found = [message for message in run_checks() if message.id == "workflows.E002"]
    assert [type(message) for message in found] == [Error]
    assert "draft, public" in found[0].hint
    assert found[0].obj == "workflow sound"


def test_a_warning_is_a_warning():
    with registered(sound(worklists=(), transitions=sound().transitions[:1])):
        assert {type(message) for message in check_registered() if message.id.startswith("workflows.W")} <= {Warning}


@pytest.mark.parametrize("databases", [None, []])
def test_imported_definitions_are_not_looked_at_without_a_database(databases):
    assert check_stored(databases=databases) == []


@pytest.mark.django_db
class TestStored:
    def check(self, name, xml):
        StoredDefinition.objects.create(name=name, xml=xml)
        return [
            (message.id, str(message.obj)) for message in run_checks(databases=["default"]) if name in str(message.obj)
        ]

    def test_imported_definitions_are_looked_at(self):
        xml = '<dc-workflow workflow_id="third" title="" state_variable="s" initial_state="a"/>'
        assert ("workflows.E001", "workflow third") in self.check("third", xml)

    def test_a_mistake_in_what_was_imported_never_stops_a_migration(self):
        StoredDefinition.objects.create(name="third", xml="<dc-workflow/>")
        StoredDefinition.objects.create(name="broken", xml="<dc-workflow>")
        assert {type(message) for message in check_stored(databases=["default"])} == {Warning}

    def test_e012_one_that_cannot_be_read(self):
        assert self.check("third", "<dc-workflow>") == [("workflows.E012", "workflow third")]

    def test_w018_one_that_code_hides(self):
        assert self.check("one_state", "<dc-workflow/>") == [("workflows.W018", "workflow one_state")]

    def test_w019_groups_that_are_not_there(self):
        Group.objects.create(name="present")
        definition = with_guard(groups=("absent", "present", "AuthenticatedUsers"))
        with registered(definition):
            found = [message for message in check_groups(databases=["default"]) if message.id == "workflows.W019"]
        assert ["absent" in message.msg for message in found] == [True]
