import lzma
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.ui.math.commands import Style
from reader_app.ui.math.segment import Kind, Segment
from reader_app.ui.math.segments import segments
from tests.places import SHARED, needs_shared

LATEX = st.lists(
    st.sampled_from(
        [r"\emph{", r"\textbf{", "{", "}", "$", "$$", "\\", r"\'e", r"\"o", "{\\it ", "`", "''", "~", "--", "\n\n",
         "\n", " ", "<i>", "</i>", "<p>", "&amp;", r"\url{", r"\href{a}{", r"\cite{", r"\alpha", "x", "5", "𝒪", "\x00",
         "\r", r"\begin{itemize}", r"\item", "https://a.b/c", "arXiv:2403.01234", r"\footnote{", r"\ours{}", "\u2029"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


def shown(text: str) -> str:
    return "".join(segment.shown if segment.kind is not Kind.BREAK else "¶" for segment in segments(text))


def styled(text: str, style: Style) -> str:
    return "".join(segment.shown for segment in segments(text) if segment.style & style)


@given(LATEX)
@settings(max_examples=400)
def test_the_segments_of_any_text_cover_it_without_gaps(text: str) -> None:
    cut = segments(text)
    assert "".join(text[segment.start : segment.end] for segment in cut) == text
    assert all(before.end == after.start for before, after in pairwise(cut))


@given(st.text(max_size=80))
def test_literal_segments_show_the_source_itself(text: str) -> None:
    for segment in segments(text):
        assert not segment.is_literal or segment.shown == text[segment.start : segment.end]


@pytest.mark.parametrize("mark", [r"\a{", r"\(x", "<i>", "$", "`a ", r"\begin{align}", "https://.", r"\alpha_{"])
def test_thousands_of_marks_that_nothing_closes_are_read_in_one_walk(mark: str) -> None:
    text = mark * 3000
    assert "".join(text[segment.start : segment.end] for segment in segments(text)) == text


def test_plain_text_is_one_literal_segment() -> None:
    text = "A plain sentence, with 5% of (brackets) and {braces}."
    assert segments(text) == (Segment(0, len(text), text, is_literal=True),)


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        (r"5\% of \$100 \& more\_so", "5% of $100 & more_so"),
        ("``quotes'' and `single' ones", "“quotes” and ‘single’ ones"),
        ("f'' without opening quotes", "f'' without opening quotes"),
        (r"Poincar\'e, Erd\H{o}s, {\'E}t\'{e}, Fran\c{c}ois, na\"{\i}ve", "Poincaré, Erdős, Été, François, naïve"),
        (r"\o re \ss{} \LaTeX{} \ldots", "ø re ß LaTeX …"),
        ("Fig.~1 et~al. ~10%", "Fig.\xa01 et\xa0al. ~10%"),
        ("5--10, a --- b -- c, --flag", "5–10, a — b – c, --flag"),
        (r"our \ModelName beats \ours{} and \base{it}", "our ModelName beats ours and it"),
        (r"see \cite{a,b}\label{x}", "see [a,b]"),
        (r"a\footnote{note} b", "a (note) b"),
        (r"\textcolor{red}{hot}", "hot"),
        (r"C:\Users\me", r"C:\Users\me"),
        (r"\"quoted\" words", '"quoted" words'),
        (r"\\emph{x}", "x"),
        ("x &amp; y &lt; z &unknown; &#945;", "x & y < z &unknown; α"),
        ("two\nlines and  spaces", "two lines and spaces"),
        ("  around  ", "around"),
        ("one\n\n two\n\n\n", "one¶two"),
        ("list:\n- a\n- b", "list:¶- a¶- b"),
        (r"\begin{itemize}\item a\end{itemize}", "• a"),
        ("<p>One</p><p>Two</p>", "One¶Two"),
        ("a < b and c > d", "a < b and c > d"),
        ("Cand{è}s, {B}ayesian and {sets} {a, b}", "Candès, Bayesian and {sets} {a, b}"),
        (r"\emph{a \} b} c", "a } b c"),
        (r"an unclosed \emph{word", r"an unclosed emph{word"),
    ],
)
def test_latex_reads_as_it_is_meant(source: str, reads: str) -> None:
    assert shown(source) == reads


def test_emphasis_reaches_to_its_closing_brace_and_across_formulas() -> None:
    assert styled(r"a \emph{b $x$ {c} d} e", Style.ITALIC) == "b x{c} d".replace("x", "x ")
    assert styled(r"a {\bf b} c \textbf{d}", Style.BOLD) == "bd"


def test_styles_within_each_other_add_up() -> None:
    text = r"\textbf{a \emph{b} c}"
    assert styled(text, Style.BOLD) == "a b c"
    assert styled(text, Style.ITALIC) == "b"


def test_tags_of_html_style_their_words() -> None:
    assert styled("in <i>E. coli</i> and H<sub>2</sub>O", Style.ITALIC) == "E. coli"
    assert styled("H<sub>2</sub>O", Style.LOWERED) == "2"


def test_a_formula_is_a_segment_with_its_latex() -> None:
    (formula,) = [segment for segment in segments("so $x^2$ holds") if segment.kind is Kind.MATH]
    assert (formula.start, formula.end, formula.shown) == (3, 8, "x^2")


@pytest.mark.parametrize("text", [r"rate \alpha_i here", r"\tilde{O}(n)", r"\tildeO of T", r"\sqrt{n} steps"])
def test_formulas_that_lost_their_dollars_are_formulas(text: str) -> None:
    assert any(segment.kind is Kind.MATH for segment in segments(text))


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ("See https://a.b/c_d.", "https://a.b/c_d", "https://a.b/c_d"),
        (r"\url{https://a.b/c\_d}", "https://a.b/c_d", "https://a.b/c_d"),
        (r"\href{https://a.b}{the page}", "the page", "https://a.b"),
        ("(https://en.org/a_(b))", "https://en.org/a_(b)", "https://en.org/a_(b)"),
        ("at github.com/me/it, now", "github.com/me/it", "https://github.com/me/it"),
        ("arXiv:2403.01234v2!", "arXiv:2403.01234v2", "https://arxiv.org/abs/2403.01234v2"),
        ("doi:10.1000/xyz.", "doi:10.1000/xyz", "https://doi.org/10.1000/xyz"),
    ],
)
def test_addresses_are_links(text: str, words: str, target: str) -> None:
    linked = [segment for segment in segments(text) if segment.link and segment.shown]
    assert "".join(segment.shown for segment in linked) == words
    assert {segment.link for segment in linked} == {target}


@pytest.mark.parametrize("text", ["notgithub.com/x", "me@www.a", "version 10.2/3", "a1arXiv:2403.01234"])
def test_what_only_resembles_an_address_is_no_link(text: str) -> None:
    assert not any(segment.link for segment in segments(text))


@needs_shared
def test_abstracts_with_dollars_keep_all_their_characters() -> None:
    with lzma.open(SHARED / "corpus" / "papers-50k.jsonl.xz", "rt", encoding="utf-8") as lines:
        texts = [line for _, line in zip(range(4000), lines, strict=False) if "$" in line]
    assert texts
    for text in texts:
        assert "".join(text[segment.start : segment.end] for segment in segments(text)) == text
