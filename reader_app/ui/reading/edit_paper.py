"""A dialog in which what is known about a paper is put right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.dates import year_of
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.ui.session import Session
from reader_app.ui.theme import set_role

_WIDTH = 620
_LINES = MappingProxyType({"title": 2, "authors": 4, "abstract": 9})


@dataclass(frozen=True, slots=True)
class _Edit:
    """Fields of a paper as the library is asked to keep them."""

    paper: PaperId
    fields: Mapping[str, Any]

    def __call__(self, library: Library) -> Changes:
        return library.papers.edit(self.paper, **self.fields)


class EditPaper(QDialog):
    """Shows a paper's details for editing; saved as one step that can be undone."""

    def __init__(self, session: Session, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._paper = paper
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._is_summary = QCheckBox(self.tr("A summary, not the authors’ own abstract"), self)
        self._fault = QLabel(self)
        self._buttons = QDialogButtonBox(self)
        self.setObjectName("edit_paper")
        self.setWindowTitle(self.tr("Edit Details"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, self.height())
        self._build()

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        texts = fields_of(self._paper)
        for name, label, hint in self._names():
            self._fields[name] = field = self._field(name, label, hint, texts[name])
            form.addRow(label, field)
        # As the fields give them back: they turn no-break spaces into common ones, which is no edit of the reader.
        self._before = {name: _text(field) for name, field in self._fields.items()}
        self._is_summary.setObjectName("edit_is_summary")
        self._is_summary.setAccessibleName(self._is_summary.text())
        self._is_summary.setChecked(self._paper.is_summary)
        form.addRow("", self._is_summary)
        self._fault.setObjectName("edit_fault")
        self._fault.setAccessibleName(self.tr("Why the details cannot be saved"))
        self._fault.setWordWrap(True)
        self._fault.hide()
        set_role(self._fault, "danger")
        self._add_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._fault)
        column.addWidget(self._buttons)
        self._fields["title"].setFocus()

    def _names(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("title", self.tr("Title"), ""),
            ("authors", self.tr("Authors"), self.tr("One a line")),
            ("venue", self.tr("Venue"), self.tr("Journal, conference, publisher")),
            ("published", self.tr("Published"), self.tr("2017, 2017-06 or 2017-06-12")),
            ("first_seen", self.tr("First seen"), self.tr("2026-03-18")),
            ("doi", self.tr("DOI"), "10.1000/182"),
            ("arxiv", self.tr("arXiv"), "1706.03762"),
            ("url", self.tr("Link"), "https://…"),
            ("keywords", self.tr("Keywords"), self.tr("Separated by commas")),
            ("abstract", self.tr("Abstract"), ""),
        )

    def _field(self, name: str, label: str, hint: str, text: str) -> QLineEdit | QPlainTextEdit:
        field: QLineEdit | QPlainTextEdit
        if name in _LINES:
            field = QPlainTextEdit(text, self)
            field.setTabChangesFocus(True)
            field.setFixedHeight(round(QFontMetricsF(field.font()).lineSpacing() * _LINES[name] + 18))
        else:
            field = QLineEdit(text, self)
            field.setCursorPosition(0)
        field.setPlaceholderText(hint)
        field.setObjectName(f"edit_{name}")
        field.setAccessibleName(label)
        return field

    def _add_buttons(self) -> None:
        save = self._buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        for button, name in ((save, "save_details"), (cancel, "cancel_details")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            # Some platforms put pictures of their own on these.
            button.setIcon(QIcon())
        set_role(save, "primary")
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)

    def _save(self) -> None:
        """Ask the library; the dialog stays, with the reason, where it refuses."""
        after = {name: _text(field) for name, field in self._fields.items()}
        changed = changed_fields(self._before, after)
        if self._is_summary.isChecked() != self._paper.is_summary:
            changed["is_summary"] = self._is_summary.isChecked()
        if not changed:
            self.accept()
            return
        edit = _Edit(self._paper.id, changed)
        self._session.change(edit, done=self._close, failed=self._tell_fault)

    def _close(self, _changes: Changes) -> None:
        self.accept()

    def _tell_fault(self, reason: str) -> None:
        self._fault.setText(reason)
        self._fault.show()


def fields_of(paper: Paper) -> dict[str, str]:
    """Return a paper's details as the texts that are edited."""
    return {
        "title": paper.title,
        "authors": "\n".join(paper.authors),
        "venue": paper.venue,
        "published": paper.published or str(paper.year or ""),
        "first_seen": paper.first_seen,
        "doi": paper.doi,
        "arxiv": paper.arxiv,
        "url": paper.url,
        "keywords": ", ".join(paper.keywords),
        "abstract": paper.abstract,
    }


def changed_fields(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, Any]:
    """Return what the library is to change, each value as a paper keeps it."""
    changed: dict[str, Any] = {}
    for name, text in after.items():
        if text.strip() == before[name].strip():
            continue
        changed[name] = _VALUES.get(name, str.strip)(text)
        if name == "published":
            changed["year"] = year_of(text.strip())
    return changed


def _parts(separator: str, text: str) -> tuple[str, ...]:
    return tuple(part for line in text.split(separator) if (part := " ".join(line.split())))


_VALUES: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "title": lambda text: " ".join(text.split()),
        "authors": partial(_parts, "\n"),
        "keywords": partial(_parts, ","),
    }
)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
