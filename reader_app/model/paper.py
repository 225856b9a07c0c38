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
    if title.isascii():  # Most titles are, and an import asks this of each paper in the library.
        return _NEITHER_LETTER_NOR_DIGIT.sub("", title.lower())
    folded = unicodedata.normalize("NFKD", title).casefold()
    return "".join(character for character in folded if character.isalnum())


def family_name(author: str) -> str:
    """Return the family name of "First Last" or "Last, First", particles such as "van" left out."""
    family, comma, _given = author.partition(",")
    words = family.split()
    while comma and len(words) > 1 and words[0].islower():
        words = words[1:]
    return " ".join(words) if comma else "".join(words[-1:])


def short_authors(authors: tuple[str, ...], most: int = 3) -> str:
    """Return authors as a list row shows them: "A, B, C", or "A, B, C and 5 others"."""
    if len(authors) <= most + 1:
        return ", ".join(authors)
    return f"{', '.join(authors[:most])} and {len(authors) - most} others"


_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^a-z0-9]+")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"“”]+")
_ARXIV = re.compile(
    r"(?<![0-9])(?<![0-9]\.)([0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})(?![0-9])"
    # The archives that gave out ids before April 2007, which https://arxiv.org/archive lists.
    r"|(?<![a-z-])(acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas"
    r"|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math|math-ph|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol"
    r"|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|stat|supr-con)(?:\.[a-z-]{2,})?(/[0-9]{7})(?![0-9])",
    re.IGNORECASE,
)


_CLOSING = {".": "", ",": "", ";": "", ")": "(", "]": "[", "}": "{", ">": "<"}
"""What may stand behind a DOI in a sentence; brackets belong to it where it opened them."""


def normal_doi(text: str) -> str:
    """Return the DOI in a text such as a link, in lower case; empty where there is none."""
    found = _DOI.search(text)
    if not found:
        return ""
    doi = found.group().rstrip("'’")
    while doi[-1:] in _CLOSING and (doi[-1] in ".,;" or doi.count(doi[-1]) > doi.count(_CLOSING[doi[-1]])):
        doi = doi[:-1]
    return doi.lower()


def normal_arxiv(text: str) -> str:
    """Return the arXiv id in a text such as a link, without its version; empty where there is none."""
    found = _ARXIV.search(text)
    if not found:
        return ""
    number, archive, old_number = found.groups()
    return number or f"{archive}{old_number}".lower()
