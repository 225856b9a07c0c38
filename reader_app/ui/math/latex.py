"""LaTeX formulas as abstracts carry them, put right: lost braces and backslashes, old font switches."""

import re
from collections.abc import Callable

_GREEK = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|vartheta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau"
    "|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega|times|sim|infty|ell|approx|leq|geq"
)
# Names that take an argument; sources that lost their braces write \mathbbR and \sqrtT.
_TAKE_ARGUMENT = (
    "mathbb|mathcal|mathbf|mathrm|mathsf|mathit|mathscr|mathfrak|mathtt|boldsymbol"
    "|sqrt|widetilde|tilde|widehat|hat|overline"
)
_FONTS = {"cal": "mathcal", "bf": "mathbf", "rm": "mathrm", "it": "mathit", "sf": "mathsf", "tt": "mathtt"}
_ALIASES = {
    "E": r"\mathbb{E}",
    "N": r"\mathbb{N}",
    "P": r"\mathbb{P}",
    "Q": r"\mathbb{Q}",
    "R": r"\mathbb{R}",
    "Tilde": r"\tilde",
    "Z": r"\mathbb{Z}",
    "bm": r"\boldsymbol",
    "dfrac": r"\frac",
    "displaystyle": "",
    "emph": r"\mathit",
    "ensuremath": "",
    "eps": r"\epsilon",
    "hfill": "",
    "limits": "",
    "mbox": r"\text",
    "nicefrac": r"\frac",
    "nolimits": "",
    "nonumber": "",
    "notag": "",
    "otilde": r"\tilde{O}",
    "tfrac": r"\frac",
    "textnormal": r"\text",
    "textrm": r"\text",
    "textsc": r"\text",
    "textsf": r"\text",
    "texttimes": r"\times",
    "textup": r"\text",
    "textstyle": "",
    "xspace": "",
}

# A program that read "\times" as an escape left a tab and "imes"; likewise "\rangle", "\beta", "\frac", "\alpha".
_EATEN = {"\t": "t", "\r": "r", "\b": "b", "\f": "f", "\a": "a", "\v": "v"}
_EATEN_NAMES = (
    r"\t(?=imes|heta|au\b|ext|ilde|op\b|o\b)|\r(?=angle|ho\b|ight)|[\b](?=eta|ar\b|eginf|inom)|\f(?=rac|orall)"
    r"|\a(?=lpha|pprox)|\v(?=arepsilon|ec\b)"
)


def _eaten(match: re.Match[str]) -> str:
    return "\\" + _EATEN[match[0]]


def _alias(match: re.Match[str]) -> str:
    return _ALIASES.get(match[1], match[0])


def _font_switch(match: re.Match[str]) -> str:
    return f"\\{_FONTS[match[1]]}{{{match[2]}}}"


_REPAIRS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(_EATEN_NAMES), _eaten),
    (re.compile(r"(?<![A-Za-z\\])\s?imes(?![A-Za-z])"), r"\\times "),
    (re.compile(r"\\\\(?=[A-Za-z]{2})"), r"\\"),
    (re.compile(rf"(?<![A-Za-z\\{{])({_GREEK})(?![A-Za-z])"), r"\\\1"),
    (re.compile(r"(?<!\\)%"), r"\\%"),
    (re.compile(r"&lt;"), "<"),
    (re.compile(r"&gt;"), ">"),
    (re.compile(r"\\label\{[^{}]*\}"), ""),
    (re.compile(r"\{\\(cal|bf|rm|it|sf|tt)(?![A-Za-z])\s*([^{}]*)\}"), _font_switch),
    (re.compile(r"\\(cal|bf|rm|it|sf|tt)(?![A-Za-z])\s*(\\[A-Za-z]+|[A-Za-z0-9])"), _font_switch),
    (re.compile(r"\\(bf)([A-Za-z])(?![A-Za-z])"), _font_switch),
    (re.compile(rf"\\({_TAKE_ARGUMENT})([A-Za-z0-9]+)"), r"\\\1{\2}"),
    (re.compile(r"\\([A-Za-z]+)(?![A-Za-z])"), _alias),
)


def tidied(latex: str) -> str:
    """Return the formula as its author most likely wrote it."""
    for pattern, replacement in _REPAIRS:
        latex = pattern.sub(replacement, latex)
    return latex.strip()
