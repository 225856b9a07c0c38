"""What makes a file an annotated copy: a note in it of which original it was made from."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, String

from reader_app.model.dates import now
from reader_app.model.errors import ReaderError
from reader_app.pdf.annotations import objects
from reader_app.pdf.annotations.dates import pdf_date
from reader_app.pdf.annotations.opening import opened
from reader_app.pdf.annotations.placing import OWN_NAME
from reader_app.pdf.annotations.reading import Found, found_in

_LEFT_BEHIND = ("/P", "/Popup", "/IRT", "/Parent", "/OC", "/StructParent")


@dataclass(frozen=True, slots=True)
class EarlierCopy:
    """A copy that this program wrote, and the SHA-256 of the original that it was made from."""

    source: str


def earlier_copy(path: Path, password: str, *, overwrite: bool) -> EarlierCopy | None:
    """Return what an earlier copy was made from, or None where there is none.

    Raises ReaderError where another file is in its place that may not be overwritten.
    """
    if not path.exists():
        return None
    try:
        with opened(path, password) as pdf:
            source = _source_of(pdf)
    except ReaderError:
        source = ""
    if source:
        return EarlierCopy(source)
    if not overwrite:
        raise ReaderError(f"“{path}” is no copy that this program wrote; choose another name, or move that file away.")
    return None


def _source_of(pdf: pikepdf.Pdf) -> str:
    """Return the hash that a copy names (page-piece dictionary, ISO 32000-2, 14.5)."""
    piece = objects.entry(objects.entry(pdf.Root, "/PieceInfo"), "/PaperReader")
    return objects.text(objects.entry(objects.entry(piece, "/Private"), "/Original"))


def sign(pdf: pikepdf.Pdf, source: str) -> None:
    """Say in the file that it is a copy of an original with this hash."""
    if not isinstance(objects.entry(pdf.Root, "/PieceInfo"), Dictionary):
        pdf.Root.PieceInfo = Dictionary()
    private = Dictionary(Original=String(source.encode()))
    pdf.Root.PieceInfo.PaperReader = Dictionary(LastModified=String(pdf_date(now()).encode()), Private=private)


def carry_over(copy: Path, pdf: pikepdf.Pdf, password: str) -> None:
    """Take what other programs wrote into an earlier copy over to the same pages of an original that has changed."""
    names = {one.annotation.name for one in found_in(pdf)}
    with opened(copy, password) as earlier:
        for one in found_in(earlier):
            if one.annotation.name not in names and not one.annotation.name.startswith(OWN_NAME):
                _refuse_missing_page(one, pdf)
                _carry(one, pdf, earlier)


def _refuse_missing_page(one: Found, pdf: pikepdf.Pdf) -> None:
    if one.annotation.page > len(pdf.pages):
        raise ReaderError(
            f"“{pdf.filename}” has no page {one.annotation.page} any more, but the earlier copy has an annotation of "
            "another program there; keep that copy under another name first."
        )


def _carry(one: Found, pdf: pikepdf.Pdf, earlier: pikepdf.Pdf) -> None:
    for key in _LEFT_BEHIND:
        if key in one.source:
            del one.source[key]
    page: Any = pdf.pages[one.annotation.page - 1].obj
    taken = pdf.copy_foreign(one.source if one.source.is_indirect else earlier.make_indirect(one.source))
    taken.P = page
    page.Annots = Array([*objects.items(objects.entry(page, "/Annots")), taken])
