import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.ui.math.typeset import DEEPEST_TYPESET, LONGEST_TYPESET, Formula, typeset


def made(latex: str, *, is_display: bool = False) -> Formula:
    formula = typeset(latex, is_display=is_display)
    assert formula is not None
    return formula


def test_a_formula_knows_how_far_it_reaches_from_the_baseline() -> None:
    assert made("x").descent < 0.06 < made("p").descent
    assert 0.4 < made("x").ascent < 0.6 < made("X").ascent < 0.8
    assert made(r"\frac{a}{b}").descent > 0.3


def test_a_formula_for_display_is_larger() -> None:
    assert made(r"\sum_i x", is_display=True).descent > made(r"\sum_i x").descent


def test_the_picture_uses_nothing_that_qt_cannot_draw() -> None:
    assert b"<symbol" not in made("x^2").svg
    assert b"<use" not in made("x^2").svg


def test_a_macro_that_only_its_author_knows_is_shown_by_its_name() -> None:
    assert made(r"\ours(n)").width == pytest.approx(made(r"\operatorname{ours}(n)").width)


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac",
        r"\left(",
        "&",
        r"x^2^3",
        "x" * (LONGEST_TYPESET + 1),
        "{" * (DEEPEST_TYPESET + 1) + "}" * (DEEPEST_TYPESET + 1),
        r"\def\a{\a\a}\a",
        r"\newcommand{\a}{xx}\a",
        r"\href{https://a.b}{x}",
    ],
)
def test_what_cannot_or_must_not_be_typeset_is_refused_without_an_error(latex: str) -> None:
    assert typeset(latex) is None


def test_threads_typeset_side_by_side() -> None:
    widths: dict[str, float] = {}
    sources = [rf"\alpha_{{{number}}}+\sqrt{{{number}}}" for number in range(8)]
    threads = [
        threading.Thread(target=lambda latex=latex: widths.update({latex: made(latex).width})) for latex in sources
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(widths) == set(sources)


@given(st.lists(st.sampled_from(["\\", "{", "}", "_", "^", "x", r"\frac", r"\sqrt", r"\left(", "&", r"\\", r"\text",
                                 r"\begin{matrix}", r"\end{matrix}", "'", "%", "<", "\x00", "é", "𝒪", " "]), max_size=8)
       .map("".join))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_no_formula_raises(latex: str) -> None:
    typeset(latex)
