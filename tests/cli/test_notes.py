import io
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell


def test_a_note_is_written_and_printed(shell: Shell) -> None:
    assert shell("note", "crane2019folding", "--text", "# Why\nso flat?").status == 0
    assert shell("note", "crane2019folding").out == "# Why\nso flat?\n"
    document = shell.json("note", "crane2019folding")
    assert (document["title"], document["text"]) == ("Folding Maps", "# Why\nso flat?")
    assert document["created"] == document["modified"] != ""


def test_a_paper_without_note_says_so(shell: Shell) -> None:
    outcome = shell("note", "crane2019folding")
    assert (outcome.status, outcome.out) == (0, "")
    assert "has no note" in outcome.err


def test_a_paragraph_is_added(shell: Shell) -> None:
    shell("note", "crane2019folding", "--append", "One.")
    shell("note", "crane2019folding", "--append", "-- two.")
    assert shell.json("note", "crane2019folding")["text"] == "One.\n\n-- two."


def test_a_note_may_begin_with_a_dash(shell: Shell) -> None:
    shell("note", "crane2019folding", "--text", "- a point")
    shell("note", "dale2021kites", "--text", "-a")
    assert shell.json("note", "crane2019folding")["text"] == "- a point"
    assert shell.json("note", "dale2021kites")["text"] == "-a"


def test_a_note_is_read_from_a_file(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_bytes(b"\xef\xbb\xbfTwo\r\nlines \xe2\x80\x93 done\r\n")
    shell("note", "crane2019folding", "--file", str(path))
    assert shell.json("note", "crane2019folding")["text"] == "Two\nlines – done\n"


@pytest.mark.parametrize("arguments", [["-"], ["--file", "-"]])
def test_a_note_is_read_from_standard_input(shell: Shell, arguments: list[str]) -> None:
    shell.type_in(b"piped")
    assert "Wrote the note on “Folding Maps”." in shell("note", "crane2019folding", *arguments).err
    assert shell.json("note", "crane2019folding")["text"] == "piped"


def test_an_empty_text_removes_the_note(shell: Shell) -> None:
    shell("note", "crane2019folding", "--text", "gone soon")
    assert "Removed the note" in shell("note", "crane2019folding", "--text", "").err
    assert "has no note" in shell("note", "crane2019folding").err


def test_writing_the_same_again_says_that_nothing_changed(shell: Shell) -> None:
    shell("note", "crane2019folding", "--text", "same")
    assert "already" in shell("note", "crane2019folding", "--text", "same").err


def test_what_is_no_text_is_refused_and_the_note_stays(shell: Shell, tmp_path: Path) -> None:
    shell("note", "crane2019folding", "--text", "kept")
    path = tmp_path / "note.md"
    path.write_bytes(b"caf\xe9")
    outcome = shell("note", "crane2019folding", "--file", str(path))
    assert outcome.status == 1
    assert "is not UTF-8 text (byte 4)" in outcome.err
    assert shell("note", "crane2019folding", "--file", str(tmp_path / "nowhere.md")).status == 1
    assert shell.json("note", "crane2019folding")["text"] == "kept"


def test_a_file_too_large_for_a_note_is_refused(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.cli.notes.LARGEST_NOTE_BYTES", 3)
    path = tmp_path / "note.md"
    path.write_text("four", encoding="utf-8")
    assert shell("note", "crane2019folding", "--file", str(path)).status == 1


def test_two_texts_at_once_are_misuse(shell: Shell) -> None:
    assert shell("note", "crane2019folding", "--text", "a", "--append", "b").status == 2
    shell.type_in(b"c")
    assert shell("note", "crane2019folding", "-", "--text", "a").status == 2


def test_stopping_while_it_waits_for_input_is_silent(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Stopped()))
    outcome = shell("note", "crane2019folding", "-")
    assert (outcome.status, outcome.out, outcome.err) == (130, "", "")
