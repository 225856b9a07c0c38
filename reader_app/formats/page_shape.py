"""How a piece of text is written: what tells a title from a paragraph and both from the furniture of a page."""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BREAK = re.compile(r"(?<![A-Z])(?<!\bvs)(?<!\bal)(?<!\be\.g)(?<!\bi\.e)\.[\"”)]?\s+[\"“(]?[A-Z]")
_OPENER = re.compile(
    r"(?:we|this|these|our|here|there|it|its|they|however|furthermore|moreover|recently|i|my|you|your|dear|hello|hi|"
    r"the code|code (?:is|and|will)|in this (?:paper|work))\b",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"your (?:e-?mail|inbox)|newsletter|\b(?:un)?subscribe\b|\bsign (?:in|up)\b|\blog ?(?:in|out)\b|\bcookies\b|"
    r"privacy policy|terms of (?:service|use)|all rights reserved|©|\bcopyright\b|and the (?:\w+ )?community|"
    r"\b(?:view|load|show|see|read|browse|explore) (?:all|more)\b|back to top|skip to|"
    r"\b(?:trending|daily|top) papers\b|papers (?:of|for|from) (?:the|this|to)|powered by|"
    r"\bnext page|previous page|page \d+ of|\bmade with\b|"
    r"\b\d+ (?:hours?|days?|minutes?|weeks?) ago\b|profile picture|'s avatar|\bfollow us\b",
    re.IGNORECASE,
)
_LONG_WORD_CHARACTERS = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a piece of text."""

    words: int
    characters: int
    capitals: float
    """Share of the longer words, the first left out, that begin with a capital; 1.0 where there are none."""
    breaks: int
    """Full stops with a sentence behind them."""
    ends_sentence: bool
    is_cut: bool
    """It ends as nothing complete does: with a comma, a colon, a dash."""
    begins_lower: bool
    opens_sentence: bool
    letters: float
    """Share of the characters that are letters or blanks."""
    has_link: bool
    is_furniture: bool


@lru_cache(maxsize=4096)
def shape_of(text: str) -> Shape:
    """Return the measures of a piece of text."""
    words = _WORD.findall(text)
    longer = [word for word in words[1:] if len(word) >= _LONG_WORD_CHARACTERS]
    capitals = sum(not word[0].islower() for word in longer) / len(longer) if longer else 1.0
    first = text.split(" ", 1)[0]
    letters = sum(character.isalpha() or character == " " for character in text) / max(1, len(text))
    return Shape(
        words=len(text.split()),
        characters=len(text),
        capitals=capitals,
        breaks=len(_BREAK.findall(text)),
        ends_sentence=text.rstrip("\"”')").endswith((".", "…")),
        is_cut=text.endswith((",", ";", ":", "-", "–", "—")),
        begins_lower=first.islower() and first.strip(",.:;").isalpha(),
        opens_sentence=_OPENER.match(text) is not None and (capitals < 0.5 or len(longer) < 2),
        letters=letters,
        has_link="://" in text or "www." in text,
        is_furniture=len(words) <= 16 and _FURNITURE.search(text) is not None,
    )
