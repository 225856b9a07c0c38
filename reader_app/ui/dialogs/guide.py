"""The user guide: its pages, with links between them."""

from markdown_it import MarkdownIt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from reader_app.resources import resource
from reader_app.ui.theme import Theme, icon, reading_font, set_role

FIRST_PAGE = "index.md"


class GuideWindow(QDialog):
    """A window of its own, so that it can stay open beside the program."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle(self.tr("User Guide"))
        self.setModal(False)
        self._theme = theme
        self._page = FIRST_PAGE
        self._past: list[str] = []
        self._text = QTextBrowser(self)
        self._text.setObjectName("guide_text")
        self._text.setAccessibleName(self.tr("Guide"))
        self._text.setOpenLinks(False)
        self._text.setFont(reading_font())
        self._text.document().setDocumentMargin(28)
        set_role(self._text, "bare")
        self._text.anchorClicked.connect(self._follow)
        self._back = self._button("back", self.tr("Back"), self.go_back)
        self._contents = self._button("list", self.tr("Contents"), self.show_contents)
        self._lay_out()
        theme.changed.connect(self._draw)
        self.show_contents()

    def show_contents(self) -> None:
        """Show the first page."""
        self.show_page(FIRST_PAGE)

    def show_page(self, name: str) -> None:
        """Show a page by its file's name."""
        if name != self._page:
            self._past.append(self._page)
        self._page = name
        self._draw()

    def go_back(self) -> None:
        """Show the page before."""
        if self._past:
            self._page = self._past.pop()
            self._draw()

    def _draw(self) -> None:
        source = resource("guide", self._page).read_text(encoding="utf-8")
        self._text.document().setDefaultStyleSheet(_style(self._theme))
        html = MarkdownIt("commonmark", {"html": False}).enable("table").render(source)
        # Qt shows the last line end of a block of code as an empty line.
        self._text.setHtml(html.replace("\n</code></pre>", "</code></pre>"))
        self._back.setEnabled(bool(self._past))

    def _follow(self, url: QUrl) -> None:
        if url.isRelative():
            self.show_page(url.path().lstrip("./"))
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)

    def _button(self, icon_name: str, text: str, slot: object) -> QPushButton:
        button = QPushButton(icon(icon_name), text, self)
        button.setObjectName(f"guide_{icon_name}")
        button.setAutoDefault(False)
        set_role(button, "quiet")
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 4)
        bar.addWidget(self._back)
        bar.addWidget(self._contents)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._text)
        self.resize(780, 760)


def _style(theme: Theme) -> str:
    colours = theme.colours
    return (
        f"a {{ color: {colours.accent}; text-decoration: none }}"
        f"code, pre {{ background: {colours.sunken} }}"
        "table { border-collapse: collapse; margin-top: 4px; margin-bottom: 14px }"
        f"td, th {{ padding: 4px 22px 4px 0; border-bottom: 1px solid {colours.divider} }}"
        f"th {{ color: {colours.muted}; text-align: left }}"
        "p, li { line-height: 145% } pre { line-height: 130%; margin-top: 2px; margin-bottom: 12px }"
        "h2, h3 { margin-top: 22px; margin-bottom: 4px }"
    )
