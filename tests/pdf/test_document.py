import os
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from reader_app.model.errors import PasswordNeededError, ReaderError
from reader_app.model.pdf import PageShape
from reader_app.pdf.document import open_document
from tests.pdf.sheets import Words, new_pdf, write

HELLO = [Words(60, 700, "Hello there, all of you")]


def refusal(path: Path, password: str = "") -> str:
    with pytest.raises(ReaderError) as caught:
        open_document(path, password)
    return str(caught.value)


def is_answered(path: Path) -> bool:
    """Say whether a file that may be beyond help opens with all its pages, or is refused in a sentence."""
    try:
        with open_document(path) as document:
            return len(document.shapes) == len(document) and document.facts().shapes == document.shapes
    except ReaderError as error:
        return str(error).endswith(".")


def locked(path: Path, **passwords: str) -> Path:
    new_pdf([HELLO]).save(path, encryption=pikepdf.Encryption(owner="boss", **passwords))
    return path


def test_pages_are_counted_and_read(tmp_path: Path) -> None:
    with open_document(write(tmp_path / "a.pdf", HELLO, [])) as document:
        assert len(document) == 2
        assert document.text(1).text == "Hello there, all of you"
        assert document.text(2).text == ""


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.pdf") == f"There is no file “{tmp_path / 'no.pdf'}”."


def test_a_folder_is_no_pdf(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    assert "is empty" in refusal(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    "content", [b"<html><body>Please log in</body></html>", b"PK\x03\x04" + b"\0" * 400, b"\0" * 99]
)
def test_other_files_are_said_to_be_no_pdf(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    assert refusal(tmp_path / "a.pdf").endswith("is not a PDF.")


def test_a_pdf_without_anything_in_it_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"nothing of worth " * 40)
    assert "damaged beyond repair" in refusal(tmp_path / "a.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    assert "not a regular file" in refusal(tmp_path / "a.pdf")


def test_a_file_that_is_cut_short_is_repaired(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", HELLO)
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"xref")])
    with open_document(path) as document:
        assert document.text(1).text == "Hello there, all of you"


def test_a_cross_reference_table_that_is_wrong_is_made_anew(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", HELLO)
    path.write_bytes(path.read_bytes().replace(b"%PDF-", b"\n" * 700 + b"%PDF-", 1))
    with open_document(path) as document:
        assert document.text(1).text == "Hello there, all of you"


def test_a_file_that_needs_a_password_asks_for_it(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.pdf", user="me")
    with pytest.raises(PasswordNeededError, match="needs a password"):
        open_document(path)


def test_a_wrong_password_is_told_from_none(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.pdf", user="me")
    with pytest.raises(PasswordNeededError, match="does not open"):
        open_document(path, "you")


@pytest.mark.parametrize("password", ["me", "boss"])
def test_either_password_opens(tmp_path: Path, password: str) -> None:
    with open_document(locked(tmp_path / "a.pdf", user="me"), password) as document:
        assert document.text(1).text == "Hello there, all of you"
        assert document.is_encrypted
        assert document.facts().encrypted


def test_a_file_that_only_its_owner_may_change_opens_without_a_password(tmp_path: Path) -> None:
    with open_document(locked(tmp_path / "a.pdf")) as document:
        assert document.text(1).text == "Hello there, all of you"
        assert document.shapes[0].box == (0, 0, 612, 792)


def test_a_file_without_pages_after_one_with_a_password_is_damaged_not_locked(tmp_path: Path) -> None:
    refusal(locked(tmp_path / "locked.pdf", user="me"))
    pikepdf.new().save(tmp_path / "a.pdf")
    assert "damaged" in refusal(tmp_path / "a.pdf")


def test_shapes_tell_crop_boxes_turns_and_labels(tmp_path: Path) -> None:
    pdf = new_pdf([HELLO, HELLO, HELLO])
    pdf.pages[1].obj.CropBox = Array([10, 20, 300, 400])
    pdf.pages[1].obj.Rotate = -90
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)]))
    pdf.save(tmp_path / "a.pdf")
    with open_document(tmp_path / "a.pdf") as document:
        assert document.shapes == (
            PageShape((0, 0, 612, 792), 0, "i"),
            PageShape((10, 20, 300, 400), 270, "ii"),
            PageShape((0, 0, 612, 792), 0, "1"),
        )
        assert document.shown_sizes[1] == (380, 290)


def test_boxes_are_taken_from_the_page_tree_and_put_upright(tmp_path: Path) -> None:
    pdf = new_pdf([HELLO])
    del pdf.pages[0].obj["/MediaBox"]
    pdf.Root.Pages.MediaBox = Array([500, 700, 0, 0])
    pdf.Root.Pages.Rotate = 180
    pdf.save(tmp_path / "a.pdf")
    with open_document(tmp_path / "a.pdf") as document:
        assert document.shapes == (PageShape((0, 0, 500, 700), 180),)


@pytest.mark.parametrize("box", [[0, 0, 0, 0], [1, 2], [Name.A, 0, 1, 1], [5000, 5000, 6000, 6000]])
def test_a_senseless_crop_box_counts_for_nothing(tmp_path: Path, box: list[object]) -> None:
    pdf = new_pdf([HELLO])
    pdf.pages[0].obj.CropBox = Array(box)
    pdf.save(tmp_path / "a.pdf")
    with open_document(tmp_path / "a.pdf") as document:
        assert document.shapes[0].box == (0, 0, 612, 792)


def test_a_page_tree_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    pdf = new_pdf([HELLO])
    kids = pdf.Root.Pages.Kids
    kids.append(pdf.Root.Pages)
    pdf.Root.Pages.Count = 4
    pdf.save(tmp_path / "a.pdf")
    assert is_answered(tmp_path / "a.pdf")


def test_thousands_of_pages_have_their_shapes(tmp_path: Path) -> None:
    pdf = new_pdf([HELLO])
    pdf.pages.extend([pdf.pages[0]] * 9999)
    pdf.save(tmp_path / "a.pdf")
    with open_document(tmp_path / "a.pdf") as document:
        assert len(document.shapes) == 10_000
        assert document.text(9_876).text == "Hello there, all of you"


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_is_not_there_is_refused(tmp_path: Path, page: int) -> None:
    with open_document(write(tmp_path / "a.pdf", HELLO)) as document, pytest.raises(ReaderError, match="has no page"):
        document.text(page)


def test_a_scan_is_said_to_have_no_text(tmp_path: Path) -> None:
    with open_document(write(tmp_path / "a.pdf", [], [])) as document:
        assert not document.facts().has_text
    with open_document(write(tmp_path / "b.pdf", [], HELLO)) as document:
        assert document.facts().has_text


def test_a_name_with_letters_of_other_scripts_is_opened(tmp_path: Path) -> None:
    with open_document(write(tmp_path / "Größe 漢字 “x”.pdf", HELLO)) as document:
        assert len(document) == 1


def test_a_page_is_read_alike_whichever_pages_were_read_before(tmp_path: Path) -> None:
    broken = [Words(60, 700, "this is a meta-"), Words(60, 688, "model of it")]
    path = write(tmp_path / "a.pdf", [Words(60, 700, "the metamodel of all")], broken, HELLO)
    with open_document(path) as document:
        alone = document.text(2)
    with open_document(path) as document:
        after = [document.text(page) for page in (1, 3, 2)][-1]
    assert alone == after
    assert alone.text == "this is a metamodel of it"
