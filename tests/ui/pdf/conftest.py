"""One process for the tests of the pages, which starts before the first of them."""

from collections.abc import Iterator

import pytest

from reader_app.pdf.process import PdfProcess


@pytest.fixture(scope="package", autouse=True)
def process() -> Iterator[PdfProcess]:
    with PdfProcess(rests_after_s=None) as process:
        process.warm_up()
        yield process
