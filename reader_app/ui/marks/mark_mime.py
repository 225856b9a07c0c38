"""Marks on the clipboard and under the dragging pointer: quotations in Markdown that lead back to their places."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from reader_app.formats import citation
from reader_app.library.mark_list import MarkedPassage
from reader_app.model.address import Address
from reader_app.ui.marks.wording import address_of, place_text, words_text

MARK_IDS = "application/x-paper-reader-marks"
MOST = 500
"""A text of thousands is of use to nobody."""
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\[]<>*_`"})


def mime_of(passages: Sequence[MarkedPassage]) -> QMimeData:
    """Return marks as ids and as quotations."""
    mime = QMimeData()
    mime.setData(MARK_IDS, "\n".join(one.annotation.id for one in passages).encode())
    mime.setText("\n\n".join(map(quotation, passages[:MOST])) + "\n")
    return mime


def quotation(passage: MarkedPassage) -> str:
    """Return a mark as a quotation in Markdown, with a link back and below it what was said of it."""
    mark = passage.annotation
    label = f"{' '.join(passage.row.paper.title.split())}, {place_text(mark)}"
    quoted = quotation_of(words_text(mark), label, address_of(mark))
    comment = "" if mark.kind == "freetext" else mark.comment.strip()
    return f"{quoted}\n\n{comment}" if comment else quoted


def quotation_of(words: str, label: str, address: Address) -> str:
    """Return words as a quotation in Markdown, with a link to where they stand."""
    return f"> {_escaped(' '.join(words.split()))}\n>\n> — [{_escaped(label)}]({address})"


def cited(passage: MarkedPassage) -> str:
    """Return the words of a mark with the citation of their paper."""
    mark = passage.annotation
    return f"“{words_text(mark)}” ({place_text(mark)}). {citation(passage.row.paper)}"


def _escaped(text: str) -> str:
    """Return words of others that are to stand in Markdown as they are."""
    return text.translate(_SPECIAL)
