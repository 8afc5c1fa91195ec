"""Storing what documents say: created once, updated when untouched, never over a person's work."""

from typing import Any

import pytest
from django.db import IntegrityError
from wagtail.models import Page, Revision

from peer_pages.importing.errors import ImportRefusedError
from peer_pages.importing.store import run as store
from peer_pages.importing.store.planning import Action, Step, plan_import
from peer_pages.importing.store.run import run_import
from peer_pages.models import (
    CatalogueIndexPage,
    Contact,
    CoursePage,
    EventPage,
    Funder,
    FundingProgramme,
    ImportRecord,
    InitiativePage,
    LegalBasis,
    Organisation,
    StatusReportPage,
)
from peer_pages.tests import factories
from peer_pages.tests.factories import make_contact, make_initiative, tree
from peer_pages.tests.importing.builders import ANSWERS, catalogue, example, parsed, questionnaire, region, short
from peer_pages.tests.importing.layouts.test_project import PAGE as PROJECT
from peer_pages.tests.importing.layouts.test_report import report
from peer_pages.tests.importing.layouts.test_webinar import PAGE as WEBINAR

pytestmark = pytest.mark.django_db

NORTH = "Region Nordjylland"
BODY = "Huset er for alle, der har lyst til at være med, og det er åbent hver dag hele året rundt for dem, der bor her."
LATAD = "Lær at tackle angst og depression"


@pytest.fixture(autouse=True)
def _site() -> None:
    tree()


def run(text: str, **options: Any) -> list[Step]:
    return run_import(parsed(text), source_name="katalog.txt", **options)


def one(answers: dict[int, str] | None = None, title: str = "Huset på havnen") -> str:
    return catalogue(region(NORTH, questionnaire(title, ANSWERS if answers is None else answers)))


def actions(steps: list[Step]) -> list[Action]:
    return [step.action for step in steps]


def initiative(title: str = "Huset på havnen") -> InitiativePage:
    return InitiativePage.objects.get(title=title)


def test_an_entry_becomes_a_draft_under_the_index_of_its_kind() -> None:
    assert actions(run(one())) == [Action.CREATE]
    page = initiative()
    assert not page.live
    assert page.has_unpublished_changes
    assert page.get_parent().specific == CatalogueIndexPage.objects.get(kind="initiative")
    assert page.slug == "huset-paa-havnen"
    assert page.get_latest_revision() is not None


def test_answers_stand_in_their_sections() -> None:
    run(one(ANSWERS | {6: ""}))
    body = {block.block_type: str(block.value) for block in initiative().body}
    assert next(iter(body)) == "purpose"
    assert "åbent hus" in body["purpose"]
    assert body["effect"].strip() == ""
    assert len(body) == 8


def test_shared_facts_are_made_once() -> None:
    entries = [
        questionnaire(title, ANSWERS | {1: "Et § 104 tilbud i Randers Kommune."}) for title in ("Huset", "Klubben")
    ]
    run(catalogue(region(NORTH, *entries)))
    assert Contact.objects.count() == Funder.objects.count() == LegalBasis.objects.count() == 1
    for page in InitiativePage.objects.all():
        assert [str(contact.name) for contact in page.contacts.all()] == ["Bodil Prøve"]
        assert [str(area) for area in page.areas.order_by("kind")] == ["Randers", "Region Nordjylland"]
        assert [str(basis) for basis in page.legal_basis.all()] == ["Serviceloven § 104"]


def test_facts_that_exist_are_used_and_not_changed() -> None:
    contact = make_contact("Bodil P.", public=False, email="bodil@aabenthus.example", phone="")
    run(one())
    contact.refresh_from_db()
    assert Contact.objects.get() == contact
    assert (contact.name, contact.consent_basis) == ("Bodil P.", Contact.Basis.NONE)
    assert list(initiative().contacts.all()) == [contact]


def test_funding_stands_on_the_initiative() -> None:
    run(one(ANSWERS | {7: "Huset får kr. 240.000 hvert år fra Havnefonden, indtil forår 2015."}))
    (funding,) = initiative().fundings.all()
    assert (funding.amount_dkk, str(funding.funder), funding.ends, funding.kind) == (
        240000,
        "Havnefonden",
        "2015-21",
        "project",
    )
    assert "240.000" in funding.source_text
    assert funding.ends_last_day.isoformat() == "2015-05-31"


def test_a_municipality_pays_under_one_spelling() -> None:
    run(one(ANSWERS | {7: "Huset finansieres af tilskud fra Århus Kommune."}))
    run(one(ANSWERS | {7: "Klubben finansieres af tilskud fra Aarhus kommune."}, title="Klubben"))
    assert [str(funder) for funder in Funder.objects.all()] == ["Aarhus Kommune"]


def test_a_course_becomes_a_course_page() -> None:
    answers = ANSWERS | {
        1: "Holdet mødes i 9 uger, 1 gang hver uge, 3,5 time ad gangen.",
        7: "Finansieret af Havnefonden 2013-15.",
    }
    run(one(answers, title=LATAD))
    page = CoursePage.objects.get()
    assert page.get_parent().specific.kind == "course"
    assert (page.abbreviation, page.weeks, page.sessions, str(page.hours_per_session)) == ("LATAD", 9, 9, "3.50")
    assert page.instructors == ANSWERS[3]
    assert page.evidence == ANSWERS[6]
    assert ANSWERS[2] in page.body
    assert not page.is_free
    assert page.price_note
    assert "funding_in_text" in {warned["code"] for warned in ImportRecord.objects.get().warnings}


def test_a_short_text_stands_whole_under_its_purpose() -> None:
    run(catalogue(region(NORTH, questionnaire("Huset"), short("Caféen på hjørnet", f"Fra hjemmesiden: {BODY}"))))
    page = initiative("Caféen på hjørnet")
    assert BODY in str(page.body[0].value)
    assert page.description_source == "website"
    assert [link.value["url"] for link in page.links] == ["http://www.eksempel.example"]
    assert page.summary


def test_examples_have_keywords_and_a_place_on_the_continuum() -> None:
    long = "Forventninger om, at der er noget, " + "som man kan gøre sammen med de andre, " * 4
    after = " 3. Perspektiver\n\n\nKontinuum\n\nA      B\n\nA:  Huset\n\nB:  Klubben\n"
    run(
        " 2. Eksempler\n"
        + example("2.1.", "Huset", BODY, ["Ro", long])
        + example("2.2.", "Klubben", BODY, ["Leg"])
        + after
    )
    page = initiative("Huset")
    assert list(page.keywords.names()) == ["Ro"]
    assert "Forventninger om" in str(page.body[-1].value)
    assert page.continuum_place == "A"
    assert page.description_source == "interview"
    assert "keyword_too_long" in {warned["code"] for warned in ImportRecord.objects.get(page=page).warnings}


def test_a_project_page_has_phases_partners_methods_and_updates() -> None:
    run(PROJECT)
    page = initiative("Sammen i Region Nordjylland")
    assert [phase.value["period"] for phase in page.phases] == ["2015-01/2015-05", "2015-06/2016-12", "2017"]
    assert [partner.value["role"] for partner in page.partners] == ["", "", "", "sekretariat"]
    assert {partner.value["organisation"] for partner in page.partners} == set(Organisation.objects.all())
    assert [method.value["name"] for method in page.methods] == ["Støtte til én", "Støtte i grupper"]
    assert [update.value["date"] for update in page.updates] == ["2016-04"]
    assert page.ended == "2017-12-31"
    assert Organisation.objects.get(name="Aalborg Kommune").kind == Organisation.Kind.MUNICIPALITY
    assert FundingProgramme.objects.count() == 1


def test_a_webinar_becomes_an_event() -> None:
    run(WEBINAR)
    page = EventPage.objects.get()
    assert (page.title, page.participants, page.starts_at, page.online) == ("Døre på klem", 85, None, True)
    assert [item.value["speaker"] for item in page.programme] == [
        "Ida Prøve, PhD",
        "",
        "Ole Test, leder af Byens Hus",
        "Anna Prøve",
    ]
    assert len(page.purposes) == 2
    assert "kaffe" in page.recap
    assert "find et sted" not in page.recap
    assert "Mange bor alene" in page.body


def test_an_event_with_a_year_has_a_day() -> None:
    run(WEBINAR.replace("14. marts", "14. marts 2023"))
    page = EventPage.objects.get()
    assert page.starts_at is not None
    assert page.starts_at.date().isoformat() in ("2023-03-13", "2023-03-14")
    assert "no_time" in {warned["code"] for warned in ImportRecord.objects.get().warnings}


def test_a_report_goes_under_its_initiative_which_is_made() -> None:
    assert actions(run(report())) == [Action.CREATE, Action.CREATE]
    page = StatusReportPage.objects.get()
    about = initiative("Værestedet Havnens Blå")
    assert page.get_parent().specific == about
    assert page.funding == about.fundings.get(amount_dkk=212500)
    assert [goal.value["outcome"] for goal in page.goals] == ["met", "met", "not_met"]
    assert (page.period, page.signatory, str(page.signed_on)) == (
        "2019",
        "Ida Prøve, formand for bestyrelsen",
        "2020-03-03",
    )
    assert about.alternative_titles == "HVB"
    assert not about.live


@pytest.mark.parametrize(
    "values", [{"title": "Værestedet Havnens Blå"}, {"title": "Det Blå", "alternative_titles": "HVB"}]
)
def test_a_report_goes_under_an_initiative_that_exists(values: dict[str, str]) -> None:
    about = make_initiative(**values)
    steps = run(report())
    assert actions(steps) == [Action.LEAVE, Action.CREATE]
    page = StatusReportPage.objects.get()
    assert page.get_parent().pk == about.pk
    assert page.funding is None
    assert "funding_not_linked" in {warned["code"] for warned in ImportRecord.objects.get().warnings}


TEXTS = {"catalogue": one(), "project": PROJECT, "webinar": WEBINAR, "report": report()}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("publish", [False, True])
def test_r43_a_second_run_changes_nothing(name: str, publish: bool) -> None:
    run(TEXTS[name], publish_created=publish)
    before = _state()
    steps = run(TEXTS[name], publish_created=publish)
    assert set(actions(steps)) == {Action.LEAVE}
    assert _state() == before


def _state() -> list[Any]:
    models = (Page, Revision, Organisation, Contact, Funder, FundingProgramme, LegalBasis, ImportRecord)
    return [sorted(model.objects.values_list(), key=str) for model in models]


def test_other_lines_are_no_other_content() -> None:
    run(one())
    steps = run("\n\n" + one().replace("\n", "\r\n"))
    assert actions(steps) == [Action.LEAVE]


def test_a_changed_source_updates_an_untouched_page_as_a_draft() -> None:
    run(one(), publish_created=True)
    steps = run(one(ANSWERS | {4: "Alle over 16 år kan komme."}), publish_created=True)
    assert actions(steps) == [Action.UPDATE]
    page = initiative()
    assert page.live
    assert page.has_unpublished_changes
    assert "over 18" in str(page.body[3].value)
    assert "over 16" in str(page.get_latest_revision_as_object().body[3].value)
    assert ImportRecord.objects.count() == 1


def test_an_updated_page_is_left_alone_the_next_time() -> None:
    run(one())
    changed = one(ANSWERS | {4: "Alle over 16 år kan komme."})
    run(changed)
    assert actions(run(changed)) == [Action.LEAVE]
    assert len(initiative().get_latest_revision_as_object().fundings.all()) == 1


def test_a_page_somebody_edited_is_not_overwritten() -> None:
    run(one())
    page = initiative()
    page.summary = "Rettet af et menneske."
    page.save_revision()
    (step,) = run(one(ANSWERS | {4: "Alle over 16 år kan komme."}))
    assert step.action is Action.LEAVE
    assert "rettet siden sidst" in step.reason
    assert initiative().get_latest_revision_as_object().summary == "Rettet af et menneske."


def test_publishing_without_an_edit_is_no_edit() -> None:
    run(one())
    factories.publish(initiative())
    assert actions(run(one(ANSWERS | {4: "Alle over 16 år."}))) == [Action.UPDATE]


def test_an_editors_save_without_a_change_is_no_edit() -> None:
    run(one())
    page = initiative().get_latest_revision_as_object()
    value = str(page.body[0].value.source).replace("<p>", '<p data-block-key="x1">')
    page.body[0].value.source = value
    page.save_revision()
    assert actions(run(one(ANSWERS | {4: "Alle over 16 år."}))) == [Action.UPDATE]


def test_a_page_somebody_deleted_does_not_come_back() -> None:
    run(one())
    initiative().delete()
    (step,) = run(one())
    assert step.action is Action.LEAVE
    assert "slettet" in step.reason
    assert not InitiativePage.objects.exists()


def test_another_page_with_the_same_title_is_pointed_out() -> None:
    make_initiative("Huset på havnen")
    (step,) = run(one())
    assert step.action is Action.CREATE
    assert InitiativePage.objects.filter(title="Huset på havnen").count() == 2
    assert "same_title" in {warned["code"] for warned in ImportRecord.objects.get().warnings}


def test_two_entries_with_one_title_are_two_pages() -> None:
    text = catalogue(region(NORTH, questionnaire("Huset"), questionnaire("Huset", ANSWERS | {4: "Ingen."})))
    assert actions(run(text)) == [Action.CREATE, Action.CREATE]
    assert actions(run(text)) == [Action.LEAVE, Action.LEAVE]


def test_publishing_goes_through_one_function(monkeypatch: pytest.MonkeyPatch) -> None:
    published: list[Revision] = []
    monkeypatch.setattr(store, "publish", published.append)
    run(one(), publish_created=True)
    assert [revision.as_object().title for revision in published] == ["Huset på havnen"]
    assert not initiative().live


def test_published_pages_are_live() -> None:
    run(report(), publish_created=True)
    assert StatusReportPage.objects.live().count() == InitiativePage.objects.live().count() == 1


def test_a_failure_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = catalogue(region(NORTH, questionnaire("Huset"), questionnaire("Klubben")))
    real, calls = store._record, []

    def failing(*args: Any) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise RuntimeError
        real(*args)

    monkeypatch.setattr(store, "_record", failing)
    before = _state()
    with pytest.raises(RuntimeError):
        run(text)
    assert _state() == before


def test_two_imports_at_once_end_in_one_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_args: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(store, "_record", taken)
    with pytest.raises(ImportRefusedError, match="ved at blive læst ind"):
        run(one())


def test_a_plan_writes_nothing() -> None:
    before = _state()
    (step,) = plan_import(parsed(one()))
    assert (step.action, step.model) == (Action.CREATE, InitiativePage)
    assert _state() == before


def test_the_fixed_pages_are_made_where_they_are_missing() -> None:
    CatalogueIndexPage.objects.all().delete()
    run(one())
    assert initiative().get_parent().specific.kind == "initiative"


def test_progress_is_told_of_every_step() -> None:
    seen: list[Step] = []

    def progress(steps: list[Step]) -> list[Step]:
        seen.extend(steps)
        return steps

    run(one(), progress=progress)
    assert len(seen) == 1


def test_the_record_keeps_the_warnings_with_their_lines() -> None:
    run(one(ANSWERS | {2: "Fra 1. maj til 31. september 2012."}))
    record = ImportRecord.objects.get()
    assert str(record) == "questionnaire_catalogue:huset-paa-havnen"
    assert record.source_name == "katalog.txt"
    assert [warned["code"] for warned in record.warnings] == ["impossible_date"]
    assert record.warnings[0]["line"] > 1


def test_who_wrote_a_questionnaires_answers_is_not_guessed() -> None:
    run(catalogue(region(NORTH, questionnaire("Huset"))))
    assert initiative("Huset").description_source == "unknown"
