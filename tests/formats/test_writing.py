import pytest

from reader_app.formats import WRITERS, suggested_suffix, write
from reader_app.model.errors import ReaderError
from tests.formats.making import FULL


@pytest.mark.parametrize("format", list(WRITERS))
def test_each_format_writes_papers_and_has_a_suffix(format: str) -> None:
    assert "Tiny Clocks" in write(format, [FULL], {})
    assert suggested_suffix(format) in {".bib", ".json", ".md"}


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(ReaderError, match="“ris” is not a format to export to; use one of bibtex, csl-json, markdown"):
        write("ris", [FULL], {})
