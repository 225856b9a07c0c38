"""The words that were searched for, gone through in the paper that is shown: in its abstract, highlights and note."""

from reader_app.search.matcher import Matcher
from reader_app.ui.notes.note_editor import NoteEditor
from reader_app.ui.reading.open_paper import OpenPaper
from reader_app.ui.reading.paper_text import PaperText


class FoundWords:
    """Remembers which place was shown last."""

    def __init__(self, text: PaperText, note: NoteEditor) -> None:
        self._text = text
        self._note = note
        self._marks: tuple[str, ...] = ()
        self._at: int | None = None
        self._paper = ""

    def show(self, shown: OpenPaper, matcher: Matcher | None) -> None:
        """Show the texts of a paper with the words that were searched for."""
        found = matcher.spans("abstract", shown.paper.abstract) if matcher else ()
        self._text.show_paper(shown, found)
        self._note.show_found(matcher)
        self._marks = _marks(shown, matcher, with_words=not found) if matcher else ()
        if shown.paper.id != self._paper:
            self._paper, self._at = shown.paper.id, None

    def land(self) -> None:
        """Bring the first place into sight, where there is one."""
        if self._text.found_count:
            self._text.show_found(0, choose=False)
        elif self._count:
            self._show(0)

    def step(self, by: int) -> None:
        """Go to the next place, or back; behind the last one comes the first."""
        count = self._count
        if count:
            self._at = (0 if by > 0 else count - 1) if self._at is None else (self._at + by) % count
            self._show(self._at)

    @property
    def _count(self) -> int:
        return self._text.found_count + len(self._marks) + self._note.found_count

    def _show(self, place: int) -> None:
        in_abstract, in_marks = self._text.found_count, len(self._marks)
        if place < in_abstract:
            self._text.show_found(place)
        elif place < in_abstract + in_marks:
            self._text.show_mark(self._marks[place - in_abstract])
        else:
            self._note.choose_found(place - in_abstract - in_marks)


def _marks(shown: OpenPaper, matcher: Matcher, *, with_words: bool) -> tuple[str, ...]:
    """Return the highlights whose comments have the words, or they themselves where the abstract shows no words."""
    held = (mark.annotation for mark in shown.marks)
    return tuple(
        mark.id
        for mark in held
        if matcher.spans("marks", mark.comment) or (with_words and matcher.spans("marks", mark.anchor.exact))
    )
