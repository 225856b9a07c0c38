"""What can be done with papers: the commands of the Paper menu, and what the list asks for."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from reader_app.formats import citation, write
from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState
from reader_app.model.row import Row
from reader_app.ui.dialogs.deletion import ask_to_delete
from reader_app.ui.library.paper_menu import link_of
from reader_app.ui.library.row_text import papers_text
from reader_app.ui.session import Session
from reader_app.ui.toast import Toast

Papers = Sequence[PaperId]


class PaperCommands(QObject):
    """Each command works on the papers it is given."""

    def __init__(self, session: Session, toast: Toast, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._toast = toast
        self._window = window

    def slots(self, chosen: Callable[[], Papers]) -> Mapping[str, Callable[[], None]]:
        """Return the commands by their names, on the papers that are chosen when they are called."""
        return {
            "mark_inbox": lambda: self.set_state(chosen(), ReadState.INBOX),
            "mark_later": lambda: self.set_state(chosen(), ReadState.LATER),
            "mark_reading": lambda: self.set_state(chosen(), ReadState.READING),
            "mark_done": lambda: self.set_state(chosen(), ReadState.DONE),
            "toggle_read": lambda: self.toggle_read(chosen()),
            "toggle_star": lambda: self.toggle_star(chosen()),
            "trash_papers": lambda: self.trash(chosen()),
            "restore_papers": lambda: self.restore(chosen()),
            "delete_papers": lambda: self.delete(chosen()),
            "empty_trash": self.empty_trash,
            "copy_citation": lambda: self.copy_citation(chosen()),
            "copy_bibtex": lambda: self.copy_bibtex(chosen()),
            "open_link": lambda: self.open_links(chosen()),
        }

    def set_state(self, papers: Papers, state: ReadState) -> None:
        """Move papers in the reading queue."""
        self._change(papers, lambda library: library.papers.set_state(papers, state))

    def toggle_read(self, papers: Papers) -> None:
        """Mark papers as done, or put them back into the inbox where all are done."""

        def toggled(library: Library) -> Changes:
            all_done = all(library.papers.get(paper).state is ReadState.DONE for paper in papers)
            return library.papers.set_state(papers, ReadState.INBOX if all_done else ReadState.DONE)

        self._change(papers, toggled)

    def star(self, papers: Papers) -> None:
        """Star papers."""
        self._change(papers, lambda library: library.papers.set_starred(papers, starred=True))

    def toggle_star(self, papers: Papers) -> None:
        """Star papers, or take the star off where all have one."""

        def toggled(library: Library) -> Changes:
            all_starred = all(library.papers.get(paper).starred for paper in papers)
            return library.papers.set_starred(papers, not all_starred)

        self._change(papers, toggled)

    def change_tags(self, papers: Papers, add: Sequence[str], remove: Sequence[str]) -> None:
        """Put tags on papers and take others off."""
        if add:
            self._change(papers, lambda library: library.tags.add(papers, add))
        if remove:
            self._change(papers, lambda library: library.tags.remove(papers, remove))

    def toggle_tag(self, papers: Papers, name: str) -> None:
        """Tag papers, or take the tag off where all have it."""

        def toggled(library: Library) -> Changes:
            all_have = all(name in library.papers.get(paper).tags for paper in papers)
            return (library.tags.remove if all_have else library.tags.add)(papers, [name])

        self._change(papers, toggled)

    def trash(self, papers: Papers) -> None:
        """Put papers in the trash; there they stay."""
        self._change(papers, lambda library: library.papers.trash(papers), self.tr("Moved to the trash: %1."))

    def restore(self, papers: Papers) -> None:
        """Take papers out of the trash."""
        self._change(papers, lambda library: library.papers.restore(papers), self.tr("Taken out of the trash: %1."))

    def delete(self, papers: Papers) -> None:
        """Delete papers that are in the trash, after asking."""
        self._with_rows(papers, self._offer_to_delete)

    def empty_trash(self) -> None:
        """Delete all that is in the trash, after asking."""

        def delete(trashed: tuple[PaperId, ...]) -> None:
            if trashed:
                self.delete(trashed)
            else:
                self._toast.tell(self.tr("The trash is empty."))

        self._session.ask("trash", _trashed, delete)

    def copy_citation(self, papers: Papers) -> None:
        """Put a plain citation of each paper on the clipboard."""
        self._with_rows(papers, lambda rows: self._copy("\n".join(citation(row.paper) for row in rows)))

    def copy_bibtex(self, papers: Papers) -> None:
        """Put the papers' BibTeX entries on the clipboard."""
        self._with_rows(papers, lambda rows: self._copy(write("bibtex", rows, {})))

    def open_links(self, papers: Papers) -> None:
        """Offer to open where the first paper lives."""
        self._with_rows(papers[:1], lambda rows: self.offer_link(link_of(rows[0])))

    def offer_link(self, link: str) -> None:
        """Show an address, and open it only when told to."""
        url = QUrl(link)
        if url.scheme() in ("http", "https", "mailto"):
            self._toast.tell(link, self.tr("Open"), lambda: _open(url))
        else:
            self._toast.tell(self.tr("This paper has no link that can be opened."))

    def offer_undo(self, changes: Changes, sentence: str = "") -> None:
        """Say what was done, with a button that takes it back."""
        if changes:
            told = sentence.replace("%1", papers_text(len(changes.papers))) or f"{changes.label}."
            self._toast.tell(told, self.tr("Undo"), lambda: self._session.change(Library.undo))

    def _offer_to_delete(self, rows: Sequence[Row]) -> None:
        papers = [row.paper.id for row in rows if row.paper.trashed]
        if not papers:
            self._toast.tell(self.tr("Only papers in the trash can be deleted for ever."))
            return
        what = papers_text(len(papers))
        question = self.tr("Delete %1 for ever, with notes and highlights?").replace("%1", what)
        ask_to_delete(self._window, question, lambda: self._delete(papers))

    def _delete(self, papers: Papers) -> None:
        self._change(papers, lambda library: library.papers.delete(papers), self.tr("Deleted: %1."))

    def _change(self, papers: Papers, action: Callable[[Library], Changes], sentence: str = "") -> None:
        """Change papers; a sentence about "%1" papers is told with the offer to take it back."""
        if papers:
            self._session.change(action, done=partial(self.offer_undo, sentence=sentence) if sentence else None)

    def _with_rows(self, papers: Papers, do: Callable[[tuple[Row, ...]], None]) -> None:
        if papers:
            self._session.ask("rows", lambda library: tuple(map(library.papers.row, papers)), do)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._toast.tell(self.tr("Copied."))


def _open(url: QUrl) -> None:
    QDesktopServices.openUrl(url)


def _trashed(library: Library) -> tuple[PaperId, ...]:
    return tuple(paper for paper, row in library.papers.rows().items() if row.paper.trashed)
