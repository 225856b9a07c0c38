import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.formats.latex import braces_balance, escaped, math_apart


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("a $x$ b $$y$$ c", ["$x$", "$$y$$"]),
        ("costs $5 and $6", []),
        (r"\(x\) and \[y\]", [r"\(x\)", r"\[y\]"]),
        (r"\$x\$", []),
        ("one $ alone", []),
        ("$ x $", []),
    ],
)
def test_formulas_are_told_from_dollars(text: str, formulas: list[str]) -> None:
    assert [piece for is_math, piece in math_apart(text) if is_math] == formulas


@given(st.text("a$\\()[]{} 5"))
def test_taking_formulas_apart_loses_nothing(text: str) -> None:
    assert "".join(piece for _, piece in math_apart(text)) == text


@given(st.text())
def test_braces_of_escaped_text_balance(text: str) -> None:
    assert braces_balance(escaped(text))
