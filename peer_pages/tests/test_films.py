"""Which film an address means, and which addresses are never framed. No database, no network."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from wagtail.fields import RichTextField

from peer_pages.blocks import ClipBlock
from peer_pages.films import film_at, validate_film

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"
VIMEO = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"
UNLISTED = "https://player.vimeo.com/video/76979871?h=8272103f6e&autoplay=1&dnt=1"

FILMS = [
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
    ("http://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
    ("https://youtube.com/watch?v=dQw4w9WgXcQ&feature=share", YOUTUBE),
    ("https://www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&list=PL123", YOUTUBE),
    ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
    ("https://www.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
    ("https://www.youtube.com/live/dQw4w9WgXcQ?si=abc", YOUTUBE),
    ("https://www.youtube.com/v/dQw4w9WgXcQ", YOUTUBE),
    ("https://youtu.be/dQw4w9WgXcQ", YOUTUBE),
    ("https://youtu.be/dQw4w9WgXcQ/?si=abc", YOUTUBE),
    ("https://youtu.be/dQw4w9WgXcQ?t=90", f"{YOUTUBE}&start=90"),
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s", f"{YOUTUBE}&start=90"),
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1h0m5s", f"{YOUTUBE}&start=3605"),
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&start=7", f"{YOUTUBE}&start=7"),
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=snart", YOUTUBE),
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=", YOUTUBE),
    ("https://vimeo.com/76979871", VIMEO),
    ("https://www.vimeo.com/76979871/", VIMEO),
    ("https://vimeo.com/76979871?share=copy", VIMEO),
    ("https://vimeo.com/channels/staffpicks/76979871", VIMEO),
    ("https://vimeo.com/groups/peers-i-dk/videos/76979871", VIMEO),
    ("https://vimeo.com/showcase/3253534/video/76979871", VIMEO),
    ("https://vimeo.com/album/3253534/video/76979871", VIMEO),
    ("https://player.vimeo.com/video/76979871", VIMEO),
    ("https://vimeo.com/76979871/8272103f6e", UNLISTED),
    ("https://player.vimeo.com/video/76979871?h=8272103f6e", UNLISTED),
    ("https://vimeo.com/76979871?h=<script>", VIMEO),
    ("https://vimeo.com/76979871#t=90s", f"{VIMEO}#t=90s"),
    ("https://vimeo.com/76979871#kommentarer", VIMEO),
]
FOREIGN = [
    "https://evil.example/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example/https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
    "https://notyoutube.com/watch?v=dQw4w9WgXcQ",
    "https://evil-vimeo.com/76979871",
    "https://www.dailymotion.com/video/x8abcde",
    "//www.youtube.com/watch?v=dQw4w9WgXcQ",
    "http://[::1/76979871",
    "javascript:alert(1)",
    "javascript://youtu.be/dQw4w9WgXcQ",
    "ftp://vimeo.com/76979871",
    "76979871",
    "",
]
NO_FILM = [
    "https://www.youtube.com/watch?list=PL123",
    "https://www.youtube.com/watch?v=kort",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ1",
    "https://www.youtube.com/watch?v=dQw4w9WgXc/",
    "https://www.youtube.com/watch?v=dQw4w9WgXc%22",
    "https://www.youtube.com/watch/?v=",
    "https://www.youtube.com/playlist?list=PL123",
    "https://www.youtube.com/user/socialstyrelsen",
    "https://www.youtube.com/shorts/dQw4w9WgXcQ/kommentarer",
    "https://youtu.be/dQw4w9WgXcQ/mere",
    "https://music.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://vimeo.com/socialstyrelsen",
    "https://vimeo.com/event/76979871",
    "https://vimeo.com/manage/videos/76979871",
    "https://vimeo.com/76979871/../../x",
    "https://vimeo.com/٧٦٩٧٩٨٧١",
    "https://vimeo.com/1234567890123",
    "https://player.vimeo.com/video/",
]


@pytest.mark.parametrize(("url", "player"), FILMS)
def test_film_is_shown_by_the_player_that_leaves_cookies_out(url: str, player: str) -> None:
    film = film_at(url)
    assert film is not None
    assert film.player == player
    assert film.service == ("YouTube" if "youtu" in url else "Vimeo")
    validate_film(url)


@pytest.mark.parametrize("url", FOREIGN)
def test_foreign_address_is_refused_and_never_framed(url: str) -> None:
    assert film_at(url) is None
    with translation.override("da"), pytest.raises(ValidationError) as refusal:
        validate_film(url)
    assert refusal.value.messages == ["Filmen skal ligge hos YouTube eller Vimeo. Læg ellers et almindeligt link."]


@pytest.mark.parametrize("url", NO_FILM)
def test_page_of_a_service_that_is_no_film_is_refused_and_never_framed(url: str) -> None:
    assert film_at(url) is None
    with translation.override("da"), pytest.raises(ValidationError) as refusal:
        validate_film(url)
    assert refusal.value.messages == [
        "Adressen fører ikke til én bestemt film. Åbn filmen, og kopiér adressen øverst i browseren."
    ]


@given(
    st.sampled_from(["https://youtu.be/", "https://www.youtube.com/watch?v=", "https://vimeo.com/", "https://"]),
    st.text(max_size=60),
)
def test_whatever_is_typed_only_the_services_own_players_are_framed(start: str, rest: str) -> None:
    film = film_at(start + rest)
    if film is not None:
        player = urlsplit(film.player)
        assert f"{player.scheme}://{player.netloc}" in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"]
        assert set(parse_qs(player.query)) <= {"autoplay", "rel", "start", "dnt", "h"}
        assert film.player.isascii()


def test_policy_frames_the_players_and_nothing_else() -> None:
    players = {urlsplit(player)._replace(path="", query="", fragment="").geturl() for _url, player in FILMS}
    assert set(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"]) == players


@pytest.mark.parametrize(
    "field",
    [
        field
        for model in apps.get_app_config("peer_pages").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, RichTextField)
    ],
    ids=str,
)
def test_no_text_can_hold_an_embed_which_everybody_would_fetch(field: RichTextField) -> None:
    assert field.features is not None, "Wagtail's own list of features holds embeds"
    assert "embed" not in field.features


def clip_errors(url: str) -> list[str]:
    """Return what the form says of a clip at `url`; nothing when it is taken."""
    block = ClipBlock()
    try:
        block.clean(block.to_python({"title": "Samtalen", "video": url}))
    except ValidationError as error:
        messages: list[str] = error.block_errors["video"].messages
        return messages
    return []


@pytest.fixture
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        pytest.fail(f"The form asked the network: {args}")

    monkeypatch.setattr("requests.sessions.Session.request", refuse)


@pytest.mark.usefixtures("_no_network")
@pytest.mark.parametrize(
    ("url", "errors"),
    [
        ("https://vimeo.com/76979871", []),
        (" https://youtu.be/dQw4w9WgXcQ ", []),
        (
            "https://evil.example/film.mp4",
            ["Filmen skal ligge hos YouTube eller Vimeo. Læg ellers et almindeligt link."],
        ),
        (
            "https://vimeo.com/socialstyrelsen",
            ["Adressen fører ikke til én bestemt film. Åbn filmen, og kopiér adressen øverst i browseren."],
        ),
        ("", ["Dette felt er påkrævet."]),
    ],
)
def test_form_of_a_clip_says_what_is_wrong_without_asking_the_service(url: str, errors: list[str]) -> None:
    with translation.override("da"):
        assert clip_errors(url) == errors
