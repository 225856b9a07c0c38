"""What is asked of the process that reads PDFs, and what it answers."""

from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from reader_app.model.errors import ReaderError

USUAL_LIMIT_S = 30.0
"""A page that takes longer than this to read is taken for one that never ends."""


class Urgency(IntEnum):
    """What is answered before what; of requests equally urgent the older comes first, of tiles the newer viewport's."""

    OPENING = 0
    SEEN = 1
    """What is in the viewport."""
    ASKED = 2
    """What somebody waits for: text under the pointer, links."""
    NEAR = 3
    """What will be in the viewport when it is scrolled a little."""
    BACKGROUND = 4


@dataclass(frozen=True, slots=True)
class Request:
    """A verb of `worker.VERBS` with the file, the page it is about (0: the whole file), and what else it takes."""

    verb: str
    path: Path
    page: int = 0
    arguments: tuple[object, ...] = ()
    password: str = field(default="", repr=False)
    limit_s: float = USUAL_LIMIT_S

    @property
    def subject(self) -> tuple[object, ...]:
        """What is not tried again at once where this ends badly: the page, but of words or a pattern only those."""
        return (self.verb, self.path, self.page, self.arguments if self.verb == "found" else ())


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request: a value; an error that can be told; or the traceback of a bug."""

    value: object = None
    error: ReaderError | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Says that the pixels of a picture of this size lie in the shared memory; nobody wanted it where not finished."""

    width: int
    height: int
    is_finished: bool = True
