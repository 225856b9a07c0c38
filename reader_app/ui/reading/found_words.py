"""The words that were searched for, gone through in the paper that is shown: in its abstract, then in the note."""

from reader_app.search.matcher import Matcher
from reader_app.ui.notes.note_editor import NoteEditor
from reader_app.ui.reading.open_paper import OpenPaper
from reader_app.ui.reading.paper_text import PaperText


class FoundWords:
    """Remembers which place was shown last."""

    def __init__(self, text: PaperText, note: NoteEditor) -> None:
        self._text = text
        self._note = note
        self._at: int | None = None
        self._paper = ""

    def show(self, shown: OpenPaper, matcher: Matcher | None) -> None:
        """Show the texts of a paper with the words that were searched for."""
        found = matcher.spans("abstract", shown.paper.abstract) if matcher else ()
        self._text.show_paper(shown, found)
        self._note.show_found(matcher)
        if shown.paper.id != self._paper:
            self._paper, self._at = shown.paper.id, None

    def land(self) -> None:
        """Bring the first place into sight, where there is one."""
        if self._text.found_count:
            self._text.show_found(0, choose=False)
        elif self._note.found_count:
            self._note.choose_found(0)

    def step(self, by: int) -> None:
        """Go to the next place, or back; behind the last one comes the first."""
        in_abstract = self._text.found_count
        count = in_abstract + self._note.found_count
        if not count:
            return
        self._at = (0 if by > 0 else count - 1) if self._at is None else (self._at + by) % count
        if self._at < in_abstract:
            self._text.show_found(self._at)
        else:
            self._note.choose_found(self._at - in_abstract)
