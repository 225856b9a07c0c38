"""Undo and redo: what each change did, and what takes it back."""

import time
from collections import deque
from dataclasses import dataclass

from reader_app.library.store import Batch

STEPS_KEPT = 500
DOCUMENTS_KEPT = 300_000
"""Documents in all steps together; tagging a library of 50,000 papers again and again must not fill the memory."""
SAME_STEP_S = 20.0
"""Saves of one note that follow each other within this time are one step."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change with the batches that make it and take it back."""

    label: str
    forward: Batch
    back: Batch
    run: str = ""
    """Steps of the same run, such as one note being typed, grow together."""
    made: float = 0.0


class History:
    """The steps that can be undone and redone, newest last."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=STEPS_KEPT)
        self._undone: list[Step] = []

    def record(self, label: str, forward: Batch, back: Batch, run: str = "") -> None:
        """Add a step just made; what had been undone can no longer be redone."""
        self._undone.clear()
        step = Step(label, forward, back, run, time.monotonic())
        last = self._done[-1] if self._done else None
        if last and run and last.run == run and step.made - last.made < SAME_STEP_S:
            self._done.pop()
            step = Step(label, _over(last.forward, forward), _over(back, last.back), run, step.made)
        self._done.append(step)
        while len(self._done) > 1 and sum(map(_weight, self._done)) > DOCUMENTS_KEPT:
            self._done.popleft()

    @property
    def undoable(self) -> Step | None:
        """The step that would be undone next."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Step | None:
        """The step that would be redone next."""
        return self._undone[-1] if self._undone else None

    def undone(self) -> None:
        """Note that the last step was taken back."""
        self._undone.append(self._done.pop())

    def redone(self) -> None:
        """Note that the step undone last was made again."""
        self._done.append(self._undone.pop())


def _weight(step: Step) -> int:
    return sum(map(len, step.forward.values()))


def _over(lower: Batch, upper: Batch) -> Batch:
    """Return both batches as one; where both have a document the upper wins."""
    return {name: {**lower.get(name, {}), **upper.get(name, {})} for name in (*lower, *upper)}
