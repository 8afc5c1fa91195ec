"""What must not vanish: the groups that carry a role."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction

from peer_pages.roles.who import ADMINISTRATORS, EDITORS
from peer_pages.tests import factories


@pytest.fixture
def partners(db: None) -> Group:
    group = Group.objects.create(name="Partner: Broen")
    factories.make_organisation("Broen", partner_group=group)
    return group


@pytest.mark.parametrize("name", [EDITORS, ADMINISTRATORS])
def test_r25_group_of_editors_cannot_be_deleted_by_any_code(db: None, name: str) -> None:
    group, _created = Group.objects.get_or_create(name=name)
    with (
        pytest.raises(PermissionDenied, match=f"Gruppen “{name}” bærer en rolle og kan ikke slettes."),
        transaction.atomic(),
    ):
        group.delete()
    assert Group.objects.filter(name=name).exists()


def test_r25_group_of_partners_cannot_be_deleted_while_the_organisation_has_it(partners: Group) -> None:
    with pytest.raises(PermissionDenied), transaction.atomic():
        partners.delete()
    partners.organisation.delete()
    Group.objects.get(pk=partners.pk).delete()
    assert not Group.objects.filter(pk=partners.pk).exists()


def test_r25_group_among_others_stops_the_whole_deletion(partners: Group) -> None:
    Group.objects.create(name="Kor")
    with pytest.raises(PermissionDenied), transaction.atomic():
        Group.objects.filter(name__in=["Kor", partners.name]).delete()
    assert Group.objects.filter(name="Kor").exists()


def test_group_without_a_role_may_go(db: None) -> None:
    group = Group.objects.create(name="Kor")
    group.delete()
    assert not Group.objects.filter(name="Kor").exists()
