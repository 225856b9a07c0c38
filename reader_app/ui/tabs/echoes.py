"""Marks on an abstract shown on the pages where the same words stand; they are kept once, as those of the abstract."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Fate, Target, place
from reader_app.model.ids import AnnotationId, AttachmentId

if TYPE_CHECKING:
    from reader_app.pdf.text.page_text import PageText

PAGES = 2
"""An abstract stands on the first pages."""
_SIGN = "echo "


def is_echo(mark: str) -> bool:
    """Say whether a mark is shown on a page only since its words stand there too."""
    return mark.startswith(_SIGN)


def echoes(
    marks: Sequence[PlacedMark], texts: Mapping[int, "PageText"], attachment: AttachmentId
) -> tuple[PlacedMark, ...]:
    """Return the marks in a PDF, and those of the abstract that are found in the texts of its first pages."""
    own = [mark for mark in marks if mark.annotation.anchor.target is Target.PDF]
    others = [mark for mark in marks if mark.annotation.anchor.target is Target.ABSTRACT]
    found = (_echo(mark, texts, attachment) for mark in others)
    return (*own, *(echo for echo in found if echo is not None))


def _echo(mark: PlacedMark, texts: Mapping[int, "PageText"], attachment: AttachmentId) -> PlacedMark | None:
    for page, text in sorted(texts.items()):
        placement = place(mark.annotation.anchor, text.text)
        if placement.fate is Fate.LOST:
            continue
        start, end = placement.start, placement.end
        anchor = replace(
            mark.annotation.anchor,
            target=Target.PDF,
            start=start,
            end=end,
            page=page,
            quads=text.quads(start, end),
            attachment=attachment,
        )
        annotation = replace(mark.annotation, id=AnnotationId(_SIGN + mark.annotation.id), anchor=anchor)
        return PlacedMark(annotation, replace(placement, fate=Fate.SAME))
    return None
