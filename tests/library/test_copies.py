"""Going back to a backup, after a look at what that would change."""

from pathlib import Path

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.copies import Copies
from reader_app.library.notes import Notes
from reader_app.library.papers import Papers
from reader_app.library.searches import Searches
from reader_app.library.store import Backup
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from tests.library.making import add, opened


@pytest.fixture
def changed(catalogue: Catalogue) -> tuple[Backup, dict[str, PaperId]]:
    """Return a backup, and the papers of a library that was changed since."""
    papers = {title: add(catalogue, title) for title in ("Stays", "Goes", "Changes")}
    Notes(catalogue).write(papers["Stays"], "Mine")
    backup = catalogue.store.back_up("test")
    Papers(catalogue).trash([papers["Goes"]])
    Papers(catalogue).delete([papers["Goes"]])
    Papers(catalogue).edit(papers["Changes"], title="Changed")
    Notes(catalogue).write(papers["Stays"], "Mine no more")
    Searches(catalogue).save("Later", "late")
    papers["New"] = add(catalogue, "New")
    return backup, papers


def test_a_preview_says_what_would_change_and_changes_nothing(
    changed: tuple[Backup, dict[str, PaperId]], catalogue: Catalogue
) -> None:
    backup, _ = changed
    generation = catalogue.generation
    preview = Copies(catalogue).preview(backup)
    assert (preview.coming_back, preview.going, preview.changing) == (("Goes",), ("New",), ("Changed",))
    assert (preview.notes, preview.highlights, preview.others) == (1, 0, 1)
    assert catalogue.generation == generation


def test_going_back_is_one_step_that_can_be_undone(
    changed: tuple[Backup, dict[str, PaperId]], catalogue: Catalogue, tmp_path: Path
) -> None:
    backup, papers = changed
    now = dict(catalogue.rows)
    Copies(catalogue).restore(backup)
    assert {row.paper.title for row in catalogue.rows.values()} == {"Stays", "Goes", "Changes"}
    assert catalogue.row(papers["Stays"]).note == "Mine"
    assert dict(catalogue.documents("searches")) == {}
    assert dict(opened(tmp_path, read_only=True).rows) == dict(catalogue.rows)
    after = Copies(catalogue).preview(backup)
    assert (after.coming_back, after.going, after.changing, after.notes, after.others) == ((), (), (), 0, 0)
    assert catalogue.undo_label.startswith("Go back to the backup of 20")
    catalogue.undo()
    assert dict(catalogue.rows) == now


def test_a_damaged_backup_is_refused_and_changes_nothing(
    changed: tuple[Backup, dict[str, PaperId]], catalogue: Catalogue
) -> None:
    backup, _ = changed
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 255
    now = dict(catalogue.rows)
    for damaged in (bytes(content), bytes(content[:-4]), b""):
        backup.path.write_bytes(damaged)
        with pytest.raises(ReaderError, match="is damaged; take another one"):
            Copies(catalogue).restore(backup)
    backup.path.unlink()
    with pytest.raises(ReaderError, match="is damaged; take another one"):
        Copies(catalogue).preview(backup)
    assert dict(catalogue.rows) == now


def test_backups_are_listed_newest_first(catalogue: Catalogue) -> None:
    assert Copies(catalogue).all() == ()
    add(catalogue)
    backup = catalogue.store.back_up("test")
    assert Copies(catalogue).all() == (backup,)
