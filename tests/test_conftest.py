"""What every test stands on."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import platformdirs

from tests.places import PROJECT

LEAVES_A_THREAD = """
import threading, time

def test_it():
    threading.Thread(target=time.sleep, args=(1.0,), name="left-behind", daemon=True).start()
"""


def test_folders_of_the_platform_are_not_those_of_the_developer(own_platform_folders: Path) -> None:
    for folder in (platformdirs.user_data_dir(), platformdirs.user_config_dir(), platformdirs.user_cache_dir()):
        assert Path(folder).is_relative_to(own_platform_folders)


def test_there_is_no_screen() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_thread_that_ends_with_its_test_is_welcome() -> None:
    thread = threading.Thread(target=lambda: None)
    thread.start()


def test_a_test_that_leaves_a_thread_behind_fails(tmp_path: Path) -> None:
    conftest = (PROJECT / "tests" / "conftest.py").read_text(encoding="utf-8")
    (tmp_path / "conftest.py").write_text(conftest.replace("WITHIN_S = 5.0", "WITHIN_S = 0.1"), encoding="utf-8")
    (tmp_path / "test_it.py").write_text(LEAVES_A_THREAD, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(tmp_path), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "threads still running after the test: left-behind" in done.stdout
