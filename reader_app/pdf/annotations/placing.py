"""Putting marks on the pages of an open PDF, in place of those of the same names."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from reader_app.model.pdf import PdfAnnotation
from reader_app.pdf.annotations import appearance, drawing, objects
from reader_app.pdf.annotations.reading import Found, found_in, key_of

OWN_NAME = "reader-app:"
"""How the names of annotations begin that this program made."""


def place_all(pdf: pikepdf.Pdf, marks: Sequence[PdfAnnotation]) -> None:
    """Put the marks on their pages; take away those that this program put there earlier and that are no more.

    A mark that is as it stands in the file already is not touched, so that it keeps the look its program gave it.
    """
    found = {one.annotation.name: one for one in found_in(pdf)}
    wanted = {mark.name: mark for mark in marks}
    leaving = [one for name, one in found.items() if _leaves(one, wanted.get(name))]
    arriving: dict[int, list[Any]] = {}
    placed = {name: one.source for name, one in found.items()}
    pages = pdf.pages
    for mark in marks:
        earlier = found.get(mark.name)
        target = _put(pdf, mark, earlier, pages[mark.page - 1])
        if target is not None and (earlier is None or earlier.annotation.page != mark.page):
            arriving.setdefault(mark.page, []).append(target)
            placed[mark.name] = target
    _answer(marks, placed)
    _rewrite_lists(pdf, leaving, arriving)


def _leaves(one: Found, wanted: PdfAnnotation | None) -> bool:
    """Say whether an annotation goes from its page: it is ours and not wanted any more, or wanted on another page."""
    if wanted is None:
        return one.annotation.name.startswith(OWN_NAME)
    return wanted.page != one.annotation.page


def _put(pdf: pikepdf.Pdf, mark: PdfAnnotation, earlier: Found | None, page: pikepdf.Page) -> Any:
    """Return the object of a mark that is on its page now; None for one that cannot be drawn and is not in the file."""
    if earlier is None:
        if mark.kind not in drawing.DRAWABLE:
            return None
        target: Any = pdf.make_indirect(Dictionary())
    else:
        target = earlier.source
        if _is_alike(mark, earlier.annotation):
            return target
    if mark.kind in drawing.DRAWABLE and _has_shape(mark):
        appearance.put(pdf, target, mark, page)
    else:
        appearance.put_words(target, mark)
    return target


def _is_alike(mark: PdfAnnotation, other: PdfAnnotation) -> bool:
    """Say whether a mark is in the file as it is wanted, but for rounded places and the text, which is the page's."""
    return _comparable(mark) == _comparable(other)


def _comparable(mark: PdfAnnotation) -> PdfAnnotation:
    return replace(
        mark,
        rect=_rounded(mark.rect) if not mark.quads and not mark.strokes else (0.0, 0.0, 0.0, 0.0),
        quads=tuple(_rounded(quad) for quad in mark.quads),
        strokes=tuple(tuple(_rounded(point) for point in line) for line in mark.strokes),
        text="",
    )


def _rounded(places: Sequence[float]) -> Any:
    return tuple(round(place, 2) for place in places)


def _has_shape(mark: PdfAnnotation) -> bool:
    """Say whether there is anything to draw: a mark on words needs their corners, ink its lines."""
    if mark.kind in ("ink", "line", "polygon", "polyline"):
        return bool(mark.strokes)
    return bool(mark.quads) or mark.kind in ("note", "freetext", "square", "circle")


def _answer(marks: Sequence[PdfAnnotation], placed: Mapping[str, Any]) -> None:
    for mark in marks:
        answered, answer = placed.get(mark.in_reply_to), placed.get(mark.name)
        if mark.in_reply_to and answered is not None and answer is not None and answered.is_indirect:
            answer.IRT = answered


def _rewrite_lists(pdf: pikepdf.Pdf, leaving: Sequence[Found], arriving: Mapping[int, Sequence[Any]]) -> None:
    """Give the pages that change lists of their own: two pages may share one, and one may not be a list at all."""
    for number in sorted({one.annotation.page for one in leaving} | set(arriving)):
        page = pdf.pages[number - 1].obj
        gone = {key_of(one.source) for one in leaving if one.annotation.page == number} - {None}
        kept = [item for item in objects.items(objects.entry(page, "/Annots")) if not _goes(item, gone)]
        page.Annots = Array([*kept, *arriving.get(number, ())])


def _goes(item: Any, gone: Set[tuple[int, int] | None]) -> bool:
    """Say whether an entry of a page's list is one of those that go, or the popup of one."""
    is_popup = objects.name(objects.entry(item, "/Subtype")) == "Popup"
    owner = objects.entry(item, "/Parent") if is_popup else item
    return isinstance(owner, Dictionary) and key_of(owner) in gone
