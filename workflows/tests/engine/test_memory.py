"""What a request remembers, and what makes it forget."""

import pytest
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from workflows import api, memory
from workflows.errors import TransitionRefused
from workflows.integration.doors.middleware import WorkflowDoorsMiddleware
from workflows.models import LocalRole, PageState, PlacefulPolicy, RoleBlock
from workflows.roles import sharing
from workflows.tests.engine import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(db):
    return people.user("ronja")


def behind_our_back(statement: str, *values: int | str) -> None:
    """Change something as another process would: this connection's memory does not see it."""
    wrappers, connection.execute_wrappers = connection.execute_wrappers, []
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    connection.execute_wrappers = wrappers


def put_behind_our_back(page, state: str) -> None:
    behind_our_back("UPDATE workflows_pagestate SET state = %s WHERE page_id = %s", state, page.pk)


def cost(ask) -> int:
    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries)


def test_what_was_read_is_not_read_again(page, owner):
    with memory.remembering():
        assert cost(lambda: api.has_permission(owner, page, "View")) == 2
        assert cost(lambda: api.has_permission(owner, page, "Modify portal content")) == 0


def test_nothing_is_remembered_outside(page, owner):
    with memory.remembering():
        api.has_permission(owner, page, "View")
    assert not memory.is_remembering()
    assert cost(lambda: api.has_permission(owner, page, "View")) == 2


def test_each_block_begins_with_nothing(page, reader):
    LocalRole.objects.create(page=page, user=reader, role="Reader")
    with memory.remembering():
        assert api.has_permission(reader, page, "View")
    LocalRole.objects.all().delete()
    with memory.remembering():
        assert not api.has_permission(reader, page, "View")


def test_people_are_not_mixed_up(page, owner, reader):
    with memory.remembering():
        assert api.has_permission(owner, page, "View")
        assert not api.has_permission(reader, page, "View")
        assert not api.has_permission(None, page, "View")


CHANGES = {
    "a transition": lambda page, owner: api.fire(page, "submit", user=owner),
    "another state": lambda page, _owner: PageState.objects.filter(pk=page.pk).update(state="published"),
    "a role": lambda page, _owner: sharing.give(page, "Reader", user=people.user("new")),
    "a block": lambda page, _owner: RoleBlock.objects.bulk_create([RoleBlock(page=page)]),
    "a policy": lambda page, _owner: PlacefulPolicy.objects.create(page=page, scope="in", workflow="one_state"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_request_that_writes_remembers_nothing_more(page, owner, change):
    with memory.remembering():
        api.has_permission(owner, page, "View")
        CHANGES[change](page, owner)
        assert not memory.is_remembering()
        assert cost(lambda: api.has_permission(owner, page, "View")) == 2
        assert cost(lambda: api.has_permission(owner, page, "View")) == 2


def test_rights_are_those_of_the_new_state_in_the_same_request(page, owner):
    with memory.remembering():
        assert api.has_permission(owner, page, "Modify portal content")
        api.fire(page, "submit", user=owner)
        assert not api.has_permission(owner, page, "Modify portal content")
        assert [one.id for one in api.transitions_for(page, owner)] == ["retract"]


def test_what_is_rolled_back_was_never_remembered(page, owner, reader):
    with memory.remembering():
        with transaction.atomic():
            LocalRole.objects.create(page=page, user=reader, role="Reader")
            assert api.has_permission(reader, page, "View")
            transaction.set_rollback(True)
        assert not api.has_permission(reader, page, "View")


def test_a_look_inside_a_transaction_is_no_change(page, owner):
    with memory.remembering(), transaction.atomic():
        assert cost(lambda: api.has_permission(owner, page, "View")) == 2
        with transaction.atomic():
            pass
        assert cost(lambda: api.has_permission(owner, page, "View")) == 0


def test_the_door_reads_anew_whatever_is_remembered(page, owner):
    with memory.remembering():
        assert [one.id for one in api.transitions_for(page, owner)] == ["submit"]
        put_behind_our_back(page, "published")
        assert [one.id for one in api.transitions_for(page, owner)] == ["submit"]
        with pytest.raises(TransitionRefused) as refused:
            api.fire(page, "submit", user=owner)
    assert refused.value.code == "not_available"


def test_the_door_asks_anew_for_roles_whatever_is_remembered(page, owner, reader):
    LocalRole.objects.create(page=page, user=reader, role="Editor")
    with memory.remembering():
        assert [one.id for one in api.transitions_for(page, reader)] == ["submit"]
        behind_our_back("DELETE FROM workflows_localrole WHERE user_id = %s", reader.pk)
        with pytest.raises(TransitionRefused):
            api.fire(page, "submit", user=reader)


@pytest.mark.parametrize(("method", "remembers"), [("get", True), ("head", True), ("post", False), ("put", False)])
def test_only_requests_that_read_remember(method, remembers):
    middleware = WorkflowDoorsMiddleware(lambda _request: memory.is_remembering())
    assert middleware(getattr(RequestFactory(), method)("/")) is remembers
    assert not memory.is_remembering()


def test_a_request_that_fails_leaves_nothing_behind():
    def fail(_request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        WorkflowDoorsMiddleware(fail)(RequestFactory().get("/"))
    assert not memory.is_remembering()


@pytest.mark.parametrize(
    ("statement", "reads"),
    [
        ("SELECT 1", True),
        ("\n    SELECT 1", True),
        ("(SELECT 1) UNION (SELECT 2)", True),
        ("SELECT 1 FOR UPDATE OF s", False),
        ("WITH gone AS (DELETE FROM x RETURNING *) SELECT * FROM gone", False),
        ("UPDATE x SET y = 1", False),
        ("ROLLBACK", False),
        (b"SELECT 1", False),
    ],
)
def test_only_plain_questions_leave_the_memory_alone(statement, reads):
    assert memory.only_reads(statement) is reads
