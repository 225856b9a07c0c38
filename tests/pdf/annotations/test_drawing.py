import re
from dataclasses import replace
from itertools import pairwise

import pytest

from reader_app.model.geometry import Point, quad_of
from reader_app.model.pdf import PdfAnnotation
from reader_app.pdf.annotations.drawing import BORDER_WIDTH, INK_WIDTH, drawing_of

UPRIGHT = quad_of((100, 500, 200, 520))
UPWARDS = (100.0, 500.0, 100.0, 600.0, 120.0, 500.0, 120.0, 600.0)
BOX = (100.0, 400.0, 200.0, 460.0)


def mark(kind: str, **fields: object) -> PdfAnnotation:
    return replace(PdfAnnotation(1, kind, BOX, (UPRIGHT,), colour="#ff0000"), **fields)  # type: ignore[arg-type]


def points_of(content: str) -> list[Point]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+) [mlc]\b", content)]


def points(made: PdfAnnotation) -> list[Point]:
    drawn = drawing_of(made)
    assert drawn is not None
    return points_of(drawn.content)


@pytest.mark.parametrize(
    ("kind", "height"), [("underline", (500, 504)), ("strikeout", (507, 512)), ("squiggly", (500, 505))]
)
def test_lines_run_along_the_words_at_their_height(kind: str, height: tuple[int, int]) -> None:
    found = points(mark(kind))
    assert (found[0][0], found[-1][0]) == (100, 200)
    assert all(height[0] <= y <= height[1] for _, y in found)


def test_the_foot_of_words_that_run_upwards_is_on_their_right() -> None:
    found = points(mark("underline", quads=(UPWARDS,)))
    assert [y for _, y in found] == [500, 600]
    assert all(116 <= x <= 120 for x, _ in found)


def test_a_squiggly_line_goes_up_and_down_and_has_an_end() -> None:
    heights = [y for _, y in points(mark("squiggly"))]
    assert len(heights) > 10
    assert all(one != other for one, other in pairwise(heights))
    assert len(points(mark("squiggly", quads=(quad_of((0, 0, 1e7, 1)),)))) < 3000


def test_overlapping_parts_of_a_highlight_are_drawn_in_one_sense() -> None:
    mirrored = (*UPRIGHT[4:8], *UPRIGHT[0:4])
    drawn = drawing_of(mark("highlight", quads=(UPRIGHT, mirrored)))
    assert drawn is not None
    areas = []
    for path in re.findall(r"[^\n]+ h", drawn.content):
        corners = points_of(path)
        around = zip(corners, [*corners[1:], corners[0]], strict=True)
        areas.append(sum(x * b - a * y for (x, y), (a, b) in around))
    assert len(areas) == 2
    assert len({area > 0 for area in areas}) == 1
    assert drawn.content.count("\nf") == 1
    assert drawn.is_multiplied


def test_the_border_of_a_box_lies_inside_it() -> None:
    drawn = drawing_of(mark("square", quads=()))
    assert drawn is not None
    assert drawn.rect == BOX
    half = BORDER_WIDTH / 2
    assert f"{100 + half:g} {400 + half:g} {100 - 2 * half:g} {60 - 2 * half:g} re" in drawn.content
    tiny = drawing_of(mark("square", quads=(), rect=(1, 1, 1, 1)))
    assert tiny is not None
    assert "1 1 0 0 re" in tiny.content


def test_a_circle_touches_the_four_sides_of_its_box() -> None:
    found = points(mark("circle", quads=()))
    half = BORDER_WIDTH / 2
    assert {max(x for x, _ in found), min(x for x, _ in found)} == {200 - half, 100 + half}
    assert {max(y for _, y in found), min(y for _, y in found)} == {460 - half, 400 + half}


def test_the_box_of_ink_has_room_for_the_pen() -> None:
    drawn = drawing_of(mark("ink", quads=(), strokes=(((10, 10), (20, 30)),)), 4)
    assert drawn is not None
    assert drawn.rect == (8, 8, 22, 32)
    assert "4 w" in drawn.content
    usual = drawing_of(mark("ink", quads=(), strokes=(((10, 10),),)))
    assert usual is not None
    assert f"{INK_WIDTH:g} w" in usual.content
    assert points_of(usual.content) == [(10, 10), (10, 10)]


def test_ink_is_as_smooth_as_the_hand_and_ends_where_it_ended() -> None:
    drawn = drawing_of(mark("ink", quads=(), strokes=(((0, 0), (10, 10), (20, 0), (30, 10)),)))
    assert drawn is not None
    assert "0 0 m 6.667 6.667 11.667 8.333 15 5 c 18.333 1.667 21.667 1.667 25 5 c 30 10 l" in drawn.content
    straight = drawing_of(mark("polyline", quads=(), strokes=(((0, 0), (10, 10), (20, 0)),)))
    assert straight is not None
    assert "0 0 m 10 10 l 20 0 l" in straight.content


def test_kinds_of_others_are_not_drawn() -> None:
    assert drawing_of(mark("stamp")) is None


def test_numbers_are_written_without_exponents() -> None:
    drawn = drawing_of(mark("highlight", quads=(quad_of((1e-7, 0, 1e6, 20)),)))
    assert drawn is not None
    assert "e" not in re.sub("[a-z]+$", "", drawn.content, flags=re.MULTILINE).replace("rg", "")
