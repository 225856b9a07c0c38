"""Putting marks on the pages of an open PDF, in place of those of the same names."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from reader_app.model.pdf import MARKUP, PdfAnnotation
from reader_app.pdf.annotations import appearance, drawing, objects
from reader_app.pdf.annotations.reading import Found, found_in, key_of

OWN_NAME = "reader-app:"
"""How the names of annotations begin that this program made."""

_OF_LINES = ("ink", "line", "polygon", "polyline")


def place_all(pdf: pikepdf.Pdf, marks: Sequence[PdfAnnotation]) -> bool:
    """Put the marks on their pages; take away those that this program put there earlier and that are no more.

    A mark that is as it stands in the file already is not touched, so that it keeps the look its program gave it.
    Return whether anything was changed.
    """
    found = {one.annotation.name: one for one in found_in(pdf)}
    wanted = {mark.name: mark for mark in marks}
    leaving = [one for name, one in found.items() if _leaves(one, wanted.get(name))]
    changing = [mark for mark in marks if not _is_there(mark, found.get(mark.name))]
    arriving: dict[int, list[Any]] = {}
    placed = {name: one.source for name, one in found.items()}
    pages = pdf.pages
    for mark in changing:
        earlier = found.get(mark.name)
        target: Any = pdf.make_indirect(Dictionary()) if earlier is None else earlier.source
        _put(pdf, target, mark, pages[mark.page - 1])
        if earlier is None or earlier.annotation.page != mark.page:
            arriving.setdefault(mark.page, []).append(target)
            placed[mark.name] = target
    _answer(changing, placed)
    _rewrite_lists(pdf, leaving, arriving)
    return bool(changing or leaving)


def _is_there(mark: PdfAnnotation, earlier: Found | None) -> bool:
    """Say whether nothing is to be done: a mark is in the file as it should be, or can neither be found nor drawn."""
    if earlier is None:
        return not _is_drawable(mark)
    return _comparable(mark) == _comparable(earlier.annotation)


def _leaves(one: Found, wanted: PdfAnnotation | None) -> bool:
    """Say whether an annotation goes from its page: it is ours and not wanted any more, or wanted on another page."""
    if wanted is None:
        return one.annotation.name.startswith(OWN_NAME)
    return wanted.page != one.annotation.page


def _put(pdf: pikepdf.Pdf, target: Any, mark: PdfAnnotation, page: pikepdf.Page) -> None:
    if _is_drawable(mark):
        appearance.put(pdf, target, mark, page)
    else:
        appearance.put_words(target, mark)


def _comparable(mark: PdfAnnotation) -> PdfAnnotation:
    """Return what tells marks apart, with rounded places and without the text, which is the page's."""
    return replace(
        mark,
        rect=_rounded(mark.rect) if not mark.quads and not mark.strokes else (0.0, 0.0, 0.0, 0.0),
        quads=tuple(_rounded(quad) for quad in mark.quads),
        strokes=tuple(tuple(_rounded(point) for point in line) for line in mark.strokes),
        text="",
    )


def _rounded(places: Sequence[float]) -> Any:
    return tuple(round(place, 2) for place in places)


def _is_drawable(mark: PdfAnnotation) -> bool:
    """Say whether there is anything to draw: a mark on words needs their corners, ink its lines."""
    if mark.kind in MARKUP:
        return bool(mark.quads)
    return mark.kind in drawing.DRAWABLE and (mark.kind not in _OF_LINES or bool(mark.strokes))


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
