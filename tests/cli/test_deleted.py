"""Listing what was deleted, and bringing it back."""

import pytest

from reader_app.library.library import Library
from tests.cli.shell import Shell


@pytest.fixture
def poorer(shell: Shell) -> Shell:
    """Return a library of which a paper with its note and highlight, and another paper's note, were deleted."""
    shell("note", "Folding Maps", "--text", "Of maps")
    shell("highlight", "Folding Maps", "folds flat")
    shell("note", "Paper Boats", "--text", "Of boats")
    shell("note", "Paper Boats", "--text", "")
    shell("trash", "Folding Maps")
    library = Library.open(shell.folder)
    library.papers.delete([library.papers.find_id("Folding Maps")])
    library.close()
    return shell


def test_what_was_deleted_is_listed_the_latest_first(poorer: Shell) -> None:
    found = poorer.json("deleted")["deleted"]
    assert sorted(one["kind"] for one in found) == ["highlight", "note", "note", "paper"]
    assert found[-1]["value"]["text"] == "Of boats"
    lines = poorer("deleted").out.splitlines()
    assert [line.split()[0] for line in lines] == [one["item"] for one in found]
    assert lines[-1].endswith("Of boats")
    assert poorer("deleted", "--limit", "1").err == "Only the latest 1 are shown; --limit 0 shows all.\n"
    assert len(poorer("deleted", "--limit", "0").out.splitlines()) == 4


def test_several_things_come_back_as_one_step(poorer: Shell) -> None:
    boats = poorer.json("deleted")["deleted"][-1]["item"]
    answer = poorer.json("deleted", "--restore", "folding maps", boats)
    assert [one["kind"] for one in answer["restored"]] == ["paper", "note"]
    assert answer["label"] == "Bring back 2 things of 2 papers"
    assert poorer.json("note", "Paper Boats")["text"] == "Of boats"
    assert poorer.json("show", "Folding Maps")["note"] == "Of maps"
    assert poorer("deleted").err == "Nothing was deleted, as far back as the history reaches.\n"
    library = Library.open(poorer.folder)
    library.undo()
    assert library.papers.counts().all == 2
    library.close()


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(poorer: Shell) -> None:
    boats = poorer.json("deleted")["deleted"][-1]["item"]
    assert "names 4 deleted things" in poorer("deleted", "--restore", "0").err
    assert "Bring back the note on “Paper Boats” of" in poorer("deleted", "--restore", boats[:-1]).err


@pytest.mark.parametrize("name", ["", "Kites in Wind", "nothing"])
def test_what_was_not_deleted_cannot_come_back(name: str, poorer: Shell) -> None:
    outcome = poorer("deleted", "--restore", name)
    assert (outcome.status, "names nothing that was deleted" in outcome.err) == (1, True)


def test_a_note_needs_its_paper_and_nothing_comes_back_by_halves(poorer: Shell) -> None:
    notes = [one["item"] for one in poorer.json("deleted")["deleted"] if one["kind"] == "note"]
    outcome = poorer("deleted", "--restore", *notes)
    assert (outcome.status, "bring the paper back first" in outcome.err) == (1, True)
    assert poorer.json("note", "Paper Boats")["text"] == ""
