"""What LaTeX's text commands outside formulas stand for."""

import re
import unicodedata
from enum import Flag, auto


class Style(Flag):
    """How words are set apart."""

    PLAIN = 0
    ITALIC = auto()
    BOLD = auto()
    MONO = auto()
    RAISED = auto()
    LOWERED = auto()


# Commands whose argument is shown in a style, and the switches that stand inside a group: {\it words}.
STYLED = {
    "emph": Style.ITALIC,
    "textit": Style.ITALIC,
    "textsl": Style.ITALIC,
    "underline": Style.ITALIC,
    "textbf": Style.BOLD,
    "texttt": Style.MONO,
    "verb": Style.MONO,
    "textsuperscript": Style.RAISED,
    "textsubscript": Style.LOWERED,
    "text": Style.PLAIN,
    "textrm": Style.PLAIN,
    "textsf": Style.PLAIN,
    "textsc": Style.PLAIN,
    "textup": Style.PLAIN,
    "textnormal": Style.PLAIN,
    "mbox": Style.PLAIN,
    "title": Style.BOLD,
    "paragraph": Style.BOLD,
    "section": Style.BOLD,
}
SWITCHES = {
    "em": Style.ITALIC,
    "it": Style.ITALIC,
    "itshape": Style.ITALIC,
    "sl": Style.ITALIC,
    "bf": Style.BOLD,
    "bfseries": Style.BOLD,
    "tt": Style.MONO,
    "sc": Style.PLAIN,
    "rm": Style.PLAIN,
    "sf": Style.PLAIN,
    "small": Style.PLAIN,
    "footnotesize": Style.PLAIN,
}

# Commands that stand for a character or a word.
WORDS = {
    "&": "&",
    "%": "%",
    "_": "_",
    "#": "#",
    "$": "$",
    "{": "{",
    "}": "}",
    " ": " ",
    "\n": " ",
    ",": "\u2009",
    ";": " ",
    ":": " ",
    "!": "",
    "-": "",
    "/": "",
    "@": "",
    "|": "‖",
    "AA": "Å",
    "AE": "Æ",
    "BibTeX": "BibTeX",
    "L": "Ł",
    "LaTeX": "LaTeX",
    "O": "Ø",
    "OE": "Œ",
    "P": "¶",
    "S": "§",
    "TeX": "TeX",
    "aa": "å",
    "ae": "æ",
    "centering": "",
    "copyright": "©",
    "dag": "†",
    "ddag": "‡",
    "dots": "…",
    "eg": "e.g.",
    "etal": "et al.",
    "etc": "etc.",
    "euro": "€",
    "hfill": " ",
    "i": "ı",
    "ie": "i.e.",
    "item": "•",
    "j": "ȷ",
    "l": "ł",
    "ldots": "…",
    "left": "",
    "noindent": "",
    "o": "ø",
    "oe": "œ",
    "pounds": "£",
    "qquad": " ",
    "quad": " ",
    "right": "",
    "ss": "ß",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textbar": "|",
    "textbullet": "•",
    "textcopyright": "©",
    "textdegree": "°",
    "textellipsis": "…",
    "textemdash": "—",
    "textendash": "–",
    "texteuro": "€",
    "textgreater": ">",
    "textless": "<",
    "textmu": "µ",
    "textperiodcentered": "·",
    "textpm": "±",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textregistered": "®",
    "texttimes": "×",
    "texttrademark": "™",
    "textunderscore": "_",
    "vs": "vs.",
    "xspace": "",
}
BREAKS = frozenset({"par", "newline", "linebreak", "bigskip", "medskip", "smallskip", "\\"})
CITATIONS = frozenset(
    {"cite", "citep", "citet", "citealt", "citeauthor", "citeyear", "ref", "eqref", "autoref", "cref"}
)
HIDDEN_WITH_ARGUMENT = frozenset({"label", "vspace", "hspace", "begin", "end", "color", "input", "include"})

_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "b": "\u0331",
    "d": "\u0323",
}
ACCENT = re.compile(
    r"""(?P<group>\{)?
        \\(?:(?P<mark>['`^"~=.])\s?(?:\{\s*(?P<braced>\\?[A-Za-z])\s*\}|(?P<bare>\\?[A-Za-z]))
          |(?P<letter>[uvHckrbd])(?:\{\s*(?P<letter_braced>\\?[A-Za-z])\s*\}|\s(?P<letter_bare>[A-Za-z])(?![A-Za-z])))
        (?(group)\s*\})""",
    re.VERBOSE,
)


def accented(match: re.Match[str]) -> str:
    """Return the letter with its accent, or an empty string where the two make no letter of any alphabet."""
    mark = match["mark"] or match["letter"]
    letter = match["braced"] or match["bare"] or match["letter_braced"] or match["letter_bare"]
    letter = letter.removeprefix("\\")
    composed = unicodedata.normalize("NFC", letter + _COMBINING[mark])
    return composed if len(composed) == 1 else ""
