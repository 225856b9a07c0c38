from itertools import pairwise
from pathlib import Path

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from reader_app.model.pdf import OutlineEntry
from reader_app.pdf.document import open_document
from reader_app.pdf.outline import DEEPEST
from tests.pdf.sheets import new_pdf


def outline_of(pdf: Pdf, path: Path) -> tuple[OutlineEntry, ...]:
    pdf.save(path)
    with open_document(path) as document:
        return document.outline()


def test_entries_come_in_reading_order_with_level_page_and_height(tmp_path: Path) -> None:
    pdf = new_pdf([[], [], []])
    with pdf.open_outline() as outline:
        first = OutlineItem("One", 0, "XYZ", left=0, top=700)
        first.children.append(OutlineItem("One  and\na half", 1, "FitH", top=300))
        outline.root.extend([first, OutlineItem("Two", 2, "Fit")])
    assert outline_of(pdf, tmp_path / "a.pdf") == (
        OutlineEntry("One", 1, 1, 700.0),
        OutlineEntry("One and a half", 2, 2, 300.0),
        OutlineEntry("Two", 1, 3),
    )


def test_named_destinations_are_followed(tmp_path: Path) -> None:
    pdf = new_pdf([[], []])
    place = Array([pdf.pages[1].obj, Name.XYZ, 0, 444, 0])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("here"), place])))
    _attach(pdf, Dictionary(Title=String("Named"), Dest=String("here")))
    assert outline_of(pdf, tmp_path / "a.pdf") == (OutlineEntry("Named", 1, 2, 444.0),)


def test_an_address_is_kept_and_a_program_is_not_started(tmp_path: Path) -> None:
    pdf = new_pdf([[]])
    _attach(
        pdf,
        Dictionary(Title=String("Web"), A=Dictionary(S=Name.URI, URI=String("https://example.org/a"))),
        Dictionary(Title=String("Program"), A=Dictionary(S=Name.Launch, F=String("/bin/sh"))),
        Dictionary(Title=String("Script"), A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)"))),
    )
    entries = outline_of(pdf, tmp_path / "a.pdf")
    assert [(entry.title, entry.page, entry.uri) for entry in entries] == [
        ("Web", 0, "https://example.org/a"),
        ("Program", 0, ""),
        ("Script", 0, ""),
    ]


def test_a_circle_is_walked_once(tmp_path: Path) -> None:
    pdf = new_pdf([[]])
    one, two = _attach(pdf, Dictionary(Title=String("One")), Dictionary(Title=String("Two")))
    two.Next, two.First = one, one
    assert [entry.title for entry in outline_of(pdf, tmp_path / "a.pdf")] == ["One", "Two"]


def test_depth_is_bounded(tmp_path: Path) -> None:
    pdf = new_pdf([[]])
    parent = pdf.make_indirect(Dictionary())
    pdf.Root.Outlines = parent
    for level in range(200):
        child = pdf.make_indirect(Dictionary(Title=String(str(level)), Parent=parent))
        parent.First = parent.Last = child
        parent = child
    entries = outline_of(pdf, tmp_path / "a.pdf")
    assert [entry.level for entry in entries] == list(range(1, DEEPEST + 1))


def _attach(pdf: Pdf, *items: Dictionary) -> list[Dictionary]:
    """Give a file an outline of one level."""
    made = [pdf.make_indirect(item) for item in items]
    for one, other in pairwise(made):
        one.Next, other.Prev = other, one
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=made[0], Last=made[-1]))
    return made
