"""Packages of Debian and Ubuntu: which of several names is known, and installing when that is allowed."""

import os
import shutil
import subprocess
import sys


def is_here() -> bool:
    return shutil.which("apt-get") is not None


def may_install() -> bool:
    """Tell whether packages can be installed without asking anybody: as root, or by sudo without password."""
    if not is_here():
        return False
    return os.geteuid() == 0 or (shutil.which("sudo") is not None and _status(["sudo", "-n", "true"]) == 0)


def install(wanted: list[tuple[str, ...]]) -> bool:
    """Install one package for each tuple of names that it goes by, and tell whether that worked."""
    names = known_names(wanted)
    if None in names:
        # A fresh system, or an image without lists, has not heard of any package yet.
        _as_root(["apt-get", "update", "--quiet"])
        names = known_names(wanted)
    if _install(chosen(wanted, names)):
        return True
    # The lists may name versions that are gone from the servers.
    _as_root(["apt-get", "update", "--quiet"])
    return _install(chosen(wanted, known_names(wanted)))


def known_names(wanted: list[tuple[str, ...]]) -> list[str | None]:
    """Return for each tuple the first name apt can install, None where it knows none of them."""
    every = [name for names in wanted for name in names]
    answer = subprocess.run(
        ["apt-cache", "policy", *every],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    ).stdout
    known = installable(answer)
    return [next((name for name in names if name in known), None) for names in wanted]


def installable(policy: str) -> frozenset[str]:
    """Return the packages that have a candidate, from what `apt-cache policy` prints."""
    known = set()
    name = ""
    for line in policy.splitlines():
        if line and not line[0].isspace():
            name = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            known.add(name)
    return frozenset(known)


def chosen(wanted: list[tuple[str, ...]], known: list[str | None]) -> list[str]:
    """Return the known name of each package, or its oldest, which newer systems provide under another."""
    return [name or names[-1] for names, name in zip(wanted, known, strict=True)]


def _install(names: list[str]) -> bool:
    return _as_root(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *names]) == 0


def _as_root(command: list[str]) -> int:
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    # Through env: sudo forgets variables, and a question would wait for an answer nobody sees.
    return _status([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *command], output=sys.stderr.fileno())


def _status(command: list[str], output: int = subprocess.DEVNULL) -> int:
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False).returncode
