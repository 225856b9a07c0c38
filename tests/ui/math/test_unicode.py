import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.math.unicode import as_unicode, formula_as_unicode


@pytest.mark.parametrize(
    ("latex", "reads"),
    [
        ("x^2", "x²"),
        ("x_{i+1}", "xᵢ₊₁"),
        ("10^{-3}", "10⁻³"),
        (r"A^\top", "Aᵀ"),
        (r"360^\circ", "360°"),
        (r"\mathbb{R}^{n}", "ℝⁿ"),
        (r"\mathcal{O}(n \log n)", "𝒪(n log n)"),
        (r"\log\log T", "log log T"),
        (r"\frac{1}{n}", "1/n"),
        (r"\frac{a+b}{n}", "(a+b)/n"),
        (r"\sqrt{n}", "√n"),
        (r"\sqrt{\log n / \epsilon}", "√(log n/ε)"),
        (r"\|\theta\|_2^2", "‖θ‖₂²"),
        (r"\lVert x \rVert", "‖x‖"),
        (r"\hat{x}_t", "x̂ₜ"),
        (r"\text{for all } x", "for all x"),
        (r"\alpha \in (0,1]", "α ∈ (0,1]"),
        (r"\min_\theta L(\theta)", "min_θ L(θ)"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿxᵢ"),
        (r"x_\theta", "x_θ"),
        (r"n^{-1/2}", "n^(−1/2)"),
        (r"\left( x \right)", "(x)"),
        (r"\unheardof{x}", "unheardofx"),
        ("f'", "f′"),
        ("x := 1", "x := 1"),
        (r"10\%", "10%"),
        ("", ""),
        ("_^{}", "_^"),
        ("{" * 200 + "x" + "}" * 200, "x"),
    ],
)
def test_a_formula_reads_as_unicode(latex: str, reads: str) -> None:
    assert formula_as_unicode(latex) == reads


def test_text_around_formulas_reads_as_unicode_too() -> None:
    text = r"We get \emph{sharp} $\ell_2$ rates at 5\% of \$100."
    assert as_unicode(text) == "We get sharp ℓ₂ rates at 5% of $100."


def test_text_without_marks_comes_back_as_it_is() -> None:
    text = "Plain words\nin two  lines, at 5% of 100"
    assert as_unicode(text) is text


@given(st.text(alphabet="\\{}_^ x2abcfrqtsl()|&~$<-'", max_size=60))
def test_any_text_has_a_unicode_reading(text: str) -> None:
    assert isinstance(as_unicode(text), str)
    assert isinstance(formula_as_unicode(text), str)
