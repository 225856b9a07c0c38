"""Merging brings the other library's files along."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.model.anchor import Anchor, Target
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AttachmentId, PaperId
from tests.library.attachments.pdfs import names, pdf, staged
from tests.library.merging.diverged import Pair, begun, diverged


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    held = diverged(tmp_path)
    yield held
    held.close()


def attach(library: Library, paper: PaperId, name: str, *pages: str) -> AttachmentId:
    source = pdf(library.folder.parent / f"{name}.pdf", *(pages or (name,)))
    _, attached = library.attachments.attach(paper, [staged(library.folder, source)])
    return attached.added[0].id


def test_a_file_that_was_attached_there_is_here_too_afterwards(pair: Pair) -> None:
    maps = pair.paper("Folding Maps")
    there = attach(pair.theirs, maps, "proofs")
    _, report = pair.ours.merge(pair.theirs.folder)
    assert (report.files, report.notices) == (1, ())
    assert pair.ours.attachments.path(there).read_bytes() == pair.theirs.attachments.path(there).read_bytes()
    assert pair.ours.attachments.path(there).parent == pair.ours.attachments.folder


def test_two_files_of_one_name_stay_two(pair: Pair) -> None:
    maps = pair.paper("Folding Maps")
    here, there = attach(pair.ours, maps, "one"), attach(pair.theirs, maps, "two")
    pair.ours.merge(pair.theirs.folder)
    assert names(pair.ours.folder) == ["Folding Maps (2).pdf", "Folding Maps.pdf"]
    assert {one.id for one in pair.ours.attachments.of(maps)} == {here, there}
    assert pair.ours.attachments.path(there).read_bytes() == pair.theirs.attachments.path(there).read_bytes()


def test_the_same_file_attached_on_both_sides_is_one(pair: Pair) -> None:
    maps = pair.paper("Folding Maps")
    attach(pair.ours, maps, "same")
    attach(pair.theirs, maps, "same")
    _, report = pair.ours.merge(pair.theirs.folder)
    assert report.conflicts == ()
    assert len(pair.ours.attachments.of(maps)) == 1
    assert names(pair.ours.folder) == ["Folding Maps.pdf"]


def test_marks_on_a_file_that_got_another_id_stay_on_it(pair: Pair) -> None:
    maps = pair.paper("Folding Maps")
    here = attach(pair.ours, maps, "same")
    there = attach(pair.theirs, maps, "same")
    assert here < there
    pair.theirs.marks.add(maps, Anchor(Target.PDF, "same", "", "", 0, 4, page=1, attachment=there))
    pair.ours.merge(pair.theirs.folder)
    (mark,) = pair.ours.marks.of(maps)
    assert mark.annotation.anchor.attachment == here


def test_boxes_on_two_pages_are_two_marks(pair: Pair) -> None:
    maps = pair.paper("Folding Maps")
    file = attach(pair.ours, maps, "same")
    attach(pair.theirs, maps, "same")
    quads = ((1.0, 2.0, 3.0, 2.0, 1.0, 1.0, 3.0, 1.0),)
    for library, page in ((pair.ours, 1), (pair.theirs, 2)):
        own = library.attachments.of(maps)[0].id
        library.marks.add(maps, Anchor(Target.PDF, "", "", "", 0, 0, page, quads, attachment=own), kind="square")
    pair.ours.merge(pair.theirs.folder)
    places = {(one.annotation.anchor.page, one.annotation.anchor.attachment) for one in pair.ours.marks.of(maps)}
    assert places == {(1, file), (2, file)}


def test_another_library_altogether_brings_its_files(tmp_path: Path) -> None:
    ours, theirs = begun(tmp_path / "ours", "Kites"), begun(tmp_path / "theirs", "Kites", "Maps")
    there = attach(theirs, theirs.papers.find_id("Kites"), "kites")
    ours.merge(theirs.folder)
    (file,) = ours.attachments.of(ours.papers.find_id("Kites"))
    assert ours.attachments.path(file.id).read_bytes() == theirs.attachments.path(there).read_bytes()
    ours.close()
    theirs.close()


def test_a_file_that_is_nowhere_is_told(pair: Pair) -> None:
    there = attach(pair.theirs, pair.paper("Folding Maps"), "proofs")
    pair.theirs.attachments.path(there).unlink()
    _, report = pair.ours.merge(pair.theirs.folder)
    assert [notice for notice in report.notices if "1 PDF is in neither folder" in notice]


def test_a_full_disk_merges_nothing(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    maps = pair.paper("Folding Maps")
    for number in range(2):
        attach(pair.theirs, maps, f"version {number}")
    replace, done = os.replace, []

    def refuse_the_second(source: str, target: str) -> None:
        if str(target).endswith(".pdf"):
            done.append(target)
            if len(done) == 2:
                raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse_the_second)
    with pytest.raises(ReaderError, match="No space left"):
        pair.ours.merge(pair.theirs.folder)
    monkeypatch.undo()
    assert names(pair.ours.folder) == []
    assert pair.ours.attachments.of(maps) == ()


def test_a_library_of_one_folder_needs_no_copies(pair: Pair, tmp_path: Path) -> None:
    maps = pair.paper("Folding Maps")
    there = attach(pair.theirs, maps, "proofs")
    # As a program for synchronising folders brings it: first the files, then another library.json.
    shutil.copytree(pair.theirs.folder / "files", pair.ours.folder / "files")
    before = names(pair.ours.folder)
    pair.ours.merge(pair.theirs.folder)
    assert names(pair.ours.folder) == before
    assert pair.ours.attachments.path(there).name == "Folding Maps.pdf"


def test_a_backup_brings_the_files_of_the_library_that_it_is_of(tmp_path: Path) -> None:
    ours, theirs = begun(tmp_path / "ours", "Kites"), begun(tmp_path / "theirs", "Maps")
    there = attach(theirs, theirs.papers.find_id("Maps"), "maps")
    backup = theirs.copies.making()()
    ours.merge(backup.path)
    (file,) = ours.attachments.of(ours.papers.find_id("Maps"))
    assert ours.attachments.path(file.id).read_bytes() == theirs.attachments.path(there).read_bytes()
    ours.close()
    theirs.close()
