"""Listing what was changed, and bringing back how a paper was."""

import random
from typing import Any

import pytest

from reader_app.library.library import Library
from tests.cli.shell import Shell

MAPS = "crane2019folding"


@pytest.fixture
def noted(shell: Shell) -> Shell:
    shell("note", MAPS, "--text", "First thought")
    shell("note", MAPS, "--text", "Second thought")
    return shell


def versions(shell: Shell, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell.json("history", MAPS, *arguments)["versions"]
    return found


def test_changes_are_listed_newest_first(noted: Shell) -> None:
    changes = noted.json("history")["changes"]
    assert [change["label"] for change in changes] == ["Note on “Folding Maps”", "Note on “Folding Maps”", "Import"]
    assert [change["number"] for change in changes] == sorted((change["number"] for change in changes), reverse=True)
    described = {"number", "time", "label", "device", "change", "way", "papers", "paper_count"}
    assert described == set(changes[0])
    assert [change["change"] for change in changes] == ["note", "note", "added"]
    assert [change["paper_count"] for change in changes] == [1, 1, 3]
    assert changes[0]["papers"] == [{"id": noted.id_of(MAPS), "title": "Folding Maps"}]
    first, *_, last = noted("history").out.splitlines()
    assert first.startswith(f"{changes[0]['number']}  20")
    assert (first.endswith("Note on “Folding Maps”"), last.endswith("Import")) == (True, True)
    assert noted("history").err == ""


def test_the_list_is_as_long_as_wished_and_says_when_there_is_more(noted: Shell) -> None:
    outcome = noted("history", "--limit", "2")
    assert len(outcome.out.splitlines()) == len(noted.json("history", "--limit", "2")["changes"]) == 2
    assert outcome.err == "Only the latest 2 are shown; --limit 0 shows all.\n"
    assert noted("history", "--limit", "3").err == noted("history", "--limit", "0").err == ""
    assert len(versions(noted, "--limit", "1")) == 1
    assert "latest 1 are" in noted("history", MAPS, "--limit", "1").err
    assert len(noted("history", "--limit", "0").out.splitlines()) == 3


def test_the_versions_of_a_paper_say_what_they_are(noted: Shell) -> None:
    noted("note", "Paper Boats", "--text", "Of another paper")
    noted("highlight", MAPS, "folds flat", "--comment", "how?")
    noted("note", MAPS, "--text", "")
    found = versions(noted)
    assert [one["kind"] for one in found] == ["note", "highlight", "note", "note", "paper"]
    assert found[0]["value"] is None
    assert found[1]["value"] == {"text": "folds flat", "colour": "yellow", "comment": "how?"}
    assert [one["value"]["text"] for one in found[2:4]] == ["Second thought", "First thought"]
    assert found[4]["value"]["title"] == "Folding Maps"
    lines = noted("history", MAPS).out.splitlines()
    said = ["(removed)", "“folds flat” how?", "Second thought", "First thought", "Folding Maps"]
    assert [line.endswith(end) for line, end in zip(lines, said, strict=True)] == [True] * 5


def test_an_earlier_note_is_brought_back_and_that_is_in_the_history_too(noted: Shell) -> None:
    earlier = versions(noted)[1]["number"]
    outcome = noted("history", MAPS, "--restore", str(earlier))
    assert outcome.err == f"Brought back what change {earlier} made of “Folding Maps”.\n"
    assert noted.json("note", MAPS)["text"] == "First thought"
    assert versions(noted)[0]["value"]["text"] == "First thought"
    again = noted.json("history", MAPS, "--restore", str(earlier))
    assert (again["restored"], again["changed"]) == (earlier, False)
    assert noted("history", MAPS, "--restore", str(earlier)).err == "It is like that already.\n"


def test_what_a_change_removed_is_brought_back_by_its_number(noted: Shell) -> None:
    noted("note", MAPS, "--text", "")
    removal = versions(noted)[0]["number"]
    assert f"what change {removal} removed" in noted("history", MAPS, "--restore", str(removal)).err
    assert noted.json("note", MAPS)["text"] == "Second thought"


@pytest.mark.parametrize("name", [MAPS, "Folding maps", "10.1000/MAPS"])
def test_a_deleted_paper_is_brought_back_with_its_note_and_highlights(name: str, noted: Shell) -> None:
    noted("highlight", MAPS, "folds flat")
    library = Library.open(noted.folder)
    paper = library.papers.find_id(MAPS)
    library.papers.trash([paper])
    library.papers.delete([paper])
    library.close()
    assert noted("show", MAPS).status == noted("history", "").status == 1
    deletion = noted.json("history", name)["versions"][0]
    assert (deletion["value"], deletion["label"]) == (None, "Delete “Folding Maps”")
    assert noted.json("history", name, "--restore", str(deletion["number"]))["changed"] is True
    shown = noted.json("show", MAPS)
    assert (shown["id"], shown["note"], len(shown["highlights"])) == (paper, "Second thought", 1)


def test_a_change_of_another_paper_is_not_brought_back(noted: Shell) -> None:
    number = str(versions(noted)[0]["number"])
    outcome = noted("history", "Paper Boats", "--restore", number)
    assert (outcome.status, f"No change of “Paper Boats” has the number {number}" in outcome.err) == (1, True)
    assert noted("history", "no such paper").status == 1


def test_while_the_window_is_open_history_is_listed_and_nothing_is_brought_back(noted: Shell) -> None:
    number = str(versions(noted)[1]["number"])
    window = Library.open(noted.folder)
    try:
        assert (noted("history").status, noted("history", MAPS).status, noted("backups").status) == (0, 0, 0)
        assert "is open in another" in noted("history", MAPS, "--restore", number).err
    finally:
        window.close()
    assert noted.json("note", MAPS)["text"] == "Second thought"


@pytest.mark.parametrize("arguments", [["--restore", "1"], ["--limit", "few"], [MAPS, "--restore", "first"]])
def test_what_is_no_number_and_a_missing_paper_are_misuse(arguments: list[str], noted: Shell) -> None:
    assert noted("history", *arguments).status == 2


def test_a_library_without_changes_says_so_and_is_not_made(empty: Shell) -> None:
    assert empty("history").err == "Nothing was changed yet.\n"
    assert not empty.folder.exists()


def test_changes_and_versions_before_one_are_listed(noted: Shell) -> None:
    latest, *others = noted.json("history")["changes"]
    assert noted.json("history", "--before", str(latest["number"]))["changes"] == others
    assert noted("history", "--before", "1").err == "There are no earlier changes.\n"
    newest, *older = versions(noted)
    assert versions(noted, "--before", str(newest["number"]), "--limit", "1") == older[:1]


def test_a_version_is_compared_with_the_present(noted: Shell) -> None:
    noted("note", MAPS, "--text", "First thought\nMore")
    number = str(versions(noted)[2]["number"])
    (difference,) = noted.json("history", MAPS, "--diff", number)["differences"]
    assert (difference["kind"], difference["field"], difference["then"]) == ("note", "Note", "First thought")
    assert [part["side"] for part in difference["parts"]] == ["then", "now"]
    lines = noted("history", MAPS, "--diff", number).out.splitlines()
    assert lines == ["Note: Note", "- First thought", "+ First thought", "+ More"]
    latest = str(versions(noted)[0]["number"])
    assert noted("history", MAPS, "--diff", latest).err == "Nothing differs: it is now as it was then.\n"
    assert noted("history", MAPS, "--diff", "99999").status == 1


def test_other_fields_are_compared_as_a_whole(noted: Shell) -> None:
    noted("tag", MAPS, "+geometry")
    import_number = str(versions(noted)[-1]["number"])
    assert noted("history", MAPS, "--diff", import_number).out.splitlines() == ["Paper: Tags", "+ geometry"]


def test_the_days_of_changes_are_counted(noted: Shell) -> None:
    days = noted.json("history", "--days")["days"]
    assert sum(day["changes"] for day in days) == 3
    assert noted("history", "--days").out.splitlines()[0].split() == [days[0]["date"], str(days[0]["changes"])]


def test_how_much_history_is_kept_is_told_and_chosen(noted: Shell) -> None:
    before = noted.json("history", "--keep")
    assert before["allowed_bytes"] == 100_000_000
    assert 0 < before["used_bytes"] < 100_000
    first = noted.json("history", "--limit", "0")["changes"][-1]
    assert before["since"] == first["time"]
    assert "of at most 200.0 MB" in noted("history", "--keep", "200MB").out
    assert noted.json("history", "--keep")["allowed_bytes"] == 200_000_000
    assert "It reaches back to 20" in noted("history", "--keep").out
    assert noted("history", "--keep", "1kB").status == 1
    assert noted.json("history", "--keep")["allowed_bytes"] == 200_000_000


@pytest.mark.parametrize("size", ["much", "0", "-1MB", "MB", "10XB", "1.0000MB"])
def test_what_is_no_size_is_misuse(size: str, noted: Shell) -> None:
    assert noted("history", f"--keep={size}").status == 2


@pytest.mark.parametrize("arguments", [[MAPS, "--days"], ["--diff", "1"], [MAPS, "--keep=1GB"]])
def test_options_that_do_not_go_together_are_misuse(arguments: list[str], noted: Shell) -> None:
    assert noted("history", *arguments).status == 2


def test_an_empty_library_has_no_past(empty: Shell) -> None:
    assert empty("history", "--days").err == "Nothing was changed yet.\n"
    assert empty.json("history", "--keep")["since"] is None


def test_older_changes_are_lost_only_where_that_is_wished(noted: Shell) -> None:
    noise = random.Random(1)
    for _ in range(6):
        noted("note", MAPS, "--text", noise.randbytes(200_000).hex())
    before = noted.json("history", "--keep")
    outcome = noted("history", "--keep", "1.1MB")
    assert (outcome.status, "would let go of all changes before 20" in outcome.err) == (1, True)
    assert noted.json("history", "--keep") == before
    after = noted.json("history", "--keep", "1.1MB", "--yes")
    assert after["done"] is True
    assert after["used_bytes"] <= 1_100_000 < before["used_bytes"]
    assert after["since"] > before["since"]
    assert noted("history", "--yes").status == noted("history", "--keep", "--yes").status == 2
