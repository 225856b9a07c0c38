"""`attach` and `detach` from a terminal."""

from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.model.errors import ReaderError
from tests.cli.shell import Shell
from tests.library.attachments.pdfs import names, pdf


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return pdf(tmp_path / "download.pdf", "Counting Flat Foldings", "And back.", title="Counting Flat Foldings")


def test_a_pdf_is_attached_to_a_paper(shell: Shell, file: Path) -> None:
    document = shell.json("attach", "10.1000/maps", str(file))
    (attached,) = document["attached"]
    place = shell.folder / "files" / "Crane_2019_Folding Maps.pdf"
    assert (document["title"], attached["path"], attached["pages"]) == ("Folding Maps", str(place), 2)
    assert attached["linked"] is False
    assert place.read_bytes() == file.read_bytes()


def test_attaching_says_what_it_did(shell: Shell, file: Path) -> None:
    outcome = shell("attach", "10.1000/maps", str(file))
    assert outcome.out.startswith(
        f"Attached {shell.folder / 'files' / 'Crane_2019_Folding Maps.pdf'} to “Folding Maps”"
    )
    again = shell("attach", "10.1000/maps", str(file))
    assert again.status == 0
    assert again.err.strip() == f"{file} is attached to “Folding Maps” already."
    other = shell("attach", "Kites in Wind", str(file))
    assert other.err.strip() == "“Folding Maps” has that PDF, too."


def test_several_pdfs_are_attached_and_those_that_are_none_are_named(shell: Shell, file: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.pdf"
    text.write_text("no pdf")
    outcome = shell("attach", "10.1000/maps", str(file), str(text))
    assert outcome.status == 0
    assert f"{text} is not a PDF" in outcome.err
    assert names(shell.folder) == ["Crane_2019_Folding Maps.pdf"]


def test_what_cannot_be_attached_is_refused(shell: Shell, tmp_path: Path) -> None:
    gone = tmp_path / "gone.pdf"
    assert shell("attach", "10.1000/maps", str(gone)).status == 1
    assert shell("attach", str(gone)).status == 1
    assert shell("attach", "nothing", str(gone)).err.startswith("reader-app: There is no paper “nothing”")
    assert "There is no file maps" in shell("attach", "maps").err


def test_a_pdf_is_linked_where_that_is_wanted(shell: Shell, file: Path) -> None:
    document = shell.json("attach", "10.1000/maps", str(file), "--link", "--title", "Proofs")
    (attached,) = document["attached"]
    assert (attached["path"], attached["linked"], attached["title"]) == (str(file), True, "Proofs")
    assert not (shell.folder / "files").exists()


def test_a_pdf_alone_becomes_a_paper(empty: Shell, file: Path) -> None:
    document = empty.json("attach", str(file))
    assert [one["title"] for one in document["added"]] == ["Counting Flat Foldings"]
    again = empty.json("attach", str(file))
    assert [one["reason"] for one in again["duplicates"]] == ["“Counting Flat Foldings” has this PDF already."]
    assert names(empty.folder) == ["Counting Flat Foldings.pdf"]


def test_importing_takes_pdfs_too(empty: Shell, file: Path) -> None:
    assert empty.json("import", str(file.parent))["added"][0]["title"] == "Counting Flat Foldings"
    assert names(empty.folder) == ["Counting Flat Foldings.pdf"]


def test_importing_links_pdfs_where_that_is_wanted(empty: Shell, file: Path) -> None:
    empty.json("import", "--link", str(file))
    (shown,) = empty.json("show", "Counting Flat Foldings")["files"]
    assert shown["path"] == str(file)


def test_show_tells_where_the_pdfs_of_a_paper_are(shell: Shell, file: Path) -> None:
    shell("attach", "10.1000/maps", str(file))
    place = shell.folder / "files" / "Crane_2019_Folding Maps.pdf"
    assert [one["path"] for one in shell.json("show", "10.1000/maps")["files"]] == [str(place)]
    assert "PDF " in shell("show", "10.1000/maps").out
    place.unlink()
    assert "(not there any more)" in " ".join(shell("show", "10.1000/maps").out.split())


def test_a_file_is_detached_by_its_id_or_name(shell: Shell, file: Path) -> None:
    attached = shell.json("attach", "10.1000/maps", str(file))["attached"][0]
    assert shell.json("detach", attached["id"])["detached"][0]["name"] == attached["name"]
    assert shell.json("show", "10.1000/maps")["files"] == []
    assert names(shell.folder) == ["Crane_2019_Folding Maps.pdf"]
    assert shell("detach", attached["id"]).status == 1


def test_a_title_is_for_a_paper_that_is_named(shell: Shell, file: Path) -> None:
    assert shell("attach", str(file), "--title", "Proofs").status == 2


def test_a_search_tells_the_page_of_a_pdf_with_the_words(shell: Shell, tmp_path: Path) -> None:
    file = pdf(tmp_path / "maps.pdf", "Nothing of the kind", "The quagga crosses the river")
    shell("attach", "10.1000/maps", str(file))
    (hit,) = shell.json("search", "quagga")["hits"]
    found = hit["pdf"]
    assert (hit["title"], hit["pdfs"], found["page"]) == ("Folding Maps", 1, 2)
    assert [found["snippet"][start:end] for start, end in found["spans"]] == ["quagga"]
    assert "PDF p. 2: The quagga crosses" in shell("search", "quagga").out
    assert "pdf" not in shell.json("search", "folding")["hits"][0]


def test_attaching_and_importing_make_pages_searchable_at_once(empty: Shell, file: Path) -> None:
    empty("import", str(file))
    assert empty.json("search", "text:foldings")["total"] == 1


def test_pages_that_cannot_be_made_searchable_are_told_and_the_pdf_is_attached(
    shell: Shell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ReaderError("The pages of PDFs cannot be made searchable.")

    monkeypatch.setattr(Library, "read_pages", refuse)
    outcome = shell("attach", "10.1000/maps", str(file))
    assert outcome.status == 0
    assert "cannot be made searchable" in outcome.err
    assert names(shell.folder) == ["Crane_2019_Folding Maps.pdf"]
