"""Marks made for tests of their writers."""

from dataclasses import replace
from typing import Any

from reader_app.formats.marks_entry import MarkEntry
from reader_app.model.anchor import Anchor, Target
from reader_app.model.annotation import Annotation
from reader_app.model.attachment import Attachment
from reader_app.model.geometry import quad_of
from reader_app.model.ids import AnnotationId, AttachmentId, PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row

PAPER = PaperId("01paper000000000000000000a")
FILE = AttachmentId("01file0000000000000000000b")
MARK = AnnotationId("01mark0000000000000000000c")
ROW = Row(
    Paper(
        id=PAPER, title="Attention & <Need>", authors=("Ann Lee", "Bo Xu"), year=2017, venue="NeurIPS", doi="10.1/ab"
    ),
    files=(Attachment(FILE, PAPER, "Lee_2017.pdf", "0" * 64, 9, "2026-01-01"),),
)
WORDS = Anchor(
    Target.PDF, "the dominant\nmodels\n\nare complex", "before ", " after", 10, 40, 7,
    (quad_of((72, 700, 200, 712)),), attachment=FILE,
)  # fmt: skip
BOX = replace(WORDS, exact="", prefix="", suffix="", start=0, end=0)
ABSTRACT = Anchor(Target.ABSTRACT, "we show", "Here ", " that", 5, 12)


def entry(anchor: Anchor = WORDS, *, row: Row = ROW, place: str = "", **fields: Any) -> MarkEntry:
    made = {"colour": "blue", "created": "2026-01-02T03:04:05+01:00", "modified": "2026-01-03T00:00:00+00:00", **fields}
    return MarkEntry(Annotation(MARK, row.paper.id, anchor, **made), row, place)
