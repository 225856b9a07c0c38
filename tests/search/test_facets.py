from collections import Counter
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader_app.model.attachment import Attachment
from reader_app.model.facet import FacetField, FacetValue
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.model.paper import ReadState
from reader_app.model.row import Row
from reader_app.search.facets import FacetColumns
from tests.search.libraries import rows
from tests.search.papers import row

ROWS = [
    row("a", authors=("Ada", "Bo"), year=2020, venue="ACL", tags=("method/rl", "method")),
    row("b", authors=("Ada", "Ada"), published="2019-05-01", tags=("method/3d",), state=ReadState.DONE),
    row("c", authors=("Cy",), year=2020, venue="Acta"),
]
ALL = np.ones(3, np.bool_)


def counted(
    field: FacetField, shown: list[Row], mask: np.ndarray[tuple[int], np.dtype[np.bool_]] = ALL
) -> list[tuple[str, int]]:
    columns = FacetColumns()
    columns.show_rows(shown)
    return [(one.value, one.papers) for one in columns.counted(field, mask, 10)]


def test_values_are_counted_the_commonest_first() -> None:
    assert counted(FacetField.AUTHOR, ROWS) == [("Ada", 2), ("Bo", 1), ("Cy", 1)]
    assert counted(FacetField.VENUE, ROWS) == [("ACL", 1), ("Acta", 1)]


def test_papers_are_counted_by_what_they_have() -> None:
    file = Attachment(AttachmentId("f"), PaperId("a"), "x.pdf", "0" * 64, 1, "")
    shown = [replace(row("a", note="Read."), files=(file, file)), row("b", note="Read.", highlights=2), row("c")]
    assert counted(FacetField.HAS, shown) == [("note", 2), ("highlight", 1), ("pdf", 1)]


def test_years_are_newest_first_and_states_in_their_order() -> None:
    assert counted(FacetField.YEAR, ROWS) == [("2020", 2), ("2019", 1)]
    assert counted(FacetField.STATE, ROWS) == [("inbox", 2), ("done", 1)]


def test_a_tag_counts_for_those_above_it_once_a_paper() -> None:
    assert counted(FacetField.TAG, ROWS) == [("method", 2), ("method/3d", 1), ("method/rl", 1)]


def test_only_rows_of_the_mask_count() -> None:
    assert counted(FacetField.AUTHOR, ROWS, np.array([False, True, False])) == [("Ada", 1)]
    assert counted(FacetField.AUTHOR, ROWS, ~ALL) == []


def test_only_so_many_values_are_returned_as_asked() -> None:
    columns = FacetColumns()
    columns.show_rows([row(str(n), venue=f"V{n % 7}") for n in range(30)])
    found = columns.counted(FacetField.VENUE, np.ones(30, np.bool_), 3)
    assert found == (FacetValue("V0", 5), FacetValue("V1", 5), FacetValue("V2", 4))


def test_changed_and_new_rows_are_counted_as_they_are_now() -> None:
    columns = FacetColumns()
    columns.show_rows(ROWS)
    columns.counted(FacetField.STATE, ALL, 10)
    columns.counted(FacetField.AUTHOR, ALL, 10)
    changed = [replace(ROWS[0], paper=replace(ROWS[0].paper, state=ReadState.LATER)), *ROWS[1:]]
    columns.show_rows(changed)
    assert {one.value for one in columns.counted(FacetField.STATE, ALL, 10)} == {"later", "inbox", "done"}
    columns.show_rows([*changed, row("d", authors=("Di",))])
    assert FacetValue("Di", 1) in columns.counted(FacetField.AUTHOR, np.ones(4, np.bool_), 10)


@given(rows(), st.randoms(use_true_random=False))
def test_counts_are_those_of_a_plain_scan(shown: tuple[Row, ...], chance: object) -> None:
    mask = np.array([chance.random() < 0.5 for _ in shown], np.bool_)  # type: ignore[attr-defined]
    scanned = Counter(name for one, has in zip(shown, mask, strict=True) if has for name in set(one.paper.authors))
    assert dict(counted(FacetField.AUTHOR, list(shown), mask)) == dict(scanned)
