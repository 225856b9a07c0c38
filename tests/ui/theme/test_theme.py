from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reader_app.ui.theme.palette import DARK, LIGHT
from reader_app.ui.theme.theme import Scheme, Theme, qt_palette


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, given back as it was."""
    palette, font, name = qapp.palette(), qapp.font(), qapp.style().objectName()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(name)
    qapp.setPalette(palette)
    qapp.setFont(font)


def test_the_chosen_scheme_reaches_the_application(undressed: QApplication) -> None:
    theme = Theme("dark")
    theme.apply(undressed)
    assert undressed.palette().color(QPalette.ColorRole.Base) == QColor(DARK.surface)
    assert DARK.surface in undressed.styleSheet()


def test_choosing_another_scheme_changes_everything_and_says_so_once(undressed: QApplication) -> None:
    theme = Theme(Scheme.LIGHT)
    theme.apply(undressed)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.colours.is_dark))
    theme.set_scheme("dark")
    theme.set_scheme("dark")
    assert told == [True]
    assert theme.scheme is Scheme.DARK
    assert undressed.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)


def test_the_system_is_followed_only_when_asked_to(undressed: QApplication) -> None:
    theme = Theme("light")
    theme.apply(undressed)
    theme._follow_system()
    assert theme.colours == LIGHT
    theme.set_scheme("system")
    expected = DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    assert theme.colours == expected


def test_a_dark_desktop_that_names_no_scheme_is_known_by_its_palette(undressed: QApplication) -> None:
    if QGuiApplication.styleHints().colorScheme() != Qt.ColorScheme.Unknown:
        pytest.skip("this platform names its scheme")
    undressed.setPalette(qt_palette(DARK))
    assert Theme().colours == DARK
    undressed.setPalette(qt_palette(LIGHT))
    assert Theme().colours == LIGHT


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="sepia"):
        Scheme("sepia")


def test_disabled_text_is_faint() -> None:
    palette = qt_palette(LIGHT)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert disabled == QColor(LIGHT.faint)
