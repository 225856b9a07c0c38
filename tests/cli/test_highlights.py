from pathlib import Path
from typing import Any

import pytest

from reader_app.library.library import Library
from tests.cli.shell import Shell, write_papers


def highlights(shell: Shell) -> list[dict[str, Any]]:
    return list(shell.json("highlight", "crane2019folding")["highlights"])


def test_exact_words_are_highlighted_and_listed(shell: Shell) -> None:
    outcome = shell.json(
        "highlight", "crane2019folding", "folds flat", "--colour", "green", "--comment", "the main result"
    )
    (mark,) = outcome["highlights"]
    assert (mark["text"], mark["colour"], mark["meaning"], mark["comment"]) == (
        "folds flat",
        "green",
        "result",
        "the main result",
    )
    assert (mark["fate"], mark["start"], mark["end"]) == ("same", 23, 33)
    assert highlights(shell) == [mark]
    assert shell("highlight", "crane2019folding").err == ""
    assert shell("highlight", "crane2019folding").out.splitlines() == [
        f"{mark['id']}  green",
        "    “folds flat”",
        "    the main result",
    ]


def test_options_may_stand_before_the_words(shell: Shell) -> None:
    shell("highlight", "crane2019folding", "--colour", "doubt", "folds flat")
    assert [mark["colour"] for mark in highlights(shell)] == ["red"]


def test_words_copied_with_the_line_breaks_of_a_terminal_are_found(shell: Shell) -> None:
    shell("highlight", "crane2019folding", "flat along\n    its creases")
    assert [mark["text"] for mark in highlights(shell)] == ["flat along its creases"]


@pytest.mark.parametrize("words", ["unicorns", "map", ""])
def test_words_that_are_not_there_once_are_refused(shell: Shell, words: str) -> None:
    outcome = shell("highlight", "crane2019folding", words)
    assert outcome.status == 1
    assert "The abstract" in outcome.err
    assert highlights(shell) == []


def test_an_unknown_colour_is_refused(shell: Shell) -> None:
    assert shell("highlight", "crane2019folding", "folds flat", "--colour", "plaid").status == 1


def test_a_highlight_is_edited(shell: Shell) -> None:
    shell("highlight", "crane2019folding", "folds flat")
    (mark,) = highlights(shell)
    shell("highlight", "crane2019folding", "--edit", mark["id"][:25], "--colour", "blue")
    shell("highlight", "crane2019folding", "--edit", mark["id"], "--comment", "-ish")
    (edited,) = highlights(shell)
    assert (edited["id"], edited["colour"], edited["comment"]) == (mark["id"], "blue", "-ish")


def test_highlights_are_removed_by_their_ids(shell: Shell) -> None:
    shell("highlight", "crane2019folding", "We fold")
    shell("highlight", "crane2019folding", "folds flat")
    shell("highlight", "crane2019folding", "Nobody")
    first, second, third = highlights(shell)
    outcome = shell.json("highlight", "crane2019folding", "--remove", first["id"], "--remove", third["id"])
    assert [mark["id"] for mark in outcome["highlights"]] == [second["id"]]


def test_a_highlight_of_another_paper_is_not_removed(shell: Shell) -> None:
    shell("highlight", "crane2019folding", "folds flat")
    (mark,) = highlights(shell)
    outcome = shell("highlight", "dale2021kites", "--remove", mark["id"])
    assert (outcome.status, "has no highlight" in outcome.err) == (1, True)
    assert len(highlights(shell)) == 1


def test_the_beginning_of_two_ids_names_neither(shell: Shell) -> None:
    shell("highlight", "crane2019folding", "We fold")
    shell("highlight", "crane2019folding", "folds flat")
    outcome = shell("highlight", "crane2019folding", "--remove", "0")
    assert (outcome.status, "names 2 highlights" in outcome.err) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [["--colour", "red"], ["--comment", "x"], ["--edit", "0"], ["words", "--remove", "0"], ["w", "--edit", "0"]],
)
def test_options_that_do_not_go_together_are_misuse(shell: Shell, arguments: list[str]) -> None:
    assert shell("highlight", "crane2019folding", *arguments).status == 2


def test_a_highlight_whose_words_are_gone_is_told_as_lost(shell: Shell, tmp_path: Path) -> None:
    shell("highlight", "crane2019folding", "folds flat")
    library = Library.open(shell.folder)
    library.papers.edit(library.papers.find_id("crane2019folding"), abstract="Something else entirely.")
    library.close()
    (mark,) = highlights(shell)
    assert (mark["fate"], mark["start"], mark["end"], mark["text"]) == ("lost", None, None, "folds flat")
    assert "does not have these words any more" in shell("highlight", "crane2019folding").out


def test_a_paper_without_highlights_says_so(shell: Shell) -> None:
    outcome = shell("highlight", "crane2019folding")
    assert (outcome.status, outcome.out) == (0, "")
    assert "has no highlights" in outcome.err


def test_words_may_begin_with_a_dash(empty: Shell, tmp_path: Path) -> None:
    empty("import", write_papers(tmp_path / "dash.jsonl", {"title": "Cold", "abstract": "It fell to -40 degrees."}))
    assert empty.json("highlight", "Cold", "-40 degrees")["highlights"][0]["text"] == "-40 degrees"
