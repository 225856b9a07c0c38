import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from reader_app.library.doctor import Checkup, examine
from reader_app.library.health import Subject
from reader_app.library.library import Library
from reader_app.model.importing import Page
from reader_app.model.paper import Record
from tests.library.making import ABSTRACT, reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a library with two papers on a page, one of them highlighted and noted."""
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    records = (Record(title="Folding Maps", abstract=ABSTRACT, year=2019), Record(title="Kites", year=2021))
    _, report = library.add([reading(*records, page=Page("Daily papers", "2026-03-18"))])
    library.marks.add_words(report.added[0], "folds flat")
    library.notes.write(report.added[0], "Read again.")
    library.index_all()
    library.close()
    return tmp_path / "library"


def examined(folder: Path) -> Checkup:
    return examine(folder, cache=folder.parent / "cache")


def sentences(folder: Path) -> tuple[str, ...]:
    """Return what is found, what the schema says about the short ids of these tests apart."""
    return tuple(one.sentence for one in examined(folder).findings if one.subject is not Subject.DOCUMENTS)


def edited(folder: Path, **tables: dict[str, Any]) -> None:
    """Put documents into tables of the file, as an editor would; without a journal nothing can know that."""
    file = folder / "library.json"
    held = json.loads(file.read_text(encoding="utf-8"))
    for name, documents in tables.items():
        held.setdefault(name, {}).update(documents)
    file.write_text(json.dumps(held), encoding="utf-8")
    (folder / "library.journal").unlink(missing_ok=True)


def document(folder: Path, table: str, number: str = "1") -> dict[str, Any]:
    held = json.loads((folder / "library.json").read_text(encoding="utf-8"))
    return dict(held[table][number])


def test_a_sound_library_has_no_findings(folder: Path) -> None:
    checkup = examined(folder)
    assert checkup.findings == ()
    assert (checkup.papers, checkup.trashed, checkup.notes, checkup.highlights, checkup.pages) == (2, 0, 1, 1, 1)
    assert checkup.file == folder / "library.json"
    assert checkup.index is not None
    assert checkup.index.is_dir()


def test_nothing_is_changed_by_looking(folder: Path) -> None:
    edited(folder, notes={"9": {"id": "n9", "paper": "gone", "text": "x"}})
    before = {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}
    examined(folder)
    assert {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()} == before


def test_no_library_is_no_finding(tmp_path: Path) -> None:
    checkup = examine(tmp_path / "nowhere")
    assert (checkup.is_there, checkup.findings, checkup.index) == (False, (), None)
    assert list(tmp_path.iterdir()) == []


def test_a_library_open_elsewhere_is_examined(folder: Path) -> None:
    window = Library.open(folder, cache=folder.parent / "cache")
    try:
        assert examined(folder).findings == ()
    finally:
        window.close()


def test_a_file_that_cannot_be_read_is_the_finding(folder: Path) -> None:
    (folder / "library.json").write_text("{", encoding="utf-8")
    (finding,) = sentences(folder)
    assert str(folder / "library.json") in finding


def test_what_opening_the_library_would_tell_is_found(folder: Path) -> None:
    file = folder / "library.json"
    file.write_text(file.read_text(encoding="utf-8") + " ", encoding="utf-8")
    (finding,) = sentences(folder)
    assert "was changed by another program" in finding


def test_history_that_cannot_be_read_is_found(folder: Path) -> None:
    (segment,) = (folder / "history").iterdir()
    segment.write_bytes(b"damaged")
    (finding,) = sentences(folder)
    assert str(segment) in finding


def test_an_id_that_is_there_twice_is_found(folder: Path) -> None:
    edited(folder, papers={"9": document(folder, "papers")})
    (finding,) = sentences(folder)
    assert "is there twice" in finding


@pytest.mark.parametrize(("table", "what"), [("notes", "note"), ("annotations", "highlight")])
def test_what_hangs_on_a_paper_that_is_gone_is_found(folder: Path, table: str, what: str) -> None:
    edited(folder, **{table: {"9": document(folder, table) | {"id": "x9", "paper": "gone"}}})
    (finding,) = sentences(folder)
    assert finding.startswith(f"The {what} x9 belongs to the paper gone")


def test_papers_of_a_page_that_are_gone_are_found(folder: Path) -> None:
    feed = document(folder, "feeds")
    edited(folder, feeds={"1": feed | {"items": [*feed["items"], {"paper": "gone", "rank": 3}]}})
    (finding,) = sentences(folder)
    assert finding.startswith("The page “Daily papers” lists 1 paper that is not in the library, such as gone")


def test_papers_that_are_the_same_are_found_the_trash_apart(folder: Path) -> None:
    paper = document(folder, "papers") | {"id": "0" * 26, "citation_key": "other"}
    edited(folder, papers={"9": paper})
    (finding,) = [one for one in sentences(folder) if "index" not in one]
    assert "has the same title as" in finding
    assert "0" * 26 in finding
    edited(folder, papers={"9": paper | {"trashed": "2026-01-01T00:00:00+00:00"}})
    assert [one for one in sentences(folder) if "index" not in one] == []


def test_a_citation_key_of_two_papers_is_found(folder: Path) -> None:
    key = document(folder, "papers", "1")["citation_key"]
    edited(folder, papers={"2": document(folder, "papers", "2") | {"citation_key": key}})
    assert f"2 papers have the citation key “{key}”; give each one of its own." in sentences(folder)


def test_a_second_note_on_a_paper_is_found(folder: Path) -> None:
    edited(folder, notes={"9": document(folder, "notes") | {"id": "n9"}})
    assert any("“Folding Maps”" in one and "has 2 notes" in one for one in sentences(folder))


def test_a_highlight_whose_words_are_gone_is_found(folder: Path) -> None:
    edited(folder, papers={"1": document(folder, "papers") | {"abstract": "Something else."}})
    assert any("The highlight “folds flat” of “Folding Maps”" in one for one in sentences(folder))


def test_an_index_that_is_behind_is_found(folder: Path) -> None:
    shutil.rmtree(folder.parent / "cache")
    (finding,) = sentences(folder)
    assert finding.startswith("The search index is behind the library of 2 papers: it lacks 2;")
    assert not (folder.parent / "cache").exists()


def test_what_a_crash_left_behind_is_found(folder: Path) -> None:
    beside = folder / "library.json.new"
    beside.write_text("{", encoding="utf-8")
    assert sentences(folder) == ()
    os.utime(beside, (0, 0))
    (finding,) = sentences(folder)
    assert "library.json.new is left over" in finding
