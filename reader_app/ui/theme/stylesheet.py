"""The style sheet of the application, made from the colours of a scheme."""

from dataclasses import asdict
from string import Template

from reader_app.ui.theme.palette import TINT_NAMES, Colours

_SURFACES = """
QMainWindow, QDialog { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 5px 8px; }
QStatusBar { background: $window; color: $muted; border-top: 1px solid $divider; }
QStatusBar::item { border: none; }
QToolBar { background: $window; border: none; border-bottom: 1px solid $divider; spacing: 4px;
    padding: 6px 8px; }
QToolBar::separator { background: $divider; width: 1px; margin: 6px 6px; }
QMenuBar { background: $window; color: $text; padding: 2px 4px; border: none; }
QMenuBar::item { padding: 5px 9px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 6px; margin: 0; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::separator { height: 1px; background: $divider; margin: 5px 6px; }
QMenu::icon { padding-left: 10px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 8px; }
QMenu::indicator:checked { image: url($marks/menu-check.svg); }
QMenu::right-arrow { image: url($marks/right.svg); width: 14px; height: 14px; padding-right: 6px; }
QSplitter::handle { background: $divider; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QGroupBox { border: 1px solid $divider; border-radius: 8px; margin-top: 18px; padding: 10px; }
QGroupBox::title { subcontrol-origin: margin; left: 2px; color: $muted; font-weight: 600; }
QDockWidget::title { background: $window; padding: 6px 10px; }
QScrollArea { background: transparent; border: none; }
QFrame[role="divider"] { background: $divider; border: none; min-height: 1px; max-height: 1px; }
QFrame[role="divider"][upright="true"] {
    min-width: 1px; max-width: 1px; min-height: 0; max-height: 16777215px; }
"""

_BUTTONS = """
QPushButton { background: $raised; color: $text; border: 1px solid $border; border-radius: 7px;
    padding: 5px 14px; min-height: 18px; }
QDialog, QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:open { background: $pressed; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $accent; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 13px; outline: none; }
QPushButton:disabled { color: $faint; background: transparent; border-color: $divider; }
QPushButton:flat { background: transparent; border-color: transparent; }
QPushButton:flat:hover { background: $hover; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $focus; }
QPushButton[role="primary"]:disabled { background: $pressed; border-color: $pressed; color: $faint; }
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent;
    padding: 5px 9px; }
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus { border: 2px solid $focus; padding: 4px 8px; }
QPushButton[role="quiet"]:disabled { color: $faint; }
QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 7px;
    padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:open { background: $pressed; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:focus { border-color: $focus; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-button { border: none; width: 16px; }
QToolButton::menu-arrow, QToolButton::down-arrow { image: url($marks/down.svg); width: 12px; height: 12px; }
"""

_INPUTS = """
QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QDateTimeEdit, QTimeEdit, QComboBox {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 7px; padding: 5px 9px;
    min-height: 18px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:hover, QSpinBox:hover, QComboBox:hover, QDateEdit:hover { border-color: $faint; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QDateTimeEdit:focus, QTimeEdit:focus,
QComboBox:focus, QComboBox:on { border: 2px solid $focus; padding: 4px 8px; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled, QDateEdit:disabled {
    background: $window; color: $faint; border-color: $divider; }
QLineEdit:read-only { background: $window; }
QLineEdit[role="search"] { border-radius: 9px; padding: 7px 10px; min-height: 20px; }
QLineEdit[role="search"]:focus { padding: 6px 9px; }
QLineEdit[role="bare"] { background: transparent; border-color: transparent; }
QLineEdit[role="bare"]:hover { background: $hover; }
QLineEdit[role="bare"]:focus { background: $surface; border-color: $focus; }
QLineEdit[state="wrong"], QPlainTextEdit[state="wrong"] { border-color: $danger; }
QLineEdit QToolButton { border: none; padding: 0; background: transparent; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit, QComboBox QLineEdit:focus {
    border: none; padding: 0 0 0 7px; min-height: 0; background: transparent; }
QPlainTextEdit, QTextEdit, QTextBrowser { background: $surface; color: $text; border: 1px solid $border;
    border-radius: 8px; padding: 6px 8px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 5px 7px; }
QPlainTextEdit[role="bare"], QTextEdit[role="bare"], QTextBrowser[role="bare"] {
    background: transparent; border: none; padding: 0; }
QComboBox { padding-right: 26px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { padding: 0; }
QComboBox:focus, QComboBox:on { padding-right: 25px; }
QComboBox[role="quiet"] { background: transparent; border-color: transparent; color: $muted; }
QComboBox[role="quiet"]:hover { background: $hover; color: $text; }
QComboBox[role="quiet"]:focus { border-color: $focus; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($marks/down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent;
    width: 20px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-arrow { image: url($marks/up.svg); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url($marks/down.svg); width: 11px; height: 11px; }
QCheckBox, QRadioButton { color: $text; spacing: 9px; padding: 3px 0; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 16px; height: 16px; border: 1px solid $border; background: $surface; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus; width: 14px;
    height: 14px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QCheckBox::indicator:indeterminate,
QAbstractItemView::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { image: url($marks/check.svg); }
QCheckBox::indicator:indeterminate { image: url($marks/dash.svg); }
QRadioButton::indicator:checked { image: url($marks/dot.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $window;
    border-color: $divider; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $divider; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 16px; margin: -6px 0; border-radius: 8px; background: $raised;
    border: 1px solid $border; }
QSlider::handle:horizontal:focus { border: 2px solid $focus; }
QProgressBar { background: $divider; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
    text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_VIEWS = """
QAbstractScrollArea { outline: none; }
QListView, QTreeView, QTableView { background: $surface; color: $text; border: none; outline: none;
    selection-background-color: $selection; selection-color: $text; alternate-background-color: $window;
    gridline-color: $divider; }
QListView::item, QTreeView::item { padding: 5px 8px; }
QTableView::item { padding: 2px 8px; border-bottom: 1px solid $divider; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $selection;
    color: $text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: $selection; }
QTreeView::branch:has-children:closed { image: url($marks/right.svg); }
QTreeView::branch:has-children:open { image: url($marks/down.svg); }
#sidebar { background: $window; border: none; padding: 4px 8px; font-weight: 500;
    selection-background-color: transparent; }
#sidebar::item { border-radius: 7px; padding: 5px 8px; margin: 1px 0; color: $text; }
#sidebar::item:hover { background: $hover; }
#sidebar::item:selected { background: $selection; color: $text; }
#sidebar::branch, #sidebar::branch:selected, #sidebar::branch:hover { background: transparent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $divider;
    padding: 7px 8px; font-weight: 600; text-align: left; }
QHeaderView::section:hover { color: $text; background: $hover; }
QHeaderView::up-arrow { image: url($marks/up.svg); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url($marks/down.svg); width: 12px; height: 12px; }
QTableCornerButton::section { background: $surface; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $scrollbar; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $scrollbar_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
#qt_calendar_navigationbar { background: transparent; }
#qt_calendar_navigationbar QToolButton { color: $text; font-weight: 600; }
#qt_calendar_prevmonth { qproperty-icon: url($marks/left.svg); }
#qt_calendar_nextmonth { qproperty-icon: url($marks/right.svg); }
#qt_calendar_calendarview { selection-background-color: $accent; selection-color: $on_accent; }
QTabWidget::pane { border: none; border-top: 1px solid $divider; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 8px 4px; margin: 0 10px; font-weight: 500; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabBar::close-button { image: url($marks/close.svg); }
QTabBar::close-button:hover { image: url($marks/close-hover.svg); background: $hover; border-radius: 4px; }
"""

_ROLES = """
QLabel[role="heading"] { font-size: ${large}pt; font-weight: 650; color: $text; }
QLabel[role="title"] { font-size: ${medium}pt; font-weight: 600; color: $text; }
QLabel[role="section"] { font-size: ${small}pt; font-weight: 600; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="success"] { color: $success; }
QLabel[role="count"] { color: $muted; font-size: ${small}pt; }
QLabel[role="key"] { color: $muted; background: $sunken; border: 1px solid $divider; border-radius: 5px;
    padding: 1px 6px; font-size: ${small}pt; }
QFrame[role="surface"], QWidget[role="surface"] { background: $surface; }
QFrame[role="card"] { background: $raised; border: 1px solid $divider; border-radius: 8px; }
QFrame[role="popup"] { background: $raised; border: 1px solid $border; border-radius: 0px; }
QFrame[role="popup"] QListWidget { background: $raised; }
QFrame[role="panel"] { background: $window; border: none; }
QFrame[role="banner"] { background: $accent_soft; border: none; border-radius: 8px; }
QFrame[role="banner"][state="danger"] { background: $red_soft; }
QFrame[role="banner"][state="warn"] { background: $yellow_soft; }
QFrame[role="banner"][state="success"] { background: $green_soft; }
"""

_CHIP = """
*[role="chip"] { background: $grey_soft; color: $grey_ink; border: 1px solid transparent; border-radius: 9px;
    padding: 1px 8px; font-size: ${small}pt; font-weight: 500; min-height: 0; }
*[role="chip"]:focus { border: 1px solid $focus; }
"""

_CHIP_TINT = '*[role="chip"][tint="{0}"] {{ background: ${0}_soft; color: ${0}_ink; }}\n'


def stylesheet(colours: Colours, marks: str, points: float) -> str:
    """Return the sheet; `marks` is the folder of the indicator images, `points` the interface's font size."""
    values: dict[str, object] = asdict(colours)
    for name, tint in colours.tints:
        values |= {f"{name}_soft": tint.soft, f"{name}_ink": tint.ink}
    values |= {"marks": marks, "small": points - 1, "medium": points + 1.5, "large": points + 4}
    tinted = "".join(_CHIP_TINT.format(name) for name in TINT_NAMES)
    return Template(_SURFACES + _BUTTONS + _INPUTS + _VIEWS + _ROLES + _CHIP + tinted).substitute(values)
