"""The trimmed design system: what is taken out of its package, and what stays whole."""

import re
from pathlib import Path

import pytest

from scripts import trim_design_system as trim
from tests.project.tree import ROOT

CSS = (
    "\ufeff@charset 'utf-8';"
    '@font-face{font-family:"IBM Plex Sans";src:url(../fonts/a.woff)}'
    ".icon-arrow-back:not(a){background:url(../img/arrow.svg)}"
    ".logo{background-image:url(../img/logo-placeholder.svg);height:3rem}"
    ".only-logo{background-image:url(../img/logo.svg)}"
    '.alert{background:url("../img/svg-icons/warning.svg")}'
    "/*# sourceMappingURL=dkfds.min.css.map */"
)
SYMBOLS = '<svg><symbol id="search" viewBox="0 0 1 1"><path/></symbol><symbol id="unused"><g/></symbol></svg>'


def test_only_our_own_font_faces_are_left() -> None:
    css = trim.trimmed_css(CSS)
    assert "a.woff)" not in css
    assert css.count("@font-face") == len(trim.FACES)


def test_icon_classes_logos_and_the_source_map_are_gone() -> None:
    css = trim.trimmed_css(CSS)
    for word in ("icon-arrow-back", "logo-placeholder", "only-logo", "sourceMappingURL", "\ufeff"):
        assert word not in css


def test_the_rest_of_a_rule_that_lost_its_logo_stays() -> None:
    assert ".logo{height:3rem}" in trim.trimmed_css(CSS)


def test_pictures_that_are_used_keep_their_address() -> None:
    assert trim.LOCAL_URL.findall(trim.trimmed_css(CSS)) == ["img/svg-icons/warning.svg"]


def test_the_sprite_has_the_named_icons_and_no_others() -> None:
    text = trim.sprite(SYMBOLS, ["search"])
    assert '<symbol id="search" viewBox="0 0 1 1"><path/></symbol>' in text
    assert "unused" not in text


def test_an_icon_that_the_package_no_longer_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="gone"):
        trim.sprite(SYMBOLS, ["gone"])


def test_no_icon_is_named_twice() -> None:
    assert len(trim.ICONS) == len(set(trim.ICONS))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The unpacked package, as far as it is read."""
    folder = tmp_path / "package"
    files = {
        "dist/css/dkfds.min.css": CSS,
        "dist/img/svg-icons/warning.svg": "<svg/>",
        "dist/img/all-svg-icons.svg": "".join(f'<symbol id="{name}"></symbol>' for name in trim.ICONS),
        "dist/fonts/IBMPlexSans/complete/woff2/license.txt": "OFL",
        "LICENSE.md": "MIT",
    } | {f"dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-{face}-Latin1.woff2": face for face in trim.FACES.values()}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_every_address_in_the_trimmed_stylesheet_leads_to_a_copied_file(package: Path, tmp_path: Path) -> None:
    target = tmp_path / "dkfds"
    trim.trim(package, target)
    assert missing_files(target) == []
    assert (target / "fonts" / "LICENSE.txt").read_text() == "OFL"


def test_what_an_older_version_left_is_removed(package: Path, tmp_path: Path) -> None:
    target = tmp_path / "dkfds"
    (target / "img").mkdir(parents=True)
    (target / "img" / "old.svg").write_text("")
    trim.trim(package, target)
    assert not (target / "img" / "old.svg").exists()


def test_every_address_in_the_committed_stylesheet_leads_to_a_committed_file() -> None:
    assert missing_files(ROOT / "site" / "peerportal" / "static" / "dkfds") == []


def test_the_committed_sprite_has_the_icons_of_the_script() -> None:
    text = (ROOT / "site" / "peerportal" / "static" / "dkfds" / "icons.svg").read_text(encoding="utf-8")
    assert [match[1] for match in trim.SYMBOL.finditer(text)] == list(trim.ICONS)


def missing_files(target: Path) -> list[str]:
    """Return the addresses in the stylesheet below `target` that lead nowhere."""
    css = (target / "css" / "dkfds.min.css").read_text(encoding="utf-8")
    addresses = re.findall(r"url\(\"?([^)\"]+)\"?\)", css)
    assert addresses
    return [a for a in addresses if not a.startswith("data:") and not (target / "css" / a).resolve().exists()]
