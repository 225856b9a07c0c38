from pathlib import Path

import pytest

from reader_app.library.library import Library
from tests.cli.shell import Shell
from tests.library.making import reading


@pytest.fixture
def unindexed(empty: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a shell whose library has more papers than a search looks at without an index."""
    for module in ("cli.opening", "library.indexing"):
        monkeypatch.setattr(f"reader_app.{module}.READ_AT_ONCE_FOR_READING", 30)
    library = Library.open(empty.folder)
    library.add([reading(*(f"Map number {number}" for number in range(40)))])
    library.close()
    return empty


def test_a_search_first_makes_findable_what_is_not(unindexed: Shell) -> None:
    outcome = unindexed("--json", "search", "map")
    assert (outcome.document["total"], outcome.document["unindexed"]) == (40, 0)
    assert "does not know 40 papers yet" in outcome.err
    assert unindexed("search", "map").err == "20 of 40 papers; --limit 0 shows all.\n"


def test_a_search_goes_on_where_another_program_has_the_index(unindexed: Shell) -> None:
    window = Library.open(unindexed.folder)
    try:
        outcome = unindexed("--json", "search", "map")
    finally:
        window.close()
    assert outcome.status == 0
    assert outcome.document["unindexed"] == 40
    assert "Search cannot find 40 papers yet" in outcome.err


def test_a_change_leaves_the_index_in_step(shell: Shell) -> None:
    shell("note", "crane2019folding", "--text", "zeppelin")
    found = shell.json("search", "zeppelin")
    assert (found["unindexed"], found["hits"][0]["matched"]) == (0, ["note"])


def test_a_refused_change_lets_go_of_the_library(shell: Shell, tmp_path: Path) -> None:
    assert shell("tag", "nobody", "+x").status == 1
    Library.open(shell.folder).close()
