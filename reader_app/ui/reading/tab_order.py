"""The order in which the Tab key reaches controls that come and go: where they stand, not when they were made."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def chain(first: QWidget, others: Iterable[QWidget]) -> None:
    """Let the Tab key go from the first widget through the others, one after another."""
    for widget in others:
        QWidget.setTabOrder(first, widget)
        first = widget
