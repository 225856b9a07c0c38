"""What a tab is about: a PDF of a paper, read from the library in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.library import Library
from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Target
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AnnotationId, AttachmentId, PaperId


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A PDF with the paper that it belongs to."""

    id: AttachmentId
    paper: PaperId
    title: str
    """What the tab is called."""
    path: Path
    abstract: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """What to show of a PDF once it is open: a mark, or words on a page; nothing is where it was left."""

    page: int = 0
    words: str = ""
    mark: AnnotationId | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The files that can be opened, and a sentence for each that cannot."""

    files: tuple[OpenFile, ...] = ()
    faults: tuple[str, ...] = ()


def open_file(library: Library, attachment: AttachmentId) -> OpenFile:
    """Return what a tab needs to know of a file. Raises ReaderError where it, or the file itself, is gone."""
    known = library.attachments.get(attachment)
    paper = library.papers.get(known.paper)
    title = f"{known.title} · {paper.title}" if known.title else paper.title
    return OpenFile(attachment, known.paper, title, library.attachments.path(attachment), paper.abstract)


def open_files(library: Library, attachments: Sequence[AttachmentId]) -> Opened:
    """Return what tabs need to know of files, and why some cannot be opened."""
    files: list[OpenFile] = []
    faults: list[str] = []
    for attachment in attachments:
        try:
            files.append(open_file(library, attachment))
        except ReaderError as error:
            faults.append(str(error))
    return Opened(tuple(files), tuple(faults))


def first_file(library: Library, paper: PaperId) -> AttachmentId | None:
    """Return the file of a paper that opens where none is named; None where it has none."""
    files = library.attachments.of(paper)
    return files[0].id if files else None


def marks_in(library: Library, file: OpenFile) -> tuple[PlacedMark, ...]:
    """Return the marks of the paper that stand in a file, or may stand in it as those on the abstract do."""
    if file.paper not in library.papers.rows():
        return ()
    marks = library.marks.of(file.paper)
    return tuple(mark for mark in marks if _concerns(mark, file.id))


def _concerns(mark: PlacedMark, file: AttachmentId) -> bool:
    anchor = mark.annotation.anchor
    return anchor.attachment == file if anchor.target is Target.PDF else anchor.target is Target.ABSTRACT
