import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.shell import Shell, write_papers


@pytest.fixture
def dated(empty: Shell, tmp_path: Path) -> Shell:
    papers = (
        {"title": f"On {'kites' if number % 3 else 'boats'} {number}", "published": f"{2019 + number % 3}-05-0{number}"}
        for number in range(1, 10)
    )
    empty("import", write_papers(tmp_path / "dated.jsonl", *papers))
    return empty


def test_terms_are_counted_over_periods_with_shares_and_intervals(shell: Shell) -> None:
    chart = shell.json("trends", "paper", "map", "--by", "year")
    assert chart["by"] == "year"
    assert "topics" not in chart
    assert [(period["period"], period["total"]) for period in chart["periods"]] == [
        ("2019", 1),
        ("2020", 0),
        ("2021", 2),
    ]
    paper, maps = chart["series"]
    assert (paper["term"], paper["count"], maps["count"]) == ("paper", 2, 2)
    last = maps["points"][-1]
    assert (last["period"], last["count"], last["total"], last["share"]) == ("2021", 1, 2, 0.5)
    assert 0 < last["lo"] < 0.5 < last["hi"] < 1
    assert maps["points"][1]["share"] is None


def test_a_phrase_is_one_term_and_queries_are_understood(shell: Shell) -> None:
    chart = shell.json("trends", "paper boats", "-author:crane")
    assert [(one["term"], one["count"]) for one in chart["series"]] == [("paper boats", 1), ("-author:crane", 1)]


def test_only_the_papers_of_a_search_are_counted(shell: Shell) -> None:
    assert shell.json("trends", "map", "--query", "author:crane")["papers"] == 2


def test_a_person_reads_a_table_of_periods_and_a_summary(shell: Shell) -> None:
    lines = shell("trends", "map", "--by", "year").out.splitlines()
    assert [line.split() for line in lines[:4]] == [
        ["Year", "Papers", "map"],
        ["2019", "1", "1", "100", "%"],
        ["2020", "0", "-"],
        ["2021", "2", "1", "50", "%"],
    ]
    assert "map: 2 papers" in lines[-1]


def test_without_terms_topics_are_proposed(dated: Shell) -> None:
    chart = dated.json("trends")
    assert "kites" in [topic["term"] for topic in chart["topics"]]
    assert [one["term"] for one in chart["series"]] == [topic["term"] for topic in chart["topics"]]


def test_a_single_day_is_ranked(dated: Shell) -> None:
    lines = dated("trends", "boats", "on", "--query", "published:2019-05-03").out.splitlines()
    assert lines[0].split() == ["Term", "Papers", "Share"]
    assert {tuple(line.split()[:2]) for line in lines[1:3]} == {("boats", "1"), ("on", "1")}
    assert lines[-1].startswith("1 paper, 3 May 2019.")
    assert not any(line.endswith("steady") for line in lines)


def test_terms_too_many_for_the_terminal_are_ranked(shell: Shell) -> None:
    lines = shell("trends", *"map kite boats paper wind hour".split(), "--by", "year").out.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["map", "paper", "kite"]
    assert lines[-1] == "3 papers, 2019 to 2021."
    assert lines[1].endswith("steady")


def test_a_table_is_written(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "trends.csv"
    outcome = shell("trends", "map", "--by", "year", "--out", str(path), "--json")
    assert outcome.document["out"] == str(path)
    with path.open(encoding="utf-8", newline="") as file:
        assert [(row["period"], row["count"]) for row in csv.DictReader(file)] == [
            ("2019", "1"),
            ("2020", "0"),
            ("2021", "1"),
        ]


def test_a_picture_is_written_with_its_title(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "trends.SVG"
    outcome = shell("trends", "map", "--by", "year", "--out", str(path), "--title", "Maps rise")
    assert outcome.status == 0
    assert "Wrote " in outcome.err
    assert "Maps rise" in "".join(ElementTree.parse(path).getroot().itertext())


def test_a_png_is_drawn_by_what_the_program_lends(shell: Shell, tmp_path: Path) -> None:
    def render(svg: str, path: Path) -> None:
        path.write_text(str("<svg" in svg), encoding="utf-8")

    path = tmp_path / "trends.png"
    assert shell("trends", "map", "--out", str(path), render_png=render).status == 0
    assert path.read_text(encoding="utf-8") == "True"
    path.unlink()
    assert shell("trends", "map", "--out", str(path)).status == 1
    assert not path.exists()


def test_an_unknown_suffix_is_misuse(shell: Shell, tmp_path: Path) -> None:
    for name in ("trends.pdf", "trends", "-", ""):
        assert shell("trends", "map", "--out", name).status == 2


def test_periods_beyond_counting_are_refused(empty: Shell, tmp_path: Path) -> None:
    papers = ({"title": "Old Paper", "published": "1936-01-01"}, {"title": "New Paper", "published": "2026-01-01"})
    empty("import", write_papers(tmp_path / "span.jsonl", *papers))
    outcome = empty("trends", "paper", "--by", "day")
    assert (outcome.status, "too many" in outcome.err) == (1, True)


def test_an_empty_library_has_no_trends(empty: Shell) -> None:
    assert empty("trends").out == "No papers.\n"
    assert empty.json("trends", "map")["papers"] == 0
    assert not empty.folder.exists()
