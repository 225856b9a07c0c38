"""What an import did, as a JSON document and as lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reader_app.cli.papers_named import counted
from reader_app.library.identity import KnownPapers
from reader_app.model.feed import FeedPage
from reader_app.model.ids import PaperId
from reader_app.model.importing import ImportReport, Reading
from reader_app.model.row import Row

REFUSALS_TOLD = 20
Entry = dict[str, Any]
Place = tuple[str, str]


def import_document(
    report: ImportReport, readings: Sequence[Reading], rows: Mapping[PaperId, Row], pages: Sequence[FeedPage]
) -> Entry:
    """Return what became of each paper of the sources, each in exactly one of the four lists."""
    places = _places(report, readings, rows)
    return {
        "added": [_came_in(paper, "It is new.", places, rows) for paper in report.added],
        "updated": [_came_in(paper, "What was missing is filled in.", places, rows) for paper in report.updated],
        "duplicates": [
            _entry(one.source, one.place, one.reason) | _named(one.paper, rows) for one in report.duplicates
        ],
        "refused": [_entry(one.source, one.place, one.reason) for one in report.refused],
        "ids": list(report.added),
        "feeds": [
            {
                "id": page.id,
                "title": page.title,
                "source": page.source,
                "date": page.date,
                "date_inferred": page.date_inferred,
                "papers": [item.paper for item in page.items],
            }
            for page in pages
        ],
    }


def summary_lines(report: ImportReport, pages: Iterable[FeedPage]) -> Iterator[str]:
    """Yield how much came in, and from which pages."""
    if report.added:
        yield f"Added {counted(len(report.added))}."
    if report.updated:
        yield f"Filled in what was missing of {counted(len(report.updated))}."
    if report.duplicates:
        yield f"{counted(len(report.duplicates))} {'was' if len(report.duplicates) == 1 else 'were'} there already."
    for page in pages:
        inferred = " (the year is inferred)" if page.date_inferred else ""
        day = f" of {page.date}{inferred}" if page.date else ""
        yield f"Kept the page “{page.title}”{day} with {counted(len(page.items))}."


def refusals(report: ImportReport) -> tuple[str, ...]:
    """Return why entries were refused, as messages; of very many the first."""
    told = [one.sentence for one in report.refused[:REFUSALS_TOLD]]
    more = len(report.refused) - len(told)
    if more:
        told.append(f"… and {more:,} more were refused; --json lists them all.")
    return tuple(told)


def _places(report: ImportReport, readings: Sequence[Reading], rows: Mapping[PaperId, Row]) -> dict[PaperId, Place]:
    """Return where each paper that came in first stood: the report itself does not say."""
    came_in = KnownPapers({paper: rows[paper].paper for paper in (*report.added, *report.updated)})
    told = {(one.source, one.place) for one in report.duplicates} | {(one.source, one.place) for one in report.refused}
    places: dict[PaperId, Place] = {}
    for reading in readings:
        for draft in reading.drafts:
            place = (reading.source, draft.place)
            same = came_in.same_as(draft.record) if place not in told else None
            if same:
                places.setdefault(same[0], place)
    return places


def _came_in(paper: PaperId, reason: str, places: Mapping[PaperId, Place], rows: Mapping[PaperId, Row]) -> Entry:
    source, place = places.get(paper, (rows[paper].paper.source, ""))
    return _entry(source, place, reason) | _named(paper, rows)


def _entry(source: str, place: str, reason: str) -> Entry:
    return {"source": source, "place": place, "reason": reason}


def _named(paper: PaperId, rows: Mapping[PaperId, Row]) -> Entry:
    return {"id": paper, "title": rows[paper].paper.title}
