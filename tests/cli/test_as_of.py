"""Looking from a terminal at the library as it was."""

import pytest

from reader_app.library.library import Library
from tests.cli.shell import Shell

MAPS = "crane2019folding"


@pytest.fixture
def earlier(shell: Shell) -> tuple[Shell, str]:
    """Return a library that was changed in several ways, with the moment before that."""
    moment: str = shell.json("history")["changes"][0]["time"]
    library = Library.open(shell.folder)
    paper = library.papers.find_id(MAPS)
    library.papers.set_starred([paper], True)
    library.tags.add([paper], ["geometry"])
    library.notes.write(paper, "A remarkable word")
    library.index_all()
    library.close()
    return shell, moment


@pytest.mark.parametrize("is_behind", [True, False])
def test_papers_are_listed_searched_and_shown_as_they_were(is_behind: bool, earlier: tuple[Shell, str]) -> None:
    shell, moment = earlier

    def then(*arguments: str) -> list[str]:
        option = ["--as-of", moment]
        return [*arguments, *option] if is_behind else [*option, *arguments]

    assert shell.json("list", "--starred")["total"] == 1
    assert shell.json(*then("list", "--starred"))["total"] == 0
    assert shell.json("search", "remarkable")["total"] == 1
    assert shell.json(*then("search", "remarkable"))["total"] == 0
    assert shell.json(*then("search", "map"))["total"] == shell.json("search", "map")["total"] == 2
    assert shell.json(*then("show", MAPS))["note"] == ""
    assert shell.json(*then("tag"))["tags"] == []


def test_before_all_changes_the_library_is_empty_and_that_is_told(shell: Shell) -> None:
    outcome = shell("--as-of", "1999-12-31", "list")
    assert (outcome.status, outcome.out) == (0, "")
    assert "The library is empty." in outcome.err


def test_nothing_can_be_changed_as_of_a_moment(earlier: tuple[Shell, str]) -> None:
    shell, moment = earlier
    before = shell.json("history")
    for command in (["star", MAPS], ["note", MAPS, "--text", "x"], ["starter"], ["tag", MAPS, "+x"]):
        outcome = shell("--as-of", moment, *command)
        assert (outcome.status, "cannot be changed" in outcome.err) == (1, True)
    assert shell.json("history") == before


@pytest.mark.parametrize("command", ["history", "deleted", "backups", "doctor"])
def test_what_is_about_the_present_or_all_of_the_past_takes_no_moment(command: str, shell: Shell) -> None:
    outcome = shell("--as-of", "2026-03-03", command)
    assert (outcome.status, "knows no --as-of" in outcome.err) == (2, True)
    assert "--as-of" not in shell(command, "--help").out
    assert shell(command, "--as-of", "2026-03-03").status == 2


@pytest.mark.parametrize("moment", ["", "yesterday", "2026-02-30", "2026-03-03 25:00", "2026"])
def test_what_is_no_moment_is_misuse(moment: str, shell: Shell) -> None:
    assert shell("--as-of", moment, "list").status == 2
    assert shell("list", "--as-of", moment).status == 2
