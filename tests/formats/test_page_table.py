import json

import pytest

from reader_app.model.errors import ReaderError
from tests.formats.sample_page import read_page
from tests.places import SHARED, needs_shared

PAGES = SHARED / "samples" / "feeds"
TABLE = r"""
## Papers for 2025-05-29

| Title | Authors | Summary |
|-------|---------|---------|
| Patient Gardeners: Pruning
  While They Sleep
(Read more on [arXiv](https://arxiv.org/abs/2505.00001) or [HF](https://hf.co/papers/1))| Ann, Bob | Prunes \| well.  |
| Tiny Clocks |  | Tells the time. |
|  | Nobody | A row without a title. |
"""


@needs_shared
@pytest.mark.parametrize("page", ["pages/gabrielchua_2025-05-29.md", "pages/gabrielchua_2025-09-30.md"])
def test_the_rows_of_an_archived_page_are_its_papers(page: str) -> None:
    expected = next(entry for entry in json.loads((PAGES / "expected.json").read_text()) if entry["file"] == page)
    reading = read_page((PAGES / page).read_bytes(), page)
    assert [(draft.record.title, draft.record.arxiv) for draft in reading.drafts] == [
        (entry["title"], entry["arxiv"]) for entry in expected["entries"]
    ]


def test_a_row_is_a_paper_with_authors_link_and_summary() -> None:
    first, second = read_page(TABLE, "page.md").drafts
    assert first.record.title == "Patient Gardeners: Pruning While They Sleep"
    assert first.record.authors == ("Ann", "Bob")
    assert first.record.arxiv == "2505.00001"
    assert (first.record.abstract, first.record.is_summary) == ("Prunes | well.", True)
    assert (second.record.title, second.rank, second.place) == ("Tiny Clocks", 2, "line 9")


def test_the_day_above_the_table_is_that_of_the_page() -> None:
    page = read_page(TABLE, "page.md").page
    assert page is not None
    assert (page.date, page.date_inferred) == ("2025-05-29", False)


def test_a_row_without_a_title_is_refused_with_its_line() -> None:
    (refused,) = read_page(TABLE, "page.md").refused
    assert refused.place == "line 10"
    assert refused.reason == "page.md, line 10: the row has no title."


def test_a_column_called_abstract_is_no_summary() -> None:
    reading = read_page("| Title | Abstract |\n|---|---|\n| A | B |\n", "page.md")
    assert reading.drafts[0].record.is_summary is False


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(ReaderError, match=r"The table in page\.md has no papers"):
        read_page("| Title | Abstract |\n|---|---|\n", "page.md")
