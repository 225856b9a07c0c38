"""A library that does not open because another program spoilt documents opens again."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader_app.library.doctor import examine
from reader_app.library.health import Remedy
from reader_app.library.health.repairs import BACKUP_REASON
from reader_app.library.health.rescue import ASIDE, rescue
from reader_app.library.library import Library
from reader_app.library.retention import LEAST_BYTES
from reader_app.library.store import HISTORY_BYTES
from reader_app.model.errors import LibraryBusyError, ReaderError
from tests.library.making import ABSTRACT, reading


def opened(folder: Path) -> Library:
    return Library.open(folder / "library", cache=folder / "cache")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where a closed library is, with a paper that has a note, a highlight, a tag and a search."""
    library = opened(tmp_path)
    library.add([reading("Folding Maps", "Kites")])
    paper = library.papers.find_id("Folding Maps")
    library.papers.edit(paper, abstract=ABSTRACT)
    library.notes.write(paper, "Mine")
    library.marks.add_words(paper, "folds flat")
    library.tags.recolour("to-read", "red")
    library.searches.save("Folds", "fold")
    library.retention.set(LEAST_BYTES)
    for earlier in library.copies.all():
        earlier.path.unlink()  # It may be of the same second, and then nothing says which is the later.
    library.copies.making()()
    library.close()
    return tmp_path


def spoil(folder: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    file = folder / "library" / "library.json"
    tables = json.loads(file.read_text(encoding="utf-8"))
    edit(tables)
    file.write_text(json.dumps(tables), encoding="utf-8")
    with pytest.raises(ReaderError, match="cannot be opened"):
        opened(folder)


SPOILT: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("papers", lambda tables: tables["papers"]["1"].update(title=7)),
    ("notes", lambda tables: tables["notes"]["1"].pop("paper")),
    ("annotations", lambda tables: tables["annotations"]["1"].update(anchor=None)),
    ("tags", lambda tables: tables["tags"]["1"].update(colour="mauve")),
    ("searches", lambda tables: tables["searches"]["1"].update(query=[])),
    ("meta", lambda tables: tables["meta"]["2"].update(history_bytes="much")),
]


@pytest.mark.parametrize("keeps", ["history", "backups"])
@pytest.mark.parametrize(("table", "edit"), SPOILT, ids=[table for table, _ in SPOILT])
def test_the_latest_sound_version_comes_back(
    table: str, edit: Callable[[dict[str, Any]], object], keeps: str, folder: Path
) -> None:
    before = documents(folder)
    spoil(folder, edit)
    if keeps == "backups":
        shutil.rmtree(folder / "library" / "history")
        (folder / "library" / "library.journal").unlink()
    ((place_table, _),) = rescue(folder / "library")
    assert place_table == table
    assert documents(folder) == before
    library = opened(folder)
    assert BACKUP_REASON in [backup.reason for backup in library.copies.all()]
    assert library.undo_label == ""
    library.close()


def documents(folder: Path) -> dict[str, dict[str, Any]]:
    """Return all documents by table and id, but for the count of changes."""
    tables = json.loads((folder / "library" / "library.json").read_text(encoding="utf-8"))
    del tables["journal"]
    found = {name: {one["id"]: one for one in table.values()} for name, table in tables.items()}
    found["meta"].pop("library")
    return found


def test_what_has_no_sound_version_is_put_aside_and_not_lost(folder: Path) -> None:
    spoil(folder, lambda tables: tables["papers"].update({"9": {"id": "mine", "year": 1999}}))
    assert rescue(folder / "library") == (("papers", "mine"),)
    (aside,) = documents(folder)[ASIDE].values()
    assert (aside["table"], aside["document"]) == ("papers", {"id": "mine", "year": 1999})
    library = opened(folder)
    assert library.papers.counts().all == 2
    library.close()


def test_without_a_past_how_much_is_kept_is_the_usual(folder: Path) -> None:
    spoil(folder, lambda tables: tables["meta"]["2"].update(history_bytes=-1))
    for name in ("history", "backups"):
        shutil.rmtree(folder / "library" / name)
    (folder / "library" / "library.journal").unlink()
    rescue(folder / "library")
    library = opened(folder)
    assert library.retention.kept().allowed_bytes == HISTORY_BYTES
    library.close()


def test_a_damaged_backup_is_passed_over(folder: Path) -> None:
    spoil(folder, SPOILT[0][1])
    shutil.rmtree(folder / "library" / "history")
    (folder / "library" / "library.journal").unlink()
    for backup in (folder / "library" / "backups").iterdir():
        backup.write_bytes(backup.read_bytes()[:-9])
    rescue(folder / "library")
    assert next(iter(documents(folder)[ASIDE])).startswith("papers ")


def test_an_examination_says_that_it_can_be_done(folder: Path) -> None:
    spoil(folder, SPOILT[0][1])
    first = examine(folder / "library", cache=folder / "cache").findings[0]
    assert (first.remedy, first.can_be_repaired, len(first.places)) == (Remedy.RESCUE, True, 1)
    rescue(folder / "library")
    assert examine(folder / "library", cache=folder / "cache").is_sound


def test_a_sound_library_is_left_alone(folder: Path) -> None:
    before = (folder / "library" / "library.json").read_bytes()
    assert rescue(folder / "library") == ()
    assert (folder / "library" / "library.json").read_bytes() == before


def test_what_is_open_elsewhere_is_left_alone(folder: Path) -> None:
    library = opened(folder)
    with pytest.raises(LibraryBusyError):
        rescue(folder / "library")
    library.close()


def test_nothing_is_done_without_a_backup(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(folder, SPOILT[0][1])
    before = (folder / "library" / "library.json").read_bytes()
    monkeypatch.setattr("reader_app.library.store.backups.ROOM_WANTED", 1 << 60)
    with pytest.raises(ReaderError, match="too little room"):
        rescue(folder / "library")
    assert (folder / "library" / "library.json").read_bytes() == before
