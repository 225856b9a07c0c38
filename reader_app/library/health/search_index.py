"""The search index beside the library: what it lacks, has as it was once, and has too much."""

from collections.abc import Iterator
from pathlib import Path

from reader_app.library.catalogue import Catalogue
from reader_app.library.health.finding import Finding, Remedy, Subject
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.search.index import Index, stamp_of

_REPAIR = "The index reads them again."


def behind(catalogue: Catalogue, folder: Path) -> Iterator[Finding]:
    """Yield how far an index is from its library; it may be brought in step this very moment, so that is a hint."""
    try:
        index = Index(folder, read_only=True)
    except (OSError, ReaderError) as error:
        told = f"The search index in {folder} cannot be read ({error})."
        yield Finding(Subject.SEARCH, told, Remedy.REINDEX, _REPAIR)
        return
    try:
        is_in_step = index.generation == catalogue.generation
        stamps = index.stamps()
    finally:
        index.close()
    lacking = sum(paper not in stamps for paper in catalogue.rows)
    stale = sum(stamps.get(paper, stamp) != stamp for paper, stamp in _stamps(catalogue))
    too_much = sum(paper not in catalogue.rows for paper in stamps)
    if lacking or stale or too_much:
        yield Finding(
            Subject.SEARCH, _told(len(catalogue.rows), lacking, stale, too_much), *_remedy(), (), not is_in_step
        )


def _stamps(catalogue: Catalogue) -> Iterator[tuple[PaperId, str]]:
    return ((paper, stamp_of(row)) for paper, row in catalogue.rows.items())


def _remedy() -> tuple[Remedy, str]:
    return Remedy.REINDEX, _REPAIR


def _told(papers: int, lacking: int, stale: int, too_much: int) -> str:
    counts = (
        (lacking, "it lacks {:,}"),
        (stale, "it has {:,} as they were before they were changed"),
        (too_much, "it still has {:,} that are gone"),
    )
    said = ", ".join(text.format(count) for count, text in counts if count)
    return (
        f"The search index is behind the library of {papers:,} papers: {said}; "
        "it is brought in step while the window is open, and by the next change from a terminal."
    )
