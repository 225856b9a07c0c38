"""System libraries that Qt's wheels expect on Linux: which are missing, and how the person gets them."""

import ctypes
import os
import platform
import shlex
import shutil
import sys
from collections.abc import Mapping

import apt
from environment import SetupError, tell

# Library file -> the Debian packages that hold it, newest name first. Read from the wheels of PySide6 6.11.3
# with `readelf -d`; what these packages need themselves comes with them.
ALWAYS: Mapping[str, tuple[str, ...]] = {
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libX11.so.6": ("libx11-6",),
    "libbrotlidec.so.1": ("libbrotli1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
}
UNDER_X11: Mapping[str, tuple[str, ...]] = {
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-glx.so.0": ("libxcb-glx0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
}
UNDER_WAYLAND: Mapping[str, tuple[str, ...]] = {
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libwayland-egl.so.1": ("libwayland-egl1",),
}
WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
NO_SCREEN = (
    "There is no screen to open its window on: neither DISPLAY nor WAYLAND_DISPLAY is set. "
    "The command line works without one, for example: python3 packaging/run.py -- list"
)


def require_for_window() -> None:
    """Return when a window can be opened here; install what is missing if that is allowed.

    Raises:
        SetupError: there is no screen, or libraries are missing and could not be installed.
    """
    if not sys.platform.startswith("linux"):
        return
    if not has_screen(os.environ):
        raise SetupError(NO_SCREEN)
    _require(needed(os.environ))


def require_for_tests() -> None:
    """Return when Qt can be imported and drawn with in memory."""
    if sys.platform.startswith("linux"):
        _require(ALWAYS)


def has_screen(variables: Mapping[str, str]) -> bool:
    chosen = variables.get("QT_QPA_PLATFORM", "").split(":")[0]
    return chosen in WITHOUT_SCREEN or bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def needed(variables: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the libraries for the kind of screen that the variables speak of."""
    if variables.get("QT_QPA_PLATFORM", "").split(":")[0] in WITHOUT_SCREEN:
        return dict(ALWAYS)
    wanted = dict(ALWAYS)
    if variables.get("DISPLAY"):
        wanted.update(UNDER_X11)
    if variables.get("WAYLAND_DISPLAY"):
        wanted.update(UNDER_WAYLAND)
    return wanted


def missing(wanted: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the libraries the loader does not find: it is asked, since it knows paths that we do not."""
    return [name for name in wanted if not _is_loadable(name)]


def sentence(libraries: list[str], wanted: Mapping[str, tuple[str, ...]], *, has_apt: bool, has_dnf: bool) -> str:
    """Return what is missing and the command that brings it, for this kind of system."""
    if has_apt:
        known = apt.chosen(_packages(libraries, wanted), apt.known_names(_packages(libraries, wanted)))
        command = "sudo apt-get update && sudo apt-get install " + " ".join(known)
    elif has_dnf:
        suffix = "()(64bit)" if platform.architecture()[0] == "64bit" else ""
        command = "sudo dnf install " + " ".join(shlex.quote(name + suffix) for name in libraries)
    else:
        return f"Its window needs libraries of the system that are missing; install: {', '.join(libraries)}"
    return f"Its window needs libraries of the system that are missing. Install them with: {command}"


def _require(wanted: Mapping[str, tuple[str, ...]]) -> None:
    absent = missing(wanted)
    if not absent:
        return
    if apt.may_install():
        packages = _packages(absent, wanted)
        tell(f"Installing what the window needs of the system: {', '.join(names[-1] for names in packages)}")
        apt.install(packages)
        absent = missing(wanted)
    if absent:
        raise SetupError(sentence(absent, wanted, has_apt=apt.is_here(), has_dnf=shutil.which("dnf") is not None))


def _packages(libraries: list[str], wanted: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(wanted[name] for name in libraries))


def _is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
