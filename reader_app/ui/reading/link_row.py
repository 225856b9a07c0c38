"""Where a paper is to be found outside: DOI, arXiv, PDF, its own page."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, QUrl
from PySide6.QtWidgets import QPushButton, QWidget

from reader_app.model.paper import Paper, normal_arxiv, normal_doi
from reader_app.ui.links import LinkMenu, shown_address
from reader_app.ui.theme import FlowLayout, icon

_ICON = QSize(14, 14)
_LONGEST_NAME = 34


class LinkRow(QWidget):
    """Shows links; a click says where one goes, a second one opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("link_row")
        self.setAccessibleName(self.tr("Links"))
        self.hide()
        self._flow = FlowLayout(self, spacing=12)
        self._buttons: list[QPushButton] = []
        self._links: tuple[tuple[str, str], ...] = ()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        return tuple(self._buttons)

    def show_links(self, paper: Paper) -> None:
        links = links_of(paper)
        if links == self._links:
            return
        self._links = links
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(name, address) for name, address in links]
        for button in self._buttons:
            self._flow.addWidget(button)
        self.setVisible(bool(self._buttons))

    def open_first(self) -> bool:
        """Say where the first link goes, ready to be opened with Enter; False where there is none."""
        if self._buttons:
            self._buttons[0].click()
        return bool(self._buttons)

    def _button(self, name: str, address: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("link")
        button.setText(name)
        button.setIcon(icon("external"))
        button.setIconSize(_ICON)
        button.setToolTip(shown_address(address))
        button.setAccessibleName(self.tr("Link to {0}").format(name))
        button.clicked.connect(partial(self._ask, button, address))
        button.show()
        return button

    def _ask(self, button: QPushButton, address: str) -> None:
        LinkMenu(address, self).show_at(button.mapToGlobal(QPoint(0, button.height() + 2)))


def links_of(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Return the links of a paper, each once, with what is shown for it."""
    links: list[tuple[str, str]] = []
    if paper.doi:
        links.append((f"doi {paper.doi}", f"https://doi.org/{paper.doi}"))
    if paper.arxiv:
        links += [
            (f"arXiv {paper.arxiv}", f"https://arxiv.org/abs/{paper.arxiv}"),
            ("PDF", f"https://arxiv.org/pdf/{paper.arxiv}"),
        ]
    if paper.url and not _is_known(paper.url, paper):
        links.append((_name(paper.url), paper.url))
    return tuple((_shortened(name), address) for name, address in links)


def _is_known(url: str, paper: Paper) -> bool:
    """Say whether the address only repeats the DOI or the arXiv id."""
    host = QUrl(url).host()
    return bool(
        (paper.doi and host.endswith("doi.org") and normal_doi(url) == paper.doi)
        or (paper.arxiv and host.endswith("arxiv.org") and normal_arxiv(url) == paper.arxiv)
    )


def _name(url: str) -> str:
    if QUrl(url).path().lower().endswith(".pdf"):
        return f"PDF {QUrl(url).host().removeprefix('www.')}"
    return QUrl(url).host().removeprefix("www.") or url


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
