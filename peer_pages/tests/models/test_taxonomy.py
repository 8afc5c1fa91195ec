"""The fixed lists that pages are sorted by."""

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Locale

from peer_pages.models import LegalBasis, TargetGroup, Topic
from peer_pages.models.taxonomy import Term
from peer_pages.tests import factories


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (TargetGroup(name="Unge"), "Unge"),
        (Topic(name="Recovery"), "Recovery"),
        (LegalBasis(name="§ 104"), "Serviceloven § 104"),
        (LegalBasis(name="§ 119", law="Sundhedsloven"), "Sundhedsloven § 119"),
    ],
)
def test_a_term_is_its_name_and_a_section_names_its_law(term: Term, text: str) -> None:
    assert str(term) == text


@pytest.mark.django_db
@pytest.mark.parametrize("model", [TargetGroup, Topic, LegalBasis])
def test_an_address_is_taken_once_in_each_language(model: type[Term]) -> None:
    danish, english = factories.danish(), Locale.objects.get(language_code="en")
    model.objects.create(name="Unge", slug="unge", locale=danish)
    model.objects.create(name="Young", slug="unge", locale=english)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(name="Ungdom", slug="unge", locale=danish)


@pytest.mark.django_db
def test_the_same_address_in_two_lists_is_no_clash() -> None:
    for model in (TargetGroup, Topic, LegalBasis):
        model.objects.create(name="Unge", slug="unge", locale=factories.danish())
    assert Topic.objects.filter(slug="unge").count() == 1


@pytest.mark.django_db
def test_terms_are_listed_by_name() -> None:
    for name in ("Pårørende", "Angst", "Job"):
        Topic.objects.create(name=name, slug=name.lower(), locale=factories.danish())
    assert [topic.name for topic in Topic.objects.all()] == ["Angst", "Job", "Pårørende"]
