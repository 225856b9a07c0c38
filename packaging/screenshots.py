"""Make the screenshots of README.md: the real program on the starter library, light and dark.

    .venv/bin/python packaging/screenshots.py

Runs without a screen. Nothing but the pictures in resources/screenshots/ is written outside a temporary folder.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sample_paper import ASKED, MARKED, TITLE, write_paper

if TYPE_CHECKING:
    from reader_app.library.library import Library

PROJECT = Path(__file__).resolve().parent.parent
PICTURES = PROJECT / "resources" / "screenshots"
SIZE = (1360, 860)
SETTLED_MS = 1500
TAGS = {
    "attention": ("to read", "method/transformer"),
    "generative adversarial": ("method/generative",),
    "denoising diffusion": ("method/generative",),
    "computing machinery": ("history",),
    "theory of communication": ("history", "theory"),
    "np": ("theory",),
}


def main() -> int:
    """Take the pictures and return the exit status."""
    with tempfile.TemporaryDirectory() as home:
        for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = home
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        sys.path.insert(0, str(PROJECT))
        _fill(Path(home) / "library")
        _take(Path(home) / "library")
    return 0


def _fill(folder: Path) -> None:
    from reader_app.library.library import Library
    from reader_app.library.starter import starter_readings
    from reader_app.model.paper import ReadState
    from reader_app.ui.settings import Settings, save_settings

    library = Library.open(folder)
    library.add(starter_readings())
    for words, tags in TAGS.items():
        papers = [row.paper.id for row in library.papers.rows().values() if words in row.paper.title.casefold()]
        library.tags.add(papers, tags)
    attention = library.papers.find_id("1706.03762")
    library.papers.set_starred([attention], starred=True)
    library.papers.set_state([attention], ReadState.READING)
    words = library.papers.get(attention).abstract.split(". ")[1]
    library.marks.add_words(attention, words, "blue", "The whole idea in one sentence.")
    library.notes.write(attention, "Compare with *recurrent* baselines:\n\n- [ ] training cost\n- [x] long sentences\n")
    _attach(library, folder.with_name("margin.pdf"))
    library.index_all()
    library.close()
    save_settings(Settings(scheme="light", paper=attention, query="attention"))


def _attach(library: "Library", pdf: Path) -> None:
    """Make a paper of a PDF, with marks on it and a note."""
    from PySide6.QtWidgets import QApplication

    from reader_app.library.attachments.intake import PdfIntake, files_folder
    from reader_app.pdf.anchoring import words_anchor
    from reader_app.pdf.document import open_document
    from reader_app.pdf.process import PdfProcess

    application = QApplication.instance() or QApplication(["screenshots"])
    write_paper(pdf)
    application.processEvents()
    with PdfProcess() as process:
        library.add([PdfIntake(files_folder(library.folder), process).read(pdf)])
    paper = library.papers.find_id(TITLE)
    (file,) = library.attachments.of(paper)
    with open_document(pdf) as document:
        text = document.text(1)
    flat = text.text.replace("\n", " ")
    for words, colour, comment in ((MARKED, "green", "So is a search that finds all."), (ASKED, "magenta", "")):
        start = flat.index(words)
        library.marks.add(paper, words_anchor(text, 1, start, start + len(words), file.id), colour, comment)
    library.notes.write(paper, "Fits what we saw in the reading group: *marks without a word are noise*.\n")


def _take(folder: Path) -> None:
    from PySide6.QtCore import QTimer

    from reader_app.app import made_window

    made = made_window(folder)
    if made is None:
        raise SystemExit("the library could not be opened")
    app, window, session = made
    window.resize(*SIZE)
    steps: list[Callable[[], object]] = [
        lambda: _keep(window, "library-light"),
        window.switch_scheme,
        lambda: _keep(window, "library-dark"),
        lambda: window.show_query(""),
        lambda: _do(window, "show_trends"),
        lambda: _keep(window, "trends-dark"),
        window.switch_scheme,
        lambda: _keep(window, "trends-light"),
        lambda: _do(window, "show_library"),
        lambda: window.show_query("learning OR network year:1950..2020 -generative"),
        lambda: _do(window, "toggle_facets"),
        lambda: _keep(window, "search-light"),
        lambda: window.show_query("margin"),
        lambda: _do(window, "open_pdf"),
        lambda: _keep(window, "pdf-light"),
        window.switch_scheme,
        lambda: _keep(window, "pdf-dark"),
        window.close,
    ]
    timer = QTimer()
    timer.timeout.connect(lambda: steps.pop(0)() if steps else app.quit())
    window.became_usable.connect(lambda: timer.start(SETTLED_MS))
    window.show()
    app.exec()
    session.close()


def _do(window: object, command: str) -> None:
    """Do one of the window's commands."""
    from PySide6.QtGui import QAction

    window.findChild(QAction, command).trigger()  # type: ignore[attr-defined]


def _keep(window: object, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(PICTURES / f"{name}.png"))  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
