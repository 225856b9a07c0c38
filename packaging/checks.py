"""The checks that every change passes, in order, and one line about each."""

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from environment import clean_variables

STEPS: Mapping[str, tuple[str, ...]] = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
    "lint-imports": ("lint-imports",),
}


def run_all(python: Path, project: Path, pytest_arguments: list[str]) -> int:
    """Run the steps and then pytest, whose closing line comes last; return the first failing status."""
    statuses = [
        run_step(name, [str(python.parent / tool), *options], project) for name, (tool, *options) in STEPS.items()
    ]
    failed = [name for name, status in zip(STEPS, statuses, strict=True) if status]
    if failed:
        tell(f"failed before the tests: {', '.join(failed)}")
    statuses.append(_status([str(python), "-m", "pytest", *pytest_arguments], project))
    return next((status for status in statuses if status), 0)


def run_step(name: str, command: list[str], project: Path) -> int:
    started = time.monotonic()
    status = _status(command, project)
    outcome = "passed" if status == 0 else f"FAILED with exit status {status}"
    tell(f"{name}: {outcome} ({time.monotonic() - started:.1f} s)")
    return status


def _status(command: list[str], project: Path) -> int:
    variables = {**clean_variables(), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=project, env=variables, check=False).returncode


def tell(line: str) -> None:
    # Flushed, so that it stands before what the next step prints.
    print(line, flush=True, file=sys.stdout)
