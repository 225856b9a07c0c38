from pathlib import Path

from pikepdf import Name

from reader_app.pdf.document import open_document
from tests.pdf.sheets import Words, new_pdf
from tests.pdf.text.test_ligatures import font

ORNAMENTS = {"a": "❛", "b": "❜", "c": "❝", "d": "❞", "e": "❡"}


def text_of(path: Path, first_name: str) -> str:
    """Return what is read of letters that the file says are ornaments, the first called by a name."""
    pdf = new_pdf([[Words(60, 700, "deadbeef", font="F3")]])
    names: list[object] = []
    for letter in "abcdef":
        names += [ord(letter), Name(first_name if letter == "a" else f"/a{ord(letter)}")]
    table = "\n".join(f"<{ord(letter):02X}> <{ord(sign):04X}>" for letter, sign in ORNAMENTS.items())
    made = font(pdf, names)
    made.ToUnicode = pdf.make_stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange 5 beginbfchar\n" + table.encode() + b"\nendbfchar endcmap"
    )
    pdf.pages[0].obj.Resources.Font.F3 = made
    pdf.save(path / "a.pdf")
    with open_document(path / "a.pdf") as document:
        return document.text(1).text


def test_letters_that_the_file_took_for_ornaments_are_letters_again(tmp_path: Path) -> None:
    assert text_of(tmp_path, "/a97") == "deadbeef"


def test_ornaments_stay_where_the_letters_have_names_of_their_own(tmp_path: Path) -> None:
    assert text_of(tmp_path, "/quoteornament").startswith("❞❡❛")
