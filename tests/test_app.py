"""The program from its start to its end, as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader_app.library.library import Library

ENDED_FROM_OUTSIDE = """
import os, signal, sys, threading, time
from pathlib import Path

def end():
    while signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=end, daemon=True).start()
from reader_app.app import run_window
sys.exit(run_window(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_told_to_end_the_program_closes_as_by_hand(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ENDED_FROM_OUTSIDE, str(tmp_path / "library")],
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "config")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (tmp_path / "config" / "paper-reader" / "settings.json").exists()
    Library.open(tmp_path / "library").close()
