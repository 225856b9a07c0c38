import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from reader_app.model.errors import ReaderError
from reader_app.model.pdf import PdfFacts
from reader_app.pdf.process.pdf_process import PdfProcess
from tests.cli.shell import Shell
from tests.pdf.sheets import Words, lines, new_pdf, write
from tests.places import SHARED, needs_shared

PAGE = [
    Words(60, 700, "Folding Maps by Hand", 18),
    *lines(60, 600, "Maps are folded here.", "They fold well, all of them."),
]
SAMPLES = SHARED / "samples" / "pdf"
KINDS = {"note": "Text", "freetext": "FreeText", "strikeout": "StrikeOut"}


def marked(path: Path, **more: Any) -> Path:
    """Write a file with a highlight over a word."""
    pdf = new_pdf([PAGE, PAGE], box=(10, 20, 612, 792))
    quad = [88, 610, 108, 610, 88, 598, 108, 598]
    mark = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Highlight,
        Rect=Array([88, 598, 108, 610]),
        QuadPoints=Array(quad),
        C=Array([1, 1, 0]),
        T=String("Ada Crane"),
        M=String("D:20240102030405Z"),
        Contents=String("so they do"),
    )
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(mark)])
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Start", 0))
    pdf.save(path, **more)
    return path


def test_a_file_is_inspected_without_a_library(empty: Shell, tmp_path: Path) -> None:
    document = empty.json("inspect", str(marked(tmp_path / "a.pdf")))
    assert document["pages"] == 2
    assert (document["encrypted"], document["needs_password"], document["has_text"]) == (False, False, True)
    assert document["title"] == "Folding Maps by Hand"
    assert document["outline"] == [{"title": "Start", "level": 1, "page": 1}]
    assert not empty.folder.exists()


def test_annotations_come_with_their_place_from_the_top_left_and_the_words_under_them(
    empty: Shell, tmp_path: Path
) -> None:
    (mark,) = empty.json("inspect", str(marked(tmp_path / "a.pdf")))["annotations"]
    assert (mark["page"], mark["kind"], mark["rect"]) == (2, "highlight", [78, 182, 98, 194])
    assert (mark["colour"], mark["author"], mark["comment"]) == ("#ffff00", "Ada Crane", "so they do")
    assert mark["date"].startswith("2024-01-02T03:04:05")
    assert mark["text"] == "are"


def test_the_text_of_each_page_is_given_when_asked_for(empty: Shell, tmp_path: Path) -> None:
    path = str(marked(tmp_path / "a.pdf"))
    assert "text" not in empty.json("inspect", path)
    first, second = empty.json("inspect", path, "--text")["text"]
    assert first == second
    assert first.split("\n") == ["Folding Maps by Hand", "", "Maps are folded here.", "They fold well, all of them."]


def test_people_are_told_in_lines(empty: Shell, tmp_path: Path) -> None:
    out = empty("inspect", str(marked(tmp_path / "a.pdf")), "--text").out
    assert out.startswith(f"{tmp_path / 'a.pdf'}: 2 pages\nTitle:   Folding Maps by Hand\n")
    assert "  Start  p. 1\n" in out
    assert "  p. 2  highlight (Ada Crane, 2024-01-02)\n    “are”\n    so they do\n" in out
    assert "--- page 2 ---\nFolding Maps by Hand\n" in out


def test_a_scan_is_said_to_have_no_text(empty: Shell, tmp_path: Path) -> None:
    path = str(write(tmp_path / "a.pdf", []))
    assert empty.json("inspect", path)["has_text"] is False
    assert "have no text" in empty("inspect", path).out


@pytest.mark.parametrize("given", [(), ("--password", "wrong")])
def test_a_file_that_needs_a_password_says_so_in_a_sentence_and_in_the_document(
    empty: Shell, tmp_path: Path, given: tuple[str, ...]
) -> None:
    locked = pikepdf.Encryption(user="me", owner="boss")
    outcome = empty("inspect", str(marked(tmp_path / "a.pdf", encryption=locked)), "--json", *given)
    assert outcome.status == 1
    assert (outcome.document["needs_password"], outcome.document["encrypted"]) == (True, True)
    assert "password" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_password_opens_the_file_and_its_annotations(empty: Shell, tmp_path: Path) -> None:
    locked = pikepdf.Encryption(user="me", owner="boss")
    document = empty.json("inspect", str(marked(tmp_path / "a.pdf", encryption=locked)), "--password", "me")
    assert (document["encrypted"], document["needs_password"], document["pages"]) == (True, False, 2)
    assert [mark["text"] for mark in document["annotations"]] == ["are"]


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"%PDF-1.4 and nothing else"])
def test_a_file_that_cannot_be_read_costs_one_sentence(empty: Shell, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    outcome = empty("inspect", str(tmp_path / "a.pdf"))
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1
    assert str(tmp_path / "a.pdf") in outcome.err


def test_a_missing_file_and_a_folder_are_refused(empty: Shell, tmp_path: Path) -> None:
    assert "There is no file" in empty("inspect", str(tmp_path / "no.pdf")).err
    assert "is a folder" in empty("inspect", str(tmp_path)).err


def test_a_first_page_that_hangs_costs_a_sentence_and_not_the_annotations(
    empty: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(_process: PdfProcess, path: Path, _password: str) -> PdfFacts:
        raise ReaderError(f"{path} takes too long.")

    monkeypatch.setattr(PdfProcess, "facts", hang)
    outcome = empty("inspect", str(marked(tmp_path / "a.pdf")), "--json")
    assert outcome.status == 0
    assert (outcome.document["pages"], len(outcome.document["annotations"])) == (2, 1)
    assert outcome.err == f"reader-app: {tmp_path / 'a.pdf'} takes too long.\n"


def test_the_file_is_not_changed(empty: Shell, tmp_path: Path) -> None:
    path = marked(tmp_path / "a.pdf")
    before = path.read_bytes()
    empty("inspect", str(path), "--text")
    assert path.read_bytes() == before


@needs_shared
def test_nothing_is_missed_in_files_that_other_programs_annotated(empty: Shell, tmp_path: Path) -> None:
    actual = []
    for expected in json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8")):
        outcome = empty("inspect", str(SAMPLES / expected["file"]), "--json", "--text")
        found = json.loads(outcome.out)
        answer = {"file": expected["file"], "opened": outcome.status == 0, "text_page1": found["text"][0]}
        answer |= {key: found[key] for key in ("pages", "encrypted", "title", "doi", "arxiv")}
        answer["annotations"] = [_as_listed_elsewhere(mark) for mark in found["annotations"]]
        actual.append(answer)
    (tmp_path / "actual.json").write_text(json.dumps(actual), encoding="utf-8")
    script = [sys.executable, str(SAMPLES / "compare_pdf.py"), str(SAMPLES / "expected.json")]
    judged = subprocess.run(
        [*script, str(tmp_path / "actual.json"), "--show", "50"], capture_output=True, text=True, check=True
    )
    assert "MISS" not in judged.stdout
    assert "rect " in judged.stdout


def _as_listed_elsewhere(mark: dict[str, Any]) -> dict[str, Any]:
    kind = KINDS.get(mark["kind"], mark["kind"].capitalize())
    return {**mark, "subtype": kind, "contents": mark["comment"]}
