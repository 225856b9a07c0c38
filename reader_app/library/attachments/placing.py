"""Giving files to papers: each gets its name in the library's folder before the record that speaks of it is written."""

import contextlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from reader_app.library.attachments.files import Files, Fingerprint
from reader_app.library.attachments.naming import key, readable_name
from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import attachment_from, document_of
from reader_app.library.store import Document
from reader_app.model.attachment import Attachment
from reader_app.model.dates import now
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AttachmentId, PaperId, new_id
from reader_app.model.importing import PdfFile
from reader_app.model.paper import Paper


class Placing:
    """Gathers the records of files that come in together; whoever commits them says at the end whether that worked."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._files = Files(catalogue.store.path.parent)
        self._known: defaultdict[str, list[Attachment]] = defaultdict(list)
        for document in catalogue.documents("attachments").values():
            one = attachment_from(document)
            self._known[one.hash].append(one)
        self._placed: list[Path] = []
        self.batch: dict[str, Document | None] = {}
        """For the table of attachments."""

    def papers_with(self, digest: str) -> tuple[PaperId, ...]:
        """Return the papers that have this very file."""
        return tuple(dict.fromkeys(one.paper for one in self._known[digest]))

    def add(self, paper: Paper, file: PdfFile, title: str = "") -> Attachment | None:
        """Give a paper a file; None where it has it. Raises ReaderError where the folder cannot be written."""
        if paper.id in self.papers_with(file.hash):
            self.discard([file])
            return None
        name = self._name_for(paper, file, title)
        path = "" if file.staged else str(file.source)
        one = Attachment(AttachmentId(new_id()), paper.id, name, file.hash, file.size, now(), file.pages, path, title)
        self._known[file.hash].append(one)
        self.batch[one.id] = document_of(one)
        return one

    def discard(self, files: Iterable[PdfFile]) -> None:
        """Remove copies that nobody needs."""
        for file in files:
            if file.staged:
                with contextlib.suppress(OSError):
                    file.staged.unlink(missing_ok=True)

    def take_back(self) -> None:
        """Remove what was put in its place, since no record speaks of it."""
        for path in self._placed:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _name_for(self, paper: Paper, file: PdfFile, title: str) -> str:
        """Return what the file is called from now on, under which it lies in the folder where it is copied."""
        taken = self._files.names() | {key(one.name) for known in self._known.values() for one in known}
        name = readable_name(paper, taken, title)
        if file.staged is None:
            return name
        there = self._there_already(file, readable_name(paper, frozenset(), title))
        if there:
            self.discard([file])
            return there
        try:
            self._placed.append(self._files.put(file.staged, name))
        except OSError as error:
            self.discard([file])
            raise ReaderError(
                f"{name} could not be written to {self._files.folder} ({error.strerror or error}); nothing was changed."
            ) from error
        return name

    def _there_already(self, file: PdfFile, usual: str) -> str:
        """Return the name under which this very file lies there, as after undoing, or for another paper; else nothing.

        Only those are looked into of which a record says so, or which a crash may have left without one.
        """
        names = [one.name for one in self._known[file.hash] if not one.path]
        return next(
            (name for name in (*names, usual) if self._files.holds(name, Fingerprint(file.hash, file.size))), ""
        )
