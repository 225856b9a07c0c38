"""Bringing another library into the one that is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.library.merging.report import Take
from reader_app.model.errors import ReaderError
from reader_app.model.paper import ReadState
from tests.library.merging.diverged import Pair, begun, diverged


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = diverged(tmp_path)
    yield made
    made.close()


def contents(library: Library) -> dict[object, object]:
    """Return what a reader sees of a library."""
    return {row.paper.id: (row.paper, row.note, row.comments) for row in library.papers.rows().values()}


def sequence(library: Library) -> int:
    """Return the number of the last change, also of one that nobody sees."""
    return library._catalogue.store.sequence


def reasons(library: Library) -> list[str]:
    """Return why backups were made out of turn."""
    return [backup.reason for backup in library.copies.all() if backup.reason]


def test_what_both_changed_since_is_brought_together(pair: Pair) -> None:
    maps, kites, boats = map(pair.paper, ("Folding Maps", "Kites in Wind", "Paper Boats"))
    pair.ours.papers.set_starred([maps], True)
    pair.theirs.papers.set_state([maps], ReadState.LATER)
    pair.theirs.notes.write(kites, "Written there.")
    pair.theirs.marks.add_words(boats, "Nobody had counted the ways before.")
    changes, report = pair.ours.merge(pair.theirs.folder)
    paper = pair.ours.papers.get(maps)
    assert (paper.starred, paper.state) == (True, ReadState.LATER)
    assert pair.ours.notes.text(kites) == "Written there."
    assert len(pair.ours.marks.of(boats)) == 1
    assert (report.has_ancestor, report.conflicts, report.notes, report.highlights) == (True, (), 1, 1)
    assert changes.papers == {maps, kites, boats}


def test_a_preview_says_the_same_and_changes_nothing(pair: Pair) -> None:
    pair.theirs.papers.edit(pair.paper("Folding Maps"), venue="There")
    before = contents(pair.ours)
    preview = pair.ours.merge_preview(pair.theirs.folder)
    assert (contents(pair.ours), pair.ours.undo_label, reasons(pair.ours)) == (before, "Import", [])
    _, report = pair.ours.merge(pair.theirs.folder)
    assert (preview.changed, preview.conflicts) == (("Folding Maps",), ())
    assert report == preview


def test_a_merge_is_one_step_that_is_undone_and_redone(pair: Pair) -> None:
    pair.theirs.papers.edit(pair.paper("Folding Maps"), venue="There")
    pair.theirs.notes.write(pair.paper("Kites in Wind"), "Written there.")
    before = contents(pair.ours)
    changes, report = pair.ours.merge(pair.theirs.folder)
    merged = contents(pair.ours)
    assert pair.ours.undo_label == changes.label == f"Merge {report.name}"
    pair.ours.undo()
    assert contents(pair.ours) == before
    pair.ours.redo()
    assert contents(pair.ours) == merged


def test_a_backup_is_made_before(pair: Pair) -> None:
    pair.theirs.papers.edit(pair.paper("Folding Maps"), venue="There")
    pair.ours.merge(pair.theirs.folder)
    (backup,) = [one for one in pair.ours.copies.all() if one.reason == "before-merge"]
    assert pair.ours.copies.preview(backup).changing == ("Folding Maps",)


def test_a_second_time_it_changes_nothing_and_makes_no_backup(pair: Pair) -> None:
    pair.theirs.papers.edit(pair.paper("Folding Maps"), venue="There")
    pair.ours.merge(pair.theirs.folder)
    label, backups = pair.ours.undo_label, reasons(pair.ours)
    changes, report = pair.ours.merge(pair.theirs.folder)
    assert (bool(changes), report.changes_nothing) == (False, True)
    assert (pair.ours.undo_label, reasons(pair.ours)) == (label, backups)


def test_merged_in_both_directions_the_two_are_alike(pair: Pair) -> None:
    maps = pair.paper("Folding Maps")
    pair.ours.papers.edit(maps, venue="Here")
    pair.theirs.papers.edit(maps, venue="There")
    pair.ours.merge(pair.theirs.folder)
    pair.theirs.merge(pair.ours.folder)
    assert contents(pair.ours) == contents(pair.theirs)
    assert pair.ours.papers.get(maps).venue == "There"  # It was made later.


def test_merging_to_and_fro_comes_to_rest(pair: Pair) -> None:
    pair.ours.papers.edit(pair.paper("Folding Maps"), venue="Here")
    pair.theirs.papers.edit(pair.paper("Kites in Wind"), venue="There")
    for _ in range(2):
        pair.ours.merge(pair.theirs.folder)
        pair.theirs.merge(pair.ours.folder)
    sequences = sequence(pair.ours), sequence(pair.theirs)
    assert pair.ours.merge(pair.theirs.folder)[1].changes_nothing
    assert pair.theirs.merge(pair.ours.folder)[1].changes_nothing
    assert (sequence(pair.ours), sequence(pair.theirs)) == sequences


def test_merging_to_and_fro_comes_to_rest_with_conflicts_too(pair: Pair) -> None:
    for library, venue in ((pair.ours, "Here"), (pair.theirs, "There")):
        library.papers.edit(pair.paper("Folding Maps"), venue=venue)
    for _ in range(2):
        pair.ours.merge(pair.theirs.folder)
        pair.theirs.merge(pair.ours.folder)
    sequences = sequence(pair.ours), sequence(pair.theirs)
    assert pair.ours.merge(pair.theirs.folder)[1].changes_nothing
    assert pair.theirs.merge(pair.ours.folder)[1].changes_nothing
    assert (sequence(pair.ours), sequence(pair.theirs)) == sequences


def test_that_two_did_the_same_is_remembered_without_a_step_of_its_own(pair: Pair) -> None:
    for library in (pair.ours, pair.theirs):
        library.tags.create("method/folding", "green")
    label, number = pair.ours.undo_label, sequence(pair.ours)
    assert pair.ours.merge(pair.theirs.folder)[1].changes_nothing
    assert (pair.ours.undo_label, sequence(pair.ours)) == (label, number + 1)
    pair.ours.tags.recolour("method/folding", "red")
    pair.theirs.merge(pair.ours.folder)
    assert (pair.theirs.tags.colour("method/folding"), pair.theirs.conflicts.all()) == ("red", ())
    pair.ours.undo()
    pair.ours.undo()
    assert "method/folding" not in pair.ours.tags.colours()


def test_what_both_changed_is_kept_until_it_is_settled(pair: Pair) -> None:
    maps = pair.paper("Folding Maps")
    pair.ours.papers.edit(maps, venue="Here")
    pair.theirs.papers.edit(maps, venue="There")
    _, report = pair.ours.merge(pair.theirs.folder)
    (conflict,) = pair.ours.conflicts.all()
    assert report.conflicts == (conflict,)
    assert (conflict.title, conflict.ours.text, conflict.theirs.text) == ("Folding Maps", "Here", "There")
    assert conflict.kept is Take.THEIRS
    pair.ours.conflicts.settle(conflict.id, take=Take.OURS)
    assert (pair.ours.papers.get(maps).venue, pair.ours.conflicts.all()) == ("Here", ())
    pair.ours.undo()
    assert (pair.ours.papers.get(maps).venue, pair.ours.conflicts.all()) == ("There", (conflict,))


def test_who_moved_a_paper_in_the_queue_and_when_is_known(pair: Pair) -> None:
    maps = pair.paper("Folding Maps")
    pair.ours.papers.set_state([maps], ReadState.LATER)
    pair.theirs.papers.set_state([maps], ReadState.READING)
    pair.ours.papers.set_starred([maps], True)
    pair.ours.merge(pair.theirs.folder)
    (conflict,) = pair.ours.conflicts.all()
    assert [(side.is_here, bool(side.time)) for side in (conflict.ours, conflict.theirs)] == [(True, True)] * 2
    assert conflict.kept is Take.THEIRS


def test_what_is_done_after_a_merge_is_later_than_what_the_other_did(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    maps = pair.paper("Folding Maps")
    with monkeypatch.context() as clock:
        clock.setattr("time.time_ns", lambda: 4_000_000_000_000_000_000)  # That computer lives in 2096.
        pair.theirs.papers.edit(maps, venue="There")
    pair.ours.merge(pair.theirs.folder)
    pair.ours.papers.edit(maps, venue="Here, after")
    pair.theirs.merge(pair.ours.folder)
    assert pair.theirs.papers.get(maps).venue == "Here, after"
    assert pair.theirs.conflicts.all() == ()


def test_the_other_library_stays_as_it_is(pair: Pair) -> None:
    pair.theirs.papers.edit(pair.paper("Folding Maps"), venue="There")
    pair.theirs.close()
    folder = pair.theirs.folder
    before = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    pair.ours.merge(folder)
    assert {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()} == before


def test_libraries_with_nothing_in_common_are_matched_by_their_papers(tmp_path: Path) -> None:
    ours, theirs = begun(tmp_path / "a", "Folding Maps", "Kites in Wind"), begun(tmp_path / "b", "Folding Maps", "New")
    theirs.notes.write(theirs.papers.find_id("Folding Maps"), "Written there.")
    _, report = ours.merge(theirs.folder)
    assert (report.has_ancestor, report.added) == (False, ("New",))
    assert sorted(row.paper.title for row in ours.papers.rows().values()) == ["Folding Maps", "Kites in Wind", "New"]
    assert ours.notes.text(ours.papers.find_id("Folding Maps")) == "Written there."
    ours.close()
    theirs.close()


def test_papers_that_came_in_are_found_by_search(pair: Pair) -> None:
    pair.theirs.notes.write(pair.paper("Kites in Wind"), "Something about zeppelins.")
    pair.ours.index_all()
    pair.ours.merge(pair.theirs.folder)
    assert pair.ours.unindexed == 1


def test_a_copy_beside_the_library_is_renamed_once_it_is_merged(pair: Pair) -> None:
    pair.theirs.papers.edit(pair.paper("Folding Maps"), venue="There")
    pair.theirs.close()
    copy = pair.ours.folder / "library.sync-conflict-20261102-101010-ABCDEFG.json"
    copy.write_bytes((pair.theirs.folder / "library.json").read_bytes())
    assert [one.path for one in pair.ours.conflict_copies()] == [copy]
    pair.ours.merge_preview(copy)
    assert copy.exists()
    pair.ours.merge(copy)
    assert pair.ours.papers.get(pair.paper("Folding Maps")).venue == "There"
    assert (pair.ours.conflict_copies(), copy.with_name(f"{copy.name}.merged").exists()) == ((), True)


def test_a_file_alone_still_tells_what_both_were(pair: Pair, tmp_path: Path) -> None:
    maps, kites, boats = map(pair.paper, ("Folding Maps", "Kites in Wind", "Paper Boats"))
    pair.ours.papers.trash([kites])
    pair.ours.papers.delete([kites])
    pair.ours.papers.edit(boats, venue="")
    pair.theirs.papers.edit(maps, venue="There")
    for _ in range(2):
        pair.theirs.close()
        pair.theirs = Library.open(pair.theirs.folder, cache=tmp_path / "theirs-cache")
        pair.theirs.papers.set_starred([boats], True)
    pair.theirs.close()
    copy = pair.ours.folder / "library (Ada's conflicted copy 2026-11-02).json"
    copy.write_bytes((pair.theirs.folder / "library.json").read_bytes())
    _, report = pair.ours.merge(copy)
    assert (report.has_ancestor, report.conflicts, report.added) == (True, (), ())
    assert (kites in pair.ours.papers.rows(), pair.ours.papers.get(maps).venue) == (False, "There")


def test_the_open_library_is_not_merged_into_itself(pair: Pair) -> None:
    for path in (pair.ours.folder, pair.ours.folder / "library.json"):
        with pytest.raises(ReaderError, match="is the library that is open"):
            pair.ours.merge(path)


@pytest.mark.parametrize("content", [b"", b"no library", b"[]", b'{"papers": 3}'])
def test_what_is_no_library_is_refused_with_a_sentence(pair: Pair, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(content)
    with pytest.raises(ReaderError, match=r"other\.json"):
        pair.ours.merge(other)
    assert pair.ours.undo_label == "Import"


def test_nothing_is_merged_from_where_nothing_is(pair: Pair, tmp_path: Path) -> None:
    for path in (tmp_path / "gone", tmp_path / "gone.json"):
        with pytest.raises(ReaderError, match="gone"):
            pair.ours.merge_preview(path)


def test_a_document_that_cannot_be_used_is_refused_before_anything_is_changed(pair: Pair, tmp_path: Path) -> None:
    other = tmp_path / "other" / "library.json"
    other.parent.mkdir()
    other.write_text('{"papers": {"1": {"id": "p1", "title": "Whole"}, "2": {"id": "p2", "title": 7}}}')
    with pytest.raises(ReaderError, match="title"):
        pair.ours.merge(other)
    assert (pair.ours.undo_label, len(pair.ours.papers.rows())) == ("Import", 3)


def test_a_library_open_for_reading_only_previews_and_refuses(pair: Pair) -> None:
    pair.theirs.papers.edit(pair.paper("Folding Maps"), venue="There")
    reading = Library.open(pair.ours.folder, read_only=True)
    assert reading.merge_preview(pair.theirs.folder).changed == ("Folding Maps",)
    with pytest.raises(ReaderError, match="for reading only"):
        reading.merge(pair.theirs.folder)
    reading.close()
