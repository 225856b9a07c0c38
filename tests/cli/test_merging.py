"""Merging another library from a terminal, and settling what both changed."""

import shutil
from pathlib import Path

import pytest

from tests.cli.shell import BOATS, Shell, write_papers


@pytest.fixture
def other(shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a copy of the library in which something else was done."""
    shutil.copytree(shell.folder, tmp_path / "laptop")
    there = Shell(tmp_path / "laptop", capsys, monkeypatch)
    there("import", write_papers(tmp_path / "more.jsonl", BOATS | {"title": "New There", "year": 2022}))
    there("note", "crane2019folding", "--text", "Written there.")
    return there


@pytest.fixture
def at_odds(shell: Shell, other: Shell) -> str:
    """Return the id of the conflict about a paper's state, which both changed."""
    shell("state", "crane2019folding", "later")
    other("state", "crane2019folding", "done")
    shell("merge", str(other.folder))
    (conflict,) = shell.json("conflicts")["conflicts"]
    return str(conflict["id"])


def test_a_dry_run_says_what_would_change_and_changes_nothing(shell: Shell, other: Shell) -> None:
    outcome = shell("merge", str(other.folder), "--dry-run")
    assert outcome.status == 0
    assert outcome.out.splitlines() == ["New papers: 1", "    New There", "Notes that change: 1"]
    assert outcome.err == "Nothing was changed.\n"
    assert len(shell.json("list")["papers"]) == 3


def test_a_merge_brings_in_what_the_other_has(shell: Shell, other: Shell) -> None:
    document = shell.json("merge", str(other.folder))
    assert (document["done"], document["has_ancestor"], document["added"]) == (True, True, ["New There"])
    assert (document["notes"], document["conflicts"], document["notices"]) == (1, [], [])
    assert shell.json("show", "crane2019folding")["note"] == "Written there."
    outcome = shell("merge", str(other.folder))
    assert (outcome.out, outcome.err) == ("", f"Everything that is in {document['name']} is here already.\n")


def test_what_is_no_library_is_refused(shell: Shell, tmp_path: Path) -> None:
    assert shell("merge", str(tmp_path / "nothing")).status == 1
    assert shell("merge", "").status == 2


def test_conflicts_are_told_listed_and_settled(shell: Shell, at_odds: str) -> None:
    (line,) = shell("conflicts").out.splitlines()
    assert line.startswith(f"{at_odds[:8]}  Folding Maps")
    shown = shell("conflicts", at_odds[:8]).out
    assert "This library, on this computer, 20" in shown
    assert "The other one (kept)" in shown
    assert shell.json("show", "crane2019folding")["state"] == "done"
    settled = shell.json("conflicts", at_odds, "--take", "ours")
    assert (settled["settled"]["id"], settled["take"]) == (at_odds, "ours")
    assert shell.json("show", "crane2019folding")["state"] == "later"
    assert shell("conflicts").err == "No conflict is open.\n"


def test_a_conflict_that_is_not_there_is_refused(shell: Shell, at_odds: str) -> None:
    for name in ("zzz", ""):
        assert shell("conflicts", name).status == 1
        assert shell("conflicts", name, "--take", "ours").status == 1


def test_taking_needs_a_conflict_and_a_side(shell: Shell) -> None:
    assert shell("conflicts", "--take", "ours").status == 2
    assert shell("conflicts", "abc", "--take", "both").status == 2
