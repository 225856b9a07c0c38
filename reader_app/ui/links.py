"""Links of papers and notes: shown in full before they are opened, and opened only where that is harmless."""

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QWidget, QWidgetAction

from reader_app.model.address import is_address
from reader_app.ui.theme import icon, set_role

SCHEMES = frozenset({"http", "https", "mailto"})
_WIDEST_ADDRESS = 420


def is_openable(address: str) -> bool:
    """Say whether an address is one that may be given to the browser or the mail program."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in SCHEMES and bool(url.host() or url.path())


def may_be_linked(address: str) -> bool:
    """Say whether an address may be a link in a note: one that is openable, or of a place in the library."""
    return is_openable(address) or is_address(address)


def follow(address: str, widget: QWidget, place: QPoint) -> None:
    """Go to a place in the library at once; ask before any other address is opened."""
    if is_address(address):
        QDesktopServices.openUrl(QUrl(address))
    else:
        LinkMenu(address, widget).show_at(place)


def shown_address(address: str) -> str:
    """Return an address as it is sent: a name that imitates another by foreign letters shows its true spelling."""
    return str(QUrl(address).toString(QUrl.ComponentFormattingOption.FullyEncoded))


class LinkMenu(QMenu):
    """Says where a link goes and opens it on a second, confirming click."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = address
        self.setObjectName("link_menu")
        self.setAccessibleName(self.tr("Link"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_text(shown_address(address))
        if is_openable(address):
            is_mail = address.lower().startswith("mailto:")
            words = self.tr("Write an e-mail") if is_mail else self.tr("Open in the browser")
            self.setDefaultAction(self.addAction(icon("external"), words, self._open))
        else:
            self._add_text(self.tr("Only web and e-mail links are opened."))
        self.addAction(icon("copy"), self.tr("Copy the address"), self._copy)

    def show_at(self, place: QPoint) -> None:
        """Come up at a place of the screen, the opening line chosen, so that Enter confirms."""
        self.popup(place)
        if self.defaultAction() is not None:
            self.setActiveAction(self.defaultAction())

    def _add_text(self, text: str) -> None:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText("\u200b".join(text[at : at + 24] for at in range(0, len(text), 24)))
        label.setWordWrap(True)
        label.setMaximumWidth(_WIDEST_ADDRESS)
        label.setContentsMargins(10, 6, 10, 6)
        set_role(label, "muted")
        action = QWidgetAction(self)
        action.setDefaultWidget(label)
        action.setEnabled(False)
        self.addAction(action)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
