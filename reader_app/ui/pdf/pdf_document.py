"""A PDF as the window knows it: asked through the process that reads PDFs, answered on the GUI thread."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from reader_app.model.errors import PasswordNeededError, ReaderError
from reader_app.model.pdf import OutlineEntry, PageLink, PageShape, PdfAnnotation
from reader_app.pdf.process import PdfProcess, Picture, Request, TileRequest, Urgency
from reader_app.pdf.process.request import USUAL_LIMIT_S

if TYPE_CHECKING:
    from reader_app.model.geometry import Point
    from reader_app.pdf.finding import FoundPlace, Sought
    from reader_app.pdf.previews import Preview
    from reader_app.pdf.text.page_text import PageText

PATTERN_LIMIT_S = 3.0
"""Some patterns never come to an end."""
PAGES_REMEMBERED = 24
"""Their text and links are asked for at every move of the mouse."""
Failed = Callable[[str], None]


def _ignore(_sentence: str) -> None:
    return


class PdfDocument(QObject):
    """One file; several views may show it."""

    opened = Signal()
    """It can be shown now: `shapes` are there, though not yet where on its sheet a page is cut out, nor the labels."""
    shapes_known = Signal()
    """Places on pages can be told from now on."""
    password_needed = Signal(str)
    """A sentence; asked for with `open` again."""
    failed = Signal(str)
    """A sentence on why it cannot be opened."""
    _answered = Signal(object, object)

    def __init__(self, path: Path, process: PdfProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.shapes: tuple[PageShape, ...] = ()
        """All pages; empty until it is open."""
        self._process = process
        self._password = ""
        self._is_closed = False
        self._remembered: OrderedDict[tuple[str, int], object] = OrderedDict()
        self._expected: dict[tuple[str, int], list[tuple[Callable[[Any], None], Failed]]] = {}
        self._answered.connect(self._give, Qt.ConnectionType.QueuedConnection)

    @property
    def password(self) -> str:
        """What the user typed to open it; never stored."""
        return self._password

    @property
    def page_count(self) -> int:
        return len(self.shapes)

    def label(self, page: int) -> str:
        """Return what a page is called: its number in the file, or as it is printed on it."""
        label = self.shapes[page - 1].label if 1 <= page <= len(self.shapes) else ""
        return label or str(page)

    def page_of(self, words: str) -> int:
        """Return the page that somebody means by a label or a number; 0 where there is none such."""
        words = words.strip()
        labelled = (page for page, shape in enumerate(self.shapes, 1) if shape.label and shape.label == words)
        number = int(words) if words.isdecimal() else 0
        return next(labelled, number if 1 <= number <= len(self.shapes) else 0)

    def open(self, password: str = "") -> None:
        """Begin to open the file; a signal tells how that went."""
        self._password = password
        # The shapes of a long file take longer than its first page may.
        future = self._submit("sizes", rank=(Urgency.OPENING,))
        self._when_done(future, self._take_sizes, self.failed.emit)

    def text(self, page: int, answer: Callable[["PageText"], None], failed: Failed = _ignore) -> None:
        """Give the words of a page, at once where they are known."""
        self._ask("text", page, answer, failed)

    def links(self, page: int, answer: Callable[[tuple[PageLink, ...]], None], failed: Failed = _ignore) -> None:
        """Give the links of a page, at once where they are known."""
        self._ask("links", page, answer, failed)

    def outline(self, answer: Callable[[tuple[OutlineEntry, ...]], None], failed: Failed = _ignore) -> None:
        """Give the table of contents."""
        self._ask("outline", 0, answer, failed)

    def annotations(self, answer: Callable[[tuple[PdfAnnotation, ...]], None], failed: Failed = _ignore) -> None:
        """Give what other programs marked in the file."""
        self._ask("annotations", 0, answer, failed)

    def found(
        self,
        sought: "Sought",
        pages: range,
        answer: Callable[[tuple["FoundPlace", ...]], None],
        failed: Failed = _ignore,
        *,
        exactly: bool = False,
    ) -> "Future[Any]":
        """Give what is found on some pages; where on the page it stands only of one page, and exactly."""
        arguments = (sought, 0 if exactly else pages.stop - 1)
        future = self._submit("found", pages.start, arguments, limit_s=PATTERN_LIMIT_S if sought.is_pattern else None)
        self._when_done(future, answer, failed)
        return future

    def preview(
        self, page: int, point: "Point", link: PageLink | None, answer: Callable[["Preview | None"], None]
    ) -> "Future[Any]":
        """Give what the words at a point of a page, or the link there, lead to."""
        future = self._submit("preview", page, (point, link))
        self._when_done(future, answer, _ignore)
        return future

    def has_text(self, answer: Callable[[bool], None]) -> None:
        """Say whether the file has words at all; scanned pages have none."""
        self._when_done(self._submit("has_text", rank=(Urgency.BACKGROUND,)), answer, _ignore)

    def ask(
        self,
        request: Request,
        answer: Callable[[Any], None],
        failed: Failed = _ignore,
        rank: tuple[int, ...] = (Urgency.ASKED,),
    ) -> "Future[Any]":
        """Ask anything else of the process about this file; path and password of the request are filled in."""
        future = self._process.submit(replace(request, path=self.path, password=self._password), rank)
        self._when_done(future, answer, failed)
        return future

    def draw(
        self,
        page: int,
        tile: TileRequest,
        rank: tuple[int, ...],
        answer: Callable[[Picture | None], None],
        failed: Failed = _ignore,
    ) -> "Future[Any]":
        """Draw a piece of a page; the picture is None where it was taken back with `take_back` meanwhile."""
        future = self._submit("draw", page, (tile,), rank)
        self._when_done(future, answer, failed)
        return future

    def take_back(self, future: "Future[Any]") -> None:
        """Do without an answer that was asked for."""
        self._process.interrupt(future)

    def known_text(self, page: int) -> "PageText | None":
        """Return the words of a page where they are known already."""
        known: PageText | None = self._remembered.get(("text", page))  # type: ignore[assignment]
        return known

    def close(self) -> None:
        """Take no more answers, and let go of the file. May be called twice."""
        if not self._is_closed:
            self._is_closed = True
            self._process.submit(Request("forget", self.path), (Urgency.ASKED,))

    def _ask(self, verb: str, page: int, answer: Callable[[Any], None], failed: Failed) -> None:
        key = (verb, page)
        if key in self._remembered:
            self._remembered.move_to_end(key)
            answer(self._remembered[key])
        elif key in self._expected:
            self._expected[key].append((answer, failed))
        else:
            self._expected[key] = [(answer, failed)]
            future = self._submit(verb, page)
            self._when_done(future, lambda value: self._remember(key, value), lambda told: self._regret(key, told))

    def _remember(self, key: tuple[str, int], value: object) -> None:
        self._remembered[key] = value
        while len(self._remembered) > 2 * PAGES_REMEMBERED:
            self._remembered.popitem(last=False)
        for answer, _failed in self._expected.pop(key, []):
            self._give(answer, value)

    def _regret(self, key: tuple[str, int], sentence: str) -> None:
        for _answer, failed in self._expected.pop(key, []):
            self._give(failed, sentence)

    def _take_sizes(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self.shapes = tuple(PageShape((0.0, 0.0, width, height)) for width, height in sizes)
        self.opened.emit()
        self._when_done(self._submit("shapes"), self._take_shapes, _ignore)

    def _take_shapes(self, shapes: tuple[PageShape, ...]) -> None:
        self.shapes = shapes
        self.shapes_known.emit()

    def _submit(
        self,
        verb: str,
        page: int = 0,
        arguments: tuple[object, ...] = (),
        rank: tuple[int, ...] = (Urgency.ASKED,),
        limit_s: float | None = None,
    ) -> "Future[Any]":
        request = Request(verb, self.path, page, arguments, self._password, limit_s or USUAL_LIMIT_S)
        return self._process.submit(request, rank)

    def _when_done(self, future: "Future[Any]", answer: Callable[[Any], None], failed: Failed) -> None:
        future.add_done_callback(lambda done: self._hand_over(done, answer, failed))

    def _hand_over(self, future: "Future[Any]", answer: Callable[[Any], None], failed: Failed) -> None:
        """Carry an answer from the thread of the process to the GUI thread."""
        if self._is_closed:
            return
        try:
            value = future.result()
        except CancelledError:
            return
        except PasswordNeededError as error:
            self._answered.emit(self.password_needed.emit, str(error))
        except ReaderError as error:
            self._answered.emit(failed, str(error))
        else:
            self._answered.emit(answer, value)

    def _give(self, answer: Callable[[Any], None], value: object) -> None:
        if not self._is_closed and _is_alive(answer):
            answer(value)


def _is_alive(answer: Callable[..., Any]) -> bool:
    """Say whether the view whose method is to be called still exists."""
    while isinstance(answer, partial):
        answer = answer.func
    owner = getattr(answer, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
