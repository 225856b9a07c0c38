import pytest

from tests.cli.shell import Shell


def test_papers_move_in_the_reading_queue(shell: Shell) -> None:
    outcome = shell.json("state", "crane2019folding", "dale2021kites", "done")
    assert outcome["changed"] == 2
    assert [paper["state"] for paper in outcome["papers"]] == ["done", "done"]
    assert shell.json("show", "crane2019folding")["read"]
    assert shell.json("state", "crane2019folding", "done")["changed"] == 0


def test_papers_found_by_a_search_move_together(shell: Shell) -> None:
    assert "Changed 2 papers." in shell("state", "later", "--query", "author:crane").err
    assert shell.json("list", "--state", "later")["total"] == 2


def test_a_star_is_given_and_taken_away(shell: Shell) -> None:
    assert shell("star", "crane2019folding").err == "Changed 1 paper.\n"
    assert shell.json("show", "crane2019folding")["starred"] is True
    shell("star", "crane2019folding", "--off")
    assert shell.json("show", "crane2019folding")["starred"] is False


def test_papers_go_to_the_trash_and_come_back(shell: Shell) -> None:
    shell("trash", "crane2019folding")
    assert shell.json("list")["total"] == 2
    assert shell.json("restore", "crane2019folding")["papers"][0]["trashed"] is False
    assert shell.json("list")["total"] == 3


@pytest.mark.parametrize(
    "arguments",
    [["state", "crane2019folding"], ["state", "crane2019folding", "soon"], ["state", "done"], ["star"], ["trash"]],
)
def test_a_missing_state_or_paper_is_misuse(shell: Shell, arguments: list[str]) -> None:
    assert shell(*arguments).status == 2
    assert shell.json("list", "--state", "inbox")["total"] == 3
