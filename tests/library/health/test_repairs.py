"""Putting right what is wrong with a library."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader_app.library.doctor import examine
from reader_app.library.health import Finding, Remedy, Subject
from reader_app.library.health.repairs import BACKUP_REASON, LABEL
from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.model.anchor import Fate
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId, new_id
from reader_app.model.importing import Page
from reader_app.model.paper import Record
from tests.library.making import ABSTRACT, reading

Opening = Callable[[], Library]


@pytest.fixture
def open_it(tmp_path: Path) -> Iterator[Opening]:
    """Return what opens a library with two papers on a page, of which the first has a note and a highlight."""
    opened: list[Library] = []

    def opening() -> Library:
        for library in opened:
            library.close()
        opened[:] = [Library.open(tmp_path / "library", cache=tmp_path / "cache")]
        return opened[0]

    library = opening()
    records = (Record(title="Folding Maps", abstract=ABSTRACT), Record(title="Kites"))
    _, report = library.add([reading(*records, page=Page("Daily papers", "2026-03-18"))])
    library.marks.add_words(report.added[0], "folds flat")
    library.notes.write(report.added[0], "Read again.")
    library.index_all()
    yield opening
    for library in opened:
        library.close()


def findings(folder: Path) -> tuple[Finding, ...]:
    return examine(folder / "library", cache=folder / "cache").findings


def edited(library: Library, folder: Path, edit: Callable[[dict[str, Any]], None], *, with_history: bool) -> None:
    """Edit the closed file as another program would, so that nothing knows of it."""
    library.close()
    file = folder / "library" / "library.json"
    tables = json.loads(file.read_text(encoding="utf-8"))
    edit(tables)
    file.write_text(json.dumps(tables), encoding="utf-8")
    if not with_history:
        (folder / "library" / "library.journal").unlink()
        shutil.rmtree(folder / "library" / "history")


def first_paper_gone(tables: dict[str, Any]) -> None:
    number = next(key for key, paper in tables["papers"].items() if paper["title"] == "Folding Maps")
    del tables["papers"][number]


@pytest.mark.parametrize("with_history", [True, False])
def test_notes_and_highlights_without_a_paper_are_seen_again(
    with_history: bool, open_it: Opening, tmp_path: Path
) -> None:
    library = open_it()
    paper = library.papers.find_id("Folding Maps")
    edited(library, tmp_path, first_paper_gone, with_history=with_history)
    library = open_it()
    found = findings(tmp_path)
    # Where it is known what the file was before, it was merged when it was opened, and pages have no lost papers then.
    wanted = {Remedy.ADOPT} if with_history else {Remedy.ADOPT, Remedy.CLEAR_PAGE}
    assert {one.remedy for one in found if one.subject is Subject.REFERENCES} == wanted
    changes, repairs = library.repair(found)
    assert changes.papers == {paper}
    assert (repairs.repaired, repairs.left) == (found, ())
    row = library.papers.row(paper)
    assert (row.paper.title, row.note) == ("Folding Maps" if with_history else "Recovered notes", "Read again.")
    (mark,) = library.marks.of(paper)
    assert mark.placement.fate is Fate.SAME
    assert (library.feeds.all()[0].items[0].paper == paper) is not with_history
    assert [one.sentence for one in findings(tmp_path) if one.subject is not Subject.SEARCH] == []
    assert [row.paper.id for row in library.listing(Scope(query="note:again")).rows] == [paper]


def test_repairs_are_one_step_that_can_be_undone_after_a_backup(open_it: Opening, tmp_path: Path) -> None:
    edited(open_it(), tmp_path, first_paper_gone, with_history=False)
    library = open_it()
    library.repair(findings(tmp_path))
    assert library.undo_label == LABEL
    assert [backup.reason for backup in library.copies.all()].count(BACKUP_REASON) == 1
    library.undo()
    assert "Recovered notes" not in [row.paper.title for row in library.papers.rows().values()]
    assert library.papers.counts().all == 1


def test_nothing_is_repaired_where_no_backup_can_be_made(
    open_it: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(open_it(), tmp_path, first_paper_gone, with_history=False)
    library = open_it()
    monkeypatch.setattr("reader_app.library.store.backups.ROOM_WANTED", 1 << 60)
    with pytest.raises(ReaderError, match="too little room"):
        library.repair(findings(tmp_path))
    assert library.papers.counts().all == 1


def test_a_paper_that_was_deleted_from_the_trash_comes_back_out_of_it(open_it: Opening, tmp_path: Path) -> None:
    library = open_it()
    paper = library.papers.find_id("Folding Maps")
    note = library.notes.get(paper)
    library.papers.trash([paper])
    library.papers.delete([paper])
    assert note is not None

    def put_back(tables: dict[str, Any]) -> None:
        tables["notes"]["9"] = {"id": note.id, "paper": paper, "text": "Read again."}

    edited(library, tmp_path, put_back, with_history=True)
    library = open_it()
    library.repair(findings(tmp_path))
    assert (library.papers.get(paper).title, library.papers.get(paper).trashed) == ("Folding Maps", "")


def test_notes_that_name_no_paper_at_all_are_seen_again(open_it: Opening, tmp_path: Path) -> None:
    def orphan(tables: dict[str, Any]) -> None:
        tables["notes"]["8"] = {"id": new_id(), "paper": "", "text": "One"}
        tables["notes"]["9"] = {"id": new_id(), "paper": "", "text": "Two"}

    edited(open_it(), tmp_path, orphan, with_history=True)
    library = open_it()
    library.repair(findings(tmp_path))
    (row,) = library.listing(Scope(query="title:recovered")).rows
    assert row.note == "One\n\n---\n\nTwo"
    library.index_all()
    assert findings(tmp_path) == ()


def test_papers_of_a_page_that_nothing_knows_leave_it(open_it: Opening, tmp_path: Path) -> None:
    def list_a_ghost(tables: dict[str, Any]) -> None:
        tables["feeds"]["1"]["items"].append({"paper": new_id(), "rank": 3})

    edited(open_it(), tmp_path, list_a_ghost, with_history=True)
    library = open_it()
    library.repair(findings(tmp_path))
    assert len(library.feeds.all()[0].items) == 2
    assert findings(tmp_path) == ()


def test_two_notes_on_a_paper_become_one_with_all_their_words(open_it: Opening, tmp_path: Path) -> None:
    library = open_it()
    paper = library.papers.find_id("Folding Maps")

    def write_more(tables: dict[str, Any]) -> None:
        tables["notes"]["8"] = {"id": new_id(), "paper": paper, "text": "Also this."}
        tables["notes"]["9"] = {"id": new_id(), "paper": paper, "text": "Also this."}

    edited(library, tmp_path, write_more, with_history=True)
    library = open_it()
    shown = library.notes.text(paper)
    library.repair(findings(tmp_path))
    assert library.notes.text(paper).split("\n\n---\n\n")[0] == shown
    assert sorted(library.notes.text(paper).split("\n\n---\n\n")) == ["Also this.", "Read again."]
    library.index_all()
    assert findings(tmp_path) == ()


def test_the_colour_of_what_cannot_be_a_tag_is_forgotten_and_that_of_an_unused_tag_stays(
    open_it: Opening, tmp_path: Path
) -> None:
    library = open_it()
    library.tags.recolour("to-read", "red")
    library.notes.write(library.papers.find_id("Kites"), "x")

    def colour_nothing(tables: dict[str, Any]) -> None:
        tables["tags"]["9"] = {"id": " / ", "colour": "red"}

    edited(library, tmp_path, colour_nothing, with_history=True)
    library = open_it()
    assert [one.remedy for one in findings(tmp_path)] == [Remedy.FORGET_COLOUR]
    library.repair(findings(tmp_path))
    assert library.tags.colours() == {"to-read": "red"}


def test_what_was_put_right_meanwhile_is_left_alone(open_it: Opening, tmp_path: Path) -> None:
    library = open_it()
    paper = library.papers.find_id("Folding Maps")
    (mark,) = library.marks.of(paper)
    stale = [
        Finding(Subject.REFERENCES, "", Remedy.ADOPT, "", (("annotations", mark.annotation.id), ("notes", "gone")))
    ]
    stale.append(Finding(Subject.REFERENCES, "", Remedy.CLEAR_PAGE, "", (("feeds", "gone"),)))
    stale.append(Finding(Subject.DOUBLES, "", Remedy.JOIN_NOTES, "", (("notes", "gone"), ("notes", "gone too"))))
    changes, _ = library.repair(stale)
    assert not changes
    assert BACKUP_REASON not in [backup.reason for backup in library.copies.all()]


def test_damaged_history_keeps_what_can_be_read_and_the_file_as_it_was(open_it: Opening, tmp_path: Path) -> None:
    library = open_it()
    for text in ("One", "Two", "Three"):
        library.notes.write(library.papers.find_id("Kites"), text)
    library.close()
    (segment,) = (tmp_path / "library" / "history").iterdir()
    content = segment.read_bytes()
    segment.write_bytes(content[: len(content) * 3 // 4])
    library = open_it()
    known = len(library.past.events())
    assert known > 0
    found = findings(tmp_path)
    assert [one.remedy for one in found] == [Remedy.MEND_HISTORY]
    library.repair(found)
    assert findings(tmp_path) == ()
    assert len(library.past.events()) == known
    (aside,) = (tmp_path / "library" / "history").glob("*.damaged")
    assert aside.read_bytes() == content[: len(content) * 3 // 4]


def test_history_of_which_nothing_can_be_read_is_kept_aside(open_it: Opening, tmp_path: Path) -> None:
    open_it().close()
    (segment,) = (tmp_path / "library" / "history").iterdir()
    segment.write_bytes(b"damaged")
    library = open_it()
    library.repair(findings(tmp_path))
    assert findings(tmp_path) == ()
    assert library.past.events() == ()


def test_a_damaged_backup_is_kept_aside_and_a_new_one_made(open_it: Opening, tmp_path: Path) -> None:
    library = open_it()
    for earlier in library.copies.all():
        earlier.path.unlink()
    backup = library.copies.making()()
    backup.path.write_bytes(backup.path.read_bytes()[:-9])
    found = findings(tmp_path)
    assert [(one.remedy, one.places) for one in found] == [(Remedy.RENEW_BACKUP, (("backups", backup.path.name),))]
    library.repair(found)
    assert findings(tmp_path) == ()
    assert [one.path for one in library.copies.all()] != [backup.path]
    assert len(library.copies.all()) == 1
    assert [path.name for path in backup.path.parent.glob("*.damaged")] == [f"{backup.path.name}.damaged"]


def test_an_index_that_is_wrong_without_knowing_it_is_made_right(open_it: Opening, tmp_path: Path) -> None:
    library = open_it()
    kites = library.papers.row(library.papers.find_id("Kites"))
    library._indexing.index.refresh([], [kites.paper.id], library._catalogue.generation)
    (found,) = findings(tmp_path)
    assert (found.remedy, found.is_hint) == (Remedy.REINDEX, False)
    assert "it lacks 1" in found.sentence
    library.repair([found])
    library.index_all()
    assert findings(tmp_path) == ()


def test_an_index_that_has_what_is_gone_or_was_otherwise_is_found(open_it: Opening, tmp_path: Path) -> None:
    library = open_it()
    kites = PaperId(library.papers.find_id("Kites"))
    library.papers.trash([kites])
    library.papers.delete([kites])
    library.notes.write(library.papers.find_id("Folding Maps"), "Otherwise")
    (found,) = findings(tmp_path)
    assert "it has 1 as they were before they were changed, it still has 1 that are gone;" in found.sentence
    assert found.is_hint


def test_what_only_people_can_decide_is_left(open_it: Opening, tmp_path: Path) -> None:
    library = open_it()
    _, repairs = library.repair([Finding(Subject.DOUBLES, "Two papers are the same.", is_hint=True)])
    assert [one.sentence for one in repairs.left] == ["Two papers are the same."]
    assert repairs.repaired == ()
