"""A paper: what sources say about it, and what its reader made of it."""

import re
import unicodedata
from dataclasses import dataclass, fields
from enum import StrEnum

from reader_app.model.ids import PaperId


class ReadState(StrEnum):
    """Where a paper stands in its reader's queue."""

    INBOX = "inbox"
    LATER = "later"
    READING = "reading"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one source says about a paper; empty where the source is silent."""

    title: str
    authors: tuple[str, ...] = ()
    abstract: str = ""
    is_summary: bool = False
    """The abstract is a summary in other words, not the authors' own."""
    year: int | None = None
    published: str = ""
    """ISO 8601, as exact as known: "2017", "2017-06" or "2017-06-12"."""
    venue: str = ""
    doi: str = ""
    arxiv: str = ""
    """An arXiv id without its version: "1706.03762" or "math-ph/0501001"."""
    url: str = ""
    keywords: tuple[str, ...] = ()
    upvotes: int | None = None
    submitted_by: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    """Fields of the source that have no home here, kept for export."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Record):
    """A paper in the library."""

    id: PaperId
    citation_key: str = ""
    tags: tuple[str, ...] = ()
    state: ReadState = ReadState.INBOX
    starred: bool = False
    trashed: str = ""
    """When it was put in the trash, an ISO 8601 timestamp; empty while it is not there."""
    added: str = ""
    first_seen: str = ""
    """The day on which a feed showed it first, an ISO 8601 date."""
    first_seen_inferred: bool = False
    """The year of `first_seen` was not given by its source."""
    read: str = ""
    """When its reader was done with it, an ISO 8601 timestamp."""
    source: str = ""
    """Where it came from: the name of the imported file or page."""

    @property
    def date(self) -> str:
        """The most telling date there is, ISO 8601: published, else the year, else first seen, else added."""
        return self.published or (str(self.year) if self.year else "") or self.first_seen or self.added[:10]


RECORD_FIELDS = tuple(field.name for field in fields(Record))


def normal_title(title: str) -> str:
    """Return the letters and digits of a title, accents and case folded: what two spellings of it share."""
    folded = unicodedata.normalize("NFKD", title).casefold()
    return "".join(character for character in folded if character.isalnum())


def family_name(author: str) -> str:
    """Return the family name of "First Last" or "Last, First", particles such as "van" left out."""
    if "," in author:
        return author.split(",", 1)[0].strip()
    words = author.split()
    return words[-1] if words else ""


def short_authors(authors: tuple[str, ...], most: int = 3) -> str:
    """Return authors as a list row shows them: "A, B, C", or "A, B, C and 5 others"."""
    if len(authors) <= most + 1:
        return ", ".join(authors)
    return f"{', '.join(authors[:most])} and {len(authors) - most} others"


_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(
    r"(?:arxiv[:./\s]*|abs/|pdf/)?((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[a-z]{2})?/\d{7}))(?:v\d+)?", re.IGNORECASE
)


def normal_doi(text: str) -> str:
    """Return the DOI in a text such as a link, in lower case; empty where there is none."""
    found = _DOI.search(text)
    return found.group().rstrip(".,;)]}>").lower() if found else ""


def normal_arxiv(text: str) -> str:
    """Return the arXiv id in a text such as a link, without its version; empty where there is none."""
    found = _ARXIV.search(text)
    return found.group(1).lower() if found else ""
