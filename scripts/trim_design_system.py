"""Trim the npm package ``dkfds`` to what the public site uses.

Reads the unpacked package, writes ``css/``, ``fonts/``, ``img/``, ``icons.svg`` and the licences to the
target folder. Every ``url()`` left in the stylesheet points at a file that was copied, so that Django's
``ManifestStaticFilesStorage`` accepts it. The package's JavaScript is left out: see
``docs/decisions/0007-front-end-assets.md``.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

# Weight and style of each face, with the package's name for it. The "Latin1" cut has all of Danish, the
# Nordic and Western European letters and the euro sign in 17 kB; other letters fall back to the system font.
FACES = {
    (400, "normal"): "Regular",
    (400, "italic"): "Italic",
    (500, "normal"): "Medium",
    (600, "normal"): "SemiBold",
    (700, "normal"): "Bold",
}
LATIN1 = (
    "U+0000,U+000D,U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2013-2014,U+2018-201A,"
    "U+201C-201E,U+2020-2022,U+2026,U+2030,U+2039-203A,U+2044,U+20AC,U+2122,U+2212,U+FB01-FB02"
)

ICONS = (
    "arrow-back arrow-forward attach-file business calendar-month check chevron-down chevron-left "
    "chevron-right close document download email error first-page groups help home info language laptop "
    "last-page link location map menu open-in-new payments person print search smartphone student success "
    "summary support-agent time tune videocam warning"
).split()

ICON_CLASS = re.compile(r"\.icon-[a-z-]+:not\(a\)\{[^{}]*\}")
FONT_FACE = re.compile(r"@font-face\{[^{}]*\}")
PLACEHOLDER_LOGO = re.compile(r"background-image:url\([^)]*logo[^)]*\);?")
EMPTY_RULE = re.compile(r"(?<=[{}])[^{}@]+\{\}")
LOCAL_URL = re.compile(r"url\(\"?\.\./(img/[^)\"]+)\"?\)")
SYMBOL = re.compile(r'<symbol id="([a-z-]+)".*?</symbol>', re.DOTALL)


def font_faces() -> str:
    """Return the ``@font-face`` rules for the faces that are kept."""
    rule = (
        '@font-face{{font-display:swap;font-family:"IBM Plex Sans";font-style:{style};font-weight:{weight};'
        'src:url(../fonts/IBMPlexSans-{name}-Latin1.woff2) format("woff2");unicode-range:{ranges}}}'
    )
    return "".join(
        rule.format(style=style, weight=weight, name=name, ranges=LATIN1) for (weight, style), name in FACES.items()
    )


def trimmed_css(css: str) -> str:
    """Return the stylesheet without unused fonts, icon classes, placeholder logos and the source map."""
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    for pattern in (ICON_CLASS, FONT_FACE, PLACEHOLDER_LOGO):
        css = pattern.sub("", css)
    css = EMPTY_RULE.sub("", css)
    return font_faces() + css.removeprefix("\ufeff")


def sprite(symbols: str, names: Iterable[str]) -> str:
    """Return one SVG file with the named icons as symbols."""
    found = {match[1]: match[0] for match in SYMBOL.finditer(symbols)}
    body = "\n".join(found[name] for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n'


def copy(source: Path, target: Path) -> None:
    """Copy one file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def trim(package: Path, target: Path) -> None:
    """Write the trimmed design system of ``package`` to ``target``, replacing what is there."""
    shutil.rmtree(target, ignore_errors=True)
    dist = package / "dist"
    css = trimmed_css((dist / "css/dkfds.min.css").read_text(encoding="utf-8"))
    (target / "css").mkdir(parents=True)
    (target / "css/dkfds.min.css").write_text(css, encoding="utf-8")
    for image in sorted(set(LOCAL_URL.findall(css))):
        copy(dist / image, target / image)
    for face in FACES.values():
        name = f"IBMPlexSans-{face}-Latin1.woff2"
        copy(dist / "fonts/IBMPlexSans/split/woff2" / name, target / "fonts" / name)
    symbols = (dist / "img/all-svg-icons.svg").read_text(encoding="utf-8")
    (target / "icons.svg").write_text(sprite(symbols, ICONS), encoding="utf-8")
    copy(package / "LICENSE.md", target / "LICENSE.md")
    copy(dist / "fonts/IBMPlexSans/complete/woff2/license.txt", target / "fonts/LICENSE.txt")


if __name__ == "__main__":
    trim(Path(sys.argv[1]), Path(sys.argv[2]))
