"""Keywords: one address each, whatever was typed."""

import pytest

from peer_pages.models import CoursePage, EventPage, InitiativePage, Keyword
from peer_pages.tests import factories


@pytest.mark.parametrize(
    ("typed", "number", "slug"),
    [
        ("Åben rådgivning", None, "aaben-raadgivning"),
        ("Åben rådgivning", 2, "aaben-raadgivning_2"),
        ("§ 104", None, "104"),
        ("!?", None, ""),
        ("!?", 1, "1"),
    ],
)
def test_a_keywords_address_follows_the_sites_rule(typed: str, number: int | None, slug: str) -> None:
    assert Keyword().slugify(typed, number) == slug


@pytest.mark.parametrize("number", [None, 1, 12345])
def test_the_address_of_the_longest_keyword_fits_its_column(number: int | None) -> None:
    slug = Keyword().slugify("ø" * 100, number)
    assert len(slug) <= Keyword._meta.get_field("slug").max_length
    assert number is None or slug.endswith(f"_{number}")


@pytest.mark.django_db
def test_keywords_that_differ_only_in_signs_get_addresses_of_their_own() -> None:
    slugs = [Keyword.objects.create(name=name).slug for name in ("peer", "peer!", "Peer?")]
    assert slugs == ["peer", "peer_1", "peer_2"]


@pytest.mark.django_db
def test_all_kinds_of_pages_share_one_list_of_keywords() -> None:
    pages = [factories.make_initiative(), factories.make_course(), factories.make_event()]
    for page in pages:
        page.keywords.add("recovery")
        page.save()
    assert Keyword.objects.count() == 1
    for model, page in zip((InitiativePage, CoursePage, EventPage), pages, strict=True):
        assert model.objects.get(keywords__slug="recovery") == page


@pytest.mark.django_db
def test_a_deleted_page_leaves_the_keyword_to_the_others() -> None:
    gone, kept = factories.make_initiative(), factories.make_initiative()
    for page in (gone, kept):
        page.keywords.add("recovery")
        page.save()
    gone.delete()
    assert [tag.name for tag in InitiativePage.objects.get(pk=kept.pk).keywords.all()] == ["recovery"]


@pytest.mark.django_db
def test_a_page_that_was_copied_keeps_its_keywords() -> None:
    page = factories.make_initiative("Original")
    page.keywords.add("recovery")
    page.save()
    copy = page.copy(update_attrs={"slug": "kopi"})
    assert [tag.name for tag in copy.keywords.all()] == ["recovery"]
