"""Workflows of code come first; imported ones are parsed once for each version."""

import pytest

from workflows.definitions import registry
from workflows.definitions.shipped import SHIPPED
from workflows.errors import UnreadableDefinition
from workflows.genericsetup.write import write
from workflows.models import StoredDefinition
from workflows.tests.definitions.build import sound


def store(definition, **values):
    return StoredDefinition.objects.create(name=definition.id, xml=write(definition), **values)


def test_shipped_workflows_are_there_without_a_query(django_assert_num_queries):
    assert {definition.id for definition in SHIPPED} == {"simple_publication", "one_state", "intranet", "community"}
    for definition in SHIPPED:
        assert registry.get_definition(definition.id) is definition


def test_the_same_definition_may_be_registered_again():
    with registry.registered():
        assert registry.register(sound()) == registry.register(sound())


def test_another_definition_of_the_same_name_is_refused():
    with registry.registered(sound()), pytest.raises(ValueError, match="sound"):
        registry.register(sound(title="Other"))


def test_registered_for_a_block_only():
    with registry.registered(sound(id="one_state")):
        assert registry.get_definition("one_state").title == "Sound"
    assert registry.get_definition("one_state") in SHIPPED


@pytest.mark.django_db
class TestStored:
    def test_a_name_nobody_knows_is_none(self):
        assert registry.get_definition("nonsense") is None

    def test_costs_one_query_after_the_first_time(self, django_assert_num_queries):
        store(sound())
        with django_assert_num_queries(2):
            assert registry.get_definition("sound") == sound()
        with django_assert_num_queries(1):
            assert registry.get_definition("sound") == sound()

    def test_all_cost_one_query_after_the_first_time(self, django_assert_num_queries):
        for number in range(5):
            store(sound(id=f"sound{number}"))
        registry.all_definitions()
        with django_assert_num_queries(1):
            assert len(registry.all_definitions()) == len(registry.registered_definitions()) + 5

    def test_another_version_is_read_anew(self):
        row = store(sound())
        assert registry.get_definition("sound").title == "Sound"
        row.xml, row.version = write(sound(title="Other")), 2
        row.save()
        assert registry.get_definition("sound").title == "Other"

    def test_one_deleted_and_imported_again_is_read_anew(self):
        store(sound()).delete()
        store(sound(title="Other"))
        assert registry.get_definition("sound").title == "Other"

    def test_name_of_the_row_is_the_name(self):
        StoredDefinition.objects.create(name="other", xml=write(sound()))
        assert registry.get_definition("other").id == "other"

    def test_one_of_code_hides_it(self):
        store(sound(id="one_state"))
        assert registry.get_definition("one_state") in SHIPPED
        assert [known.id for known in registry.all_definitions()].count("one_state") == 1

    def test_one_that_cannot_be_read_is_never_taken_for_none(self):
        StoredDefinition.objects.create(name="broken", xml="<dc-workflow>")
        with pytest.raises(UnreadableDefinition):
            registry.get_definition("broken")

    def test_one_that_cannot_be_read_leaves_the_others_in_the_list(self, caplog):
        StoredDefinition.objects.create(name="broken", xml="<dc-workflow>")
        store(sound())
        assert "sound" in {known.id for known in registry.all_definitions()}
        assert "broken" in caplog.text
