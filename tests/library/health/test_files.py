"""Files of a library, and what is around them."""

import json
import os
import shutil
from pathlib import Path

import pytest

from reader_app.library.doctor import examine
from reader_app.library.health import Finding
from reader_app.library.library import Library
from tests.library.making import reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading("Folding Maps")])
    library.index_all()
    library.close()
    return tmp_path / "library"


def found(folder: Path) -> tuple[Finding, ...]:
    return examine(folder, cache=folder.parent / "cache").findings


@pytest.mark.parametrize("place", ["library.journal.new", "history/1.journal.gz.new", "backups/x.json.gz.new"])
def test_leftovers_in_any_folder_are_found_and_removed_by_repairing(place: str, folder: Path) -> None:
    path = folder / place
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    os.utime(path, (0, 0))
    fresh = path.with_name("fresh.new")
    fresh.write_bytes(b"")
    findings = found(folder)
    assert [one.sentence for one in findings] == [f"{path} is left over from a write that did not end."]
    library = Library.open(folder, cache=folder.parent / "cache")
    library.repair(findings)
    library.close()
    assert (path.exists(), fresh.exists()) == (False, True)


def test_an_owner_who_is_gone_is_found_and_one_who_is_there_is_not(folder: Path) -> None:
    library = Library.open(folder, cache=folder.parent / "cache")
    owner = (folder / "library.owner").read_text(encoding="utf-8")
    assert found(folder) == ()
    library.close()
    assert found(folder) == ()
    (folder / "library.owner").write_text(owner, encoding="utf-8")
    (finding,) = found(folder)
    assert (finding.is_hint, finding.can_be_repaired) == (True, True)
    assert "library.owner names a program that ended" in finding.sentence
    Library.open(folder, cache=folder.parent / "cache").close()
    assert found(folder) == ()
    (folder / "library.lock").unlink(missing_ok=True)
    (folder / "library.owner").write_text(json.dumps({}), encoding="utf-8")
    assert found(folder) == ()


def test_a_disk_that_is_nearly_full_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nearly = shutil.disk_usage(folder)._replace(free=1)
    monkeypatch.setattr("shutil.disk_usage", lambda _: nearly)
    (finding,) = found(folder)
    assert "too little to make a backup" in finding.sentence
    assert not finding.is_hint


@pytest.mark.parametrize(("name", "said"), [("library", "to the folder"), ("library.json", "library.json; give")])
def test_what_may_not_be_written_is_told(name: str, said: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, _: Path(path).name != name)
    (finding,) = found(folder)
    assert said in finding.sentence
    assert finding.is_hint


def test_each_backup_is_read_and_counted_on_the_way(folder: Path) -> None:
    library = Library.open(folder, cache=folder.parent / "cache")
    library.copies.making()()
    library.close()
    told: list[tuple[int, int]] = []
    checkup = examine(folder, cache=folder.parent / "cache", progress=lambda done, total: told.append((done, total)))
    assert (checkup.backups, told[-1]) == (1, (1, 1))


def test_what_the_window_moves_while_it_is_looked_at_is_no_finding(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(folder, cache=folder.parent / "cache")
    library.copies.making()()
    library.close()
    (folder / "library.journal.new").write_bytes(b"")
    os.utime(folder / "library.journal.new", (0, 0))
    read_bytes, read, stat = Path.read_bytes, Path.open, Path.stat

    def gone(path: Path) -> None:
        if path.name.endswith((".gz", ".new")):
            path.unlink(missing_ok=True)

    monkeypatch.setattr(Path, "read_bytes", lambda path: (gone(path), read_bytes(path))[1])
    monkeypatch.setattr(Path, "open", lambda path, *how, **more: (gone(path), read(path, *how, **more))[1])
    monkeypatch.setattr(Path, "stat", lambda path, **more: (gone(path), stat(path, **more))[1])
    assert found(folder) == ()
