"""The last state that two libraries share: from either's history, from merges that were remembered, or a backup."""

import shutil
from dataclasses import replace
from pathlib import Path

from reader_app.library.catalogue import Catalogue
from reader_app.library.merging.ancestry import MERGES, base_of, merge_document
from reader_app.library.merging.reading import Tables, read
from tests.library.making import add
from tests.library.merging.halves import beginning, copied, half, opened, retitle


def titles(tables: Tables | None) -> set[str] | None:
    return None if tables is None else {paper["title"] for paper in tables.get("papers", {}).values()}


def shared(ours: Catalogue, theirs: Catalogue) -> set[str] | None:
    return titles(base_of(half(ours), half(theirs)))


def two(tmp_path: Path, *papers: str) -> tuple[Catalogue, Catalogue]:
    beginning(tmp_path / "ours", *papers)
    copied(tmp_path / "ours", tmp_path / "theirs")
    return opened(tmp_path / "ours"), opened(tmp_path / "theirs")


def merge(ours: Catalogue, theirs: Catalogue) -> None:
    """Take all papers of theirs, as a merge where each paper was changed on one side only would."""
    document = merge_document(half(ours), half(theirs))
    assert document is not None
    ours.store.follow_clock(theirs.store.at.clock)
    papers = {key: paper for key, paper in theirs.documents("papers").items() if ours.document("papers", key) is None}
    ours.commit("Merge", {"papers": papers, MERGES: {document["id"]: document}})


def test_a_copy_shares_what_both_were_when_it_was_made(tmp_path: Path) -> None:
    ours, theirs = two(tmp_path, "First", "Second")
    add(ours, "Ours")
    add(theirs, "Theirs")
    ours.commit("Delete", {"papers": {next(iter(ours.rows)): None}})
    assert shared(ours, theirs) == shared(theirs, ours) == {"First", "Second"}


def test_one_that_has_only_gone_on_shares_all_that_the_other_has(tmp_path: Path) -> None:
    ours, theirs = two(tmp_path, "First")
    add(theirs, "Theirs")
    assert shared(ours, theirs) == shared(theirs, ours) == {"First"}


def test_a_file_alone_tells_where_it_has_been(tmp_path: Path) -> None:
    ours, theirs = two(tmp_path, "First")
    add(ours, "Ours")
    add(theirs, "Theirs")
    theirs.close()
    for folder in ("history", "backups"):
        shutil.rmtree(tmp_path / "theirs" / folder)
    found = read(tmp_path / "theirs")
    assert titles(base_of(half(ours), found)) == {"First"}
    assert base_of(half(ours), replace(found, places=(found.at,))) is None


def test_an_old_copy_without_any_history_shares_all_it_has(tmp_path: Path) -> None:
    beginning(tmp_path / "ours", "First")
    copy = tmp_path / "old.json"
    shutil.copy(tmp_path / "ours" / "library.json", copy)
    ours = opened(tmp_path / "ours")
    add(ours, "Later")
    assert titles(base_of(half(ours), read(copy))) == {"First"}


def test_other_libraries_share_nothing(tmp_path: Path) -> None:
    beginning(tmp_path / "ours", "First")
    beginning(tmp_path / "theirs", "First")
    assert shared(opened(tmp_path / "ours"), opened(tmp_path / "theirs")) is None


def test_after_a_merge_only_what_came_since_is_new(tmp_path: Path) -> None:
    ours, theirs = two(tmp_path, "First")
    add(ours, "Ours")
    add(theirs, "Theirs")
    merge(ours, theirs)
    add(theirs, "Theirs later")
    add(ours, "Ours later")
    assert shared(ours, theirs) == shared(theirs, ours) == {"First", "Theirs"}


def test_after_merges_in_both_directions_both_share_what_they_became(tmp_path: Path) -> None:
    ours, theirs = two(tmp_path, "First")
    add(ours, "Ours")
    add(theirs, "Theirs")
    other = merge_document(half(theirs), half(ours))
    assert other == merge_document(half(ours), half(theirs))
    ours.store.backups.finish()
    copied(tmp_path / "ours", tmp_path / "ours before")
    merge(ours, theirs)
    merge(theirs, opened(tmp_path / "ours before"))
    add(ours, "Ours later")
    add(theirs, "Theirs later")
    assert {"First", "Theirs", "Ours"} == shared(ours, theirs) == shared(theirs, ours)


def test_a_merge_that_was_undone_is_forgotten(tmp_path: Path) -> None:
    ours, theirs = two(tmp_path, "First")
    add(theirs, "Theirs")
    add(ours, "Ours")
    merge(ours, theirs)
    ours.undo()
    assert shared(ours, theirs) == {"First"}


def test_what_was_taken_in_with_changes_of_their_own_is_not_shared(tmp_path: Path) -> None:
    ours, theirs = two(tmp_path, "First")
    add(ours, "Ours")
    add(theirs, "Theirs")
    merge(ours, theirs)
    add(theirs, "Theirs later")
    add(theirs, "Theirs last")
    merge(theirs, ours)  # Has the memory of the first merge now, too.
    add(ours, "Ours later")
    found = shared(ours, theirs)
    assert found is not None
    assert "Theirs later" not in found
    assert "Theirs" in found


def test_a_backup_tells_what_the_history_does_not_know_any_more(tmp_path: Path) -> None:
    beginning(tmp_path / "ours", "First")
    ours = opened(tmp_path / "ours")
    ours.store.back_up("by-hand")
    ours.close()
    copied(tmp_path / "ours", tmp_path / "theirs")
    for name in ("ours", "theirs"):
        catalogue = opened(tmp_path / name)
        add(catalogue, name)
        catalogue.close()
        shutil.rmtree(tmp_path / name / "history")
    ours, theirs = opened(tmp_path / "ours"), opened(tmp_path / "theirs")
    assert shared(ours, theirs) == {"First"}
    shutil.rmtree(tmp_path / "theirs" / "backups")
    assert shared(ours, theirs) == {"First"}
    shutil.rmtree(tmp_path / "ours" / "backups")
    assert shared(ours, theirs) is None


def test_history_with_a_gap_is_not_gone_back_through(tmp_path: Path) -> None:
    first, *_ = beginning(tmp_path / "ours", "First")
    ours = opened(tmp_path / "ours")
    at = ours.store.at
    ours.close()
    theirs = copied(tmp_path / "ours", tmp_path / "theirs")
    shutil.rmtree(tmp_path / "ours" / "history")
    shutil.rmtree(theirs / "history")
    shutil.rmtree(theirs / "backups", ignore_errors=True)
    shutil.rmtree(tmp_path / "ours" / "backups", ignore_errors=True)
    ours, changed = opened(tmp_path / "ours"), opened(theirs)
    retitle(ours, first, "Ours")
    retitle(changed, first, "Theirs")
    assert shared(ours, changed) == {"First"}
    assert half(ours).places[-1] == at
