import json
import sys
from pathlib import Path

import pytest

from reader_app.cli.import_document import summary_lines
from reader_app.library.library import Library
from reader_app.model.feed import FeedItem, FeedPage
from reader_app.model.ids import FeedId, PaperId
from reader_app.model.importing import ImportReport
from tests.cli.shell import BOATS, KITES, MAPS, Shell, write_papers
from tests.places import SHARED, needs_shared

PAGE = SHARED / "feeds" / "daily-papers-page.txt"


def test_importing_tells_where_each_added_paper_stood(empty: Shell, tmp_path: Path) -> None:
    report = empty.json("import", write_papers(tmp_path / "two.jsonl", MAPS, KITES))
    assert [(one["source"], one["place"], one["title"]) for one in report["added"]] == [
        ("two.jsonl", "line 1", "Folding Maps"),
        ("two.jsonl", "line 2", "Kites in Wind"),
    ]
    assert (
        report["ids"]
        == [one["id"] for one in report["added"]]
        == [empty.id_of("Folding Maps"), empty.id_of("Kites in Wind")]
    )
    assert all(one["reason"] for one in report["added"])
    assert (report["updated"], report["duplicates"], report["refused"], report["feeds"]) == ([], [], [], [])


def test_importing_again_adds_nothing_and_says_what_is_there(shell: Shell, tmp_path: Path) -> None:
    report = shell.json("import", write_papers(tmp_path / "again.jsonl", BOATS, MAPS))
    assert report["added"] == report["ids"] == []
    assert [(one["place"], one["title"]) for one in report["duplicates"]] == [
        ("line 1", "Paper Boats"),
        ("line 2", "Folding Maps"),
    ]
    assert "same DOI" in report["duplicates"][1]["reason"]
    assert shell.json("list")["total"] == 3


def test_a_paper_better_known_is_told_as_updated_with_its_place(shell: Shell, tmp_path: Path) -> None:
    report = shell.json("import", write_papers(tmp_path / "more.jsonl", MAPS, {**KITES, "venue": "Sky"}))
    (updated,) = report["updated"]
    assert (updated["source"], updated["place"], updated["title"]) == ("more.jsonl", "line 2", "Kites in Wind")
    assert shell.json("show", "Kites in Wind")["venue"] == "Sky"
    out = shell(
        "import", write_papers(tmp_path / "most.jsonl", {**KITES, "venue": "Sky", "url": "https://example.org"})
    ).out
    assert out == "Filled in what was missing of 1 paper.\n"


def test_a_paper_told_twice_is_updated_where_it_told_more(shell: Shell, tmp_path: Path) -> None:
    report = shell.json("import", write_papers(tmp_path / "twice.jsonl", KITES, {**KITES, "venue": "Sky"}))
    assert [one["place"] for one in report["updated"]] == ["line 2"]
    assert [one["place"] for one in report["duplicates"]] == ["line 1"]


def test_a_line_that_cannot_be_read_is_refused_beside_the_others(empty: Shell, tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text(json.dumps(MAPS) + "\n{broken\n" + json.dumps(KITES) + "\n", encoding="utf-8")
    outcome = empty("import", str(path))
    assert outcome.status == 0
    assert outcome.out == "Added 2 papers.\n"
    assert outcome.err.startswith("mixed.jsonl, line 2: ")
    (refused,) = empty("--json", "import", str(path)).document["refused"]
    assert (refused["source"], refused["place"]) == ("mixed.jsonl", "line 2")
    assert refused["reason"]


def test_what_holds_no_papers_is_refused_and_makes_no_library(empty: Shell, tmp_path: Path) -> None:
    path = tmp_path / "shopping.txt"
    path.write_text("Milk, eggs, and a large bag of flour.\n", encoding="utf-8")
    outcome = empty("--json", "import", str(path))
    assert outcome.status == 1
    assert [one["source"] for one in outcome.document["refused"]] == ["shopping.txt"]
    assert outcome.document["ids"] == []
    assert not empty.folder.exists()


def test_a_refused_file_beside_a_known_one_is_no_failure(shell: Shell, tmp_path: Path) -> None:
    outcome = shell("import", write_papers(tmp_path / "again.jsonl", MAPS), str(tmp_path / "nowhere.jsonl"))
    assert outcome.status == 0
    assert outcome.out == "1 paper was there already.\n"
    assert "nowhere.jsonl" in outcome.err


def test_very_many_refusals_are_told_in_part(empty: Shell, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(MAPS) + "\n" + "{broken\n" * 30, encoding="utf-8")
    err = empty("import", str(path)).err
    assert "line 2: " in err
    assert "line 31: " not in err
    assert "10 more" in err


def test_folders_are_read_with_the_folders_in_them(empty: Shell, tmp_path: Path) -> None:
    deep = tmp_path / "reading" / "2026"
    deep.mkdir(parents=True)
    write_papers(deep.parent / "a.jsonl", MAPS)
    write_papers(deep / "b.jsonl", KITES)
    (deep / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    report = empty.json("import", str(deep.parent))
    assert {one["source"] for one in report["added"]} == {"a.jsonl", "b.jsonl"}
    assert report["refused"] == []


def test_a_folder_without_papers_is_refused(empty: Shell, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    outcome = empty("import", str(tmp_path / "nothing"))
    assert outcome.status == 1
    assert "folder without any file" in outcome.err


def test_standard_input_is_read_where_a_dash_is_named(empty: Shell) -> None:
    empty.type_in((json.dumps(MAPS) + "\n").encode())
    (added,) = empty.json("import", "-")["added"]
    assert (added["source"], added["place"]) == ("standard input", "line 1")


def test_standard_input_without_papers_is_refused(empty: Shell) -> None:
    empty.type_in(b"")
    outcome = empty("import", "-")
    assert outcome.status == 1
    assert outcome.err == "standard input is empty.\n"


def test_what_was_imported_is_found_by_its_index(shell: Shell) -> None:
    found = shell.json("search", "creases")
    assert found["total"] == 1
    assert found["unindexed"] == 0


def test_importing_where_another_program_writes_is_refused_with_its_name(shell: Shell, tmp_path: Path) -> None:
    path = write_papers(tmp_path / "late.jsonl", {"title": "Too Late"})
    window = Library.open(shell.folder)
    try:
        outcome = shell("--json", "import", path)
    finally:
        window.close()
    assert outcome.status == 1
    assert "open in another Paper Reader" in outcome.document["error"]
    assert shell.json("list")["total"] == 3


def test_the_starter_library_comes_once(empty: Shell) -> None:
    first = empty.json("starter")
    assert len(first["ids"]) >= 40
    again = empty.json("starter")
    assert (again["ids"], len(again["duplicates"])) == ([], len(first["ids"]))


@needs_shared
def test_a_page_of_daily_papers_is_kept_with_its_papers(empty: Shell) -> None:
    outcome = empty("--json", "import", str(PAGE))
    (page,) = outcome.document["feeds"]
    assert len(outcome.document["ids"]) == len(page["papers"]) == 81
    assert (page["date"][5:], page["date_inferred"]) == ("03-18", True)
    assert len({one["place"] for one in outcome.document["added"]}) == 81
    again = empty("import", str(PAGE))
    assert (again.status, again.out) == (0, "81 papers were there already.\n")


@pytest.mark.parametrize(
    ("day", "told"), [("2026-03-18", "“Daily papers” of 2026-03-18 with"), ("", "“Daily papers” with")]
)
def test_a_page_is_told_with_the_date_it_has(day: str, told: str) -> None:
    page = FeedPage(FeedId("f"), "Daily papers", "page.txt", day, False, "", (FeedItem(PaperId("p"), 1),))
    assert list(summary_lines(ImportReport(), [page])) == [f"Kept the page {told} 1 paper."]


@needs_shared
def test_a_person_is_told_of_the_page_and_its_inferred_year(empty: Shell) -> None:
    out = empty("import", str(PAGE)).out
    assert "Added 81 papers." in out
    assert "-03-18 (the year is inferred) with 81 papers." in out


def test_progress_is_shown_only_where_somebody_looks(
    empty: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_papers(tmp_path / "papers.jsonl", MAPS)
    assert empty("import", path).err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    err = empty("import", write_papers(tmp_path / "more.jsonl", KITES)).err
    assert "\rReading more.jsonl … 100 %" in err
    assert "\rIndexing … 100 %" in err
    assert err.endswith("\r\x1b[K")
