"""What a list needs to know of a paper."""

from dataclasses import dataclass

from reader_app.model.attachment import Attachment
from reader_app.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Row:
    """A paper together with what hangs on it."""

    paper: Paper
    note: str = ""
    """The text of its note; empty without one."""
    highlights: int = 0
    comments: str = ""
    """The comments and exact words of its highlights, a line each."""
    files: tuple[Attachment, ...] = ()
    """Its PDFs, in the order in which they were attached."""
