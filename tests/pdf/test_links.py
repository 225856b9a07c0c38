from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from reader_app.model.pdf import PageLink
from reader_app.pdf.document import open_document
from tests.pdf.sheets import Words, new_pdf

AREA = [60, 600, 160, 612]


def links_of(pdf: Pdf, path: Path) -> tuple[PageLink, ...]:
    pdf.save(path)
    with open_document(path) as document:
        return document.links(1)


def linked(**entries: object) -> Pdf:
    pdf = new_pdf([[], []])
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(AREA), **entries)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
    return pdf


def test_a_link_inside_says_where_it_leads(tmp_path: Path) -> None:
    pdf = linked()
    pdf.pages[0].obj.Annots[0].Dest = Array([pdf.pages[1].obj, Name.XYZ, 50, 444, 0])
    assert links_of(pdf, tmp_path / "a.pdf") == (PageLink((60, 600, 160, 612), 2, 50.0, 444.0),)


def test_a_link_by_name_is_followed(tmp_path: Path) -> None:
    pdf = linked(A=Dictionary(S=Name.GoTo, D=String("here")))
    place = Array([pdf.pages[1].obj, Name.FitH, 300])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("here"), place])))
    assert links_of(pdf, tmp_path / "a.pdf") == (PageLink((60, 600, 160, 612), 2, None, 300.0),)


@pytest.mark.parametrize("address", ["https://example.org/x?y=1", "http://example.org", "mailto:ada@example.org"])
def test_an_address_outside_is_a_link(tmp_path: Path, address: str) -> None:
    pdf = linked(A=Dictionary(S=Name.URI, URI=String(address)))
    assert links_of(pdf, tmp_path / "a.pdf") == (PageLink((60, 600, 160, 612), uri=address),)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "", "data:text/html,x"]
)
def test_other_addresses_are_no_links(tmp_path: Path, address: str) -> None:
    assert links_of(linked(A=Dictionary(S=Name.URI, URI=String(address))), tmp_path / "a.pdf") == ()


@pytest.mark.parametrize("kind", [Name.Launch, Name.JavaScript, Name.SubmitForm])
def test_what_would_run_something_is_no_link(tmp_path: Path, kind: Name) -> None:
    action = Dictionary(S=kind, F=String("/bin/sh"), JS=String("app.alert(1)"))
    assert links_of(linked(A=action), tmp_path / "a.pdf") == ()


def test_a_link_over_two_lines_has_a_box_for_each(tmp_path: Path) -> None:
    quads = [100, 612, 160, 612, 100, 606, 160, 606, 60, 606, 90, 606, 60, 600, 90, 600]
    pdf = linked(A=Dictionary(S=Name.URI, URI=String("https://example.org")), QuadPoints=Array(quads))
    rects = [link.rect for link in links_of(pdf, tmp_path / "a.pdf")]
    assert rects == [(100, 606, 160, 612), (60, 600, 90, 606)]


def test_an_address_in_the_text_is_a_link_where_the_file_has_none(tmp_path: Path) -> None:
    pdf = new_pdf([[Words(60, 700, "see https://example.org/paper for more")]])
    (link,) = links_of(pdf, tmp_path / "a.pdf")
    assert link.uri == "https://example.org/paper"
    assert 60 < link.rect[0] < 100
    assert link.rect[1] < 702 < link.rect[3]


def test_an_address_in_the_text_under_a_link_is_not_linked_twice(tmp_path: Path) -> None:
    pdf = linked(A=Dictionary(S=Name.URI, URI=String("https://example.org/")))
    shown = new_pdf([[Words(62, 602, "https://example.org")]])
    pdf.pages[0].obj.Contents = pdf.copy_foreign(shown.pages[0].obj.Contents)
    pdf.pages[0].obj.Resources = pdf.copy_foreign(shown.pages[0].obj.Resources)
    assert [link.uri for link in links_of(pdf, tmp_path / "a.pdf")] == ["https://example.org/"]
