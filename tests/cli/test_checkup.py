import json
from pathlib import Path

from reader_app import __version__
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
    assert "Holds      3 papers (0 in the trash), 0 notes, 0 highlights, 0 pages" in out
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
