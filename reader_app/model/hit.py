"""What a search gives back."""

from dataclasses import dataclass

from reader_app.model.ids import AttachmentId, PaperId

Span = tuple[int, int]
"""Start and end (exclusive) of found words, in characters of the text they were found in."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper that a query found; a higher score is a better match, 0.0 where the query has no words to rank by."""

    paper: PaperId
    score: float


@dataclass(frozen=True, slots=True)
class Snippet:
    """The best line of a text, with the found words' spans within it, and the field it came from."""

    field: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPage:
    """The page of a PDF that a search speaks of most, what it scores, and how many pages of the file it finds."""

    attachment: AttachmentId
    page: int
    score: float
    pages: int


@dataclass(frozen=True, slots=True)
class PagePassage:
    """What a search found on a page of a PDF: the best passage, and the words there, as the page has them."""

    found: FoundPage
    snippet: Snippet
    words: tuple[str, ...] = ()
