"""Words or a pattern found in the text of pages.

A pattern may be one that Python's `re` never comes to an end with, and nothing can stop it: who finds patterns does it
where that costs no more than a process (see `pdf.process`), with a limit on the time that a page may take.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from reader_app.model.errors import ReaderError
from reader_app.model.geometry import Quad
from reader_app.model.hit import Span
from reader_app.pdf.folding import folded

LONGEST_SOUGHT = 1000
"""Characters; who asks for more has pasted a page by mistake."""
HITS_ON_A_PAGE = 5000
_BEFORE, _AFTER = 40, 80
_DIVIDED = re.compile(r"((?:\w+-)*)(\w+)-\n(\w+)")
_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to be found: words as a reader means them, or a pattern (a regular expression of Python's)."""

    words: str
    is_pattern: bool = False
    whole_words: bool = False
    match_case: bool = False


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A passage of a page's text that was sought; `line` is it with the text around, `span` its place in there.

    The quads say where on the page it stands, once that is known.
    """

    page: int
    start: int
    end: int
    line: str = ""
    span: Span = (0, 0)
    quads: tuple[Quad, ...] = ()


class Finder:
    """Finds one thing in any number of pages. Raises ReaderError where it is a pattern that says nothing."""

    def __init__(self, sought: Sought) -> None:
        self._sought = sought
        self._is_nothing = not sought.words.strip()
        self._kernel = _squeezed(folded(sought.words, keep_case=sought.match_case).text)
        self._pattern = _pattern_of(sought) if sought.is_pattern else _words_of(sought)

    def may_be_in(self, raw: str) -> bool:
        """Say whether a page can have it, by its characters in any state: in whatever lines, with any hyphens."""
        if self._sought.is_pattern:
            return True
        return not self._is_nothing and self._kernel in _squeezed(folded(raw, keep_case=self._sought.match_case).text)

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where it is in the text of a page, in order; passages do not overlap."""
        if self._sought.is_pattern:
            lines = _LINE_BREAK.sub(" ", text)
            yield from (found.span() for found in self._pattern.finditer(lines) if found.end() > found.start())
        elif not self._is_nothing:
            yield from self._words_in(text)

    def on_page(self, page: int, text: str) -> tuple[FoundPlace, ...]:
        """Return where it is on a page, with the text around."""
        places = []
        for start, end in self.spans(text):
            line, span = line_around(text, start, end)
            places.append(FoundPlace(page, start, end, line, span))
            if len(places) == HITS_ON_A_PAGE:
                break
        return tuple(places)

    def _words_in(self, text: str) -> Iterator[Span]:
        searched = folded(text, keep_case=self._sought.match_case)
        if self._kernel in _squeezed(searched.text):  # Twenty times as fast as the pattern where there is nothing.
            yield from (searched.span(*found.span()) for found in self._pattern.finditer(searched.text))


def line_around(text: str, start: int, end: int) -> tuple[str, Span]:
    """Return a passage with some words before and after it on one line, and where in there it stands."""
    first = _word_edge(text, max(0, start - _BEFORE), start)
    last = max(end, text.rfind(" ", end, end + _AFTER)) if end + _AFTER < len(text) else len(text)
    before, words, after = (
        _on_one_line(text[low:high], text) for low, high in ((first, start), (start, end), (end, last))
    )
    before = ("… " if first else "") + before.lstrip()
    after = after.rstrip() + (" …" if last < len(text) else "")
    return before + words + after, (len(before), len(before) + len(words))


def _word_edge(text: str, low: int, high: int) -> int:
    """Return where the first whole word begins at or behind a place."""
    if low == 0 or text[low - 1].isspace():
        return low
    edge = re.compile(r"\s").search(text, low, high)
    return edge.end() if edge else high


def _on_one_line(passage: str, text: str) -> str:
    return re.sub(r"\s+", " ", _DIVIDED.sub(partial(_joined, text), passage))


def _joined(text: str, divided: re.Match[str]) -> str:
    """Return a word that a line divides, with its hyphen where the text writes it so, or where it has others."""
    compound, start, end = divided.groups()
    keeps_hyphen = bool(compound) or not end[0].islower() or f"{start}-{end}" in text
    return f"{compound}{start}{'-' * keeps_hyphen}{end}"


def _squeezed(text: str) -> str:
    return text.replace(" ", "").replace("-", "")


def _pattern_of(sought: Sought) -> re.Pattern[str]:
    if not sought.words:
        raise ReaderError("There is no pattern to find; type one.")
    _check_length(sought)
    source = rf"(?<!\w)(?:{sought.words})(?!\w)" if sought.whole_words else sought.words
    try:
        re.compile(sought.words)  # Said of what was typed, not of what stands around it.
        return re.compile(source, re.MULTILINE | (0 if sought.match_case else re.IGNORECASE))
    except (re.error, OverflowError, RecursionError) as error:
        place = f" (character {error.pos + 1})" if isinstance(error, re.error) and error.pos is not None else ""
        reason = error.msg if isinstance(error, re.error) else "it is too large"
        raise ReaderError(f"“{sought.words}” is not a pattern: {reason}{place}.") from error


def _words_of(sought: Sought) -> re.Pattern[str]:
    """Return the pattern of words as they may stand in a folded text: hyphenated or not, blanks as they come."""
    _check_length(sought)
    words = " ".join(folded(sought.words, keep_case=sought.match_case).text.split())
    source = "".join(_written(words, at) for at in range(len(words)))
    return re.compile(rf"(?<!\w){source}(?!\w)" if sought.whole_words else source)


def _check_length(sought: Sought) -> None:
    if len(sought.words) > LONGEST_SOUGHT:
        raise ReaderError(
            f"What is to be found has {len(sought.words)} characters; it may have {LONGEST_SOUGHT}. Use fewer words."
        )


def _written(words: str, at: int) -> str:
    """Return the ways a character of the words may stand in the text, with what may come between it and the next."""
    before, character, after = words[at - 1 : at], words[at], words[at + 1 : at + 2]
    if character == " ":
        return "[ -]+" if before.isalnum() and after.isalnum() else " *"
    if character == "-":
        return "[ -]*" if before.isalpha() and after.isalpha() else "-" + " *" * bool(after)
    # A word that the end of a line divides may have kept its hyphen.
    return re.escape(character) + ("(?:- *)?" if character.isalpha() and after.isalpha() else "")
