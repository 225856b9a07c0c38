"""Marks that overlap and say the same, made one."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader_app.model.anchor import Anchor
from reader_app.model.annotation import Annotation
from reader_app.model.pdf import MARKUP
from reader_app.pdf.anchoring import words_anchor
from reader_app.pdf.text.page_text import PageText


@dataclass(frozen=True, slots=True)
class United:
    """A mark in the place of others, the first of which keeps its identity: its comment says what all of them said."""

    anchor: Anchor
    absorbed: tuple[Annotation, ...] = ()

    @property
    def comment(self) -> str:
        """What all of them said, in the order of reading."""
        return "\n\n".join(dict.fromkeys(mark.comment.strip() for mark in self.absorbed if mark.comment.strip()))

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tag for mark in self.absorbed for tag in mark.tags))


def united(new: Anchor, kind: str, colour: str, marks: Iterable[Annotation], text: PageText) -> United:
    """Return a new mark on words of a page united with the reader's own of its kind and colour that it overlaps.

    Marks of others stay, as do those without words. Overlapping ones that are only connected through others unite too.
    """
    if kind not in MARKUP or not new.exact:
        return United(new)
    left = [mark for mark in marks if _is_like(mark, new, kind, colour)]
    start, end, absorbed = new.start, new.end, []
    while touching := [mark for mark in left if mark.anchor.start < end and start < mark.anchor.end]:
        start = min(start, *(mark.anchor.start for mark in touching))
        end = max(end, *(mark.anchor.end for mark in touching))
        absorbed += touching
        left = [mark for mark in left if mark not in touching]
    absorbed.sort(key=lambda mark: (mark.anchor.start, mark.id))
    anchor = words_anchor(text, new.page, start, end, new.attachment) if absorbed else new
    return United(anchor, tuple(absorbed))


def _is_like(mark: Annotation, new: Anchor, kind: str, colour: str) -> bool:
    anchor = mark.anchor
    same_place = (anchor.target, anchor.page, anchor.attachment) == (new.target, new.page, new.attachment)
    return same_place and (mark.kind, mark.colour, mark.author) == (kind, colour, "") and bool(anchor.exact)
