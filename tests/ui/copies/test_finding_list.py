from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader_app.library.health import Finding, Remedy, Subject
from reader_app.ui.copies.finding_list import SHOWN_OF_A_SUBJECT, FindingList
from reader_app.ui.theme import Theme

WRONG = Finding(Subject.REFERENCES, "A note has no paper.", Remedy.ADOPT, "The paper comes back.")
HINT = Finding(Subject.DOUBLES, "Two papers are the same.", is_hint=True)


def shown(findings: tuple[Finding, ...], qtbot: QtBot) -> list[str]:
    parent = QWidget()
    qtbot.addWidget(parent)
    listed = FindingList(Theme("light"), parent)
    listed.show_findings(findings)
    return [label.text() or label.accessibleName() for label in listed.findChildren(QLabel)]


def test_findings_stand_under_their_subjects_in_the_order_of_these(qtbot: QtBot) -> None:
    assert shown((HINT, WRONG), qtbot) == [
        "What belongs to what",
        "Wrong",
        "A note has no paper.",
        "Repair: The paper comes back.",
        "There twice",
        "Worth knowing",
        "Two papers are the same.",
    ]


def test_thousands_of_findings_are_counted_instead_of_listed(qtbot: QtBot) -> None:
    said = shown((WRONG,) * (SHOWN_OF_A_SUBJECT + 1_200), qtbot)
    assert said[-1] == "… and 1,200 more, which the report lists"
    assert said.count("A note has no paper.") == SHOWN_OF_A_SUBJECT
