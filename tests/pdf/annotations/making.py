"""PDFs made for the tests of annotations."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

WORDS = b"BT /F1 12 Tf 72 700 Td (Attention is all you need) Tj 0 -20 Td (and a second line of words) Tj ET"


def pdf_of(
    path: Path,
    annotations: Sequence[Any] = (),
    *,
    pages: int = 1,
    rotation: int = 0,
    content: bytes = WORDS,
    **saving: Any,
) -> Path:
    """Write a PDF whose first page has a few words and the annotations, which are dictionaries or anything else."""
    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(
            Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        )
        page.obj.Contents = pdf.make_stream(content)
        page.obj.Rotate = rotation
    if annotations:
        made = [pdf.make_indirect(one) if isinstance(one, Dictionary) else one for one in annotations]
        pdf.pages[0].obj.Annots = Array(made)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)  # Form fields that belong to no form.
        pdf.save(path, **saving)
    pdf.close()
    return path


def annotation(subtype: str, rect: Sequence[float] | None = (72, 697, 200, 712), **entries: Any) -> Dictionary:
    """Return the dictionary of an annotation; underscores in front of an entry's name are left out."""
    made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"))
    if rect is not None:
        made.Rect = Array([*rect])
    for key, value in entries.items():
        made[f"/{key}"] = Array(value) if isinstance(value, list) else value
    return made
