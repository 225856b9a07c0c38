import pytest

from reader_app.library.library import Library
from tests.cli.shell import Shell


def tags_of(shell: Shell, name: str) -> list[str]:
    return list(shell.json("show", name)["tags"])


def test_tags_are_given_and_taken_at_once(shell: Shell) -> None:
    shell("tag", "crane2019folding", "+unsorted")
    outcome = shell.json("tag", "crane2019folding", "dale2021kites", "+method/rl", "-unsorted")
    assert outcome["changed"] == 2
    assert [paper["tags"] for paper in outcome["papers"]] == [["method/rl"], ["method/rl"]]
    assert tags_of(shell, "crane2019folding") == ["method/rl"]
    assert tags_of(shell, "crane2021paper") == []


def test_options_may_stand_between_the_tags(shell: Shell) -> None:
    shell("tag", "crane2019folding", "+a", "+b")
    outcome = shell("tag", "-a", "--json", "crane2019folding", "+c")
    assert outcome.document["papers"][0]["tags"] == ["b", "c"]


@pytest.mark.parametrize("taken", ["-h1", "-json", "-library", "-q"])
def test_a_tag_may_be_called_like_an_option(shell: Shell, taken: str) -> None:
    shell("tag", "crane2019folding", f"+{taken[1:]}", "+kept")
    assert shell.json("tag", "crane2019folding", taken)["papers"][0]["tags"] == ["kept"]


def test_a_tag_may_have_blanks_and_commas_part_several(shell: Shell) -> None:
    shell("tag", "crane2019folding", "+to read,paper art")
    assert tags_of(shell, "crane2019folding") == ["to read", "paper art"]


def test_papers_found_by_a_search_are_tagged_together(shell: Shell) -> None:
    assert shell.json("tag", "--query", "year:2021", "+recent")["changed"] == 2
    assert tags_of(shell, "dale2021kites") == ["recent"]
    assert tags_of(shell, "crane2019folding") == []


def test_a_search_without_papers_is_refused(shell: Shell) -> None:
    outcome = shell("tag", "--query", "zeppelin", "+air")
    assert (outcome.status, "No paper matches" in outcome.err) == (1, True)


def test_the_tags_of_a_paper_are_shown(shell: Shell) -> None:
    shell("tag", "crane2019folding", "+a", "+b")
    outcome = shell("tag", "crane2019folding")
    assert outcome.out.split() == ["crane2019folding", "a,", "b", "Folding", "Maps"]
    assert outcome.err == ""


def test_how_many_papers_were_retagged_is_said(shell: Shell) -> None:
    assert "Changed the tags of 2 papers." in shell("tag", "crane2019folding", "dale2021kites", "+a").err
    assert shell("tag", "crane2019folding", "+a").err == ""


def test_tags_are_shown_while_another_program_writes(shell: Shell) -> None:
    shell("tag", "crane2019folding", "+a")
    window = Library.open(shell.folder)
    try:
        assert shell.json("tag", "crane2019folding")["papers"][0]["tags"] == ["a"]
        assert len(shell.json("tag")["tags"]) == 1
    finally:
        window.close()


def test_a_library_without_tags_says_so(shell: Shell) -> None:
    assert shell("tag").err == "There are no tags yet.\n"
    shell("tag", "crane2019folding", "+a")
    assert shell("tag").err == ""


def test_without_ids_all_tags_are_listed_with_their_counts(shell: Shell) -> None:
    shell("tag", "crane2019folding", "dale2021kites", "+method/rl", "+method")
    listed = shell.json("tag")["tags"]
    assert [(tag["name"], tag["papers"], tag["own_papers"]) for tag in listed] == [
        ("method", 2, 2),
        ("method/rl", 2, 2),
    ]
    assert [line.split()[:2] for line in shell("tag").out.splitlines()] == [["method", "2"], ["rl", "2"]]


def test_a_tag_that_nobody_has_cannot_be_taken(shell: Shell) -> None:
    outcome = shell("tag", "crane2019folding", "+new", "-unknown")
    assert outcome.status == 1
    assert "There is no tag “unknown”" in outcome.err
    assert tags_of(shell, "crane2019folding") == []


def test_where_one_paper_is_unknown_none_is_tagged(shell: Shell) -> None:
    assert shell("tag", "crane2019folding", "nobody", "+new").status == 1
    assert tags_of(shell, "crane2019folding") == []


@pytest.mark.parametrize(
    "arguments",
    [["+new"], ["crane2019folding", "+"], ["--delete", "a", "crane2019folding"], ["--rename", "a", "b", "+c"]],
)
def test_tags_without_papers_and_papers_without_tags_are_misuse(shell: Shell, arguments: list[str]) -> None:
    assert shell("tag", *arguments).status == 2


def test_a_tag_without_letters_is_refused(shell: Shell) -> None:
    assert shell("tag", "crane2019folding", "+/").status == 1


def test_a_tag_is_renamed_and_merged(shell: Shell) -> None:
    shell("tag", "crane2019folding", "+old/part")
    shell("tag", "dale2021kites", "+new")
    outcome = shell("tag", "--rename", "old", "new")
    assert outcome.status == 0
    assert tags_of(shell, "crane2019folding") == ["new/part"]
    assert "Merge" in outcome.err


def test_a_tag_is_coloured_and_deleted(shell: Shell) -> None:
    shell("tag", "crane2019folding", "+a", "+b")
    coloured = shell.json("tag", "--colour", "A", "red")["tags"]
    assert (coloured[0]["name"], coloured[0]["colour"]) == ("a", "red")
    assert [tag["name"] for tag in shell.json("tag", "--delete", "a")["tags"]] == ["b"]
    assert tags_of(shell, "crane2019folding") == ["b"]
    assert shell("tag", "--delete", "a").status == 1
    assert "Colour of tag" in shell("tag", "--colour", "b", "red").err
    assert shell("tag", "--colour", "b", "red").err == "Nothing was changed.\n"
    assert shell("tag", "--colour", "b", "plaid").status == 1


def test_a_given_tag_is_found_at_once(shell: Shell) -> None:
    shell("tag", "crane2019folding", "+origami")
    found = shell.json("search", "origami")
    assert ([hit["title"] for hit in found["hits"]], found["unindexed"]) == (["Folding Maps"], 0)
