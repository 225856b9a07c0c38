"""The files of papers: those that are gone, changed, or called otherwise, and those that belong to no paper."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader_app.library.attachments.files import DETACHED, Files, Fingerprint, fingerprint_of
from reader_app.library.attachments.naming import ANNOTATED, key
from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import attachment_from
from reader_app.library.health.doubles import named
from reader_app.library.health.files import LEFT_OVER_AFTER_S, Progress
from reader_app.library.health.finding import Finding, Place, Remedy, Subject
from reader_app.library.store import Document
from reader_app.model.attachment import Attachment

_HEAD, _TAIL, _LOOKED_AT_BYTES = b"%PDF-", b"%%EOF", 2048


def wrong_files(catalogue: Catalogue, progress: Progress | None = None) -> Iterator[Finding]:
    """Yield what is wrong with files that records speak of. Each is read, which takes a while."""
    files = Files(catalogue.store.path.parent)
    held = [attachment_from(document) for document in catalogue.documents("attachments").values()]
    for number, attachment in enumerate(held, 1):
        if attachment.paper in catalogue.rows:
            yield from _wrong(catalogue, files, attachment)
        if progress:
            progress(number, len(held))


def unattached(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield files in the folder that belong to no paper: detached ones, and those that a crash left."""
    for path in files_of_nothing(catalogue):
        told = f"{path} belongs to no paper."
        repair = f"It is moved into the folder “{DETACHED}”; import it from there to attach it again."
        yield Finding(Subject.PDFS, told, Remedy.SET_ASIDE, repair, (("files", path.name),), is_hint=True)


def files_of_nothing(catalogue: Catalogue) -> Iterator[Path]:
    """Yield the files that no record names, the very newest apart: they may be about to be attached."""
    folder = Files(catalogue.store.path.parent).folder
    documents = catalogue.documents("attachments").values()
    known = {key(str(document["name"])) for document in documents if not document.get("path")}
    sizes = {document.get("size", 0) for document in documents}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not path.is_file() or path.name.endswith((ANNOTATED, ".new")) or key(path.name) in known:
            continue
        found = path.stat()
        # One that was renamed by hand is found by what is in it, and stays.
        is_known = found.st_size in sizes and _is_of(documents, fingerprint_of(path))
        if not is_known and time.time() - found.st_mtime > LEFT_OVER_AFTER_S:
            yield path


def followed(catalogue: Catalogue, attachment: str) -> Document | None:
    """Return the record of a file as the file is now; None where that says nothing, or it is not there."""
    document = catalogue.document("attachments", attachment)
    if document is None:
        return None
    files = Files(catalogue.store.path.parent)
    known = attachment_from(document)
    path = files.found(known)
    if path is None or not _is_whole(path):
        return None
    found = fingerprint_of(path)
    name = known.name if known.path or path.parent != files.folder else path.name
    return document | {"name": name, "hash": found.hash, "size": found.size}


def _wrong(catalogue: Catalogue, files: Files, attachment: Attachment) -> Iterator[Finding]:
    whose, expected, places = named(catalogue, attachment.paper), files.path_of(attachment), _places(attachment)
    path = files.found(attachment)
    if path is None:
        is_link = bool(attachment.path)
        told = f"{expected}, a PDF of {whose}, is not there{'' if is_link else '; put it back, or detach it'}."
        yield Finding(Subject.PDFS, told, places=places, is_hint=is_link)
    elif path != expected:
        if path.parent == files.folder:
            told = f"{expected}, a PDF of {whose}, is called {path.name} now."
            repair = "Its record takes that name."
            yield Finding(Subject.PDFS, told, Remedy.FOLLOW_FILE, repair, places, is_hint=True)
    elif (reason := _unreadable(path)) is not None:
        yield Finding(Subject.PDFS, f"{path}, a PDF of {whose}, cannot be read ({reason}).", places=places)
    elif fingerprint_of(path) != Fingerprint(attachment.hash, attachment.size):
        yield _changed(path, whose, places)


def _changed(path: Path, whose: str, places: tuple[Place, ...]) -> Finding:
    if _is_whole(path):
        told = f"{path}, a PDF of {whose}, was changed since it was attached, as by annotating it in another program."
        return Finding(Subject.PDFS, told, Remedy.FOLLOW_FILE, "It is taken as it is now.", places, is_hint=True)
    told = f"{path}, a PDF of {whose}, is damaged; put a copy of it in its place."
    return Finding(Subject.PDFS, told, places=places)


def _places(attachment: Attachment) -> tuple[Place, ...]:
    return (("attachments", attachment.id),)


def _is_of(documents: Iterable[Document], content: Fingerprint) -> bool:
    return any(document["hash"] == content.hash for document in documents)


def _unreadable(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        return error.strerror or str(error)
    return None


def _is_whole(path: Path) -> bool:
    """Say whether a file begins and ends as a PDF does."""
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT_BYTES)
        file.seek(max(0, path.stat().st_size - _LOOKED_AT_BYTES))
        return _HEAD in head and _TAIL in file.read()
