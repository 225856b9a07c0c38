import json
from pathlib import Path

import pytest

from reader_app.formats import WRITERS
from tests.cli.shell import Shell


@pytest.mark.parametrize("name", WRITERS)
def test_all_papers_are_written_in_each_format(shell: Shell, tmp_path: Path, name: str) -> None:
    path = tmp_path / "out.file"
    outcome = shell("export", "--format", name, str(path), "--json")
    assert outcome.document == {"format": name, "papers": 3, "out": str(path)}
    text = path.read_text(encoding="utf-8")
    assert all(title in text for title in ("Folding Maps", "Kites in Wind", "Paper Boats"))


def test_the_suffix_tells_the_format(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "papers.bib"
    outcome = shell("export", str(path))
    assert outcome.err == f"Wrote 3 papers as BibTeX to {path}.\n"
    assert "@" in path.read_text(encoding="utf-8")
    assert shell("export", str(tmp_path / "papers.xyz")).status == 2


def test_only_what_a_search_finds_is_written_best_first(shell: Shell) -> None:
    written = json.loads(shell("export", "--format", "csl-json", "--query", "map", "-").out)
    assert [one["title"] for one in written] == ["Folding Maps", "Kites in Wind"]


def test_papers_are_written_in_the_order_they_were_added(shell: Shell) -> None:
    written = json.loads(shell("export", "--format", "csl-json", "-").out)
    assert [one["title"] for one in written] == ["Folding Maps", "Kites in Wind", "Paper Boats"]


def test_with_json_standard_output_has_still_one_document(shell: Shell) -> None:
    document = shell.json("export", "--format", "bibtex", "-")
    assert (document["papers"], "Folding Maps" in document["text"]) == (3, True)


def test_notes_and_highlights_are_written_too(shell: Shell) -> None:
    shell("note", "crane2019folding", "--text", "Remember the creases")
    shell("highlight", "crane2019folding", "folds flat", "--comment", "how?")
    out = shell("export", "--format", "markdown", "-").out
    assert "Remember the creases" in out
    assert "folds flat" in out
    assert "how?" in out


def test_papers_in_the_trash_are_not_written(shell: Shell) -> None:
    shell("trash", "crane2019folding")
    assert "Folding Maps" not in shell("export", "--format", "bibtex", "-").out


def test_an_unknown_format_is_misuse(shell: Shell, tmp_path: Path) -> None:
    outcome = shell("export", "--format", "docx", str(tmp_path / "papers.docx"), "--json")
    assert outcome.status == 2
    assert "docx" in outcome.document["error"]


def test_a_place_that_cannot_be_written_to_is_refused(shell: Shell, tmp_path: Path) -> None:
    outcome = shell("export", str(tmp_path / "nowhere" / "papers.bib"))
    assert (outcome.status, "could not be written" in outcome.err) == (1, True)
    assert shell("export", "--format", "bibtex", str(tmp_path)).status == 1


def test_the_library_is_never_overwritten(shell: Shell) -> None:
    before = (shell.folder / "library.json").read_bytes()
    outcome = shell("export", "--format", "csl-json", str(shell.folder / ".." / "library" / "library.json"))
    assert (outcome.status, "is the library itself" in outcome.err) == (1, True)
    assert (shell.folder / "library.json").read_bytes() == before
