"""Looking for what is wrong in a library, without changing anything."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from reader_app.library.catalogue import Catalogue
from reader_app.library.identity import KnownPapers
from reader_app.library.indexing import Indexing
from reader_app.library.library import APP_NAME
from reader_app.library.marks import Marks
from reader_app.model.anchor import Fate
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId


@dataclass(frozen=True, slots=True)
class Checkup:
    """Where a library is, what it holds, and a sentence for each thing that is wrong with it."""

    file: Path
    index: Path | None = None
    """None where the library cannot be read, so that nothing says which index is its own."""
    papers: int = 0
    trashed: int = 0
    notes: int = 0
    highlights: int = 0
    pages: int = 0
    findings: tuple[str, ...] = ()

    @property
    def is_there(self) -> bool:
        """Say whether there is a library at all."""
        return self.file.exists()


def examine(folder: Path, *, cache: Path | None = None) -> Checkup:
    """Return what is found in the library of a folder; cache holds its search index."""
    file = folder / "library.json"
    if not file.exists():
        return Checkup(file, findings=tuple(_leftovers(file)))
    try:
        catalogue = Catalogue(file, read_only=True)
    except ReaderError as error:
        return Checkup(file, findings=(str(error), *_leftovers(file)))
    try:
        return _examined(catalogue, file, (cache or user_cache_path(APP_NAME, appauthor=False)) / "index")
    finally:
        catalogue.close()


def _examined(catalogue: Catalogue, file: Path, indexes: Path) -> Checkup:
    index = indexes / catalogue.identity
    rows = catalogue.rows.values()
    files = (catalogue.notices, catalogue.store.history_faults(), _leftovers(file))
    checks = (*files, _dangling(catalogue), _doubled(catalogue), _lost(catalogue), _index(catalogue, index))
    return Checkup(
        file,
        index,
        papers=len(rows),
        trashed=sum(bool(row.paper.trashed) for row in rows),
        notes=len(catalogue.documents("notes")),
        highlights=len(catalogue.documents("annotations")),
        pages=len(catalogue.documents("feeds")),
        findings=tuple(finding for check in checks for finding in check),
    )


def _leftovers(file: Path) -> Iterator[str]:
    beside = file.with_name(file.name + ".new")
    if beside.exists():
        yield f"{beside} is left over from a write that did not end; delete it if nothing has the library open."


def _dangling(catalogue: Catalogue) -> Iterator[str]:
    """Yield what hangs on papers that are not there."""
    for table, what in (("notes", "note"), ("annotations", "highlight")):
        for key, document in catalogue.documents(table).items():
            if document["paper"] not in catalogue.rows:
                yield f"The {what} {key} belongs to the paper {document['paper']}, which is not in the library."
    for key, page in catalogue.documents("feeds").items():
        missing = [item["paper"] for item in page.get("items", ()) if item["paper"] not in catalogue.rows]
        if missing:
            yield (
                f"The page “{page.get('title') or key}” lists {len(missing)} papers that are not in the library, "
                f"such as {missing[0]}."
            )


def _doubled(catalogue: Catalogue) -> Iterator[str]:
    """Yield what is there twice: papers, citation keys, notes on a paper."""
    known = KnownPapers({})
    for row in catalogue.rows.values():
        if row.paper.trashed:
            continue
        same = known.same_as(row.paper)
        if same:
            yield f"{_named(catalogue, row.paper.id)} {same[1]} as {_named(catalogue, same[0])}."
        else:
            known.add(row.paper.id, row.paper)
    keys = Counter(row.paper.citation_key for row in catalogue.rows.values() if row.paper.citation_key)
    yield from (f"{count} papers have the citation key “{key}”." for key, count in keys.items() if count > 1)
    notes = Counter(document["paper"] for document in catalogue.documents("notes").values())
    for paper, count in notes.items():
        if count > 1 and paper in catalogue.rows:
            yield f"{_named(catalogue, paper)} has {count} notes, of which one is shown."


def _lost(catalogue: Catalogue) -> Iterator[str]:
    marks = Marks(catalogue)
    for paper, row in catalogue.rows.items():
        for mark in marks.of(paper) if row.highlights else ():
            if mark.placement.fate is Fate.LOST:
                exact = mark.annotation.anchor.exact
                yield f"The highlight “{exact}” of {_named(catalogue, paper)} is not in its text any more."


def _index(catalogue: Catalogue, folder: Path) -> Iterator[str]:
    indexing = Indexing(catalogue, folder, read_only=True)
    try:
        if indexing.backlog:
            yield (
                f"The search index is behind by {indexing.backlog:,} of {len(catalogue.rows):,} papers; "
                "it is brought in step while the window is open, and by the next change from a terminal."
            )
    finally:
        indexing.close()


def _named(catalogue: Catalogue, paper: PaperId) -> str:
    return f"“{catalogue.row(paper).paper.title}” ({paper})"
