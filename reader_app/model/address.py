"""Addresses of places in a library, as they stand in notes and exports: reader-app://paper/ID?page=7&mark=ID."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from reader_app.model.errors import ReaderError
from reader_app.model.ids import ID_LENGTH, AnnotationId, AttachmentId, PaperId

SCHEME = "reader-app"
LONGEST = 2000
_ID = re.compile(rf"[0-9a-z]{{1,{ID_LENGTH}}}")
_PAGE = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Address:
    """A place in a paper: a file of it, a page of that (0 where none is meant), a mark."""

    paper: PaperId
    attachment: AttachmentId | None = None
    page: int = 0
    mark: AnnotationId | None = None

    def __str__(self) -> str:
        """Return the address as it is written."""
        said = {"file": self.attachment, "page": self.page, "mark": self.mark}
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{SCHEME}://paper/{self.paper}{f'?{query}' if query else ''}"


def is_address(text: str) -> bool:
    """Say whether a text is meant as the address of a place in a library."""
    return text.strip().casefold().startswith(f"{SCHEME}:")


def address_from(text: str) -> Address:
    """Return the place that an address names. Raises ReaderError where it names none."""
    wrong = ReaderError(f"“{text[:120]}” is no address of a place in a library; they look like {SCHEME}://paper/ID.")
    if len(text) > LONGEST:
        raise wrong
    try:
        parts = urlsplit(text.strip())
        query = parse_qs(parts.query, max_num_fields=8)
    except ValueError as error:
        raise wrong from error
    paper = parts.path.strip("/")
    said = {name: values[0] for name, values in query.items()}
    ids = [paper, *(said[name] for name in ("file", "mark") if name in said)]
    page = said.get("page", "0")
    is_sound = parts.scheme == SCHEME and parts.netloc == "paper" and all(map(_ID.fullmatch, ids))
    if not is_sound or not _PAGE.fullmatch(page):
        raise wrong
    return Address(
        PaperId(paper),
        AttachmentId(said["file"]) if "file" in said else None,
        int(page),
        AnnotationId(said["mark"]) if "mark" in said else None,
    )
