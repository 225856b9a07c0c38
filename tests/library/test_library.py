"""The one door: opening, closing, listing."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library.library import Library, default_folder
from reader_app.library.listing import Order, Scope
from reader_app.library.store import compaction
from reader_app.model.errors import LibraryBusyError, ReaderError
from reader_app.model.importing import Page
from reader_app.model.paper import Record
from tests.library.making import ABSTRACT, reading

RECORDS = (
    Record(title="Folding Maps of Large Cities", abstract=ABSTRACT, year=2020),
    Record(title="Counting Folded Proteins Quickly", authors=("Ada Lovelace",), year=2021),
    Record(title="On Stars and their Colours", year=1999),
)
PAGE = Page("Daily Papers", "2026-03-18", date_inferred=True)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    held = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    yield held
    held.close()


def titles(library: Library, **scope: object) -> list[str]:
    rows = library.listing(Scope(**scope)).rows  # type: ignore[arg-type]
    return [row.paper.title.split()[0] for row in rows]


def test_a_library_begins_where_there_is_none_and_is_there_the_next_time(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "library"
    first = Library.open(folder, cache=tmp_path / "cache")
    first.add([reading(*RECORDS)])
    first.close()
    again = Library.open(folder, cache=tmp_path / "cache")
    assert (again.papers.counts().all, again.unindexed, again.is_read_only) == (3, 0, False)
    again.close()


def test_a_library_without_its_cache_is_indexed_anew(tmp_path: Path) -> None:
    first = Library.open(tmp_path, cache=tmp_path / "cache")
    first.add([reading(*RECORDS)])
    first.close()
    again = Library.open(tmp_path, cache=tmp_path / "other")
    assert again.unindexed == 3
    assert sorted(titles(again, query="fold")) == ["Counting", "Folding"]
    again.index_all()
    assert again.unindexed == 0
    assert sorted(titles(again, query="fold")) == ["Counting", "Folding"]
    again.close()


def test_one_writes_and_others_may_read(library: Library, tmp_path: Path) -> None:
    library.add([reading(*RECORDS)])
    with pytest.raises(LibraryBusyError, match="is open in another Paper Reader"):
        Library.open(library.folder, cache=tmp_path / "cache")
    reader = Library.open(library.folder, read_only=True, cache=tmp_path / "cache")
    assert reader.is_read_only
    assert titles(reader, query="stars") == ["On"]
    with pytest.raises(ReaderError, match="for reading only"):
        reader.papers.set_starred(reader.papers.rows(), True)
    reader.close()


def test_a_library_that_cannot_be_opened_is_let_go_of(tmp_path: Path) -> None:
    (tmp_path / "library.json").write_text("damaged")
    for _ in range(2):
        with pytest.raises(ReaderError, match="is damaged"):
            Library.open(tmp_path, cache=tmp_path / "cache")
    (tmp_path / "library.json").unlink()
    Library.open(tmp_path, cache=tmp_path / "cache").close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReaderError, match="cannot be made"):
        Library.open(tmp_path / "file" / "library", cache=tmp_path / "cache")


def test_the_library_of_the_platform_is_in_its_data_folder(own_platform_folders: Path) -> None:
    assert default_folder().name == "paper-reader"
    assert own_platform_folders in default_folder().parents


def test_a_list_has_the_papers_added_last_first_in_the_order_of_their_import(library: Library) -> None:
    library.add([reading(*RECORDS)])
    assert titles(library) == ["Folding", "Counting", "On"]
    assert titles(library, order=Order.PUBLISHED) == ["Counting", "Folding", "On"]
    assert titles(library, order=Order.TITLE, descending=True) == ["On", "Folding", "Counting"]


@pytest.mark.parametrize("is_indexed", [True, False])
def test_a_search_finds_the_same_whether_papers_are_indexed_yet_or_not(is_indexed: bool, library: Library) -> None:
    library.add([reading(*RECORDS)])
    if is_indexed:
        library.index_all()
    assert library.unindexed == (0 if is_indexed else 3)
    assert sorted(titles(library, query="folded")) == ["Counting", "Folding"]
    assert titles(library, query="fol", typing=True, base="year:2020") == ["Folding"]
    assert titles(library, query="author:lovelace") == ["Counting"]
    assert titles(library, query="nothing like it") == []
    listing = library.listing(Scope(query="maps"))
    assert listing.matcher is not None
    assert [row.paper.id for row in listing.rows] == list(listing.scores)
    assert library.listing(Scope(query="year:2020")).matcher is None


def test_what_was_changed_is_searched_at_once(library: Library) -> None:
    library.add([reading(*RECORDS)])
    library.index_all()
    paper = library.papers.find_id("On Stars and their Colours")
    library.notes.write(paper, "Compare with the spectrograph")
    assert titles(library, query="spectrograph") == ["On"]
    library.undo()
    assert titles(library, query="spectrograph") == []
    library.papers.trash([paper])
    assert titles(library, query="stars") == []
    assert titles(library, query="stars", base="is:trashed") == ["On"]
    library.papers.delete([paper])
    library.index_all()
    assert titles(library, query="stars", base="is:trashed") == []


def test_a_page_lists_its_papers_in_its_own_order(library: Library) -> None:
    library.add([reading(RECORDS[2])])
    _, report = library.add([reading(RECORDS[2], RECORDS[0], page=PAGE)])
    listing = library.listing(Scope(base=f"feed:{report.feeds[0]}"))
    assert [(row.paper.title[:2], listing.ranks[row.paper.id]) for row in listing.rows] == [("On", 1), ("Fo", 2)]
    assert titles(library, base=f"feed:{report.feeds[0]}", query="maps") == ["Folding"]
    library.feeds.remove(report.feeds[0])
    assert titles(library, base=f"feed:{report.feeds[0]}") == []


def test_some_papers_can_be_listed_alone(library: Library) -> None:
    _, report = library.add([reading(*RECORDS)])
    only = (report.added[2], report.added[0])
    assert titles(library, only=only) == ["On", "Folding"]
    assert titles(library, only=only, query="maps") == ["Folding"]


def test_a_list_knows_how_large_the_library_is_and_its_colours(library: Library) -> None:
    _, report = library.add([reading(*RECORDS)])
    library.tags.add(report.added[:1], ["maps"])
    library.tags.recolour("maps", "red")
    library.papers.trash(report.added[2:])
    listing = library.listing(Scope(query="year:2020"))
    assert (listing.library_size, dict(listing.tag_colours)) == (2, {"maps": "red"})


def test_labels_say_what_undo_and_redo_would_do(library: Library) -> None:
    library.add([reading(*RECORDS)], label="Import list.txt")
    assert (library.undo_label, library.redo_label) == ("Import list.txt", "")
    library.undo()
    assert (library.undo_label, library.redo_label) == ("", "Import list.txt")
    assert len(library.redo().papers) == 3


def test_when_all_is_indexed_the_file_is_brought_in_step_too(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "REST_SHARE", 1 << 40)
    library.add([reading(*RECORDS)])
    while library.index_some():
        assert "Folding" not in (library.folder / "library.json").read_text(encoding="utf-8")
    for thread in threading.enumerate():
        if thread.name == "compaction":
            thread.join()
    assert "Folding" in (library.folder / "library.json").read_text(encoding="utf-8")
