import numpy as np

from reader_app.ui.pdf.page_layout import PageLayout, Spaces, laid_out, row_sizes
from reader_app.ui.pdf.view_place import Arrangement

SPACES = Spaces(margin=10, gap=4)


def laid(
    sizes: list[tuple[float, float]], arrangement: Arrangement = Arrangement.CONTINUOUS, page: int = 1
) -> PageLayout:
    return laid_out(np.array(sizes, float).reshape(-1, 2), 2.0, arrangement, SPACES, room=(500, 100), page=page)


def test_continuous_pages_follow_each_other_in_the_middle() -> None:
    layout = laid([(100, 50), (50, 50)])
    assert layout.place(1) == (150, 10, 200, 100)
    assert layout.place(2) == (200, 114, 100, 100)
    assert (layout.width, layout.height) == (500, 224)


def test_facing_pages_meet_at_the_spine_and_the_cover_stands_alone() -> None:
    layout = laid([(100, 50)] * 4, Arrangement.FACING)
    assert layout.place(1)[:2] == (252, 10)
    assert [layout.place(page)[:2] for page in (2, 3)] == [(48, 114), (252, 114)]
    assert layout.place(4)[1] == 218


def test_a_single_page_is_in_the_middle_and_no_other_is_there() -> None:
    layout = laid([(100, 20), (100, 30)], Arrangement.SINGLE, page=2)
    assert layout.place(2) == (150, 20, 200, 60)
    assert layout.pages_between(0, 100) == range(2, 3)
    assert layout.nearest_page(0, 0) == 2


def test_a_short_document_is_in_the_middle_of_the_room() -> None:
    assert laid([(100, 20)]).place(1)[1] == 30


def test_pages_between_two_heights_are_those_that_are_seen() -> None:
    layout = laid([(100, 50)] * 5)
    assert layout.pages_between(0, 10) == range(0)
    assert layout.pages_between(109, 115) == range(1, 3)
    assert layout.pages_between(111, 113) == range(0)


def test_the_nearest_page_is_found_beside_and_between_pages() -> None:
    layout = laid([(100, 50)] * 3)
    assert [layout.nearest_page(x, y) for x, y in ((0, 0), (250, 111), (250, 113), (499, 9999))] == [1, 1, 2, 3]


def test_a_document_without_pages_has_no_page_anywhere() -> None:
    layout = laid([])
    assert layout.nearest_page(3, 3) == 0
    assert layout.pages_between(0, 100) == range(0)


def test_two_facing_pages_need_twice_the_wider_one() -> None:
    sizes = np.array([(100.0, 50.0), (80.0, 60.0), (90.0, 50.0)])
    assert row_sizes(sizes, Arrangement.FACING).tolist() == [[200, 50], [180, 60]]


def test_ten_thousand_pages_are_laid_out_as_well() -> None:
    layout = laid([(612, 792)] * 10_000)
    assert layout.place(10_000)[1] == 10 + 9_999 * (1584 + 4)
