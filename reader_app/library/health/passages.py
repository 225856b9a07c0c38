"""Highlights whose words are not in the text of their paper any more."""

from collections.abc import Iterator

from reader_app.library.catalogue import Catalogue
from reader_app.library.health.doubles import named
from reader_app.library.health.finding import Finding, Subject
from reader_app.library.marks import Marks
from reader_app.model.anchor import Fate


def lost(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the highlights that have no place; they stay, with their words and comments."""
    marks = Marks(catalogue)
    for paper, row in catalogue.rows.items():
        for mark in marks.of(paper) if row.highlights else ():
            if mark.placement.fate is Fate.LOST:
                exact = mark.annotation.anchor.exact
                told = f"The highlight “{exact}” of {named(catalogue, paper)} is not in its text any more."
                yield Finding(Subject.HIGHLIGHTS, told, places=(("annotations", mark.annotation.id),), is_hint=True)
