"""The acts: what people, code, the clock and the administrators of a site may do, in any order."""

from collections import Counter
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from wagtail.models import Page, Revision

from workflows import api
from workflows.definitions.registry import get_definition
from workflows.definitions.tables import Definition
from workflows.engine.door import ALREADY
from workflows.engine.moves import in_review
from workflows.errors import TransitionRefused, WorkflowError
from workflows.models import PageState
from workflows.roles import sharing
from workflows.tests.bare.pages.models import ArticlePage
from workflows.tests.fuzz import agreement, picture, world
from workflows.tests.fuzz.tables import NAMES, STATES, TRANSITIONS
from workflows.vocabulary import Track

WHICH = st.integers(0, 11)
PEOPLE = st.sampled_from(tuple(world.PEOPLE))
EVERYONE = st.sampled_from(world.EVERYONE)
PLACES = st.integers(0, 2)
ITEMS = ("law",)
NOW = timezone.now


def begins_changes(row: dict[str, Any]) -> bool:
    """Return whether a line of the history only says that somebody began to write."""
    return (row["transition"], row["from_track"], row["to_track"]) == ("", Track.NONE, Track.DRAFT)


def shows(definition: Definition, state: str) -> bool:
    """Return whether readers see pages in a state."""
    return definition.has_state(state) and definition.is_live(state)


class Stage(RuleBasedStateMachine):
    """The site, what is known of it, and the look at everything after each act."""

    steps = 0
    """How many there were, over all the examples."""
    deeds: Counter[str] = Counter()
    """How often each transition was fired; "" stands for what is none."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.later = timedelta()
        self.clock = patch("django.utils.timezone.now", lambda: NOW() + self.later)
        self.clock.start()
        self.definitions = world.Definitions()
        self.titles = 0
        self.decided: dict[int, set[int]] = {}
        self.lagging: set[int] = set()
        self.unsettled: set[int] = set()
        self.taken_off_alone: set[int] = set()
        self.past_the_door: set[int] = set()
        self.were_aliases: set[int] = set()
        self.nothing_changes = False
        self.seen = picture.take()
        self.turn = 0

    def teardown(self) -> None:
        """Put everything back."""
        self.definitions.close()
        self.clock.stop()
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @invariant()
    def everything_agrees(self) -> None:
        """Look at everything."""
        world.commit()
        type(self).steps += 1
        self.turn += 1
        before, after = self.seen, picture.take()
        if self.nothing_changes:
            assert after.rows() == before.rows()
            self.nothing_changes = False
        self._learn(before, after)
        agreement.history_only_grows(before, after)
        agreement.last_line_is_the_record(after)
        agreement.live_is_the_state(after, self.were_aliases | self.unsettled)
        agreement.nobody_else_reads(after)
        agreement.readers_see_what_was_decided(self._without_orphans(after), self.decided)
        agreement.review_is_shown(after, self.lagging)
        agreement.calendar_is_kept(after, self.past_the_door)
        agreement.approvals_are_of_what_is_offered(after)
        agreement.aliases_follow(after, self.taken_off_alone)
        self._answers_agree()
        self.seen = after

    def _answers_agree(self) -> None:
        """Ask for one person after the other; asking for all of them each time takes too long."""
        user = world.someone(world.EVERYONE[self.turn // 2 % len(world.EVERYONE)])
        if self.turn % 4 == 0:
            agreement.work_agrees(user)
        elif self.turn % 2:
            agreement.rights_agree(user, agreement.PERMISSIONS[self.turn // 2 % len(agreement.PERMISSIONS)])

    def _learn(self, before: picture.Picture, after: picture.Picture) -> None:
        """Note which revisions were decided on by the lines that are new."""
        for line in after.history.keys() - before.history.keys():
            row = dict(zip(picture.OF_A_LINE, after.history[line], strict=True))
            definition = get_definition(row["workflow"])
            if not begins_changes(row):
                self.lagging.discard(row["page_key"])
                self.unsettled.discard(row["page_key"])
            type(self).deeds[row["transition"]] += 1
            if row["outside"] or definition is None or not definition.has_state(row["to_state"]):
                continue
            if definition.is_live(row["to_state"]) and row["to_track"] == Track.NONE:
                self.decided.setdefault(row["page_key"], set()).add(row["revision_key"])
        for pk, page in after.pages.items():
            if page["alias_of_id"] is not None:
                self.were_aliases.add(pk)

    def _without_orphans(self, after: picture.Picture) -> picture.Picture:
        """Leave out copies whose original was deleted: they show what it showed, and have no revision."""
        kept = {pk: row for pk, row in after.records.items() if pk not in self.were_aliases}
        return picture.Picture(pages=after.pages, summaries=after.summaries, records=kept)

    def page(self, which: int) -> Page:
        """Return one of the pages."""
        pages = world.pages()
        return pages[which % len(pages)]

    def own(self, which: int) -> Page | None:
        """Return one of the pages that follow no other."""
        pages = [page for page in world.pages() if page.alias_of_id is None]
        return pages[which % len(pages)]

    def article(self, which: int) -> Page | None:
        """Return one of the articles, or None when there is none left."""
        pages = list(Page.objects.filter(depth__gt=2).order_by("pk"))
        return pages[which % len(pages)] if pages else None

    def title(self) -> str:
        """Return a title nobody has."""
        self.titles += 1
        return f"Title {self.titles}"

    def save(self, page: Page, who: str, **fields: Any) -> Revision:
        """Save a draft as the editor does."""
        draft = page.specific.get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(draft, name, value)
        return draft.save_revision(user=world.someone(who), clean=False)

    def fire(self, page: Page, name: str, user: Any, **brought: Any) -> None:
        """Fire, and hold what happens against what was said before."""
        try:
            api.check_transition(page, name, user=user, **{k: v for k, v in brought.items() if k != "when"})
            said = ""
        except TransitionRefused as refusal:
            said = refusal.code
        try:
            entry, done = api.fire(page, name, user=user, **brought), ""
        except TransitionRefused as refusal:
            entry, done = None, refusal.code
        self.nothing_changes = entry is None or entry.pk in self.seen.history
        if entry is None:
            assert done == said or "when" in brought, (page, name, user, done, said)
        elif self.nothing_changes:
            assert said in ALREADY, (page, name, user, said)
        else:
            assert said == "", (page, name, user, said)


class Editing(Stage):
    """People write."""

    @rule(which=WHICH, who=PEOPLE)
    def edit(self, which, who):
        self.save(self.own(which), who, title=self.title())

    @rule(which=WHICH, who=PEOPLE)
    def save_without_changes(self, which, who):
        page = self.own(which)
        record = PageState.objects.get(pk=page.pk)
        self.save(page, who)
        after = PageState.objects.get(pk=page.pk)
        if record.revision_id is None:  # a copy whose original is gone: this is its first revision
            return
        assert (after.state, after.track, after.revision_id) == (record.state, record.track, record.revision_id)

    @rule(which=WHICH, who=PEOPLE)
    def save_nonsense(self, which, who):
        self.save(self.own(which), who, title="")

    @rule(which=WHICH, who=PEOPLE, days=st.sampled_from((None, 2)))
    def set_dates(self, which, who, days):
        now = timezone.now().replace(second=0, microsecond=0)  # as forms give them: JSON rounds what is finer
        over = now + timedelta(days=10) if days is None else None
        begins = None if days is None else now + timedelta(days=days)
        self.save(self.own(which), who, title=self.title(), go_live_at=begins, expire_at=over)

    @precondition(lambda self: len(world.pages()) < world.MOST_PAGES)
    @rule(place=PLACES, who=PEOPLE)
    def make(self, place, who):
        world.new(ArticlePage, world.sections()[place], self.title(), who)

    @rule(which=WHICH, who=PEOPLE, locks=st.booleans())
    def lock(self, which, who, locks):
        page = self.own(which)
        Page.objects.filter(pk=page.pk).update(locked=locks, locked_by=world.someone(who) if locks else None)


class Deciding(Stage):
    """People decide."""

    @rule(which=WHICH, pick=st.integers(0, 30), reads=st.booleans())
    def fire_what_somebody_may(self, which, pick, reads):
        page = self.page(which)
        users = [world.someone(name) for name in world.EVERYONE]
        buttons = [(name, user) for user in users for name in agreement.buttons_agree(page, user)]
        if not buttons:
            return
        name, user = buttons[pick % len(buttons)]
        brought = {"revision": PageState.objects.get(pk=page.pk).revision} if reads else {}
        self.fire(page, name, user, comment="Because", checklist=ITEMS, **brought)

    @rule(which=WHICH, name=st.sampled_from(TRANSITIONS), who=EVERYONE, comment=st.sampled_from(("", "Because")))
    def fire_anything(self, which, name, who, comment):
        page, user = self.page(which), world.someone(who)
        if api.record_of(page) is not None:
            agreement.single_answers_agree(page, user)
            self.fire(page, name, user, comment=comment)

    @rule(which=WHICH, who=EVERYONE, older=st.integers(0, 3), pick=st.integers(0, 5))
    def decide_on_an_older_version(self, which, who, older, pick):
        page, user = self.own(which), world.someone(who)
        revisions = list(Revision.page_revisions.filter(object_id=str(page.pk)).order_by("-pk"))
        buttons = api.transitions_for(page, user)
        if revisions and buttons:
            name = buttons[pick % len(buttons)].id
            self.fire(page, name, user, comment="x", checklist=ITEMS, revision=revisions[older % len(revisions)])

    @rule(which=WHICH, pick=st.integers(0, 30), days=st.integers(1, 40))
    def schedule(self, which, pick, days):
        page = self.own(which)
        users = [world.someone(name) for name in world.EVERYONE]
        buttons = [(one.id, user) for user in users for one in api.transitions_for(page, user)]
        live = [(name, user) for name, user in buttons if "publish" in name]
        if live:
            name, user = live[pick % len(live)]
            when = timezone.now() + timedelta(days=days)
            self.fire(page, name, user, comment="Because", checklist=ITEMS, when=when)

    @rule(which=WHICH)
    def unschedule(self, which):
        page = self.own(which)
        self.nothing_changes = api.unschedule(page, user=world.someone("mia")) is None

    @rule(which=WHICH, state=st.sampled_from(STATES), who=st.sampled_from(("mia", "sita")))
    def place(self, which, state, who):
        try:
            api.place(self.own(which), state, user=world.someone(who))
        except WorkflowError:
            self.nothing_changes = True


class Tree(Stage):
    """Pages come, move and go."""

    @precondition(lambda self: len(world.pages()) < world.MOST_PAGES)
    @rule(which=WHICH, place=PLACES, who=PEOPLE)
    def copy(self, which, place, who):
        page = self.article(which)
        if page is not None and page.alias_of_id is None:
            title = self.title()
            attributes = {"title": title, "slug": title.lower().replace(" ", "-")}
            copied = page.specific.copy(to=world.sections()[place], update_attrs=attributes, user=world.someone(who))
            definition = world.definition_of(copied)
            assert PageState.objects.get(pk=copied.pk).state == definition.initial_state

    @precondition(lambda self: len(world.pages()) < world.MOST_PAGES)
    @rule(which=WHICH, place=PLACES)
    def make_alias(self, which, place):
        page = self.article(which)
        if page is not None and page.alias_of_id is None:
            slug = self.title().lower().replace(" ", "-")
            page.specific.create_alias(parent=world.sections()[place], update_slug=slug)

    @rule(which=WHICH, place=PLACES)
    def move(self, which, place):
        page = self.article(which)
        if page is not None:
            try:
                page.specific.move(world.sections()[place], pos="last-child")
            except ValidationError:  # a copy of it is there already
                self.nothing_changes = True

    @rule(which=WHICH)
    def delete(self, which):
        page = self.article(which)
        if page is not None:
            page.specific.delete()


class Outside(Stage):
    """What comes past the door, and the clock."""

    @rule(which=WHICH, older=st.integers(0, 2))
    def publish_past_the_door(self, which, older):
        page = self.own(which)
        revisions = list(Revision.page_revisions.filter(object_id=str(page.pk)).order_by("-pk"))
        if not revisions:
            return
        self.past_the_door.add(page.pk)
        try:
            with transaction.atomic():
                revisions[older % len(revisions)].publish()
        except ValidationError:
            self.nothing_changes = True

    @rule(which=WHICH)
    def unpublish_past_the_door(self, which):
        page = self.page(which)
        if page.alias_of_id is not None:
            self.taken_off_alone.add(page.pk)
        page.specific.unpublish()

    @rule(days=st.sampled_from((1, 3, 40)))
    def time_passes(self, days):
        self.later += timedelta(days=days)
        call_command("publish_scheduled")
        world.commit()
        api.run_timed()
        self.past_the_door.clear()


class Changing(Stage):
    """Administrators change definitions, policies and roles."""

    @rule(name=st.sampled_from(NAMES), variant=st.integers(0, 3))
    def change_definition(self, name, variant):
        before = get_definition(name)
        after = self.definitions.swap(name, variant)
        for record in PageState.objects.filter(workflow=name):
            if in_review(before, record.state, record.track) != in_review(after, record.state, record.track):
                self.lagging.add(record.pk)
            if shows(before, record.state) != shows(after, record.state):
                self.unsettled.add(record.pk)

    @rule(place=PLACES, name=st.sampled_from(NAMES))
    def change_policy(self, place, name):
        section = world.sections()[place]
        section.workflow_policies.update_or_create(scope="below", content_type=None, defaults={"workflow": name})

    @rule(which=WHICH, who=PEOPLE, role=st.sampled_from(world.LOCAL), gives=st.booleans())
    def change_local_role(self, which, who, role, gives):
        (sharing.give if gives else sharing.withdraw)(self.page(which), role, user=world.someone(who))

    @rule(which=WHICH, group=st.sampled_from(tuple(world.GROUPS)), role=st.sampled_from(world.LOCAL))
    def give_to_group(self, which, group, role):
        sharing.give(self.page(which), role, group=world.group(group))

    @rule(which=WHICH, blocks=st.booleans())
    def change_block(self, which, blocks):
        (sharing.block if blocks else sharing.unblock)(self.page(which))

    @rule(who=PEOPLE, active=st.booleans())
    def change_account(self, who, active):
        person = world.someone(who)
        person.is_active = active
        person.save()

    @rule(group=st.sampled_from(tuple(world.GROUPS)), empties=st.booleans())
    def change_members(self, group, empties):
        members = [] if empties else [world.someone(name) for name, of in world.PEOPLE.items() if group in of]
        world.group(group).user_set.set(members)

    @rule(group=st.sampled_from(tuple(world.GROUPS)), role=st.sampled_from(world.LOCAL), gives=st.booleans())
    def change_global_role(self, group, role, gives):
        roles = world.group(group).workflow_roles
        if gives:
            roles.get_or_create(role=role)
        else:
            roles.filter(role=role).delete()


class Site(Editing, Deciding, Tree, Outside, Changing):
    """Everything at once."""
