import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.math.dollars import LONGEST_FORMULA, formulas


def found(text: str) -> list[str]:
    return [formula.latex for formula in formulas(text)]


@pytest.mark.parametrize(
    "text",
    [
        "cost $5 and $10",
        "from $5-$10 a month",
        "raised $100M in 2020 and $200M in 2021.",
        "less than $200, or ($16k USD).",
        "costs about 20$ and 30$ (~2000$)",
        "made with only $14 worth of parts ... $15",
        r"an escaped \$5 and \$x\$",
        "one $ alone",
        "$$ and $$$",
        "escape $the shortest distance the target needs$ to move",
        "opens $x\n\nand closes$ elsewhere",
        r"a line break \\[2pt] is no \\(bracket",
    ],
)
def test_money_and_stray_dollars_are_no_formulas(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("for $x$-means", ["x"]),
        (r"$\sim$20% noise", [r"\sim"]),
        ("$5.2$-$33.4$%", ["5.2", "33.4"]),
        ("costs $1000, so $n$ robots", ["n"]),
        ("a $ x + 1 $ b", ["x + 1"]),
        ("time $O(nnz(A))$", ["O(nnz(A))"]),
        (r"a \(x^2\) b \[y\] c $$z$$", ["x^2", "y", "z"]),
        (r"price \$5 and $k$", ["k"]),
        (r"$\text{for all } x$", [r"\text{for all } x"]),
    ],
)
def test_formulas_are_found_beside_money(text: str, latex: list[str]) -> None:
    assert found(text) == latex


def test_a_formula_covers_its_delimiters() -> None:
    text = r"so \(x\) holds"
    (formula,) = formulas(text)
    assert text[formula.start : formula.end] == r"\(x\)"


@pytest.mark.parametrize(("text", "is_display"), [("$x$", False), (r"\(x\)", False), ("$$x$$", True), (r"\[x\]", True)])
def test_only_formulas_between_paragraphs_are_for_display(text: str, *, is_display: bool) -> None:
    (formula,) = formulas(text)
    assert formula.is_display is is_display


def test_lines_of_an_environment_stay_aligned() -> None:
    (formula,) = formulas(r"\begin{align*}a&=b\\c&=d\end{align*}")
    assert formula.latex == r"\begin{aligned}a&=b\\c&=d\end{aligned}"
    assert formula.is_display


def test_an_environment_of_one_equation_leaves_only_the_equation() -> None:
    assert found(r"\begin{equation} a=b \end{equation}") == ["a=b"]


def test_the_longest_formula_ends_the_search_for_its_closing_dollar() -> None:
    assert found("$x" + "+x" * LONGEST_FORMULA + "$") == []


@given(st.text(alphabet="$\\()[]x1 {}\n^%", max_size=60))
def test_formulas_of_any_text_lie_in_order(text: str) -> None:
    at = 0
    for formula in formulas(text):
        assert at <= formula.start < formula.end <= len(text)
        at = formula.end
