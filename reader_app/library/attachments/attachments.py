"""The verbs on the files of papers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader_app.library.attachments.files import Files
from reader_app.library.attachments.naming import key, readable_name
from reader_app.library.attachments.placing import Placing
from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import attachment_from, document_of
from reader_app.library.store import Document
from reader_app.model.attachment import Attachment
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.model.importing import PdfFile

LEAST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Attached:
    """What attaching files to a paper did."""

    added: tuple[Attachment, ...] = ()
    known: tuple[PdfFile, ...] = ()
    """Files that the paper has already."""
    elsewhere: tuple[PaperId, ...] = ()
    """Other papers that have one of those that were added, too."""


class Attachments:
    """The files of the papers of one library."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._files = Files(catalogue.store.path.parent)

    @property
    def folder(self) -> Path:
        """Where the files that are copied lie."""
        return self._files.folder

    def all(self) -> tuple[Attachment, ...]:
        """Return all files of the library, the oldest first."""
        held = sorted(self._catalogue.documents("attachments").items())
        return tuple(attachment_from(document) for _, document in held)

    def of(self, paper: PaperId) -> tuple[Attachment, ...]:
        """Return the files of a paper, the oldest first."""
        return self._catalogue.attachments(paper)

    def get(self, attachment: AttachmentId) -> Attachment:
        """Return a file's record. Raises ReaderError where there is none."""
        document = self._catalogue.document("attachments", attachment)
        if document is None:
            raise ReaderError("That file is not attached any more.")
        return attachment_from(document)

    def find(self, text: str) -> Attachment:
        """Return the file that an id, the beginning of one, or a name means. Raises ReaderError where none or several.

        A paper's file is also meant by what names the paper where it has but one; that is for the caller to ask.
        """
        wanted = text.strip()
        known = self.all()
        named = [one for one in known if one.id == wanted or key(one.name) == key(wanted)]
        begun = [one for one in known if len(wanted) >= LEAST_PREFIX and one.id.startswith(wanted.lower())]
        found = named or begun
        if len(found) != 1:
            reason = f"names {len(found)} files; use more letters of the id" if found else "names no attached file"
            raise ReaderError(f"“{text}” {reason}.")
        return found[0]

    def path(self, attachment: AttachmentId) -> Path:
        """Return where a file lies. Raises ReaderError where it is not there."""
        one = self.get(attachment)
        found = self._files.found(one)
        if found is None:
            path = self._files.path_of(one)
            what = "was moved or deleted" if one.path else "is not in the library's folder any more"
            raise ReaderError(f"The PDF {path} {what}; put it back, or detach it and attach it anew.")
        return found

    def place(self, file: Attachment) -> Path | None:
        """Return where a file lies, None where it is not there."""
        return self._files.found(file)

    def attach(self, paper: PaperId, files: Sequence[PdfFile], *, title: str = "") -> tuple[Changes, Attached]:
        """Attach files to a paper as one step that can be undone.

        Copies that are not needed, as the paper has the file, are removed. Raises ReaderError where the disk refuses.
        """
        placing = Placing(self._catalogue)
        try:
            row = self._catalogue.row(paper)
            elsewhere = {other for file in files for other in placing.papers_with(file.hash)} - {paper}
            made = [(file, placing.add(row.paper, file, title)) for file in files]
            added = tuple(one for _, one in made if one)
            label = "Attach a PDF" if len(added) == 1 else f"Attach {len(added)} PDFs"
            changes = self._catalogue.commit(label, {"attachments": placing.batch})
        except BaseException:
            placing.take_back()
            placing.discard(files)
            raise
        known = tuple(file for file, one in made if one is None)
        return changes, Attached(added, known, tuple(sorted(elsewhere)) if added else ())

    def detach(self, attachments: Iterable[AttachmentId]) -> Changes:
        """Take files off their papers; they stay in the folder, so that this can be undone at any time."""
        gone = [self.get(one).id for one in attachments]
        label = "Detach a PDF" if len(gone) == 1 else f"Detach {len(gone)} PDFs"
        return self._catalogue.commit(label, {"attachments": dict.fromkeys(gone)})

    def set_title(self, attachment: AttachmentId, title: str) -> Changes:
        """Call a file otherwise in lists, such as “Supplement”; its name stays."""
        known = self.get(attachment)
        edited = replace(known, title=" ".join(title.split()))
        return self._catalogue.commit("Name a PDF", {"attachments": {attachment: document_of(edited)}})

    def rename_to_fit(self, attachment: AttachmentId) -> Changes:
        """Give a file the name that its paper, as it is now, would give it.

        Undoing gives the record its name back; the file is then found by what is in it.

        Raises ReaderError for one that is linked, for one that is not there, and where the disk refuses.
        """
        known = self.get(attachment)
        if known.path:
            raise ReaderError(f"{known.path} is linked, and is never renamed from here.")
        path = self.path(attachment)
        name = readable_name(
            self._catalogue.row(known.paper).paper, self._files.names() - {key(path.name)}, known.title
        )
        if name == known.name == path.name:
            return Changes("Rename a PDF")
        sharing = [one for one in self.all() if one.name == known.name and not one.path]
        batch: dict[str, Document | None] = {one.id: document_of(replace(one, name=name)) for one in sharing}
        try:
            renamed = self._files.put(path, name)
        except OSError as error:
            raise ReaderError(f"{path} could not be renamed ({error.strerror or error}).") from error
        try:
            return self._catalogue.commit("Rename a PDF", {"attachments": batch})
        except BaseException:
            self._files.put(renamed, path.name)
            raise
