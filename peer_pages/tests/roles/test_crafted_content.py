"""Row 28: what no editor of ours would send, posted by hand."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from peer_pages.models import EventPage, InitiativePage
from peer_pages.tests.roles.forms import content_state, initiative_form, linked
from peer_pages.tests.roles.world import World


def post(world: World, browse: Any, **values: Any) -> Any:
    url = reverse("wagtailadmin_pages:add", args=["peer_pages", "initiativepage", world.ours.place.section.pk])
    return browse(world.ours.user).post(url, initiative_form(**values))


def answer(text: str, **options: Any) -> dict[str, Any]:
    return {"body": streamfield([("purpose", content_state(text, **options))])}


def saved(slug: str = "kaffe-med-en-peer") -> InitiativePage:
    return InitiativePage.objects.get(slug=slug)


@pytest.mark.parametrize(("title", "slug"), [("Kaffe på åen", "kaffe-paa-aaen"), ("Peer", "peer"), ("!!", "")])
def test_a_form_sent_before_its_script_wrote_the_address_is_saved(
    world: World, browse: Any, title: str, slug: str
) -> None:
    response = post(world, browse, title=title, slug="")
    assert response.status_code == 302
    page = InitiativePage.objects.get(title=title)
    assert page.slug == slug or (not slug and page.slug)


def test_a_second_page_of_the_same_name_gets_an_address_of_its_own(world: World, browse: Any) -> None:
    for _time in range(2):
        assert post(world, browse, slug="").status_code == 302
    assert {page.slug for page in InitiativePage.objects.filter(title="Kaffe med en peer")} == {
        "kaffe-med-en-peer",
        "kaffe-med-en-peer-2",
    }


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x"]
)
def test_r28_link_that_runs_something_loses_its_address(world: World, browse: Any, url: str) -> None:
    post(world, browse, body=streamfield([("purpose", linked("LINK", url=url))]))
    html = saved().body[0].value.source
    assert "Tryk her" in html
    assert "script" not in html.lower()
    assert "data:" not in html


def test_r28_markup_in_rich_text_is_text(world: World, browse: Any) -> None:
    post(world, browse, **answer("<script>alert(1)</script>"))
    assert "<script>" not in saved().body[0].value.source


def test_r28_block_type_the_form_does_not_offer_is_stripped(world: World, browse: Any) -> None:
    post(world, browse, **answer("Stor", block="header-one"))
    assert "<h1" not in saved().body[0].value.source


def test_r28_image_and_embed_entities_are_stripped(world: World, browse: Any) -> None:
    entity = {"type": "EMBED", "mutability": "IMMUTABLE", "data": {"url": "https://evil.example/x"}}
    post(world, browse, **answer(" ", entity=entity, block="atomic"))
    assert "embed" not in saved().body[0].value.source


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp//x"])
def test_r28_link_block_with_such_an_address_is_refused(world: World, browse: Any, url: str) -> None:
    response = post(world, browse, links=streamfield([("link", {"title": "x", "url": url})]))
    assert "links" in response.context["form"].errors


def test_r28_title_and_summary_are_escaped_in_the_admin(world: World, browse: Any) -> None:
    evil = "<script>alert(28)</script>"
    post(world, browse, title=evil, summary=evil, alternative_titles=evil)
    client = browse(world.ours.user)
    for url in (reverse("wagtailadmin_home"), reverse("wagtailadmin_explore", args=[world.ours.place.section.pk])):
        assert evil not in client.get(url).content.decode()


@pytest.mark.parametrize("url", ["https://evil.example/video", "http://127.0.0.1:6379/", "file:///etc/passwd"])
def test_r28_clip_from_a_site_that_is_not_allowed_is_refused(world: World, browse: Any, url: str) -> None:
    streams = ("purposes", "programme", "clips", "materials")
    values = {name: streamfield([]) for name in streams}
    values["clips"] = streamfield([("clip", {"title": "Film", "video": url})])
    form = initiative_form(title="Webinar", slug="webinar", time_zone="Europe/Copenhagen")
    url = reverse("wagtailadmin_pages:add", args=["peer_pages", "eventpage", world.ours.place.section.pk])
    response = browse(world.ours.user).post(url, {**form, **nested_form_data({**values, "dates": inline_formset([])})})
    assert "clips" in response.context["form"].errors
    assert not EventPage.objects.filter(slug="webinar").exists()
