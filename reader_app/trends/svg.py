"""A minimal writer of SVG: elements, text of a known width, and a document with title and description."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from reader_app.trends.curve import Place, Segment

# Generic families last, so that the picture reads well on machines that have none of the others.
FONTS = "Inter, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', sans-serif"
# Characters that XML 1.0 forbids, among them halves of surrogate pairs.
_FORBIDDEN = {
    code: None
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
    if code not in (9, 10, 13)
}
_NARROW, _WIDE = frozenset("fijlrt.,:;'|!()[] "), frozenset("mwMW@%")


def element(name: str, text: str = "", /, **attributes: object) -> str:
    """Return an element; `stroke_width=2` becomes stroke-width="2.0", and `class_` class."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(number(value))}" for key, value in attributes.items()
    )
    return f"<{name}{written}>{clean(text)}</{name}>" if text else f"<{name}{written}/>"


def document(parts: Iterable[str], *, size: tuple[float, float], title: str, description: str, background: str) -> str:
    """Return the picture; title and description are what a screen reader says of it."""
    width, height = map(number, size)
    body = "\n".join(parts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' role="img" aria-labelledby="title desc" font-family="{FONTS}">\n'
        f'<title id="title">{clean(title)}</title>\n<desc id="desc">{clean(description)}</desc>\n'
        f"{element('rect', width=width, height=height, fill=background)}\n{body}\n</svg>\n"
    )


def path(start: Place, segments: Sequence[Segment]) -> str:
    """Return the path data of curves."""
    curves = (" ".join(f"{number(x)},{number(y)}" for x, y in segment) for segment in segments)
    return f"M{number(start[0])},{number(start[1])}" + "".join(f" C{curve}" for curve in curves)


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is in a usual sans-serif font, a little too wide rather than too narrow."""
    return size * sum(_character_width(character) for character in text)


def number(value: object) -> str:
    """Return a number with as many decimals as a picture needs, and anything else as it is."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return clean_attribute(str(value))


def clean(text: str) -> str:
    """Return text that may stand in an element."""
    return escape(text.translate(_FORBIDDEN))


def clean_attribute(text: str) -> str:
    """Return text without the characters that no XML may hold; quoting is the caller's."""
    return text.translate(_FORBIDDEN)


def _character_width(character: str) -> float:
    if character in _NARROW:
        return 0.38
    if character in _WIDE:
        return 0.98
    if ord(character) >= 0x2E80:
        return 1.0
    return 0.74 if character.isupper() else 0.63
