"""Undo and redo: which changes can be taken back, and made again, also those of earlier days."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from reader_app.library.places import PLACES
from reader_app.library.store import Batch, Change, Document, Kind, Said
from reader_app.model.errors import ReaderError

STEPS_KEPT = 500
READ_AT_MOST_BYTES = 32 << 20
"""Of changes of earlier days; reading more would be felt when undo is first asked about."""
SAME_STEP_S = 20.0
"""Saves of one note that follow each other within this time are one step."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is taken back at once: the changes with these numbers."""

    label: str
    numbers: tuple[int, ...]


@dataclass(slots=True)
class _Steps:
    """The steps that can be undone and redone, newest last."""

    done: deque[Step] = field(default_factory=lambda: deque(maxlen=STEPS_KEPT))
    undone: list[Step] = field(default_factory=list)

    def follow(self, said: Said, number: int) -> None:
        """Do what a change did to the steps."""
        if said.kind is Kind.UNDO and self.done:
            self.undone.append(self.done.pop())
        elif said.kind is Kind.REDO and self.undone:
            self.done.append(self.undone.pop())
        elif said.kind is Kind.MIGRATION:
            # What was done before it had documents of an older format.
            self.done.clear()
            self.undone.clear()
        elif said.kind is Kind.CHANGE:
            self.undone.clear()
            earlier = self.done.pop().numbers if said.joins and self.done else ()
            self.done.append(Step(said.label, (*earlier, number)))


class History:
    """The steps of a library; what they changed is read from its journal when it is needed."""

    def __init__(self, changes: Callable[[], Iterator[Change]]) -> None:
        """Take the changes from a function that yields those on disk, newest first."""
        self._changes = changes
        self._known: _Steps | None = None
        self._run = ""
        self._run_at = 0.0

    @property
    def undoable(self) -> Step | None:
        """The step that would be undone next."""
        return self._steps.done[-1] if self._steps.done else None

    @property
    def redoable(self) -> Step | None:
        """The step that would be redone next."""
        return self._steps.undone[-1] if self._steps.undone else None

    def joins(self, run: str) -> bool:
        """Say whether a change made now belongs to the step before it: both of one run, such as a note being typed."""
        return bool(run) and run == self._run and time.monotonic() - self._run_at < SAME_STEP_S

    def record(self, said: Said, number: int, run: str = "") -> None:
        """Note that a change was written."""
        if self._known:
            self._known.follow(said, number)
        self._run, self._run_at = run, time.monotonic()

    def back(self, step: Step) -> Batch:
        """Return the batch that takes a step back. Raises ReaderError where it is not known any more."""
        return _over(change.before for change in self._found(step))

    def forward(self, step: Step) -> Batch:
        """Return the batch that makes a step again. Raises ReaderError where it is not known any more."""
        return _over(change.after for change in reversed(self._found(step)))

    @property
    def _steps(self) -> _Steps:
        if self._known is None:
            self._known = _Steps()
            for head in reversed([change.head for change in _latest(self._changes())]):
                self._known.follow(head.said, head.at.sequence)
        return self._known

    def _found(self, step: Step) -> list[Change]:
        """Return the changes of a step, newest first."""
        found = []
        for change in self._changes():
            if change.head.at.sequence in step.numbers and change.is_whole:
                found.append(change)
            if change.head.at.sequence <= step.numbers[0]:
                break
        if len(found) < len(step.numbers):
            raise ReaderError(f"“{step.label}” is not in the history any more, so it stays as it is.")
        return found


def _latest(changes: Iterable[Change]) -> Iterator[Change]:
    read = 0
    for count, change in enumerate(changes, 1):
        yield change
        read += change.size
        if count == STEPS_KEPT or read > READ_AT_MOST_BYTES:
            break


def _over(batches: Iterable[Batch]) -> Batch:
    """Return batches as one, where a later one wins; without which library it is and what it has gone through."""
    joined: dict[str, dict[str, Document | None]] = {}
    for batch in batches:
        for name, documents in batch.items():
            joined.setdefault(name, {}).update(documents)
    for about in ("library", PLACES):
        joined.get("meta", {}).pop(about, None)
    return joined
