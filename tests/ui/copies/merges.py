"""Reports and conflicts of merges, and what answers for a library that can be merged."""

from dataclasses import dataclass, field
from pathlib import Path

from reader_app.library.library import Library
from reader_app.library.merging.report import Conflict, ConflictCopy, MergeReport, Side, Take
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.ui.copies.merging import Merging

THERE = Path("/stick/library")
HERE = Side("Folding Maps", "d1", True, "2026-03-18T10:00:00+00:00")
ELSEWHERE = Side("Folding the Map", "device-abcd", False, "2026-03-19T11:30:00+00:00")
DELETED = Side("", "device-abcd", is_deleted=True)


def conflict(key: str, title: str = "Folding Maps", theirs: Side = ELSEWHERE, kept: Take = Take.THEIRS) -> Conflict:
    found = "2026-03-20T09:00:00+00:00"
    return Conflict(key, "papers", PaperId("p"), title, "title", HERE, theirs, kept, "laptop", found)


REPORT = MergeReport(THERE, "laptop", True, added=("A New Paper",), notes=2, conflicts=(conflict("c1"),))


@dataclass
class Merges:
    """Answers as a library with the given conflicts would; remembers what was settled."""

    report: MergeReport = REPORT
    conflicts: tuple[Conflict, ...] = ()
    copies: tuple[ConflictCopy, ...] = ()
    settled: list[tuple[str, Take]] = field(default_factory=list)

    def merging(self) -> Merging:
        return Merging(self._preview, self._merge, lambda _: self.conflicts, self._settle, lambda _: self.copies)

    def _preview(self, _: Library, path: Path) -> MergeReport:
        if path != self.report.path:
            raise ReaderError(f"{path} is no library.")
        return self.report

    def _merge(self, library: Library, _: Path) -> tuple[Changes, MergeReport]:
        return library.searches.save("merged", "merged"), self.report

    def _settle(self, library: Library, one: Conflict, take: Take) -> Changes:
        self.conflicts = tuple(other for other in self.conflicts if other != one)
        self.settled.append((one.id, take))
        return library.searches.save(f"settled {one.id}", str(take))
