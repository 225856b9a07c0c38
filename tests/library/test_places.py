"""Where a library has been is written into it."""

from pathlib import Path

import pytest

from reader_app.library.places import KEPT, PLACES, places_document, places_of
from reader_app.library.store.record import Position
from tests.library.making import add, opened


def test_each_session_that_changes_a_library_adds_where_it_began(tmp_path: Path) -> None:
    begun = []
    for number in range(3):
        catalogue = opened(tmp_path)
        if catalogue.store.sequence:
            begun.append(catalogue.store.at)
        add(catalogue, f"Paper {number}")
        add(catalogue, f"Another {number}")
        catalogue.close()
    catalogue = opened(tmp_path)
    assert places_of(catalogue.document("meta", PLACES)) == tuple(begun)
    catalogue.close()


def test_undo_does_not_take_it_back(tmp_path: Path) -> None:
    catalogue = opened(tmp_path)
    add(catalogue)
    catalogue.close()
    catalogue = opened(tmp_path)
    add(catalogue, "Another")
    there = catalogue.document("meta", PLACES)
    catalogue.undo()
    assert catalogue.document("meta", PLACES) == there is not None
    catalogue.close()


def test_the_oldest_places_are_let_go_of() -> None:
    document = None
    for number in range(1, KEPT + 3):
        document = places_document(document, Position(number, f"{number:012x}-0000"))
    assert [place.sequence for place in places_of(document)] == list(range(3, KEPT + 3))


def test_places_behind_the_present_are_of_another_past() -> None:
    document = places_document(places_document(None, Position(9, "b")), Position(5, "c"))
    assert places_of(document) == (Position(5, "c"),)


@pytest.mark.parametrize(
    "held", [None, 3, [3], [{}], [{"sequence": "1", "clock": "a"}], [{"sequence": 0, "clock": ""}]]
)
def test_what_is_no_place_is_passed_over(held: object) -> None:
    assert places_of({"id": PLACES, "places": held}) == ()
