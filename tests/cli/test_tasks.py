"""Tasks in a terminal."""

from typing import Any

import pytest

from tests.cli.shell import Shell

PAPER = "crane2019folding"


def mark(shell: Shell, words: str, colour: str) -> str:
    marks = shell.json("highlight", PAPER, words, "--colour", colour)["highlights"]
    return str(next(one["id"] for one in marks if one["text"] == words))


def texts(shell: Shell, *arguments: str) -> list[str]:
    return [task["text"] for task in shell.json("tasks", *arguments)["tasks"]]


def test_questions_are_listed_and_ticked_off(shell: Shell) -> None:
    first, _ = mark(shell, "folds flat", "question"), mark(shell, "fold a map", "question")
    mark(shell, "creases", "doubt")
    assert texts(shell) == ["fold a map", "folds flat"]
    outcome = shell.json("tasks", "--tick", first)
    assert (outcome["open"], outcome["done"], [task["text"] for task in outcome["tasks"]]) == (1, 1, ["fold a map"])
    assert texts(shell, "--done") == ["folds flat"]
    assert texts(shell, PAPER, "--all") == ["fold a map", "folds flat"]
    assert texts(shell, "--open", first) == ["fold a map", "folds flat"]


def test_tasks_of_one_paper_only_are_listed(shell: Shell) -> None:
    mark(shell, "folds flat", "question")
    assert texts(shell, "Paper Boats") == []


def test_lists_are_read_by_people_too(shell: Shell) -> None:
    task = mark(shell, "folds flat", "question")
    shell("highlight", PAPER, "--edit", task, "--comment", "along which ones?")
    assert shell("tasks").out.splitlines() == [
        "Folding Maps (crane2019folding)",
        f"  [ ] {task}  abstract",
        "      “folds flat”",
        "      along which ones?",
    ]
    assert shell("tasks").err == "1 open, 0 done.\n"
    assert "[x]" in shell("tasks", "--tick", task, "--all").out


def test_the_reader_says_which_colours_mean_a_task(shell: Shell) -> None:
    mark(shell, "folds flat", "question")
    mark(shell, "creases", "doubt")
    outcome: Any = shell.json("tasks", "--colours", "doubt, blue")
    assert (outcome["colours"], [task["text"] for task in outcome["tasks"]]) == (["red", "blue"], ["creases"])
    assert texts(shell) == ["creases"]
    assert "No colour means a task" in shell("tasks", "--colours", "none").err


def test_without_tasks_it_says_what_would_be_one(shell: Shell) -> None:
    assert shell("tasks").err == "There are no tasks; a mark in magenta (question) is one.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--tick", "zzz"], "no mark “zzz”"), (["--colours", "plaid"], "plaid"), (["no such paper"], "no such paper")],
)
def test_what_does_not_exist_is_refused(shell: Shell, arguments: list[str], told: str) -> None:
    outcome = shell("tasks", *arguments)
    assert outcome.status == 1
    assert told in outcome.err
