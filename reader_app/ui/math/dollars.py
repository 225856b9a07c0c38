"""Where the formulas of a text are, told apart from sums of money and stray dollar signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader_app.ui.math.latex import tidied

LONGEST_FORMULA = 1500

_OPENERS = re.compile(
    r"""
      \\\\(?=[^([]|$) | \\\$                 # a line break or an escaped dollar opens nothing
    | (?P<dollars>\$\$?)
    | \\+(?P<bracket>[(\[])
    | \\begin\{(?P<environment>(?:equation|align|gather|multline|eqnarray|displaymath|math)\*?)\}
    """,
    re.VERBOSE,
)
_CLOSING_DOLLAR = re.compile(r"(?<!\\)\$")
_BLANK_LINE = re.compile(r"\n\s*\n")
_MARKS = re.compile(r"[\\^_{}=<>|≤≥∈×→α-ωΑ-Ω𝐀-𝟿]")
_NAMED = re.compile(
    r"\\(?:text|mbox|mathrm|mathit|mathsf|mathtt|textit|textbf|textrm|texttt|textsc|operatorname)\s*\{[^{}]*\}"
    r"|\\[A-Za-z]+"
)
_PROSE_WORD = re.compile(r"(?<![\w{])[A-Za-z]{2,}(?=[\s,.;:)]|$)")
_FEW_LETTERS = re.compile(r"[A-Za-z][\w']?")
_MULTILINE = {"align": "aligned", "gather": "gathered", "eqnarray": "aligned", "multline": "gathered"}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and its place, delimiters included; `latex` is what stands between them, put right."""

    start: int
    end: int
    latex: str
    is_display: bool


def formulas(text: str) -> Iterator[Formula]:
    """Yield the formulas of the text in order; they do not overlap."""
    at = 0
    while (opener := _OPENERS.search(text, at)) is not None:
        formula = _formula(text, opener)
        if formula is not None:
            yield formula
        at = formula.end if formula else opener.end()


def _formula(text: str, opener: re.Match[str]) -> Formula | None:
    if opener["dollars"] == "$$":
        return _delimited(text, opener, "$$", is_display=True)
    if opener["dollars"]:
        return _in_dollars(text, opener)
    if opener["bracket"]:
        backslashes = "\\" * (opener.end() - opener.start() - 1)
        closing = backslashes + (")" if opener["bracket"] == "(" else "]")
        return _delimited(text, opener, closing, is_display=opener["bracket"] == "[")
    if opener["environment"]:
        return _environment(text, opener)
    return None


def _delimited(text: str, opener: re.Match[str], closing: str, *, is_display: bool) -> Formula | None:
    end = text.find(closing, opener.end(), opener.end() + LONGEST_FORMULA)
    inside = text[opener.end() : end]
    if end < 0 or not inside.strip() or _BLANK_LINE.search(inside.strip()):
        return None
    latex = tidied(inside)
    if not latex or (closing == "$$" and not _is_formula(latex, inside, "")):
        return None
    return Formula(opener.start(), end + len(closing), latex, is_display)


def _environment(text: str, opener: re.Match[str]) -> Formula | None:
    name = opener["environment"]
    found = _delimited(text, opener, f"\\end{{{name}}}", is_display=True)
    lines = _MULTILINE.get(name.rstrip("*"))
    if found is None or lines is None:
        return found
    return Formula(found.start, found.end, f"\\begin{{{lines}}}{found.latex}\\end{{{lines}}}", is_display=True)


def _in_dollars(text: str, opener: re.Match[str]) -> Formula | None:
    closing = _CLOSING_DOLLAR.search(text, opener.end(), opener.end() + LONGEST_FORMULA)
    if closing is None:
        return None
    latex, after = text[opener.end() : closing.start()], text[closing.end() : closing.end() + 1]
    tidy = tidied(latex)
    if _BLANK_LINE.search(latex) or not _is_formula(tidy, latex, after):
        return None
    return Formula(opener.start(), closing.end(), tidy, is_display=False)


def _is_formula(tidy: str, latex: str, after: str) -> bool:
    """Tell a formula from what happens to stand between two dollar signs, such as "5 and " of "$5 and $10"."""
    has_marks = _MARKS.search(tidy) is not None
    words = len(_PROSE_WORD.findall(_NAMED.sub(" ", tidy)))
    if not tidy or words > (3 if has_marks else 1):
        return False
    if has_marks:
        return True
    if latex[0].isspace() or latex[-1].isspace():
        is_padded = latex[0].isspace() and latex[-1].isspace()
        return words == 0 and (is_padded or _FEW_LETTERS.fullmatch(tidy) is not None)
    return not (after.isdigit() and tidy[0].isdigit())
