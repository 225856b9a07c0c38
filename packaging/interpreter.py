"""Which Python runs the program, and how one process becomes another.

Written so that Python 3.6 can read it: it has to say in a sentence that it is too old.
"""

import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
# The first that is found is taken; 3.12 and later may use the newest Qt.
PREFERRED = ("3.13", "3.12", "3.14", "3.11")


def ensure_new_enough() -> None:
    """Return when this Python will do; otherwise start again with one that does, or leave with a sentence."""
    if sys.version_info >= OLDEST:
        return
    for candidate in candidates():
        if answers(candidate):
            become([candidate, *sys.argv], os.environ.copy())
    sys.exit(too_old_sentence(f"{sys.version_info[0]}.{sys.version_info[1]}"))


def too_old_sentence(version: str) -> str:
    return (
        f"Paper Reader needs Python 3.11 or newer, and this is Python {version}. "
        "Install a newer one, from your system's packages or python.org, and run the same command with it, "
        "for example: python3.13 packaging/run.py"
    )


def candidates() -> "list[str]":
    """Return the interpreters that may be new enough, best first, by name on the path and from pyenv."""
    suffix = ".exe" if os.name == "nt" else ""
    folders = [Path(folder) for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) if folder]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found = []
    for version in PREFERRED:
        found += [folder / f"python{version}{suffix}" for folder in folders]
        found += sorted(pyenv.glob(f"{version}.*/bin/python"), reverse=True)
    return [str(path) for path in found if path.is_file() and os.access(str(path), os.X_OK)]


def answers(candidate: str) -> bool:
    """Tell whether the file is a Python that will do: pyenv leaves names that only print a complaint."""
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        status = subprocess.call([candidate, "-c", question], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return False
    return status == 0


def become(command: "list[str]", environment: "dict[str, str]") -> None:
    """Run the command in place of this process and leave with its exit status."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    # Windows' exec returns to the terminal at once, while the program still writes to it.
    child = subprocess.Popen(command, env=environment)
    while True:
        try:
            sys.exit(child.wait())
        except KeyboardInterrupt:
            continue  # The child had it too and decides what it means.
