"""To-dos that marks are: those in a colour that means a task, open until they are ticked off."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import TASKS, document_of
from reader_app.library.mark_list import MarkedPassage, MarkScope
from reader_app.library.marks import Marks
from reader_app.library.store import Document
from reader_app.model.changes import Changes
from reader_app.model.colour import COLOUR_NAMES, colour_named
from reader_app.model.dates import now
from reader_app.model.ids import AnnotationId, PaperId

USUAL_COLOURS = frozenset({colour_named("question")})
"""What means a task where the reader has not said otherwise."""


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks of a paper or of the library, by paper and place."""

    passages: tuple[MarkedPassage, ...] = ()
    open: int = 0
    done: int = 0


class Tasks:
    """The verbs on tasks; the library itself keeps which colours mean one, so all programs keep to the same."""

    def __init__(self, catalogue: Catalogue, marks: Marks) -> None:
        self._catalogue = catalogue
        self._marks = marks

    @property
    def colours(self) -> frozenset[str]:
        """The colours that mean a task."""
        return task_colours(self._catalogue.document("meta", TASKS))

    def set_colours(self, colours: Iterable[str]) -> Changes:
        """Let these colours, and no others, mean a task. Raises ReaderError where one does not exist."""
        wanted = {colour_named(colour) for colour in colours}
        if wanted == self.colours:
            return Changes()
        kept = [colour for colour in COLOUR_NAMES if colour in wanted]
        named = ", ".join(kept) or "no colour"
        document = {"id": TASKS, "colours": kept}
        return self._catalogue.commit(f"Let {named} mean a task", {"meta": {TASKS: document}})

    def listing(self, paper: PaperId | None = None, *, with_open: bool = True, with_done: bool = False) -> TaskList:
        """Return the tasks of a paper, or of all papers that are not in the trash."""
        colours = self.colours
        if not colours:
            return TaskList()
        found = self._marks.listing(MarkScope(paper, colours=colours)).passages
        wanted = tuple(one for one in found if (with_done if one.annotation.done else with_open))
        done = sum(1 for one in found if one.annotation.done)
        return TaskList(wanted, len(found) - done, done)

    def tick(self, marks: Iterable[AnnotationId], *, done: bool = True) -> Changes:
        """Tick tasks off, or open them again, as one step; the marks stay. Raises ReaderError where one is gone."""
        found = [self._marks.get(mark) for mark in marks]
        moment = now()
        batch: dict[str, Document | None] = {
            mark.id: document_of(replace(mark, done=moment if done else ""))
            for mark in found
            if bool(mark.done) is not done
        }
        if not batch:
            return Changes()
        what = "a task" if len(batch) == 1 else f"{len(batch)} tasks"
        label = f"Tick {what} off" if done else f"Open {what} again"
        return self._catalogue.commit(label, {"annotations": batch})


def task_colours(document: dict[str, Any] | None) -> frozenset[str]:
    """Return the colours that a library's document names; those that do not exist are passed over."""
    held = (document or {}).get("colours")
    if not isinstance(held, list):
        return USUAL_COLOURS
    return frozenset(colour for colour in held if colour in COLOUR_NAMES)
