"""What a list says about a mark, in words."""

from PySide6.QtCore import QCoreApplication

from reader_app.library.mark_list import MarkedPassage
from reader_app.model.address import Address
from reader_app.model.anchor import Target
from reader_app.model.annotation import Annotation
from reader_app.ui.library.row_text import day_text, number_text

translate = QCoreApplication.translate


def kind_text(kind: str) -> str:
    """Return a kind of mark as readers call it; those of other programs as these do."""
    return {
        "highlight": translate("MarkKind", "Highlight"),
        "underline": translate("MarkKind", "Underline"),
        "strikeout": translate("MarkKind", "Strike-out"),
        "squiggly": translate("MarkKind", "Squiggly line"),
        "note": translate("MarkKind", "Note"),
        "freetext": translate("MarkKind", "Text on the page"),
        "square": translate("MarkKind", "Box"),
        "ink": translate("MarkKind", "Drawing"),
    }.get(kind, kind.capitalize())


def place_text(mark: Annotation) -> str:
    """Return where a mark is in its paper: "p. 7", "Abstract"."""
    if mark.anchor.target is Target.PDF:
        return translate("MarkPlace", "p. %1").replace("%1", str(mark.anchor.page))
    return {
        Target.TITLE: translate("MarkPlace", "Title"),
        Target.ABSTRACT: translate("MarkPlace", "Abstract"),
        Target.NOTE: translate("MarkPlace", "Note"),
    }[mark.anchor.target]


def author_text(author: str) -> str:
    """Return who made a mark; the reader where nobody is named."""
    return author or translate("MarkAuthor", "You")


def words_text(mark: Annotation) -> str:
    """Return what is marked on one line; of marks without words what they are."""
    if mark.kind == "freetext" and mark.comment:
        return _one_line(mark.comment)
    return _one_line(mark.anchor.exact) or kind_text(mark.kind)


def comment_text(mark: Annotation) -> str:
    """Return what was said of a mark on one line; the words of a text on the page are shown as such already."""
    return "" if mark.kind == "freetext" else _one_line(mark.comment)


def foot_text(passage: MarkedPassage, *, with_paper: bool) -> str:
    """Return place, paper, author and day of a mark: "p. 7 · Folding Maps · Ada Crane · 3 Mar 2026"."""
    mark = passage.annotation
    title = _one_line(passage.row.paper.title) if with_paper else ""
    parts = (place_text(mark), title, mark.author, day_text(mark.created))
    return " · ".join(part for part in parts if part)


def spoken(passage: MarkedPassage) -> str:
    """Return a mark as a screen reader says it."""
    mark = passage.annotation
    tags = translate("MarkRow", "tags: %1").replace("%1", ", ".join(mark.tags)) if mark.tags else ""
    named = f"{mark.colour} {kind_text(mark.kind).lower()}"
    parts = (named, words_text(mark), comment_text(mark), foot_text(passage, with_paper=True), tags)
    return ". ".join(part for part in parts if part)


def marks_text(count: int) -> str:
    """Return "1 mark" or "10,000 marks"."""
    one, many = translate("MarkCount", "1 mark"), translate("MarkCount", "%1 marks")
    return one if count == 1 else many.replace("%1", number_text(count))


def address_of(mark: Annotation) -> Address:
    """Return the address that leads back to a mark."""
    return Address(mark.paper, mark.anchor.attachment, mark.anchor.page, mark.id)


def _one_line(text: str) -> str:
    return " ".join(text.split())
