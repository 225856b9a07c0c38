"""A piece of a page: one line, or the lines of one paragraph."""

from dataclasses import dataclass

from reader_app.formats.page_marks import Kind, Mark

LONG_LINE_CHARACTERS = 200
"""Nothing is wrapped wider than this: a longer line is a whole paragraph."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page that is one thing, and the line it begins on, from 1."""

    text: str
    line: int
    mark: Mark
    follows_blank: bool = True
    is_heading: bool = False
    link: str = ""
    """Where a link goes that the whole block is."""

    @property
    def is_text(self) -> bool:
        """Whether it can be a title or a part of an abstract."""
        return self.mark.kind is Kind.TEXT
