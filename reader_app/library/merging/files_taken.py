"""The files that come with another library: copied beside ours before the records that speak of them are written."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.attachments.files import Files, Fingerprint, fingerprint_of, staged_copy
from reader_app.library.attachments.naming import key, readable_name
from reader_app.library.documents import attachment_from, paper_from
from reader_app.library.store import Batch, Document
from reader_app.model.attachment import Attachment
from reader_app.model.errors import ReaderError

TABLE = "attachments"
BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class FilesTaken:
    """A batch whose files are there, and what to do and say about those."""

    batch: Batch
    copied: tuple[Path, ...] = ()
    missing: int = 0
    """Files that are not beside the other library either."""

    def take_back(self) -> None:
        """Remove what was copied, since the batch was not written."""
        for path in self.copied:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    @property
    def notice(self) -> str:
        """What the user has to know; empty where all is there."""
        if not self.missing:
            return ""
        what = "1 PDF is" if self.missing == 1 else f"{self.missing} PDFs are"
        return f"{what} in neither folder of files; put the other library's folder “files” beside it and merge again."


def library_folder(path: Path) -> Path:
    """Return the folder of a library that is named by that, by its file, or by one of its backups."""
    whole = path.resolve()
    if whole.is_dir():
        return whole
    return whole.parent.parent if whole.parent.name == BACKUPS else whole.parent


def with_files(batch: Batch, ours: Path, theirs: Path, papers: Mapping[str, Document]) -> FilesTaken:
    """Return a batch with the files of its new records copied from the folder of another library to ours.

    A name that is another file's here gives way to a new one. Raises ReaderError, and leaves no copy, where one cannot
    be written.
    """
    records = batch.get(TABLE, {})
    here, there = Files(ours), Files(theirs)
    wanted = [attachment_from(one) for one in records.values() if one and not one.get("path")]
    made = dict(records)
    copied: list[Path] = []
    missing = 0
    try:
        for one in wanted:
            content = Fingerprint(one.hash, one.size)
            if here.holds(one.name, content) or here.with_content(content):
                continue
            source = there.found(one)
            if source is None:
                missing += 1
                continue
            name = _free_name(one, here, _document(batch, papers, one.paper))
            copied.append(_copied(source, here, name, content))
            made[one.id] = (records[one.id] or {}) | {"name": name}
    except BaseException:
        FilesTaken(batch, tuple(copied)).take_back()
        raise
    return FilesTaken({**batch, TABLE: made} if copied else batch, tuple(copied), missing)


def _document(batch: Batch, papers: Mapping[str, Document], paper: str) -> Document:
    return batch.get("papers", {}).get(paper) or papers.get(paper) or {"id": paper, "title": ""}


def _free_name(one: Attachment, here: Files, paper: Document) -> str:
    taken = here.names()
    return one.name if key(one.name) not in taken else readable_name(paper_from(paper), taken, one.title)


def _copied(source: Path, here: Files, name: str, content: Fingerprint) -> Path:
    staged, found = staged_copy(source, here.folder)
    try:
        if found != content and fingerprint_of(source) != found:
            raise ReaderError(f"{source} was changed while it was copied, so nothing was merged; try again.")
        return here.put(staged, name)
    except OSError as error:
        raise ReaderError(f"{name} could not be written to {here.folder} ({error.strerror or error}).") from error
    finally:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)
