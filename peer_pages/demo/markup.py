"""The content's plain text as the rich text that pages keep."""

from html import escape


def rich_text(text: str) -> str:
    """Return HTML: a blank line parts paragraphs, "### " makes a heading, lines with "- " a list."""
    return "".join(_part(part.strip()) for part in text.strip().split("\n\n") if part.strip())


def _part(part: str) -> str:
    lines = part.splitlines()
    if part.startswith("### "):
        return f"<h3>{escape(part.removeprefix('### '))}</h3>"
    if all(line.startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{escape(line[2:])}</li>' for line in lines)}</ul>"
    return f"<p>{escape(' '.join(line.strip() for line in lines))}</p>"
