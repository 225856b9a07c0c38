"""Puts library, session, settings and window together."""

import logging
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from platformdirs import user_log_path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader_app import __version__
from reader_app.library.collector import collect_only_when_told, collect_some, keep_little
from reader_app.library.library import APP_NAME, default_folder
from reader_app.ui.main_window import MainWindow
from reader_app.ui.opening import AlreadyOpenError, opened, opened_as_of
from reader_app.ui.session import Session
from reader_app.ui.settings import load_settings
from reader_app.ui.theme import Theme, application_icon

if TYPE_CHECKING:
    from reader_app.ui.single_window import Request, SingleWindow

log = logging.getLogger(__name__)

LOG_BYTES = 1_000_000
COLLECTS_EVERY_MS = 200
TURN_S = 0.0001
"""How long a thread may keep the interpreter while the window waits for it, which it does many times in one repaint:
with Python's own 5 ms a repaint took a quarter of a second while papers were imported. It has to be shorter than the
time between two calls of the system by another thread, since that gets the interpreter back sooner than who waits."""


def run_window(
    folder: Path | None = None, paths: tuple[Path, ...] = (), as_of: datetime | None = None, place: str = ""
) -> int:
    """Open the window on the library in a folder, and return the exit status when it is closed.

    It imports files, and opens a place, which an address or what names a paper says.

    As of an earlier moment it is a window for reading only, beside the one that may be open.

    Where a window has that library open already, that one comes to the front and does so.
    """
    _keep_log()
    folder = folder or default_folder()
    try:
        made = made_window(folder, paths, as_of, place)
    except AlreadyOpenError:
        return 0
    if made is None:
        return 1
    app, window, session = made
    sys.excepthook = _crash_hook(window.tell_fault)
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda *_: QTimer.singleShot(0, window.close))  # As the user does: words are kept.
    if paths:
        window.became_usable.connect(lambda: window.take_files(list(paths)))
    if place:
        window.became_usable.connect(lambda: window.open_place(place))
    window.show()
    single = _listening(folder, window) if not session.is_read_only else None
    try:
        return app.exec()
    finally:
        if single:
            single.close()
        session.close()
        sys.excepthook = sys.__excepthook__


def made_window(
    folder: Path, paths: tuple[Path, ...] = (), as_of: datetime | None = None, place: str = ""
) -> tuple[QApplication, MainWindow, Session] | None:
    """Return the application with its window, not shown yet; None where the user would not have this library.

    Raises AlreadyOpenError where another window takes the files.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application is running in this process")
    sys.setswitchinterval(TURN_S)
    keep_little()
    collect_only_when_told()
    app.setApplicationName(APP_NAME)
    app.setApplicationDisplayName("Paper Reader")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_NAME)
    app.setWindowIcon(application_icon())
    settings = load_settings()
    theme = Theme(settings.scheme)
    theme.apply(app)
    library = opened_as_of(folder, as_of) if as_of else opened(folder, paths, place)
    if library is None:
        return None
    session = Session(library)
    is_read_only = library.is_read_only
    window = MainWindow(session, theme, settings, library.folder, is_read_only=is_read_only, as_of=as_of)
    collecting = QTimer(window)
    collecting.timeout.connect(collect_some)
    collecting.start(COLLECTS_EVERY_MS)
    return app, window, session


def render_png(svg: str, path: Path) -> None:
    """Write a chart as a PNG; runs without a window."""
    from reader_app.ui.trends.picture import write_png  # brings in nothing the window needs at its start

    if QApplication.instance() is None:
        app = QApplication(["reader-app", "-platform", "offscreen"])
        app.setQuitOnLastWindowClosed(False)
    write_png(svg, path)


def _listening(folder: Path, window: MainWindow) -> "SingleWindow":
    """Let further starts find this window."""
    from reader_app.ui.single_window import SingleWindow, bring_to_front  # the window is on screen by now

    def take(request: "Request") -> None:
        bring_to_front(window, request.token)
        if request.paths:
            window.take_files(list(request.paths))
        if request.place:
            window.open_place(request.place)

    single = SingleWindow(folder, window)
    single.requested.connect(take)
    return single


def _keep_log() -> None:
    """Write the log where the platform keeps logs; a folder that cannot be written to costs only the log."""
    try:
        folder = user_log_path(APP_NAME, appauthor=False)
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "reader.log", maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return
    logging.basicConfig(
        handlers=[handler], level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


def _crash_hook(
    tell: Callable[[str], None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return a hook that logs what nobody caught and tells the user, and keeps the window open."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("Not caught: %s", "".join(traceback.format_exception(kind, error, trace)))
        tell("Something went wrong inside Paper Reader; what you wrote is kept. The details are in its log.")

    return hook
