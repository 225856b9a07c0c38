from pathlib import Path

from tests.cli.shell import Shell, write_papers

PAPERS = (
    {"title": "Sparse attention for long documents", "abstract": "We make attention sparse.", "doi": "10.1000/sparse"},
    {"title": "Long documents with sparse attention patterns", "abstract": "Patterns of sparse attention."},
    {"title": "Kites in the wind", "abstract": "Kites fly on a string."},
)


def test_the_papers_most_like_one_come_first(empty: Shell, tmp_path: Path) -> None:
    empty("import", write_papers(tmp_path / "papers.jsonl", *PAPERS))
    found = empty.json("similar", "10.1000/sparse")
    assert found["id"] == empty.id_of(PAPERS[0]["title"])
    assert [paper["title"] for paper in found["papers"]][:1] == [PAPERS[1]["title"]]
    assert found["id"] not in {paper["id"] for paper in found["papers"]}
    assert PAPERS[1]["title"] in empty("similar", "10.1000/sparse").out


def test_so_many_are_shown_as_asked(empty: Shell, tmp_path: Path) -> None:
    papers = (
        {"title": f"Sparse attention number {number}", "abstract": "Attention is sparse."} for number in range(15)
    )
    empty("import", write_papers(tmp_path / "papers.jsonl", *papers))
    assert len(empty.json("similar", "Sparse attention number 3")["papers"]) == 10
    assert len(empty.json("similar", "Sparse attention number 3", "--limit", "2")["papers"]) == 2


def test_a_paper_like_no_other_is_told(empty: Shell, tmp_path: Path) -> None:
    empty("import", write_papers(tmp_path / "papers.jsonl", {"title": "Kites"}))
    found = empty("similar", "Kites")
    assert (found.status, found.out) == (0, "")
    assert found.err == "No paper is like “Kites”.\n"


def test_a_paper_that_is_not_there_is_an_error(shell: Shell) -> None:
    assert shell("similar", "zeppelin").status == 1
