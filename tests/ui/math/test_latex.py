import pytest

from reader_app.ui.math.latex import tidied


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\mathbbR^n", r"\mathbb{R}^n"),
        (r"\sqrtT", r"\sqrt{T}"),
        ("2\times 3", r"2\times 3"),
        ("16 imes16", r"16\times 16"),
        ("\beta", r"\beta"),
        ("\frac12", r"\frac12"),
        ("a\rangle", r"a\rangle"),
        ("sim 9", r"\sim 9"),
        ("epsilon", r"\epsilon"),
        (r"\\alpha", r"\alpha"),
        ("10%", r"10\%"),
        (r"10\%", r"10\%"),
        (r"{\cal O}(n)", r"\mathcal{O}(n)"),
        (r"\bf x", r"\mathbf{x}"),
        (r"\bfx", r"\mathbf{x}"),
        (r"\R^d", r"\mathbb{R}^d"),
        (r"\bm{x}", r"\boldsymbol{x}"),
        ("a &lt; b", "a < b"),
        (r"x \label{eq}", "x"),
    ],
)
def test_what_conversions_spoilt_is_put_right(written: str, meant: str) -> None:
    assert tidied(written) == meant


@pytest.mark.parametrize("latex", [r"\begin{aligned}a\\b\end{aligned}", r"x_{times}", r"\text{for}", r"\log n"])
def test_what_is_right_is_left_alone(latex: str) -> None:
    assert tidied(latex) == latex
