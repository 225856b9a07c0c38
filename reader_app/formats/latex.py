"""Text as LaTeX wants it: special characters escaped, formulas and commands left as they are."""

import re
from collections.abc import Iterator

# Pandoc's rule for dollars: no blank behind the first, none before the last, no digit after it. "$5 and $6" is money.
_MATH = re.compile(
    r"(?<!\\)\$\$.+?(?<!\\)\$\$|(?<!\\)\$(?=\S)[^$]*?(?<![\s\\])\$(?!\d)|\\\(.+?\\\)|\\\[.+?\\\]", re.DOTALL
)
_SPECIAL = re.compile(r"\\(?:[a-zA-Z]+|[#$%&_{}\\~^'\"`=.,;:!@ -])|[\\#$%&_~^]")
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def math_apart(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the pieces of a text in order, each with whether it is a formula, its delimiters included."""
    end = 0
    for found in _MATH.finditer(text):
        if found.start() > end:
            yield False, text[end : found.start()]
        yield True, found.group()
        end = found.end()
    if end < len(text):
        yield False, text[end:]


def escaped(text: str) -> str:
    """Return text for a LaTeX document; what is LaTeX already stays, and braces balance."""
    balanced = text if braces_balance(text) else _without_braces(text)
    return "".join(piece if is_math else _SPECIAL.sub(_escape, piece) for is_math, piece in math_apart(balanced))


def braces_balance(text: str) -> bool:
    """Say whether every brace is closed; BibTeX counts escaped ones too."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _escape(found: re.Match[str]) -> str:
    return _ESCAPED.get(found.group(), found.group())


def _without_braces(text: str) -> str:
    return re.sub(r"\\?\{", r"\\textbraceleft ", re.sub(r"\\?\}", r"\\textbraceright ", text))
