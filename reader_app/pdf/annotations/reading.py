"""The annotations that stand in a PDF, as other programs list them: popups belong to their parents, and links and form
fields are none."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import pikepdf

from reader_app.model.geometry import Point, Quad
from reader_app.model.pdf import MARKUP, PdfAnnotation
from reader_app.pdf.annotations import colours, dates, objects, quads, rich_text
from reader_app.pdf.annotations.boxes import box_of
from reader_app.pdf.annotations.opening import opened

SUBTYPES = {
    "Text": "note", "FreeText": "freetext", "Line": "line", "Square": "square", "Circle": "circle",
    "Polygon": "polygon", "PolyLine": "polyline", "Highlight": "highlight", "Underline": "underline",
    "Squiggly": "squiggly", "StrikeOut": "strikeout", "Stamp": "stamp", "Caret": "caret", "Ink": "ink",
    "FileAttachment": "fileattachment", "Sound": "sound", "Movie": "movie", "Screen": "screen",
    "PrinterMark": "printermark", "TrapNet": "trapnet", "Watermark": "watermark", "3D": "3d", "Redact": "redact",
    "Projection": "projection", "RichMedia": "richmedia",
}  # fmt: skip
"""The annotations of ISO 32000-2, table 171, but links, form fields and popups, under the names they have here."""

MOST_ANNOTATIONS = 200_000
_HIDDEN = 1 << 1 | 1 << 5


class WordsOfPage(Protocol):
    """Says what words stand on a page under some quads."""

    def under(self, quads: tuple[Quad, ...], /) -> str: ...


@dataclass(frozen=True, slots=True)
class Found:
    """An annotation and the object of the file that it is read from."""

    annotation: PdfAnnotation
    source: Any


def read_annotations(path: Path, password: str = "") -> tuple[PdfAnnotation, ...]:
    """Return the annotations page by page, in the order of the file, without the text under them.

    Raises PasswordNeededError, or ReaderError where the file cannot be read.
    """
    with opened(path, password) as pdf:
        return tuple(found.annotation for found in found_in(pdf))


def with_text(
    annotations: Iterable[PdfAnnotation], text_of_page: Callable[[int], WordsOfPage]
) -> tuple[PdfAnnotation, ...]:
    """Return the annotations with what stands under those that are on words, asking once for each page."""
    page, words = 0, None
    done = []
    for annotation in annotations:
        if annotation.kind in MARKUP and annotation.quads:
            if words is None or annotation.page != page:
                page, words = annotation.page, text_of_page(annotation.page)
            annotation = replace(annotation, text=words.under(annotation.quads))
        done.append(annotation)
    return tuple(done)


def found_in(pdf: pikepdf.Pdf) -> list[Found]:
    """Return the annotations of an open file with the objects they are read from."""
    found = list(_each(pdf))
    names = _names(found)
    of_object = {key_of(one.source): name for one, name in zip(found, names, strict=True)}
    return [
        Found(replace(one.annotation, name=name, in_reply_to=_answered(one.source, of_object)), one.source)
        for one, name in zip(found, names, strict=True)
    ]


def _each(pdf: pikepdf.Pdf) -> Iterator[Found]:
    count = 0
    for at, page in enumerate(pdf.pages, start=1):
        for item in objects.items(objects.entry(page.obj, "/Annots")):
            kind = SUBTYPES.get(objects.name(objects.entry(item, "/Subtype")))
            if kind:
                count += 1
                yield Found(_annotation(item, kind, at), item)
            if count == MOST_ANNOTATIONS:
                return


def _annotation(item: Any, kind: str, page: int) -> PdfAnnotation:
    corners = quads.quads_of(objects.numbers(objects.entry(item, "/QuadPoints"))) if kind in _ON_WORDS else ()
    strokes = _strokes(item, kind)
    rect = box_of(item, kind, corners, strokes)
    popup = objects.entry(item, "/Popup")
    flags = objects.whole(objects.entry(item, "/F"))
    return PdfAnnotation(
        page=page,
        kind=kind,
        rect=rect,
        quads=corners or (quads.upright(rect) if kind in MARKUP else ()),
        strokes=strokes,
        colour=_colour(item, kind),
        opacity=_opacity(item),
        author=_text(item, "/T").strip() or _text(popup, "/T").strip(),
        created=dates.iso_of(_text(item, "/CreationDate")),
        modified=dates.iso_of(_text(item, "/M")),
        comment=_comment(item, popup),
        name=_text(item, "/NM"),
        hidden=bool(flags & _HIDDEN),
    )


_ON_WORDS = (*MARKUP, "redact")


def _text(item: Any, key: str) -> str:
    return objects.text(objects.entry(item, key))


def _comment(item: Any, popup: Any) -> str:
    """Return what the author wrote: plain, else the words of the rich text, else what only the popup holds."""
    for holder in (item, popup):
        words = _text(holder, "/Contents") or rich_text.plain(_text(holder, "/RC"))
        if words.strip():
            return words
    return _text(item, "/State") if objects.entry(item, "/StateModel") is not None else ""


def _colour(item: Any, kind: str) -> str:
    written = colours.hex_of(objects.numbers(objects.entry(item, "/C")))
    return written or (colours.text_colour(_text(item, "/DA")) if kind == "freetext" else "")


def _opacity(item: Any) -> float:
    written = objects.number(objects.entry(item, "/CA"))
    return 1.0 if written is None else min(1.0, max(0.0, written))


def _strokes(item: Any, kind: str) -> tuple[tuple[Point, ...], ...]:
    if kind == "ink":
        lines = [_points(line) for line in objects.items(objects.entry(item, "/InkList"))]
    elif kind in ("polygon", "polyline"):
        lines = [_points(objects.entry(item, "/Vertices"))]
    elif kind == "line":
        lines = [_points(objects.entry(item, "/L"))[:2]]
    else:
        return ()
    return tuple(line for line in lines if line)


def _points(value: Any) -> tuple[Point, ...]:
    found = objects.numbers(value)
    return tuple(zip(found[::2], found[1::2], strict=False))


def key_of(source: Any) -> tuple[int, int] | None:
    """Return what tells an object of the file from others; None for one that is written where it is used."""
    number, generation = source.objgen
    return (number, generation) if number else None


def _answered(source: Any, names: dict[tuple[int, int] | None, str]) -> str:
    parent = objects.entry(source, "/IRT")
    if isinstance(parent, pikepdf.String):
        return objects.text(parent)
    if not isinstance(parent, pikepdf.Dictionary) or parent.is_same_object_as(source):
        return ""
    key = key_of(parent)
    return names.get(key, "") if key else ""


def _names(found: list[Found]) -> list[str]:
    """Return a name for each annotation: its own if no earlier one has it, else one that comes of what it is.

    The made ones stay the same when pages are put before, and when other annotations come and go.
    """
    taken: set[str] = set()
    alike: Counter[str] = Counter()
    names = []
    for one in found:
        name = one.annotation.name
        if not name or name in taken:
            made = _made_name(one.annotation)
            alike[made] += 1
            name = made if alike[made] == 1 else f"{made}-{alike[made]}"
        taken.add(name)
        names.append(name)
    return names


def _made_name(annotation: PdfAnnotation) -> str:
    corners = [round(place, 1) for place in annotation.rect]
    says = (annotation.kind, corners, annotation.author, annotation.created, annotation.comment)
    return f"{MADE_NAME}{hashlib.sha256(repr(says).encode()).hexdigest()[:24]}"


MADE_NAME = "unnamed-"
"""How the names begin that are given to annotations which have none in the file."""
