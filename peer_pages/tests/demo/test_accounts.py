"""The demonstration's logins, one by one."""

import pytest
from django.contrib.auth import get_user_model

from peer_pages.demo import accounts
from peer_pages.demo.facts import Facts
from peer_pages.models import Organisation
from peer_pages.roles.groups import ensure_roles
from peer_pages.roles.who import is_editor, is_partner
from peer_pages.tests import factories


def test_every_login_is_at_an_address_that_no_mail_reaches() -> None:
    assert {account.email.rpartition("@")[2] for account in accounts.ACCOUNTS} == {"example.org"}
    assert len({account.email for account in accounts.ACCOUNTS}) == len(accounts.ACCOUNTS)


@pytest.fixture
def facts(db: None) -> Facts:
    factories.tree()
    ensure_roles()
    known = Facts()
    for account in accounts.PARTNERS:
        known.add(account.organisation, factories.make_organisation(account.role_da))
    return known


def test_staff_have_no_role_before_it_is_given(facts: Facts) -> None:
    accounts.ensure_staff(facts)
    users = [facts.one(get_user_model(), account.key) for account in accounts.STAFF]
    assert not any(is_editor(user) for user in users)
    assert [(user.first_name, user.last_name) for user in users] == [("Asta", "Demant"), ("Rikke", "Demant")]
    accounts.give_roles(facts)
    fresh = get_user_model().objects.filter(pk__in=[user.pk for user in users])
    assert all(is_editor(user) for user in fresh)


def test_partner_belongs_to_one_organisation_only(facts: Facts) -> None:
    accounts.ensure_partners(facts)
    for account in accounts.PARTNERS:
        user = facts.one(get_user_model(), account.key)
        assert is_partner(user)
        assert user.check_password(accounts.PASSWORD)
        own = facts.one(Organisation, account.organisation)
        assert [own.name in group.name for group in user.groups.all()].count(True) == 1


def test_login_that_somebody_has_changed_is_left_alone(facts: Facts) -> None:
    accounts.ensure_staff(facts)
    accounts.ensure_partners(facts)
    for user in get_user_model().objects.all():
        user.set_password("noget-helt-andet")
        user.save()
    accounts.ensure_staff(facts)
    accounts.ensure_partners(facts)
    assert all(user.check_password("noget-helt-andet") for user in get_user_model().objects.all())
    assert get_user_model().objects.count() == len(accounts.ACCOUNTS)
