"""LaTeX in running text, made harmless for finding words: accents become letters, commands that only format vanish."""

import re
import unicodedata

FORMATTING = frozenset(
    """
    begin end emph text textbf textit textrm textsf textsc texttt textsuperscript textsubscript underline mbox hbox em
    bf it rm sc tt sf sl mathbf mathbb mathcal mathrm mathit mathsf mathtt mathfrak mathscr boldsymbol bm operatorname
    left right big bigl bigr bigg biggl biggr frac dfrac tfrac displaystyle textstyle ensuremath limits nolimits quad
    qquad hspace vspace label cite citep citet citealt ref eqref footnote url href item par noindent
    """.split()
)
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "i": "ı",
}
_COMMAND = re.compile(
    r"""\{?\\(?: (?P<sign>[`'^~=."])\s*\{?\\?(?P<base>[^\W\d_])\}?
             | (?P<letter>[uHvdckr])\{\\?(?P<under>[^\W\d_])\}
             | (?P<special>ss|aa|AA|ae|AE|oe|[oOlL])(?![a-zA-Z])(?:\{\}|[ ](?=\w))?
             | (?P<hyphen>-)
             | (?P<name>[a-zA-Z]+)
         )""",
    re.VERBOSE,
)


def plain(text: str) -> tuple[str, list[int]]:
    """Return the text without what hides its words, and the place in the text of each character left and of the end."""
    characters: list[str] = []
    places: list[int] = []
    at = 0
    for found in _COMMAND.finditer(text):
        characters.extend(text[at : found.start()])
        places.extend(range(at, found.start()))
        letters, their_places = _replacement(found)
        characters.extend(letters)
        places.extend(their_places)
        at = _end(found, text)
    characters.extend(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(characters), places


def _replacement(found: re.Match[str]) -> tuple[str, list[int]]:
    """Return what a command stands for with its places: one letter, nothing inside a word, or a blank and its name."""
    start = found.start()
    accent, base = found["sign"] or found["letter"], found["base"] or found["under"]
    if base:
        letter = unicodedata.normalize("NFC", base + _ACCENTS[accent])
        return letter, [start] * len(letter)
    if found["special"]:
        return _LETTERS[found["special"]], [start]
    if found["hyphen"]:
        return "\u00ad", [start]
    if found["name"] in FORMATTING:
        return " ", [start]
    return f" {found['name']}", [start, *range(found.start("name"), found.end("name"))]


def _end(found: re.Match[str], text: str) -> int:
    """Return where a command ends, with the brace that closes one opened before it, as in "{\\'{e}}"."""
    has_brace = found.group().startswith("{") and not found["name"] and text[found.end() : found.end() + 1] == "}"
    return found.end() + has_brace
