"""What the database engine finds and in which order."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale

from peer_pages.models import CourseDate, EventPage, StandardPage
from peer_pages.setup.tree import ensure_tree
from peer_pages.tests import factories
from search.tests.conftest import Ask, municipality, target, titles

pytestmark = pytest.mark.django_db


def test_every_kind_of_published_page_is_found_by_its_title(ask: Ask) -> None:
    initiative = factories.make_initiative("Vagtels værested")
    pages = [
        initiative,
        factories.make_course("Kurset Vagtel"),
        factories.make_event("Vagteldagen"),
        factories.make_section(factories.make_organisation("Foreningen Vagtel")),
        factories.make_report(initiative, "Rapport om Vagtel"),
    ]
    for page in pages:
        assert titles(ask(page.title))[0] == page.title
    assert {result.kind for result in ask("vagtel").results} >= {"initiative", "course", "organisation", "report"}


def test_a_plain_page_is_found_only_when_asked_for(ask: Ask) -> None:
    home = ensure_tree().home
    home.add_child(instance=StandardPage(title="Om vagtelæg", body="<p>Ugleboet</p>"))
    assert titles(ask("vagtelæg")) == ["Om vagtelæg"]
    assert ask("ugleboet").total == 0
    assert "Om vagtelæg" not in titles(ask())


@pytest.mark.parametrize("text", ["LÆT", "laet", "Lær at tale", "laer at", "tale", "Snakkekursus", "snakke"])
def test_a_course_is_found_by_all_its_names(ask: Ask, text: str) -> None:
    factories.make_course("Lær at tale om det", abbreviation="LÆT", alternative_titles="Snakkekursus\nTal højt")
    assert titles(ask(text)) == ["Lær at tale om det"]


@pytest.mark.parametrize("text", ["aarhus", "århus", "AARHUS", "Århus"])
def test_danish_letters_may_be_written_either_way(ask: Ask, text: str) -> None:
    factories.make_initiative("Den første", areas=[municipality("Aarhus")])
    factories.make_initiative("Den anden", summary="Vi bor i Århus")
    factories.make_course("Den tredje", body="<p>Holdet mødes i Aarhus.</p>")
    assert set(titles(ask(text))) == {"Den første", "Den anden", "Den tredje"}


def test_a_course_is_found_by_where_it_is_held(ask: Ask) -> None:
    date = CourseDate(
        starts_at=timezone.now() + timedelta(days=3),
        place="Sundhedscentret i Rønne",
        municipality=municipality("Bornholm"),
    )
    factories.make_course("Lær at tale", dates=[date])
    for found in (ask("rønne"), ask("tale bornholm"), ask("lær at", municipality=("0400",))):
        assert titles(found) == ["Lær at tale"]


def test_all_words_must_be_there_wherever_they_are(ask: Ask) -> None:
    factories.make_initiative("Gruppen", target_groups=[target("Unge", "unge")], areas=[municipality("Fredericia")])
    factories.make_initiative("Kredsen", target_groups=[target("Unge", "unge")], areas=[municipality("Vejle")])
    assert titles(ask("unge fredericia")) == ["Gruppen"]


def test_one_of_several_places_will_do(ask: Ask) -> None:
    for name in ("Helsingør", "Hillerød", "Vejle"):
        factories.make_initiative(f"Unge fra {name}", areas=[municipality(name)])
        factories.make_initiative(f"Ældre fra {name}", areas=[municipality(name)])
    both = {"Unge fra Helsingør", "Unge fra Hillerød"}
    either, beside = ask("unge i Helsingør eller Hillerød"), ask("unge Helsingør Hillerød")
    assert (set(titles(either)), either.how) == (both, "plain")
    assert (set(titles(beside)), beside.how) == (both, "relaxed")


def test_one_of_several_paragraphs_will_do(ask: Ask) -> None:
    factories.make_initiative("Den første", summary="Efter § 99 i serviceloven.")
    factories.make_initiative("Den anden", summary="Efter § 104 i serviceloven.")
    factories.make_initiative("Den tredje", summary="Efter §§ 99 og 104 i serviceloven.")
    factories.make_initiative("Den fjerde", summary="Efter § 85 i serviceloven.")
    found = titles(ask("§§ 99 og 104"))
    assert (found[0], set(found)) == ("Den tredje", {"Den første", "Den anden", "Den tredje"})


def test_a_question_is_reduced_to_what_it_is_about(ask: Ask) -> None:
    factories.make_initiative("Bisidderne i Vejle")
    assert titles(ask("hvordan får jeg en bisidder")) == ["Bisidderne i Vejle"]


def test_what_nobody_offers_finds_nothing(ask: Ask) -> None:
    factories.make_initiative("Bisidderne i Vejle")
    results = ask("tandlæge")
    assert results.total == 0
    assert all(not facet.options for facet in results.facets)


def test_signs_alone_find_nothing(ask: Ask) -> None:
    factories.make_initiative("Bisidderne i Vejle")
    assert ask("!?").total == 0


def test_better_grounds_come_first(ask: Ask) -> None:
    factories.make_initiative("Åben dør", summary="Et sted for peers", alternative_titles="")
    factories.make_course("Kurset", body="<p>Her underviser peers.</p>")
    factories.make_initiative("Peers i fokus")
    factories.make_initiative("Peers")
    factories.make_initiative("Fokus på peers")
    assert titles(ask("peers")) == ["Peers", "Peers i fokus", "Fokus på peers", "Åben dør", "Kurset"]


def test_an_organisation_s_own_pages_come_before_a_word_in_a_title(ask: Ask) -> None:
    sind = factories.make_organisation("SIND – foreningen", short_name="SIND")
    factories.make_initiative("Krop og sind")
    factories.make_initiative("Samtaler ved søen", organisations=[sind])
    assert titles(ask("SIND")) == ["Samtaler ved søen", "Krop og sind"]


def test_what_has_ended_comes_after_its_equals(ask: Ask) -> None:
    factories.make_initiative("Vagtel A", status="ended")
    factories.make_initiative("Vagtel B")
    assert titles(ask("vagtel", status=("active", "ended"))) == ["Vagtel B", "Vagtel A"]


def test_what_has_ended_is_listed_only_where_it_is_asked_for(ask: Ask) -> None:
    for number, status in enumerate(("ended", "active")):
        factories.make_initiative(f"Vagtel {number}", status=status)
    factories.make_course("Vagtel 2", status="ended")
    for text in ("", "vagtel"):
        found = ask(text)
        assert (titles(found), found.total, found.has_past) == (["Vagtel 1"], 1, True)
        assert titles(ask(text, status=("ended",))) == ["Vagtel 0", "Vagtel 2"]
        assert len(titles(ask(text, status=("active", "ended")))) == 3
        (offered,) = (facet.options for facet in found.facets if facet.name == "status")
        assert {option.value: option.count for option in offered} == {"active": 1, "ended": 2}


def test_what_was_said_at_an_event_is_found_afterwards(ask: Ask) -> None:
    factories.make_event("Den gamle", starts_at=timezone.now() - timedelta(days=9))
    found = ask("gamle")
    assert (titles(found), found.has_past) == (["Den gamle"], False)


def test_an_event_that_is_over_has_ended(ask: Ask) -> None:
    factories.make_event("Den gamle", starts_at=timezone.now() - timedelta(days=9))
    factories.make_event("Den nye")
    assert titles(ask(kind=("event",), status=("ended",))) == ["Den gamle"]


def test_the_form_s_questions_are_not_searched(ask: Ask) -> None:
    page = factories.make_initiative("Sov godt")
    question = "frivillige"
    assert question not in page.body_text
    assert ask(question).total == 0


def test_answers_are_searched_and_highlighted(ask: Ask) -> None:
    factories.make_course("Kurset", body="<p>Vi taler om <b>søvn</b> &amp; uro.</p>")
    (result,) = ask("soevn").results
    assert result.highlights == ("Vi taler om <mark>søvn</mark> &amp; uro.",)


def test_without_a_text_everything_is_listed_offers_first(ask: Ask) -> None:
    factories.make_section(factories.make_organisation("Aa-foreningen"))
    factories.make_initiative("Øst")
    factories.make_initiative("Anden")
    factories.make_course("Bogen")
    assert titles(ask()) == ["Anden", "Øst", "Bogen", "Aa-foreningen"]
    assert titles(ask(sort="title")) == ["Anden", "Bogen", "Øst", "Aa-foreningen"]
    assert titles(ask(sort="newest")) == ["Bogen", "Anden", "Øst", "Aa-foreningen"]


@pytest.mark.parametrize("text", ["22 33 44 55", "22334455", "+45 2233 4455", "2233"])
def test_a_person_and_the_page_are_found_by_phone_in_any_spacing(ask: Ask, text: str) -> None:
    person = factories.make_contact("Karen Holm", phone="2233 4455", email="kh@example.org")
    factories.make_initiative("Gruppen", contacts=[person])
    factories.make_contact("Ole Dam", phone="99887766", email="od@example.org")
    assert set(titles(ask(text))) == {"Gruppen", "Karen Holm"}


def test_a_number_in_the_text_is_found_in_any_spacing(ask: Ask) -> None:
    factories.make_course("Ring først", body="<p>Ring på 76 16 91 35.</p>")
    assert titles(ask("76169135")) == ["Ring først"]


@pytest.mark.parametrize("text", ["karen", "Karen Holm", "kh@example.org", "koordinator"])
def test_a_person_is_found_by_name_address_and_role(ask: Ask, text: str) -> None:
    factories.make_contact("Karen Holm", role="Koordinator", email="kh@example.org")
    (result,) = ask(text).results
    assert (result.kind, result.title) == ("contact", "Karen Holm")
    assert [(person.email, person.phone) for person in result.contacts] == [("kh@example.org", "12345601")]


def test_a_person_leads_to_the_page_that_shows_them(ask: Ask) -> None:
    person = factories.make_contact("Karen Holm")
    page = factories.make_initiative("Gruppen", contacts=[person], areas=[municipality("Vejle")])
    (result,) = ask("karen", kind=("contact",)).results
    assert result.url == page.get_url()
    assert result.areas == ("Vejle",)


def test_a_person_on_no_page_leads_to_themselves(ask: Ask, client: object) -> None:
    factories.make_contact("Karen Holm")
    (result,) = ask("karen").results
    assert result.url == "/soeg/?q=Karen+Holm&kind=contact"


def test_whoever_takes_the_sign_ups_is_a_course_s_first_contact(ask: Ask) -> None:
    other, signup = factories.make_contact("Anne"), factories.make_contact("Zita")
    factories.make_course("Kurset", contacts=[other], signup_contact=signup)
    (result,) = ask("kurset", kind=("course",)).results
    assert [person.name for person in result.contacts] == ["Zita", "Anne"]


def test_each_language_is_searched_by_itself(ask: Ask) -> None:
    page = factories.make_initiative("Vagtel")
    english = Locale.objects.get(language_code="en")
    for parent in reversed(page.get_ancestors().filter(depth__gte=2)):
        if not parent.has_translation(english):
            parent.copy_for_translation(english, copy_parents=True).specific.save_revision().publish()
    copy = page.copy_for_translation(english)
    copy.title = "Quail"
    copy.save_revision()
    factories.publish(copy)
    assert titles(ask("quail", locale="en")) == ["Quail"]
    assert ask("quail").total == 0
    assert titles(ask("vagtel")) == ["Vagtel"]


def test_events_tell_when_they_are(ask: Ask) -> None:
    factories.make_event("Dagen", change=EventPage.Change.CANCELLED)
    (result,) = ask("dagen").results
    assert result.when
    assert result.status == "cancelled"
