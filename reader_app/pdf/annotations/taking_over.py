"""Annotations of other programs as the reader's own marks, and the reader's marks as annotations for other programs."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from reader_app.model.anchor import Anchor, Target
from reader_app.model.annotation import Annotation
from reader_app.model.colour import COLOURS
from reader_app.model.geometry import Quad, bounds_of
from reader_app.model.ids import AnnotationId, AttachmentId, PaperId, new_id
from reader_app.model.pdf import DRAWN, MARKUP, PdfAnnotation
from reader_app.pdf.anchoring import area_anchor, words_anchor
from reader_app.pdf.annotations import quads
from reader_app.pdf.annotations.colours import nearest_name
from reader_app.pdf.annotations.placing import OWN_NAME
from reader_app.pdf.line_map import LineMap
from reader_app.pdf.text.page_text import PageText

TAKEN = (*MARKUP, *DRAWN, "line", "circle", "polygon", "polyline")
"""The kinds that can be taken over; a stamp or an attached file stays where it is."""

_BETWEEN_WORDS = " \n-\u00ad"
_LEAST_COVERED = 0.6
_MARKER = 0.5
"""How much of its colour a highlight puts on white paper, so that the words on it are read with ease."""


def marks_from(
    annotations: Iterable[PdfAnnotation],
    text_of_page: Callable[[int], PageText],
    *,
    paper: PaperId,
    attachment: AttachmentId,
    known: Collection[str] = (),
) -> tuple[Annotation, ...]:
    """Return annotations as new marks of a paper, but for those whose names are the origins of marks it has already.

    Nor are hidden ones taken over, replies (their annotation is), or those that this program wrote itself.
    """
    taken = set(known)
    marks = []
    for annotation in annotations:
        if _is_taken(annotation) and annotation.name not in taken:
            taken.add(annotation.name)
            anchor = anchor_of(annotation, text_of_page(annotation.page), attachment)
            marks.append(_mark(annotation, anchor, paper))
    return tuple(marks)


def _is_taken(annotation: PdfAnnotation) -> bool:
    is_shown = not annotation.hidden and not annotation.in_reply_to
    return annotation.kind in TAKEN and is_shown and not annotation.name.startswith(OWN_NAME)


def _mark(annotation: PdfAnnotation, anchor: Anchor, paper: PaperId) -> Annotation:
    return Annotation(
        AnnotationId(new_id()),
        paper,
        anchor,
        nearest_name(annotation.colour),
        annotation.comment,
        kind=annotation.kind,
        created=annotation.created or annotation.modified,
        modified=annotation.modified or annotation.created,
        author=annotation.author,
        origin=annotation.name,
    )


def anchor_of(annotation: PdfAnnotation, page: PageText, attachment: AttachmentId | None = None) -> Anchor:
    """Return where an annotation stands: on which words, or, drawn beside them, in which box and with what lines.

    A mark on words keeps its own corners, also where they are not quite those of the words; one without words, as on
    a scanned page, is like a box.
    """
    start, end = range_under(page, annotation.quads) if annotation.kind in MARKUP else (0, 0)
    if start < end:
        return replace(words_anchor(page, annotation.page, start, end, attachment), quads=annotation.quads)
    beside = area_anchor(LineMap(page), annotation.page, annotation.rect, attachment)
    return replace(beside, quads=annotation.quads or beside.quads, strokes=annotation.strokes)


def range_under(page: PageText, corners: Sequence[Quad]) -> tuple[int, int]:
    """Return the range of a page's text that the words in the quads are; (0, 0) where there are none.

    Where the words are far apart in the order of reading, as of a mark that was drawn across two columns, it is that of
    the longest passage of them: words that nobody marked are not to be in it.
    """
    passages: list[tuple[int, int]] = []
    covered = 0
    for start, end in page.words_under(corners):
        covered += end - start
        if passages and not page.text[passages[-1][1] : start].strip(_BETWEEN_WORDS):
            passages[-1] = (passages[-1][0], end)
        else:
            passages.append((start, end))
    if not passages:
        return (0, 0)
    first, last = passages[0][0], passages[-1][1]
    if covered >= _LEAST_COVERED * (last - first):
        return (first, last)
    return max(passages, key=lambda passage: passage[1] - passage[0])


def annotations_from(
    marks: Iterable[Annotation], attachment: AttachmentId, *, author: str = ""
) -> tuple[PdfAnnotation, ...]:
    """Return the marks on the pages of a PDF as annotations for a copy of it; those without an author get this one."""
    return tuple(
        _annotation(mark, author)
        for mark in marks
        if mark.anchor.target is Target.PDF and mark.anchor.attachment == attachment and mark.anchor.quads
    )


def _annotation(mark: Annotation, author: str) -> PdfAnnotation:
    anchor = mark.anchor
    return PdfAnnotation(
        page=anchor.page,
        kind=mark.kind,
        rect=quads.around([bounds_of(quad) for quad in anchor.quads]),
        quads=anchor.quads if mark.kind in MARKUP else (),
        strokes=anchor.strokes,
        colour=f"#{COLOURS[mark.colour]}" if mark.colour in COLOURS else mark.colour,
        opacity=_MARKER if mark.kind == "highlight" else 1.0,
        author=mark.author or author,
        created=mark.created,
        modified=mark.modified,
        comment=mark.comment,
        text=anchor.exact,
        name=mark.origin or f"{OWN_NAME}{mark.id}",
    )
