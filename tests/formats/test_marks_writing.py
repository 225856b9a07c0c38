import pytest

from reader_app.formats.marks_writing import MARK_WRITERS, write_marks
from reader_app.model.errors import ReaderError
from tests.formats.marks_making import ABSTRACT, BOX, entry


@pytest.mark.parametrize("format", list(MARK_WRITERS))
def test_each_format_writes_marks_of_all_kinds_the_same_each_time(format: str) -> None:
    entries = [entry(), entry(BOX, kind="square"), entry(ABSTRACT, comment="c")]
    assert write_marks(format, entries) == write_marks(format, entries)
    assert "we show" in write_marks(format, entries)
    assert write_marks(format, entries).endswith("\n")


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(ReaderError, match="“pdf” is not a format for marks; use one of markdown, html, json-ld, csv"):
        write_marks("pdf", [])
