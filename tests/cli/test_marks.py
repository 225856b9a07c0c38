"""`reader-app marks`."""

import json

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def marked(shell: Shell) -> Shell:
    shell("highlight", "crane2019folding", "folds flat", "--colour", "green", "--comment", "the main result")
    shell("highlight", "crane2019folding", "map", "--colour", "red")
    return shell


def test_the_marks_of_the_library_are_listed_with_their_papers(marked: Shell) -> None:
    document = marked.json("marks")
    (first, *_) = [mark for mark in document["marks"] if mark["text"] == "folds flat"]
    assert (first["colour"], first["comment"], first["kind"]) == ("green", "the main result", "highlight")
    assert first["link"] == f"reader-app://paper/{first['paper']}?mark={first['id']}"
    lines = marked("marks", "--text", "folds flat").out.splitlines()
    assert lines[0] == first["title"]
    assert first["id"] in lines[1]
    assert lines[2:] == ["      “folds flat”", "      the main result"]


def test_marks_are_narrowed_down(marked: Shell) -> None:
    assert [mark["text"] for mark in marked.json("marks", "crane2019folding", "--colour", "result")["marks"]] == [
        "folds flat"
    ]
    assert marked.json("marks", "--until", "2001-01-01")["marks"] == []
    assert "no such marks" in marked("marks", "--tag", "nowhere").err


@pytest.mark.parametrize("name", ["markdown", "html", "json-ld", "csv"])
def test_marks_are_written_in_other_formats(name: str, marked: Shell) -> None:
    text = marked("marks", "--format", name).out
    assert "folds flat" in text
    if name == "json-ld":
        assert "http://www.w3.org/ns/anno.jsonld" in json.dumps(json.loads(text))


def test_a_day_that_is_none_is_refused(marked: Shell) -> None:
    outcome = marked("marks", "--since", "yesterday")
    assert outcome.status == 2
    assert "is not a day" in outcome.err
