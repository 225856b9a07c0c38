"""Stamps: by whom and when each field was changed last."""

from pathlib import Path

from reader_app.library.merging.stamps import Stamp, Stamps
from tests.library.making import add
from tests.library.merging.halves import half, opened, retitle


def test_each_field_has_the_stamp_of_the_change_that_touched_it_last(tmp_path: Path) -> None:
    catalogue = opened(tmp_path)
    paper = add(catalogue, "First")
    added = catalogue.store.at.clock
    retitle(catalogue, paper, "Second")
    edited = catalogue.store.at.clock
    add(catalogue, "Another")
    stamps = Stamps(half(catalogue))
    assert stamps.of("papers", paper, "added").clock == added
    assert stamps.of("papers", paper, "title").clock == edited
    assert stamps.of("papers", paper).clock == edited
    assert stamps.of("papers", paper, "title").device
    assert stamps.of("papers", paper, "title").time.startswith("20")
    assert added < edited < catalogue.store.at.clock


def test_a_removal_is_the_last_change_of_a_document(tmp_path: Path) -> None:
    catalogue = opened(tmp_path)
    paper = add(catalogue, "First")
    catalogue.commit("Delete", {"papers": {paper: None}})
    assert Stamps(half(catalogue)).of("papers", paper).clock == catalogue.store.at.clock


def test_what_no_history_tells_is_as_late_as_the_library_itself(tmp_path: Path) -> None:
    catalogue = opened(tmp_path)
    paper = add(catalogue, "First")
    here = half(catalogue)
    assert Stamps(here).of("papers", "elsewhere") == Stamp(here.at.clock)
    assert Stamps(here, since=here.at.clock).of("papers", paper) == Stamp(here.at.clock)
