import json
from pathlib import Path

from reader_app import __version__
from reader_app.library.library import Library
from reader_app.model.ids import new_id
from tests.cli.shell import Shell


def test_a_sound_library_is_found_with_its_places(shell: Shell) -> None:
    document = shell.json("doctor")
    assert (document["ok"], document["findings"], document["papers"]) == (True, [], 3)
    assert document["library"] == str(shell.folder)
    assert Path(document["file"]).stat().st_size == document["bytes"]
    assert Path(document["index"]).is_dir()
    assert document["version"] == __version__
    out = shell("doctor").out
    assert str(shell.folder / "library.json") in out
    assert document["index"] in out
    assert "Nothing is wrong." in out
    assert "Holds      3 papers (0 in the trash), 0 notes, 0 highlights, 0 PDFs, 0 pages" in out
    assert f"Paper Reader {__version__}, Python" in out
    assert "library.json (0.0 MB)" in out


def test_one_of_a_kind_is_counted_as_one(shell: Shell) -> None:
    shell("note", "Folding Maps", "--text", "Seen")
    assert "1 note, 0 highlights" in shell("doctor").out


def test_what_is_wrong_is_said_and_fails(shell: Shell) -> None:
    file = shell.folder / "library.json"
    tables = json.loads(file.read_text(encoding="utf-8"))
    tables["notes"] = {"1": {"id": "n", "paper": "gone", "text": "x"}}
    file.write_text(json.dumps(tables), encoding="utf-8")
    before = file.read_bytes()
    outcome = shell("doctor")
    assert outcome.status == 1
    assert "- The note n belongs to the paper gone, which is not in the library." in outcome.out
    assert shell("--json", "doctor").document["ok"] is False
    assert file.read_bytes() == before
    assert "Nothing is wrong." not in outcome.out


def test_a_library_that_cannot_be_read_is_said_and_left(shell: Shell) -> None:
    file = shell.folder / "library.json"
    file.write_text("{", encoding="utf-8")
    outcome = shell("--json", "doctor")
    assert outcome.status == 1
    assert outcome.document["index"] is None
    assert str(file) in outcome.document["findings"][0]["sentence"]
    assert file.read_text(encoding="utf-8") == "{"
    assert "Index" not in shell("doctor").out


def test_no_library_is_nothing_wrong_and_none_is_made(empty: Shell) -> None:
    outcome = empty("doctor")
    assert outcome.status == 0
    assert "There is no library yet" in outcome.out
    assert " MB" not in outcome.out
    assert not empty.folder.exists()


def orphaned(shell: Shell) -> None:
    """Let another program put in a note that belongs to no paper."""
    file = shell.folder / "library.json"
    tables = json.loads(file.read_text(encoding="utf-8"))
    tables["notes"] = {"1": {"id": new_id(), "paper": new_id(), "text": "Words that nobody must lose"}}
    file.write_text(json.dumps(tables), encoding="utf-8")


def test_repairs_are_said_and_what_was_wrong_is_right_then(shell: Shell) -> None:
    orphaned(shell)
    assert "`reader-app doctor --repair` puts right" in shell("doctor").out
    outcome = shell("doctor", "--repair")
    assert outcome.status == 0
    assert "- Repaired: The note" in outcome.out
    assert "Nothing is wrong." in outcome.out
    assert shell.json("show", "Recovered notes")["note"] == "Words that nobody must lose"
    assert shell.json("search", "lose")["total"] == 1
    assert shell.json("doctor", "--repair")["repaired"] == []
    assert "before-repair" in [one["reason"] for one in shell.json("backups")["backups"]]


def test_repairs_are_in_the_document_with_what_they_did(shell: Shell) -> None:
    orphaned(shell)
    found = shell("--json", "doctor").document["findings"]
    assert [(one["subject"], one["hint"]) for one in found] == [("files", False), ("references", False)]
    assert [one["items"][0][0] for one in found if one["items"]] == ["notes"]
    document = shell.json("doctor", "--repair")
    assert (document["ok"], document["findings"]) == (True, [])
    assert [one["sentence"] for one in document["repaired"]] == [one["sentence"] for one in found]
    assert all(one["repair"] for one in document["repaired"])


def test_a_hint_is_said_and_does_not_fail(shell: Shell) -> None:
    (shell.folder / "library.owner").write_text("{}", encoding="utf-8")
    (shell.folder / "library.lock").touch()
    outcome = shell("doctor")
    assert (outcome.status, "- Worth knowing:" in outcome.out) == (0, True)
    assert shell.json("doctor")["ok"] is True
    assert shell.json("doctor", "--repair")["findings"] == []


def test_what_cannot_be_opened_is_not_repaired(shell: Shell) -> None:
    file = shell.folder / "library.json"
    file.write_text("{", encoding="utf-8")
    outcome = shell("doctor", "--repair")
    assert outcome.status == 1
    assert file.read_text(encoding="utf-8") == "{"


def test_nothing_is_repaired_while_the_window_is_open(shell: Shell) -> None:
    orphaned(shell)
    window = Library.open(shell.folder)
    try:
        outcome = shell("doctor", "--repair")
        assert (outcome.status, "is open in another" in outcome.err) == (1, True)
    finally:
        window.close()


def test_backups_are_counted(shell: Shell) -> None:
    shell("backups", "--make")
    assert "Backups    1 backup" in shell("doctor").out
    assert shell.json("doctor")["backups"] == 1


def test_a_library_that_another_program_spoilt_is_made_to_open_again(shell: Shell) -> None:
    file = shell.folder / "library.json"
    tables = json.loads(file.read_text(encoding="utf-8"))
    tables["papers"]["1"]["title"] = 7
    file.write_text(json.dumps(tables), encoding="utf-8")
    assert shell("list").status == 1
    document = shell.json("doctor", "--repair")
    assert document["ok"] is True
    assert "cannot be opened" in document["repaired"][0]["sentence"]
    assert shell.json("list")["total"] == 3
