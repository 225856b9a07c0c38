"""What is there twice: papers, citation keys, notes on a paper."""

from collections import defaultdict
from collections.abc import Iterator

from reader_app.library.catalogue import Catalogue
from reader_app.library.health.finding import Finding, Remedy, Subject
from reader_app.library.identity import KnownPapers
from reader_app.model.ids import PaperId


def doubled(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what is there twice, the trash apart; doubled papers are no fault, as they may well be two."""
    yield from _papers(catalogue)
    yield from _citation_keys(catalogue)
    yield from _notes(catalogue)


def named(catalogue: Catalogue, paper: PaperId) -> str:
    """Return what a paper is called in a finding."""
    return f"“{catalogue.row(paper).paper.title}” ({paper})"


def _papers(catalogue: Catalogue) -> Iterator[Finding]:
    known = KnownPapers({})
    for row in catalogue.rows.values():
        if row.paper.trashed:
            continue
        same = known.same_as(row.paper)
        if same:
            told = f"{named(catalogue, row.paper.id)} {same[1]} as {named(catalogue, same[0])}."
            places = (("papers", row.paper.id), ("papers", same[0]))
            yield Finding(Subject.DOUBLES, told, places=places, is_hint=True)
        else:
            known.add(row.paper.id, row.paper)


def _citation_keys(catalogue: Catalogue) -> Iterator[Finding]:
    by_key: defaultdict[str, list[PaperId]] = defaultdict(list)
    for row in catalogue.rows.values():
        if row.paper.citation_key:
            by_key[row.paper.citation_key].append(row.paper.id)
    for key, papers in by_key.items():
        if len(papers) > 1:
            told = f"{len(papers)} papers have the citation key “{key}”; give each one of its own."
            yield Finding(Subject.DOUBLES, told, places=tuple(("papers", paper) for paper in papers))


def _notes(catalogue: Catalogue) -> Iterator[Finding]:
    by_paper: defaultdict[str, list[str]] = defaultdict(list)
    for key, document in catalogue.documents("notes").items():
        by_paper[document["paper"]].append(key)
    for paper, notes in by_paper.items():
        if len(notes) > 1 and PaperId(paper) in catalogue.rows:
            told = f"{named(catalogue, PaperId(paper))} has {len(notes)} notes, of which one is shown."
            repair = "Their texts are put together into one note."
            yield Finding(Subject.DOUBLES, told, Remedy.JOIN_NOTES, repair, tuple(("notes", key) for key in notes))
