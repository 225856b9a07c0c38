"""Long sessions: PySide6 6.12.0 loses references to None and True on Python below 3.12 and aborts in the end.

A short test never notices. Here there are as many calls as in a day of work, in a process of their own, because an
abort would take the other tests with it.
"""

import subprocess
import sys

CALLS = 200_000

# Most of the calls go where the fault was: functions that return None, overrides that do, and signals.
DAY_OF_WORK = f"""
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

class Listener(QObject):
    heard = Signal(bool)

    def __init__(self):
        super().__init__()
        self.count = 0

    def customEvent(self, event):
        self.count += 1

    def count_one(self, value):
        self.count += 1

application = QCoreApplication([])
listener = Listener()
listener.heard.connect(listener.count_one)
event = QEvent(QEvent.Type.User)
for number in range({CALLS} // 4):
    listener.setObjectName("paper")
    listener.blockSignals(False)
    listener.heard.emit(True)
    QCoreApplication.sendEvent(listener, event)
print(listener.count)
"""


def test_a_day_of_calls_and_signals_does_not_abort_the_interpreter() -> None:
    done = subprocess.run([sys.executable, "-c", DAY_OF_WORK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"this PySide6 does not survive on this Python:\n{done.stderr}"
    assert done.stdout.strip() == str(CALLS // 2)
