"""What every test stands on: no screen, folders of its own, and nothing left running behind it."""

import gc
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from reader_app.library import collector
from reader_app.library.collector import collect_only_when_told, collect_some
from reader_app.model import ids

# Before anything imports Qt: tests need no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# As in the window: widgets of earlier tests that are garbage must not end on a thread of a later one.
collect_only_when_told()

THREADS_MAY_END_WITHIN_S = 5.0


@pytest.fixture(autouse=True)
def own_platform_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Redirect the platform's folders, so that no test touches the library of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for variable in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        folder = home / variable.lower()
        folder.mkdir()
        monkeypatch.setenv(variable, str(folder))
    return home


@pytest.fixture(autouse=True)
def garbage_collected_here() -> Iterator[None]:
    yield
    collect_some()


@pytest.fixture(autouse=True)
def ids_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test that plays with the clock leave the ids of those after it in another year."""
    monkeypatch.setattr(ids, "_last", ids._last)


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail the test that leaves a thread behind: it would write into, or stall, the tests after it."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not _ends_soon(thread)]
    if left:
        pytest.fail(f"threads still running after the test: {', '.join(thread.name for thread in left)}")


def _ends_soon(thread: threading.Thread) -> bool:
    deadline = time.monotonic() + THREADS_MAY_END_WITHIN_S
    while thread.is_alive() and time.monotonic() < deadline:
        thread.join(0.05)
    return not thread.is_alive()


@pytest.fixture
def collector_by_itself(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let Python collect on its own, as in a terminal."""
    monkeypatch.setattr(collector, "_by_itself", True)
    gc.enable()
    yield
    gc.disable()
