"""A dressed application for the panels of the library."""

import pytest
from PySide6.QtWidgets import QApplication

from reader_app.ui.theme import Scheme, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(Scheme.LIGHT)
    theme.apply(qapp)
    return theme
