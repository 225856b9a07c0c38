"""Edit two copies of a library at random and merge them: `python -m tests.torture.diverge [ROUNDS]`."""

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from reader_app.library.catalogue import Catalogue
from reader_app.library.marks import Marks
from reader_app.library.merging.conflicts import Conflicts
from reader_app.library.merging.merge import merge
from reader_app.library.merging.report import MergeReport, Take
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.library.tags import Tags
from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState
from tests.library.making import ABSTRACT, add, opened

SEED = 5
YEAR_NS = 365 * 86_400 * 10**9
JUMPS = (0, 0, 0, YEAR_NS, -YEAR_NS, 3_600 * 10**9)
SIDES = ("a", "b")
PAPERS = 6
EDITS = 12
LOCAL = ("ours", "name", "found")
"""What a conflict says of the library in which it was found."""


@dataclass
class Count:
    """What a run has done and found."""

    edits: int = 0
    merges: int = 0
    conflicts: int = 0
    undone: int = 0
    without_history: int = 0
    kept: int = 0
    """Edits that were looked for after a merge, and found."""


@dataclass
class Copy:
    """One of the two copies, and the edits that were made in it since both were the same."""

    folder: Path
    chance: random.Random
    made: list[str] = field(default_factory=list)
    number: int = 0

    @contextmanager
    def opened(self) -> Iterator[Catalogue]:
        catalogue = opened(self.folder)
        catalogue.store._storage._device = self.folder.name
        try:
            yield catalogue
        finally:
            catalogue.close()

    def token(self) -> str:
        """Return a word that no other edit has."""
        self.number += 1
        self.made.append(f"{self.folder.name}x{self.number}x")
        return self.made[-1]


def run(folder: Path, rounds: int) -> Count:
    """Let both go their own ways and merge them so often. Raises AssertionError where they differ, or lack an edit."""
    count = Count()
    chance = random.Random(SEED)
    catalogue = opened_in(folder / SIDES[0])
    for number in range(PAPERS):
        add(catalogue, f"Paper {number}", abstract=ABSTRACT, tags=("begun",))
    catalogue.close()
    shutil.copytree(folder / SIDES[0], folder / SIDES[1])
    copies = [Copy(folder / side, random.Random(f"{SEED} {side}")) for side in SIDES]
    for _ in range(rounds):
        for copy in copies:
            _edit(copy, count)
        if chance.random() < 0.3:
            _merge(copies[chance.randrange(2)], copies, count)
            for copy in copies:
                _edit(copy, count)
        if chance.random() < 0.2:
            shutil.rmtree(chance.choice(copies).folder / "history", ignore_errors=True)
            count.without_history += 1
        _together(folder, copies, count)
    return count


def _together(folder: Path, copies: list[Copy], count: Count) -> None:
    """Merge both into each other, and see that they are the same then, and lack nothing."""
    wanted = [token for copy in copies for token in _alive(copy)]
    before = Copy(folder / "before", copies[0].chance)
    shutil.rmtree(before.folder, ignore_errors=True)
    shutil.copytree(copies[0].folder, before.folder)
    _merge_into(copies[0], copies[1].folder, count)
    _merge_into(copies[1], before.folder, count)
    first, second = (state_of(copy) for copy in copies)
    assert first == second, _difference(first, second)
    _see_all(wanted, copies[0], count)
    for copy, other in (copies, reversed(copies)):
        assert _merge_into(copy, other.folder, count).changes_nothing, "merging once more changes something"
        copy.made.clear()
    assert state_of(copies[0]) == first


def _merge(into: Copy, copies: list[Copy], count: Count) -> None:
    """Merge one copy into the other only; that one knows nothing of it."""
    other = copies[1 - copies.index(into)]
    wanted = [*_alive(into), *_alive(other)]
    _merge_into(into, other.folder, count)
    _see_all(wanted, into, count)
    other.made.clear()  # Who has merged them may write over them.


def _see_all(wanted: list[str], copy: Copy, count: Count) -> None:
    said = orjson.dumps(state_of(copy)).decode()
    lost = [token for token in wanted if token not in said]
    assert not lost, f"edits are lost: {lost}"
    count.kept += len(wanted)


def _merge_into(into: Copy, folder: Path, count: Count) -> MergeReport:
    with into.opened() as catalogue:
        _, report = merge(catalogue, folder)
    count.merges += 1
    count.conflicts += len(report.conflicts)
    return report


def _alive(copy: Copy) -> list[str]:
    """Return the edits made since both were the same that nothing has undone, deleted or written over there."""
    said = orjson.dumps(state_of(copy)).decode()
    return [token for token in copy.made if token in said]


def state_of(copy: Copy) -> dict[str, dict[str, Any]]:
    """Return a copy's documents, without what is said from where it was looked at."""
    with copy.opened() as catalogue:
        tables = {table: dict(catalogue.documents(table)) for table in catalogue.store.tables() if table != "meta"}
    conflicts = tables.get("conflicts", {})
    tables["conflicts"] = {
        key: {name: held for name, held in document.items() if name not in LOCAL} for key, document in conflicts.items()
    }
    return {table: documents for table, documents in tables.items() if documents and table != "merges"}


def _difference(first: dict[str, dict[str, Any]], second: dict[str, dict[str, Any]]) -> str:
    told = [
        f"{table} {key}:\n  {first.get(table, {}).get(key)}\n  {second.get(table, {}).get(key)}"
        for table in {*first, *second}
        for key in {*first.get(table, {}), *second.get(table, {})}
        if first.get(table, {}).get(key) != second.get(table, {}).get(key)
    ]
    return "\n".join(told)


def _edit(copy: Copy, count: Count) -> None:
    """Make some edits, while the computer's clock jumps."""
    real = time.time_ns
    jump = copy.chance.choice(JUMPS)
    time.time_ns = lambda: real() + jump
    try:
        with copy.opened() as catalogue:
            for _ in range(copy.chance.randrange(EDITS)):
                copy.chance.choice(KINDS)(copy, catalogue, count)
                count.edits += 1
    finally:
        time.time_ns = real


def _paper(copy: Copy, catalogue: Catalogue) -> PaperId:
    return copy.chance.choice(list(catalogue.rows)) if catalogue.rows else add(catalogue, "One more", abstract=ABSTRACT)


def _retitle(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    Papers(catalogue).edit(_paper(copy, catalogue), title=f"Title {copy.token()}")


def _mark_state(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    Papers(catalogue).set_state([_paper(copy, catalogue)], copy.chance.choice(list(ReadState)))


def _write(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    """Change a line of a note, or add one."""
    paper, notes = _paper(copy, catalogue), Notes(catalogue)
    lines = notes.text(paper).splitlines()
    place = copy.chance.randrange(len(lines) + 1)
    notes.write(paper, "\n".join([*lines[:place], copy.token(), *lines[place + copy.chance.randrange(2) :]]))


def _highlight(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    words = copy.chance.choice(("fold a map", "along its creases", "counted the ways"))
    colour = copy.chance.choice(("yellow", "blue"))
    Marks(catalogue).add_words(_paper(copy, catalogue), words, colour, copy.token())


def _comment(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    marks = Marks(catalogue).of(_paper(copy, catalogue))
    if marks:
        Marks(catalogue).edit(copy.chance.choice(marks).annotation.id, comment=copy.token())


def _remove_highlight(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    marks = Marks(catalogue).of(_paper(copy, catalogue))
    Marks(catalogue).remove([mark.annotation.id for mark in marks[:1]])


def _tag(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    Tags(catalogue).add([_paper(copy, catalogue)], [copy.token()])


def _untag(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    paper = _paper(copy, catalogue)
    Tags(catalogue).remove([paper], catalogue.rows[paper].paper.tags[:1])


def _add(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    add(catalogue, f"Paper {copy.token()}", abstract=ABSTRACT)


def _delete(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    paper = _paper(copy, catalogue)
    Papers(catalogue).trash([paper])
    Papers(catalogue).delete([paper])


def _settle(copy: Copy, catalogue: Catalogue, _: Count) -> None:
    conflicts = Conflicts(catalogue)
    if found := conflicts.all():
        conflicts.settle(found[0].id, take=copy.chance.choice(list(Take)))


def _undo(_: Copy, catalogue: Catalogue, count: Count) -> None:
    if catalogue.undo_label and not catalogue.undo_label.startswith("Merge"):
        catalogue.undo()
        count.undone += 1


def _fold(_: Copy, catalogue: Catalogue, __: Count) -> None:
    catalogue.store._compaction.finish()


def opened_in(folder: Path) -> Catalogue:
    folder.mkdir()
    return opened(folder)


KINDS: tuple[Callable[[Copy, Catalogue, Count], None], ...] = (
    *(_retitle, _mark_state, _write, _write, _highlight, _comment, _remove_highlight, _tag, _untag, _add, _delete),
    *(_undo, _fold, _settle),
)

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(run(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else 100))
