"""Files that are wrong in many ways: each is answered, or refused in one sentence; none takes the program down."""

import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from reader_app.model.errors import ReaderError
from reader_app.pdf.document import Document, open_document
from tests.pdf.sheets import Words, lines, new_pdf

PAGE = lines(60, 700, "Alpha beta gamma delta", "epsilon zeta eta theta", "iota kappa lambda mu")


def outcome(path: Path) -> str:
    """Read all that there is in a file, and say what came of it."""
    try:
        with open_document(path) as document:
            facts = document.facts()
            texts = [told(document, page) for page in range(1, min(len(document), 50) + 1)]
            return "read" if len(facts.shapes) == len(document) and None not in texts else "muddled"
    except ReaderError as error:
        return "refused" if str(error).endswith(".") else str(error)


def told(document: Document, page: int) -> str | None:
    """Return the text of a page or the sentence that refuses it."""
    try:
        document.links(page)
        return document.text(page).text
    except ReaderError as error:
        return str(error) if str(error).endswith(".") else None


def without_contents(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Contents"]


def with_contents_of_a_wrong_kind(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = String("not a stream")


def with_a_font_that_is_its_own_descendant(pdf: pikepdf.Pdf) -> None:
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X))
    font.DescendantFonts = Array([font])
    pdf.pages[0].obj.Resources.Font.F1 = font


def with_a_form_that_draws_itself(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/X Do", Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])))
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/X Do")


def with_numbers_beyond_all_bounds(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b"BT /F1 1e30 Tf 1e38 0 0 1e38 -1e38 1e38 Tm (far) Tj ET")


def with_a_box_of_nothing_but_names(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([Name.A, Name.B, Name.C, Name.D])


def with_a_turn_of_half_a_degree(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Rotate = 45


def with_a_count_of_pages_that_is_a_lie(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Count = 2_000_000_000


def with_less_than_no_pages(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Count = -5


def with_annotations_of_a_wrong_kind(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([1, Name.X, String("x"), Array([]), pdf.pages[0].obj])


def with_an_outline_of_a_wrong_kind(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines = Array([1, 2])


def with_metadata_that_are_no_xml(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta><unclosed")


def with_metadata_full_of_entities(pdf: pikepdf.Pdf) -> None:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    packet = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e11;</x>'
    pdf.Root.Metadata = pdf.make_stream(packet.encode())


def with_metadata_that_unfold_to_a_flood(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(b" " * 50_000_000, 9), filter=Name.FlateDecode)
    pdf.Root.Metadata = stream


def with_names_that_are_no_text(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info = Dictionary(Title=String(b"\xfe\xff\xd8\x00\xd8".decode("latin-1")), Author=Array([1]))


def with_a_catalogue_of_a_wrong_kind(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages = pdf.make_stream(b"")


SPOILT: tuple[Callable[[pikepdf.Pdf], None], ...] = (
    without_contents,
    with_contents_of_a_wrong_kind,
    with_a_font_that_is_its_own_descendant,
    with_a_form_that_draws_itself,
    with_numbers_beyond_all_bounds,
    with_a_box_of_nothing_but_names,
    with_a_turn_of_half_a_degree,
    with_a_count_of_pages_that_is_a_lie,
    with_less_than_no_pages,
    with_annotations_of_a_wrong_kind,
    with_an_outline_of_a_wrong_kind,
    with_metadata_that_are_no_xml,
    with_metadata_full_of_entities,
    with_metadata_that_unfold_to_a_flood,
    with_names_that_are_no_text,
    with_a_catalogue_of_a_wrong_kind,
)


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_a_spoilt_file_is_answered_or_refused(tmp_path: Path, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    pdf = new_pdf([PAGE, PAGE])
    spoil(pdf)
    pdf.save(tmp_path / "a.pdf", fix_metadata_version=False)
    assert outcome(tmp_path / "a.pdf") in ("read", "refused")


@pytest.mark.parametrize("kept", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_short_is_answered_or_refused(tmp_path: Path, kept: float) -> None:
    new_pdf([PAGE] * 3).save(tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    (tmp_path / "a.pdf").write_bytes(content[: int(len(content) * kept)])
    assert outcome(tmp_path / "a.pdf") in ("read", "refused")


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_bytes_changed_is_answered_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    new_pdf([PAGE, [Words(300, 300, "turned", turn=90)]]).save(tmp_path / "a.pdf")
    content = bytearray((tmp_path / "a.pdf").read_bytes())
    for _ in range(chance.randrange(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    (tmp_path / "a.pdf").write_bytes(bytes(content))
    assert outcome(tmp_path / "a.pdf") in ("read", "refused")


def test_a_page_of_very_many_letters_is_read(tmp_path: Path) -> None:
    crowd = [Words(20 + at % 50 * 11, 780 - at // 50 * 2, "crowd", 2) for at in range(15_000)]
    new_pdf([crowd]).save(tmp_path / "a.pdf")
    with open_document(tmp_path / "a.pdf") as document:
        assert document.text(1).text.count("crowd") > 10_000
