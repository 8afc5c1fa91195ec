"""Why the door stays shut: each code, in its order."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import Page

from workflows import api
from workflows.errors import Refusal, TransitionRefused
from workflows.models import Approval, HistoryEntry, PageState
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.engine import people
from workflows.tests.engine.people import follow, give, now, save, user

pytestmark = pytest.mark.django_db


def refused(page, transition, who, **brought) -> str:
    """Return the code with which the door refuses; nothing is changed by it."""
    before, lines = now(page), HistoryEntry.objects.count()
    with pytest.raises(TransitionRefused) as refusal:
        api.fire(page, transition, user=who, **brought)
    assert refusal.value.message
    assert (now(page), HistoryEntry.objects.count()) == (before, lines)
    return refusal.value.code


@pytest.mark.parametrize("who", ["nobody", "owner", "editor", "reviewer", "manager"])
def test_an_unknown_transition(page, owner, editor, reviewer, manager, who):
    people_ = {"nobody": user("n"), "owner": owner, "editor": editor, "reviewer": reviewer, "manager": manager}
    assert refused(page, "fly", people_[who]) == "unknown_transition"


WHO_MAY = [
    # state, transition, allowed; anybody else meets a code
    ("private", "submit", {"owner", "editor", "manager"}),
    ("private", "publish", {"manager"}),
    ("private", "retract", set()),
    ("pending", "publish", {"reviewer", "manager"}),
    ("pending", "reject", {"reviewer", "manager"}),
    ("pending", "retract", {"owner", "editor", "manager"}),
    ("pending", "submit", set()),
    ("published", "retract", {"owner", "editor", "manager"}),
    ("published", "reject", {"reviewer", "manager"}),
    ("published", "publish", set()),
]
WHO = ["nobody", "reader", "owner", "editor", "reviewer", "manager"]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("state", "transition", "allowed"), WHO_MAY)
def test_states_and_roles(page, owner, manager, state, transition, allowed, who):
    person = {
        "nobody": lambda: user("nobody"),
        "reader": lambda: user("reader", "Reader"),
        "owner": lambda: owner,
        "editor": lambda: user("ed", "Editor"),
        "reviewer": lambda: user("re", "Reviewer"),
        "manager": lambda: manager,
    }[who]()
    api.place(page, state)
    verdicts = {verdict.transition.id: verdict for verdict in api.explain(page, person)}
    buttons = {one.id for one in api.transitions_for(page, person)}
    assert verdicts[transition].allowed == (who in allowed)
    assert api.may_fire(page, transition, user=person) == (who in allowed)
    assert (transition in buttons) == (who in allowed)
    if who in allowed:
        api.fire(page, transition, user=person)
    else:
        assert refused(page, transition, person) == verdicts[transition].code


def test_a_local_role_opens_the_door_on_its_page_only(page, owner):
    local = user("lis")
    other = people.article("Other", owner=owner)
    for one in (page, other):
        api.fire(one, "submit", user=owner)
    give(local, "Reviewer", page)
    api.fire(page, "publish", user=local)
    assert refused(other, "publish", local) == "not_viewable"


@pytest.mark.parametrize("who", [None, "anonymous", "inactive"])
def test_somebody_who_is_nobody_never_fires(page, manager, who):
    api.place(page, "published")
    manager.is_active = False
    manager.save()
    person = {None: None, "anonymous": AnonymousUser(), "inactive": manager}[who]
    assert refused(page, "retract", person) == "not_permitted"


def test_r12_the_second_decision_hears_who_took_the_first(page, owner, reviewer, another):
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer)
    with pytest.raises(TransitionRefused) as refusal:
        api.fire(page, "publish", user=another)
    assert (refusal.value.code, refusal.value.message) == ("already_decided", "Already decided by rikke.")


def test_r13_approval_after_rejection_hears_who_rejected(page, owner, reviewer, another):
    api.fire(page, "submit", user=owner)
    api.fire(page, "reject", user=reviewer)
    assert refused(page, "publish", another) == "not_viewable"
    seen = PageState.objects.get(pk=page.pk).version - 1
    assert refused(page, "publish", another, seen=seen) == "already_decided"


def test_r14_the_same_decision_again_is_the_same_entry(page, owner, reviewer):
    first = api.fire(page, "submit", user=owner)
    assert api.fire(page, "submit", user=owner) == first
    published = api.fire(page, "publish", user=reviewer, revision=page.get_latest_revision())
    assert api.fire(page, "publish", user=reviewer, revision=page.get_latest_revision()) == published
    assert HistoryEntry.objects.count() == 2


def test_r15_a_stale_revision_is_refused(page, owner, reviewer):
    read = page.get_latest_revision()
    api.fire(page, "submit", user=owner)
    newer = save(page, owner, title="Changed since")
    assert refused(page, "publish", reviewer, revision=read) == "stale"
    api.fire(page, "publish", user=reviewer, revision=newer)
    assert Page.objects.get(pk=page.pk).title == "Changed since"


def test_r15_a_revision_written_over_in_place_is_stale_too(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    read = Page.objects.get(pk=page.pk).latest_revision
    draft = Page.objects.get(pk=page.pk).specific
    draft.title = "Written over"
    over = draft.save_revision(user=owner, clean=False, overwrite_revision=draft.latest_revision)
    api.note_saved(draft, over)
    assert over.pk == read.pk
    assert refused(page, "publish", reviewer, revision=read) == "stale"


def test_r17_own_work_is_refused_whoever_they_are(owner, manager):
    follow(ArticlePage, "four_eyes")
    both = user("both", "Editor", "Reviewer")
    for person in (both, manager):
        page = people.article(f"By {person}", owner=owner)
        save(page, person, title=f"Changed by {person}")
        api.fire(page, "submit", user=owner)
        assert refused(page, "publish", person) == "own_work"


def test_r17_who_submitted_does_not_publish(owner):
    follow(ArticlePage, "four_eyes")
    both, page = user("both", "Editor", "Reviewer"), people.article(owner=owner)
    api.fire(page, "submit", user=both)
    assert refused(page, "publish", both) == "own_work"


def test_a_save_without_changes_makes_nobody_an_author(owner):
    follow(ArticlePage, "four_eyes")
    both, page = user("both", "Editor", "Reviewer"), people.article(owner=owner)
    save(page, both)
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=both)
    assert now(page)[0] == "published"


def test_authors_begin_anew_with_a_publication(owner, reviewer):
    follow(ArticlePage, "four_eyes")
    both, page = user("both", "Editor", "Reviewer"), people.article(owner=owner)
    save(page, both, title="By both")
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer)
    save(page, owner, title="By its owner")
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=both)
    assert Page.objects.get(pk=page.pk).title == "By its owner"


def test_a_lock_of_somebody_elses_keeps_the_page(page, owner, editor):
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=editor, locked_at=timezone.now())
    assert refused(page, "submit", owner) == "locked"
    api.fire(page, "submit", user=editor)


@pytest.mark.parametrize("comment", ["", "   "])
def test_a_reason_is_asked_for(owner, reviewer, comment):
    follow(ArticlePage, "four_eyes")
    page = people.article(owner=owner)
    api.fire(page, "submit", user=owner)
    assert refused(page, "reject", reviewer, comment=comment) == "comment_required"
    assert "reject" in {one.id for one in api.transitions_for(page, reviewer)}
    api.fire(page, "reject", user=reviewer, comment="The date is wrong")


def test_a_checklist_is_ticked(owner, reviewer):
    follow(ArticlePage, "checked")
    page = people.article(owner=owner)
    api.fire(page, "submit", user=owner)
    assert refused(page, "publish", reviewer, checklist={"other"}) == "checklist"
    api.fire(page, "publish", user=reviewer, checklist={"law"})


@pytest.mark.parametrize("transition", ["submit", "publish"])
def test_an_incomplete_page_is_refused_with_what_it_lacks(page, owner, manager, transition):
    save(page, owner, title="")
    with pytest.raises(TransitionRefused) as refusal:
        api.fire(page, transition, user=manager)
    assert refusal.value.code == Refusal.INVALID_CONTENT
    assert "blank" in refusal.value.message
    assert transition in {one.id for one in api.transitions_for(page, manager)}


def test_a_slug_that_is_taken_is_refused_and_not_an_error(page, owner, manager):
    people.article("Cake", owner=owner)
    save(page, owner, slug="cake")
    assert refused(page, "publish", manager) == "invalid_content"


def test_an_alias_is_refused(page, owner):
    alias = page.create_alias(update_slug="alias", parent=page.get_parent())
    with pytest.raises(TransitionRefused) as refusal:
        api.fire(alias, "submit", user=owner)
    assert refusal.value.code == "alias"
    assert {verdict.code for verdict in api.explain(alias, owner)} == {"alias"}
    assert api.transitions_for(alias, owner) == []


def test_two_people_have_to_approve(owner, reviewer, another):
    follow(ArticlePage, "two_yes")
    page = people.article(owner=owner)
    api.fire(page, "submit", user=owner)
    first = api.fire(page, "publish", user=reviewer)
    assert (first.from_state, first.to_state) == ("pending", "pending")
    assert api.fire(page, "publish", user=reviewer) == first
    assert "own_work" in {verdict.code for verdict in api.explain(page, reviewer)}
    assert now(page)[0] == "pending"
    api.fire(page, "publish", user=another)
    assert now(page) == ("published", "none", True)
    assert not Approval.objects.exists()


def test_r16_a_change_voids_the_approvals_a_save_without_changes_does_not(owner, reviewer, another):
    follow(ArticlePage, "two_yes")
    page = people.article(owner=owner)
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer)
    save(page, owner)
    assert Approval.objects.count() == 1
    save(page, owner, title="Changed")
    assert Approval.objects.count() == 0
    api.fire(page, "publish", user=another)
    assert now(page)[0] == "pending"


def test_r25_the_yes_of_a_closed_account_does_not_count(owner, reviewer, another):
    follow(ArticlePage, "two_yes")
    page = people.article(owner=owner)
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer)
    reviewer.is_active = False
    reviewer.save()
    api.fire(page, "publish", user=another)
    assert now(page)[0] == "pending"
    assert HistoryEntry.objects.filter(actor_name="rikke").exists()
    api.fire(page, "publish", user=user("third", "Reviewer"))
    assert now(page)[0] == "published"


def test_a_predicate_guards(owner):
    follow(ArticlePage, "asked")
    page = people.article(owner=owner)
    assert refused(page, "submit", owner) == "not_permitted"
    page.summary = "Short"
    page.save()
    api.fire(page, "submit", user=owner)


def test_timed_and_automatic_transitions_are_nobodys_to_fire(owner, manager):
    follow(ArticlePage, "timed")
    page = people.article(owner=owner)
    api.fire(page, "submit", user=owner)
    assert refused(page, "give_up", manager) == "not_available"


def test_r24_a_late_click_on_a_deleted_page_is_explained(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    late = Page.objects.get(pk=page.pk)
    Page.objects.get(pk=page.pk).delete()
    with pytest.raises(TransitionRefused) as refusal:
        api.fire(late, "publish", user=reviewer)
    assert (refusal.value.code, refusal.value.message) == ("not_available", "The page has been deleted.")


def test_the_past_is_no_schedule(page, owner, reviewer):
    api.fire(page, "submit", user=owner)
    api.fire(page, "publish", user=reviewer, when=timezone.now() - timedelta(days=1))
    assert now(page)[0] == "published"
