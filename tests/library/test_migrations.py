"""Libraries of earlier formats are brought up to date, of later ones only read."""

import json
import shutil
from pathlib import Path
from types import MappingProxyType

import pytest

from reader_app.library import migrations
from reader_app.library.catalogue import Catalogue
from reader_app.library.copies import Copies
from reader_app.library.library import Library
from reader_app.library.marks import Marks
from reader_app.library.migrations import FORMAT, Tables
from reader_app.library.past import Past
from reader_app.library.store import Batch, Store, backups
from reader_app.model.errors import ReaderError
from reader_app.model.paper import ReadState
from tests.library.making import add, opened
from tests.places import PROJECT

FORMATS = PROJECT / "tests" / "library" / "formats"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return the file of a library of format 1, as version 0.1.0 wrote it."""
    return Path(shutil.copy(FORMATS / "library-1.json", tmp_path / "library.json"))


def format_of(path: Path) -> int:
    store = Store(path, read_only=True)
    about = store.get("meta", "library")
    assert about is not None
    return int(about["format"])


def test_there_is_a_stored_file_of_every_earlier_format() -> None:
    assert {path.name for path in FORMATS.glob("*.json")} == {f"library-{one}.json" for one in range(1, FORMAT)}


def test_a_library_of_the_first_version_is_read_and_brought_up_to_date(old: Path) -> None:
    before = json.loads(old.read_text(encoding="utf-8"))
    catalogue = opened(old.parent)
    assert catalogue.notices == ()
    rows = {row.paper.title.split()[0]: row for row in catalogue.rows.values()}
    folding, counting = rows["Folding"], rows["Counting"]
    assert set(rows) == {"Folding", "Counting", "On", "A"}
    assert (folding.paper.authors, folding.paper.tags) == (("Ada Lovelace", "Émilie du Châtelet"), ("folding/paper",))
    assert (folding.note, folding.comments) == ("Compare with $\\alpha$-folds.\n\n- and **this**", "fold a map\nhow?")
    assert (counting.paper.state, bool(rows["On"].paper.trashed)) == (ReadState.DONE, True)
    assert [len(catalogue.documents(table)) for table in ("tags", "searches", "feeds")] == [1, 1, 1]
    assert Marks(catalogue).of(folding.paper.id)
    catalogue.close()
    assert format_of(old) == FORMAT
    after = json.loads(old.read_text(encoding="utf-8"))
    assert {name: after[name] for name in before if name != "meta"} == {
        name: held for name, held in before.items() if name != "meta"
    }
    assert opened(old.parent).undo_label == ""


def test_before_it_is_brought_up_to_date_there_is_a_backup(old: Path) -> None:
    catalogue = opened(old.parent)
    (backup,) = Copies(catalogue).all()
    assert backup.reason == f"before-format-{FORMAT}"
    about = dict(catalogue.store.backups.documents(backup))["meta"]
    assert about["format"] == 1
    assert [event.label for event in Past(catalogue).events()] == [f"Bring the library to format {FORMAT}"]
    catalogue.close()


def test_without_a_backup_it_stays_as_it_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(1, 1, 0))  # type: ignore[attr-defined]
    with pytest.raises(ReaderError, match="has to be brought to a newer format first: There is too little room"):
        opened(old.parent)
    assert old.read_bytes() == before
    assert len(opened(old.parent, read_only=True).rows) == 4


def test_who_only_reads_brings_it_up_to_date_in_memory_alone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def louder(tables: Tables) -> Batch:
        return {"papers": {key: one | {"title": one["title"].upper()} for key, one in tables["papers"].items()}}

    monkeypatch.setattr(migrations, "STEPS", MappingProxyType({1: louder}))
    before = old.read_bytes()
    catalogue = opened(old.parent, read_only=True)
    assert "ON STARS AND THEIR COLOURS" in {row.paper.title for row in catalogue.rows.values()}
    catalogue.close()
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == ["library.json"]


def test_steps_follow_one_another(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def moved(tables: Tables) -> Batch:
        return {
            "notes": dict.fromkeys(tables["notes"]),
            "words": {key: {"id": key, "words": note["text"]} for key, note in tables["notes"].items()},
        }

    def counted(tables: Tables) -> Batch:
        assert not tables["notes"]
        return {"words": {key: one | {"count": len(one["words"])} for key, one in tables["words"].items()}}

    monkeypatch.setattr(migrations, "FORMAT", 3)
    monkeypatch.setattr(migrations, "STEPS", MappingProxyType({1: moved, 2: counted}))
    catalogue = opened(old.parent)
    (words,) = catalogue.documents("words").values()
    assert words["count"] == len(words["words"]) > 10
    assert dict(catalogue.documents("notes")) == {}
    catalogue.close()
    assert format_of(old) == 3


def test_what_was_done_before_cannot_be_undone_after(catalogue: Catalogue, tmp_path: Path) -> None:
    add(catalogue)
    catalogue.close()
    path = tmp_path / "library.json"
    path.write_text(path.read_text().replace(f'"format":{FORMAT}', '"format":1'))
    again = opened(tmp_path)
    assert again.undo_label == ""
    again.close()


def test_a_library_of_a_newer_program_is_read_and_left_to_it(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.searches.save("Maps", "fold")
    library.close()
    path = tmp_path / "library" / "library.json"
    path.write_text(path.read_text().replace(f'"format":{FORMAT}', f'"format":{FORMAT + 1}'))
    newer = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    assert newer.is_read_only
    assert "written by a newer Paper Reader and is open for reading only" in newer.notices[-1]
    assert newer.searches.all()[0].name == "Maps"
    with pytest.raises(ReaderError, match="for reading only"):
        newer.searches.save("Stars", "star")
    Library.open(tmp_path / "library", cache=tmp_path / "cache").close()
    newer.close()
    assert format_of(path) == FORMAT + 1
