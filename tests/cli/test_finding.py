import sys
from pathlib import Path

import pytest

from reader_app.library.library import Library
from tests.cli.shell import Shell, write_papers


def titles(papers: list[dict[str, str]]) -> list[str]:
    return [paper["title"] for paper in papers]


def test_a_hit_tells_where_it_matched_with_the_passage(shell: Shell) -> None:
    found = shell.json("search", "creases")
    (hit,) = found["hits"]
    assert (found["query"], found["total"], hit["id"]) == ("creases", 1, shell.id_of("Folding Maps"))
    assert hit["score"] > 0
    assert hit["matched"] == ["abstract"]
    assert hit["snippet_field"] == "abstract"
    assert [hit["snippet"][start:end] for start, end in hit["spans"]] == ["creases"]
    assert (hit["authors"], hit["year"]) == (["Ada Crane", "Bo Fold"], 2019)


def test_the_best_paper_comes_first(shell: Shell) -> None:
    assert titles(shell.json("search", "map")["hits"]) == ["Folding Maps", "Kites in Wind"]


def test_the_query_may_be_several_words(shell: Shell) -> None:
    assert titles(shell.json("search", "paper", "author:crane", "hour")["hits"]) == ["Paper Boats"]


def test_where_no_paper_has_all_words_those_with_most_of_them_are_listed(shell: Shell) -> None:
    answer = shell.json("search", "map", "kite", "submarine")
    assert (answer["total"], answer["matching"]) == (1, 0)
    assert [(hit["title"], hit["nearly"]) for hit in answer["hits"]] == [("Kites in Wind", True)]
    assert (
        "No paper has all of this; 1 paper with some of the words." in shell("search", "map", "kite", "submarine").err
    )


def test_a_paper_that_has_all_words_is_told_apart_from_those_that_nearly_do(shell: Shell) -> None:
    hits = shell.json("search", "map")["hits"]
    assert [hit["nearly"] for hit in hits] == [False, False]


def test_words_may_begin_with_a_dash(shell: Shell) -> None:
    assert titles(shell.json("search", "map", "-kite")["hits"]) == ["Folding Maps"]
    assert titles(shell.json("search", "-author:crane")["hits"]) == ["Kites in Wind"]


@pytest.mark.parametrize("query", ['"', "(((", "author:", "OR", "-", "year:x..y", "", "\\", "tag:"])
def test_no_query_is_an_error(shell: Shell, query: str) -> None:
    assert shell("search", query).status == 0


def test_so_many_hits_are_shown_as_asked_and_the_rest_is_told(shell: Shell) -> None:
    found = shell("search", "map", "--limit", "1")
    assert "Kites" not in found.out
    assert "1 of 2 papers" in found.err
    assert len(shell.json("search", "map", "--limit", "0")["hits"]) == 2
    assert shell("search", "map", "--limit", "2").err == ""
    assert shell("search", "map", "--limit", "-1").status == 2
    assert shell("list", "--limit=-1").status == 2
    assert "(usually 20)" in shell("search", "--help").out


def test_the_papers_found_are_counted_by_what_they_have(shell: Shell) -> None:
    facets = shell.json("search", "author:crane", "--facets")["facets"]
    assert {"value": "Ada Crane", "papers": 2} in facets["author"]
    assert facets["state"] == [{"value": "inbox", "papers": 2}]
    assert "facets" not in shell.json("search", "author:crane")
    out = shell("search", "author:crane", "--facets").out.splitlines()
    assert "" in out
    assert "State    inbox (2)" in out
    assert any(line.startswith("Author   Ada Crane (2), ") for line in out)


def test_each_hit_says_what_its_score_is_made_of(shell: Shell) -> None:
    (hit, *_) = shell.json("search", "maps folding", "--explain")["hits"]
    reasons = hit["explanation"]["reasons"]
    assert {"maps", "folding"} <= {reason["text"] for reason in reasons}
    assert sum(reason["score"] for reason in reasons) == pytest.approx(hit["explanation"]["score"], rel=1e-3)
    assert "explanation" not in shell.json("search", "maps", "--limit", "1")["hits"][0]
    assert "% (title" in shell("search", "maps", "--explain").out


def test_a_search_without_words_has_nothing_to_explain(shell: Shell) -> None:
    assert "explanation" not in shell.json("search", "is:inbox", "--explain")["hits"][0]


def test_a_better_spelling_is_proposed_where_nothing_is_found(shell: Shell) -> None:
    found = shell("search", "foldingg")
    assert found.err == "Nothing found for “foldingg”. Did you mean “folding”?\n"
    assert shell.json("search", "foldingg")["suggestion"] == "folding"
    assert shell.json("search", "folding")["suggestion"] == ""


def test_without_papers_there_is_nothing_to_count(shell: Shell) -> None:
    found = shell("search", "xyzzy", "--facets")
    assert found.out == ""
    assert shell.json("search", "xyzzy", "--facets")["facets"] == {}


def test_only_the_commonest_values_are_told_in_a_terminal(empty: Shell, tmp_path: Path) -> None:
    papers = ({"title": f"Map {n}", "venue": f"Venue {n:02}"} for n in range(15))
    empty("import", write_papers(tmp_path / "many.jsonl", *papers))
    assert "Venue 11 (1), and 3 more" in " ".join(empty("search", "map", "--facets").out.split())


def test_without_a_limit_twenty_hits_are_shown(empty: Shell, tmp_path: Path) -> None:
    empty("import", write_papers(tmp_path / "many.jsonl", *({"title": f"Map number {n}"} for n in range(25))))
    found = empty.json("search", "map")
    assert (found["total"], len(found["hits"])) == (25, 20)
    assert len(empty.json("list")["papers"]) == 25


def test_nothing_found_is_said_and_no_failure(shell: Shell) -> None:
    found = shell("search", "zeppelin")
    assert (found.status, found.out) == (0, "")
    assert "Nothing found for “zeppelin”" in found.err


def test_a_person_reads_title_origin_and_passage(shell: Shell) -> None:
    lines = shell("search", "creases").out.splitlines()
    assert lines == [
        "Folding Maps",
        "    crane2019folding · Ada Crane, Bo Fold · 2019 · Journal of Paper",
        "    " + lines[2].strip(),
    ]
    assert "along its creases" in lines[2]


def test_the_words_found_stand_out_only_on_a_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in shell("search", "maps").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert "Folding \x1b[1mMaps\x1b[0m" in shell("search", "maps").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shell("search", "maps").out


def test_a_long_passage_is_cut_so_that_the_found_words_are_seen(
    empty: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    abstract = f"{'so ' * 80}a zebra {'and ' * 80}"
    empty("import", write_papers(tmp_path / "long.jsonl", {"title": "Stripes", "abstract": abstract}))
    lines = empty("search", "zebra").out.splitlines()
    assert "zebra" in lines[-1]
    assert max(map(len, lines)) <= 100
    monkeypatch.setenv("COLUMNS", "40")
    lines = empty("search", "zebra").out.splitlines()
    assert lines[-1].startswith("    …so so ")
    assert "a zebra and" in lines[-1]
    assert max(map(len, lines)) <= 40


def test_a_passage_that_fits_is_shown_whole(empty: Shell, tmp_path: Path) -> None:
    empty("import", write_papers(tmp_path / "short.jsonl", {"title": "Stripes", "abstract": "A zebra has stripes."}))
    assert empty("search", "zebra").out.splitlines()[-1] == "    A zebra has stripes."


def test_papers_are_listed_as_they_were_added(shell: Shell) -> None:
    listed = shell.json("list")
    assert listed["total"] == 3
    assert titles(listed["papers"]) == ["Folding Maps", "Kites in Wind", "Paper Boats"]
    assert shell("list").out.splitlines()[0].split() == ["crane2019folding", "2019", "inbox", "Folding", "Maps"]


def test_lists_are_sorted_and_turned_round(shell: Shell) -> None:
    by_title = ["Folding Maps", "Kites in Wind", "Paper Boats"]
    assert titles(shell.json("list", "--sort", "title")["papers"]) == by_title
    assert titles(shell.json("list", "--sort", "title", "--reverse")["papers"]) == by_title[::-1]
    assert titles(shell.json("list", "--sort", "author", "--limit", "1")["papers"]) == ["Folding Maps"]


def test_only_the_papers_asked_for_are_listed(shell: Shell) -> None:
    shell("tag", "crane2019folding", "crane2021paper", "+method/folding")
    shell("state", "crane2021paper", "later")
    shell("star", "dale2021kites")
    assert shell("list", "--tag", "nothing").err == "There are no such papers.\n"
    assert titles(shell.json("list", "--tag", "method")["papers"]) == ["Folding Maps", "Paper Boats"]
    assert titles(shell.json("list", "--tag", "method", "--state", "later")["papers"]) == ["Paper Boats"]
    assert titles(shell.json("list", "--starred")["papers"]) == ["Kites in Wind"]
    assert "★" in shell("list", "--starred").out


def test_the_trash_is_listed_apart(shell: Shell) -> None:
    shell("trash", "dale2021kites")
    assert titles(shell.json("list")["papers"]) == ["Folding Maps", "Paper Boats"]
    (gone,) = shell.json("list", "--trash")["papers"]
    assert (gone["title"], gone["trashed"]) == ("Kites in Wind", True)


def test_looking_at_a_library_that_is_not_there_makes_nothing(empty: Shell, own_platform_folders: Path) -> None:
    assert empty.json("list") == {"total": 0, "papers": []}
    assert empty.json("search", "map")["total"] == 0
    assert "The library is empty." in empty("list").err
    assert not empty.folder.exists()
    assert [path for path in own_platform_folders.rglob("*") if path.is_file()] == []


def test_a_library_is_searched_while_another_program_writes_to_it(shell: Shell) -> None:
    window = Library.open(shell.folder)
    try:
        assert shell.json("search", "creases")["total"] == 1
    finally:
        window.close()


def test_control_characters_of_a_title_do_not_reach_the_terminal(empty: Shell, tmp_path: Path) -> None:
    empty("import", write_papers(tmp_path / "evil.jsonl", {"title": "Evil \x1b[2J\x1b]0;owned\x07 \x9b31m title"}))
    assert (
        "\x1b"
        not in empty("list").out
        + empty("search", "evil").out
        + empty("show", empty.json("list")["papers"][0]["id"]).out
    )
    assert "\x9b" not in empty("--json", "list").out
