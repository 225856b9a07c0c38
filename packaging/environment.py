"""The virtual environment in the project's folder: made once, made again when what it depends on changes."""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

import apt

PROJECT = Path(__file__).resolve().parents[1]
# Settings of another environment that would lead Python or pip out of ours.
FOREIGN_VARIABLES = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONPLATLIBDIR",
    "__PYVENV_LAUNCHER__",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_TARGET",
    "PIP_USER",
)
LOOK_AGAIN_AFTER_S = 0.2


class SetupError(Exception):
    """Something the person at the terminal can put right; the text is the sentence to show."""


@dataclass(frozen=True, slots=True)
class State:
    """What is known of an environment: what it was made from, for and where; no fingerprint while it is made."""

    fingerprint: str = ""
    extras: tuple[str, ...] = ()
    place: str = ""


def prepared(*extras: str, project: Path = PROJECT) -> Path:
    """Return the Python of an environment that holds the program and the extras; make it first if need be."""
    if _is_ready(project, extras):
        return python_in(project)
    with _one_at_a_time(project):
        if not _is_ready(project, extras):
            _make(project, extras)
    return python_in(project)


def python_in(project: Path) -> Path:
    folder = project / ".venv"
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def clean_variables() -> dict[str, str]:
    """Return the environment variables without those that belong to another Python."""
    return {name: value for name, value in os.environ.items() if name not in FOREIGN_VARIABLES}


def fingerprint(project: Path) -> str:
    """Return what an installation depends on, hashed: the project's needs and this Python."""
    with (project / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)
    needs = [
        settings.get("build-system"),
        settings["project"],
        settings.get("tool", {}).get("hatch"),
        sys.version_info[:2],
        sys.platform,
    ]
    return hashlib.sha256(json.dumps(needs, sort_keys=True).encode()).hexdigest()


def remembered(project: Path) -> State | None:
    """Return what was written down about the environment, or None where we did not make one."""
    try:
        written = json.loads(_memory(project).read_text(encoding="utf-8"))
        return State(str(written["fingerprint"]), tuple(written["extras"]), str(written["place"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return State()


def remember(project: Path, state: State) -> None:
    """Write down the state of the environment in one step: it is there wholly or not at all."""
    unfinished = _memory(project).with_suffix(".new")
    unfinished.write_text(json.dumps(asdict(state)), encoding="utf-8")
    unfinished.replace(_memory(project))


def _memory(project: Path) -> Path:
    return project / ".venv" / "paper-reader.json"


def _is_ready(project: Path, extras: tuple[str, ...]) -> bool:
    state = remembered(project)
    return (
        state is not None
        and state.fingerprint == fingerprint(project)
        and state.place == str(project)
        and set(extras) <= set(state.extras)
        and python_in(project).exists()
    )


def _make(project: Path, extras: tuple[str, ...]) -> None:
    state = remembered(project)
    wanted = tuple(sorted({*extras, *(state.extras if state else ())}))
    tell("Setting up Paper Reader. This is done once, needs the network and takes about a minute.")
    started = time.monotonic()
    try:
        if not _can_be_added_to(project, state):
            _make_folder(project, is_ours=state is not None)
        remember(project, State(extras=wanted))
        _install(project, wanted)
    except PermissionError as error:
        raise SetupError(f"It has to write into {project}, and may not: {error.strerror}: {error.filename}") from error
    remember(project, State(fingerprint(project), wanted, str(project)))
    tell(f"Ready after {time.monotonic() - started:.0f} s.")


def _can_be_added_to(project: Path, state: State | None) -> bool:
    """Tell whether the environment is whole and of this Python, or made by somebody else."""
    if state is not None and not (state.fingerprint and state.place == str(project)):
        # Broken off, or moved here with the project: its commands still name the old place.
        return False
    question = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    python = python_in(project)
    return python.exists() and _run([str(python), "-c", question], is_quiet=True) == 0


def _make_folder(project: Path, *, is_ours: bool) -> None:
    folder = project / ".venv"
    if folder.exists() and not is_ours and any(folder.iterdir()):
        raise SetupError(
            f"{folder} was made by something else and does not work with Python "
            f"{sys.version_info[0]}.{sys.version_info[1]}. Move it away and start again."
        )
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    remember(project, State())
    for command in _ways_to_make(folder):
        if _run(command) == 0:
            return
    raise SetupError(
        "Python's own module for environments does not work here. "
        f"On Debian and Ubuntu install it with: sudo apt-get install {_venv_packages()[0]}"
    )


def _ways_to_make(folder: Path) -> Iterator[list[str]]:
    """Yield the commands that could make the environment here, best first; the next when one failed."""
    if find_spec("ensurepip") is None and apt.may_install():
        tell(f"Python's module for environments is missing. Installing {_venv_packages()[0]} ...")
        apt.install([_venv_packages()])
        # Whether it is there now is seen by the new process, not by this one's memory of where modules are.
        yield [sys.executable, "-m", "venv", str(folder)]
    elif find_spec("ensurepip") is not None:
        yield [sys.executable, "-m", "venv", str(folder)]
    if find_spec("virtualenv") is not None:
        yield [sys.executable, "-m", "virtualenv", "--quiet", str(folder)]
    for name, arguments in (
        ("virtualenv", ["--quiet", "--python"]),
        ("uv", ["venv", "--quiet", "--seed", "--allow-existing", "--python"]),
    ):
        if program := shutil.which(name):
            yield [program, *arguments, sys.executable, str(folder)]


def _venv_packages() -> tuple[str, ...]:
    return (f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "python3-venv")


def _install(project: Path, extras: tuple[str, ...]) -> None:
    target = f"{project}[{','.join(extras)}]" if extras else str(project)
    # With a terminal pip's own bars tell how far it is; a log has no use for them.
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    command = [str(python_in(project)), "-m", "pip", "--disable-pip-version-check", "--no-input", *quiet]
    if _run([*command, "install", "--editable", target]) != 0:
        raise SetupError(
            "The packages it needs could not be installed; pip says why above. "
            "Most often the network is missing: start again when it is there."
        )


def _run(command: list[str], *, is_quiet: bool = False) -> int:
    """Return the exit status; what the command prints goes to standard error, where our own messages go."""
    output = subprocess.DEVNULL if is_quiet else sys.stderr
    done = subprocess.run(command, stdout=output, stderr=output, env=clean_variables(), close_fds=False, check=False)
    return done.returncode


@contextlib.contextmanager
def _one_at_a_time(project: Path) -> Iterator[None]:
    """Wait until no other start makes the environment; the system lets go of the lock when its owner dies."""
    try:
        file = (project / ".venv.lock").open("a+b")
    except OSError as error:
        raise SetupError(f"It has to write into {project}, and may not: {error.strerror}") from error
    with file:
        if not _is_locked(file.fileno()):
            tell("Another start is setting up Paper Reader; waiting for it.")
            while not _is_locked(file.fileno()):
                time.sleep(LOOK_AGAIN_AFTER_S)
        # Children hold it too: when we are killed, a pip that goes on must not be joined by a second one.
        os.set_inheritable(file.fileno(), True)
        yield


def _is_locked(descriptor: int) -> bool:
    """Take the lock if it is free, and tell whether it is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
