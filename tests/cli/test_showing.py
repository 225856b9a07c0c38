from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.model.importing import Page
from reader_app.model.paper import Record
from tests.cli.shell import MAPS, Shell, write_papers
from tests.library.making import reading


@pytest.mark.parametrize("name", ["crane2019folding", "10.1000/MAPS", "https://doi.org/10.1000/maps", "folding maps"])
def test_a_paper_is_shown_by_any_of_its_names(shell: Shell, name: str) -> None:
    shown = shell.json("show", name)
    assert (shown["title"], shown["abstract"]) == (MAPS["title"], MAPS["abstract"])


def test_a_paper_is_shown_by_its_id_and_the_beginning_of_it(empty: Shell, tmp_path: Path) -> None:
    empty("import", write_papers(tmp_path / "one.jsonl", MAPS))
    paper = empty.id_of("Folding Maps")
    assert empty.json("show", paper)["id"] == paper
    assert empty.json("show", paper[:12].upper())["id"] == paper


def test_all_that_is_known_is_in_the_document(shell: Shell) -> None:
    shell("note", "crane2019folding", "--text", "To *read* again")
    shell("highlight", "crane2019folding", "folds flat", "--comment", "how?")
    shell("tag", "crane2019folding", "+origami")
    shown = shell.json("show", "crane2019folding")
    assert shown["note"] == "To *read* again"
    assert [(mark["text"], mark["comment"], mark["fate"]) for mark in shown["highlights"]] == [
        ("folds flat", "how?", "same")
    ]
    assert (shown["tags"], shown["year"], shown["state"], shown["source"]) == (
        ["origami"],
        2019,
        "inbox",
        "papers.jsonl",
    )


def test_a_person_reads_everything_with_labels(shell: Shell) -> None:
    shell("note", "crane2019folding", "--text", "To *read* again")
    shell("highlight", "crane2019folding", "folds flat", "--comment", "how?")
    out = shell("show", "crane2019folding").out
    for line in (
        "Venue         Journal of Paper",
        "DOI           10.1000/maps",
        "To *read* again",
        "    “folds flat”",
        "    how?",
    ):
        assert line in out.splitlines()
    assert out.startswith("Folding Maps\nAda Crane, Bo Fold\n")


def test_lines_are_as_wide_as_the_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, shell("show", "crane2019folding").out.splitlines())) <= 40


def test_a_paper_that_is_not_there_is_refused_with_a_sentence(shell: Shell) -> None:
    outcome = shell("show", "--json", "nobody1900nothing")
    assert outcome.status == 1
    assert "There is no paper “nobody1900nothing”" in outcome.document["error"]
    assert "nobody1900nothing" in outcome.err


def test_a_paper_tells_its_place_on_a_page(empty: Shell, tmp_path: Path) -> None:
    library = Library.open(empty.folder)
    library.add(
        [reading(Record(title="A"), Record(title="Later on the Page"), page=Page("Daily papers", "2026-03-18", True))]
    )
    library.close()
    (place,) = empty.json("show", "Later on the Page")["feeds"]
    assert (place["title"], place["date"], place["rank"]) == ("Daily papers", "2026-03-18", 2)
    out = empty("show", "Later on the Page").out
    assert "Page          Daily papers, 2026-03-18, number 2" in out
    assert "First seen    2026-03-18 (the year is inferred)" in out


def test_a_summary_is_not_called_an_abstract(empty: Shell) -> None:
    empty("starter")
    lines = empty("show", "turing1936computable").out.splitlines()
    assert "Summary" in lines
    assert "Abstract" not in lines
