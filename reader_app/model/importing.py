"""What reading a file gives, and what an import did."""

from dataclasses import dataclass, field
from pathlib import Path

from reader_app.model.ids import FeedId, PaperId
from reader_app.model.paper import Record


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a place in one, that was not taken, with the reason as a sentence."""

    source: str
    place: str
    reason: str

    @property
    def sentence(self) -> str:
        """The reason with where that is, said once: reasons of files name it themselves."""
        origin = ", ".join(part for part in (self.source, self.place) if part)
        return self.reason if origin in self.reason else f"{origin}: {self.reason}"


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF that is to be attached: where it came from, and its SHA-256, as hexadecimal digits, by which it is known.

    A copy of it that already lies in the library's folder has a passing name; where there is none, it is linked.
    """

    source: Path
    hash: str
    size: int
    pages: int = 0
    staged: Path | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that a reader found, with its place in the source ("line 12") and its rank on the page, from 1."""

    record: Record
    place: str = ""
    rank: int | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    highlights: tuple[tuple[str, str, str], ...] = ()
    """Exact words of the abstract, colour name, comment."""
    file: PdfFile | None = None
    """The PDF that the record was read from."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of a feed says about itself."""

    title: str
    date: str = ""
    date_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one source holds."""

    source: str
    drafts: tuple[Draft, ...]
    refused: tuple[Refused, ...] = ()
    page: Page | None = None
    """Set where the source is a page of a feed."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A paper of the source that the library has already."""

    source: str
    place: str
    reason: str
    paper: PaperId


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, each paper of the source in exactly one of the four."""

    added: tuple[PaperId, ...] = ()
    updated: tuple[PaperId, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    refused: tuple[Refused, ...] = ()
    feeds: tuple[FeedId, ...] = field(default=())
