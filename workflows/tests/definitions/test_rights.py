"""Who holds a permission in a state, and what the container has to do with it."""

import pytest

from workflows.definitions.rolemap import ROLE_MAP
from workflows.definitions.tables import PermissionMap, State
from workflows.guards.rights import roles_of_groups, roles_with
from workflows.tests.definitions.build import sound, with_state
from workflows.vocabulary import Permission, Role, Track, Visibility

CONTAINER = frozenset({"Reader"})
OWNER = frozenset({"Owner"})


def holders(mapped, permission=Permission.VIEW, **options):
    maps = {} if mapped is None else {permission: mapped}
    return roles_with(with_state(permissions=maps), "draft", permission, container_roles=CONTAINER, **options)


@pytest.mark.parametrize(
    ("mapped", "wanted"),
    [
        (PermissionMap(roles=OWNER), OWNER),
        (PermissionMap(roles=OWNER, acquired=True), OWNER | CONTAINER),
        (PermissionMap(acquired=True), CONTAINER),
        (PermissionMap(), frozenset()),
    ],
    ids=["exactly these", "these and the container's", "the container's", "nobody"],
)
@pytest.mark.parametrize("plone_compatible", [True, False])
def test_map_answers_with_or_without_the_container(mapped, wanted, plone_compatible):
    assert holders(mapped, plone_compatible=plone_compatible) == wanted


def test_missing_map_is_nobody():
    assert holders(None) == frozenset()


def test_missing_map_is_acquired_as_in_plone():
    assert holders(None, plone_compatible=True) == CONTAINER


@pytest.mark.parametrize("permission", list(ROLE_MAP))
def test_what_is_not_managed_answers_from_the_role_map(permission):
    definition = sound(permissions=())
    assert roles_with(definition, "draft", permission, container_roles=CONTAINER) == ROLE_MAP[permission]


def test_map_of_what_is_not_managed_counts_for_nothing():
    assert holders(PermissionMap(roles=OWNER), Permission.DELETE) == ROLE_MAP[Permission.DELETE]


def test_unknown_permission_is_the_managers():
    assert roles_with(sound(), "draft", "Fly", container_roles=CONTAINER) == {"Manager"}


def test_unknown_state_is_an_error():
    with pytest.raises(KeyError):
        roles_with(sound(), "nowhere", Permission.VIEW, container_roles=CONTAINER)


@pytest.mark.parametrize(
    ("groups", "wanted"),
    [(["staff"], {"Editor", "Reader"}), (["staff", "guests"], {"Editor", "Reader"}), (["guests"], set()), ([], set())],
)
def test_group_map_gives_roles_to_managed_groups(groups, wanted):
    state = State(id="draft", groups={"staff": (Role.EDITOR, Role.READER), "guests": (Role.MANAGER,)})
    assert roles_of_groups(sound(groups=("staff",), states=(state,)), "draft", groups) == wanted


class TestVisibility:
    @pytest.mark.parametrize(
        ("roles", "acquired", "wanted"),
        [
            ({"Anonymous"}, False, Visibility.PUBLIC),
            (set(), True, Visibility.PUBLIC),
            ({"Member"}, False, Visibility.INTERNAL),
            ({"Authenticated", "Owner"}, False, Visibility.INTERNAL),
            ({"Owner"}, False, Visibility.PRIVATE),
            (set(), False, Visibility.PRIVATE),
        ],
    )
    def test_is_derived_from_the_map_of_view(self, roles, acquired, wanted):
        mapped = PermissionMap(roles=frozenset(roles), acquired=acquired)
        assert with_state(permissions={Permission.VIEW: mapped}).visibility("draft") is wanted

    def test_without_a_map_nobody_reads_it(self):
        assert with_state(permissions={}).visibility("draft") is Visibility.PRIVATE

    def test_where_view_is_not_managed_the_site_decides(self):
        assert sound(permissions=()).visibility("draft") is Visibility.PUBLIC


@pytest.mark.parametrize(
    ("track", "wanted"), [(Track.NONE, "public"), (Track.DRAFT, "draft"), (Track.PENDING, "draft")]
)
def test_changes_have_the_rights_of_where_they_are(track, wanted):
    assert sound().rights_state("public", track) == wanted
