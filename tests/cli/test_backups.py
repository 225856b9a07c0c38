"""Listing backups, and going back to one."""

from pathlib import Path

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.library import Library
from tests.cli.shell import BOATS, Shell, write_papers


def back_up(shell: Shell, reason: str) -> Path:
    catalogue = Catalogue(shell.folder / "library.json")
    try:
        return catalogue.store.back_up(reason).path
    finally:
        catalogue.close()


@pytest.fixture
def backup(shell: Shell) -> Path:
    """Return a backup of three papers, one of which was starred since, another annotated."""
    made = back_up(shell, "test")
    shell("star", "crane2019folding")
    shell("note", "crane2019folding", "--text", "Since then")
    return made


def test_backups_are_listed_with_their_reason_size_and_path(backup: Path, shell: Shell) -> None:
    entries = shell.json("backups")["backups"]
    (entry,) = [one for one in entries if one["reason"] == "test"]
    assert (entry["name"], entry["path"], entry["bytes"]) == (backup.name, str(backup), backup.stat().st_size)
    size = -(-backup.stat().st_size // 1000)
    assert entry["time"].endswith("+00:00")
    (line,) = [line for line in shell("backups").out.splitlines() if line.endswith(f"{size} kB  {backup}")]
    assert (line.startswith("20"), "  test  " in line) == (True, True)
    assert shell("backups").err == ""


def test_a_library_without_backups_says_so_and_is_not_made(empty: Shell) -> None:
    assert empty("backups").err == "There are no backups yet.\n"
    assert not empty.folder.exists()


def test_without_yes_going_back_is_only_previewed(backup: Path, shell: Shell) -> None:
    outcome = shell("backups", "--restore", backup.name)
    assert outcome.status == 0
    assert outcome.out.splitlines() == ["Change: 1 paper", "    Folding Maps", "Notes that change: 1"]
    assert outcome.err == "Nothing was changed yet; --yes goes back.\n"
    document = shell.json("backups", "--restore", backup.name)
    assert (document["done"], document["changing"], document["notes"]) == (False, ["Folding Maps"], 1)
    assert shell.json("show", "crane2019folding")["starred"] is True


def test_with_yes_the_library_is_what_it_was_and_that_can_be_seen_in_its_history(backup: Path, shell: Shell) -> None:
    outcome = shell("backups", "--restore", str(backup), "--yes")
    assert outcome.out.splitlines()[0] == "Change: 1 paper"
    assert outcome.err.startswith("Went back to the backup of 20")
    shown = shell.json("show", "crane2019folding")
    assert (shown["starred"], shown["note"]) == (False, "")
    assert shell.json("history")["changes"][0]["label"].startswith("Go back to the backup of 20")
    assert shell("backups", "--restore", backup.name).err == "The library is like this backup.\n"
    assert shell("backups", "--restore", backup.name, "--yes").err == "The library is like this backup.\n"
    assert shell.json("backups", "--restore", backup.name, "--yes")["done"] is True


def test_papers_that_come_and_go_are_named_and_many_are_counted(backup: Path, shell: Shell, tmp_path: Path) -> None:
    more = [{"title": f"Paper {number:02}", "year": 2020} for number in range(22)]
    shell("import", write_papers(tmp_path / "more.jsonl", BOATS, *more))
    later = back_up(shell, "later")
    lines = shell("backups", "--restore", backup.name).out.splitlines()
    assert lines[:2] == ["Go: 22 papers", "    Paper 00"]
    assert lines[21] == "    … and 2 more"
    assert len(shell.json("backups", "--restore", backup.name, "--yes")["going"]) == 22
    assert shell("backups", "--restore", later.name).out.splitlines()[0] == "Come back: 22 papers"


def test_a_backup_that_is_not_there_or_not_one_is_refused(backup: Path, shell: Shell, tmp_path: Path) -> None:
    assert shell("backups", "--restore", "").status == 1
    back_up(shell, "other")
    missing = shell("backups", "--restore", "gone.json.gz", "--yes")
    assert (missing.status, "“gone.json.gz” is no backup" in missing.err) == (1, True)
    assert "backups; use the whole name" in shell("backups", "--restore", "library-").err
    assert shell("backups", "--restore", str(tmp_path / backup.name)).status == 1
    assert shell.json("show", "crane2019folding")["starred"] is True


def test_yes_alone_is_misuse(shell: Shell) -> None:
    assert shell("backups", "--yes").status == 2


def test_a_backup_is_made_at_will_also_while_the_window_is_open(shell: Shell) -> None:
    window = Library.open(shell.folder)
    try:
        outcome = shell("backups", "--make")
    finally:
        window.close()
    assert outcome.err == "Made a backup, and read it again.\n"
    (entry,) = shell.json("backups")["backups"]
    assert (outcome.out, entry["reason"]) == (f"{entry['path']}\n", "by-hand")
