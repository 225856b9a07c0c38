"""What is said about libraries of the system that the window needs."""

from pathlib import Path

import pytest

import libraries

WANTED = {
    "libpaper-reader-has-none.so.1": ("libnone1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
}


def test_a_library_that_is_nowhere_is_missing() -> None:
    assert "libpaper-reader-has-none.so.1" in libraries.missing(WANTED)


def test_a_library_of_every_system_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert libraries.missing({"libc.so.6": ("libc6",)}) == ([] if libraries.sys.platform == "linux" else ["libc.so.6"])


def test_on_debian_the_packages_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "apt-cache").write_text("#!/bin/sh\nprintf 'libglib2.0-0t64:\\n  Candidate: 2.80\\n'\n")
    (tmp_path / "apt-cache").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    text = libraries.sentence(list(WANTED), WANTED, has_apt=True, has_dnf=False)
    assert text.endswith("sudo apt-get update && sudo apt-get install libnone1 libglib2.0-0t64")


def test_on_fedora_the_files_are_named_in_a_way_that_its_packages_know() -> None:
    text = libraries.sentence(["libEGL.so.1"], libraries.ALWAYS, has_apt=False, has_dnf=True)
    assert "sudo dnf install 'libEGL.so.1()(64bit)'" in text


def test_elsewhere_the_files_are_named() -> None:
    text = libraries.sentence(["libEGL.so.1"], libraries.ALWAYS, has_apt=False, has_dnf=False)
    assert text.endswith("install: libEGL.so.1")


def test_each_kind_of_screen_needs_its_own_libraries() -> None:
    assert "libxcb-cursor.so.0" in libraries.needed({"DISPLAY": ":0"})
    assert "libwayland-client.so.0" not in libraries.needed({"DISPLAY": ":0"})
    assert "libwayland-client.so.0" in libraries.needed({"WAYLAND_DISPLAY": "wayland-0"})
    assert libraries.needed({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}) == dict(libraries.ALWAYS)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_a_screen_is_known_by_its_variables(variables: dict[str, str], expected: bool) -> None:
    assert libraries.has_screen(variables) is expected
