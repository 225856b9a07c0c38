"""The words that a piece of a query asks for: as a word, a phrase, a beginning, and written together."""

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise

from reader_app.search.alike import usual_edits
from reader_app.search.analysis import Token, is_unspaced, join, tokens
from reader_app.search.filters import filter_of
from reader_app.search.lexer import Item, Sort
from reader_app.search.syntax import Kind, Query, Words, all_of, any_of
from reader_app.search.texts import given_names_first

KEPT = 64
"""Of what was typed only the end changes from key to key."""
_HYPHEN = re.compile(r"[${}]*[-‐‑‒–−^_'’ʼ][${}]*")
_JOINT = re.compile(rf"(?:{_HYPHEN.pattern}|\.|)")
_FUZZY = re.compile(r"~([12]?)(?!\w)")
"""Behind a word that may be spelled a little otherwise, with how many letters may be wrong."""
_EDITS = re.compile(r"(?<=\w)~[12](?!\w)")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_KEY = re.compile(r"[a-z][a-z-]*\d{4}[a-z0-9]*", re.IGNORECASE)
"""A citation key such as "vaswani2017attention"."""


@lru_cache(KEPT)
def words_wanted(item: Item, field: str, today: date) -> Query | None:
    """Return the words of an item, all of which must occur; None where it has none."""
    if item.sort is Sort.QUOTED:
        return _quoted(item, field)
    groups = _groups(item.text)
    parts = []
    for number, group in enumerate(groups):
        is_open = item.is_last and number == len(groups) - 1 and group[-1].end == len(item.text)
        parts.append(_group(item.text, group, field, is_open=is_open))
    found = all_of(parts)
    return any_of((found, *_also(item, today))) if found and not field else found


def _also(item: Item, today: date) -> list[Query | None]:
    """Return what a text may mean besides its words: a year, a citation key, a DOI, an arXiv id, a link."""
    if item.sort is Sort.IDENTIFIER:
        fields: tuple[str, ...] = ("doi", "arxiv", "url")
        return [next((found for field in fields if (found := filter_of(field, item.text, today))), None)]
    if _YEAR.fullmatch(item.text):
        return [filter_of("year", item.text, today)]
    return [filter_of("key", item.text, today)] if _KEY.fullmatch(item.text) else []


def _groups(text: str) -> list[list[Token]]:
    """Return the words of a text, those that are one word with hyphens or dots together."""
    words = [word for word in tokens(text) if not (word.start and _EDITS.match(text, word.start - 1))]
    groups = [words[:1]] if words else []
    for one, other in pairwise(words):
        if _JOINT.fullmatch(text, one.end, max(one.end, other.start)):
            groups[-1].append(other)
        else:
            groups.append([other])
    return groups


def _quoted(item: Item, field: str) -> Query | None:
    words = list(tokens(item.text))
    if not words:
        return None
    is_open = item.is_last and words[-1].end == len(item.text)
    return _group(item.text, words, field, is_open=is_open, is_quoted=True)


def _group(text: str, words: list[Token], field: str, *, is_open: bool, is_quoted: bool = False) -> Query | None:
    """Return what words in sequence ask for; two of them, or parts of a hyphenated word, may be written together."""
    typed = text[words[0].start : words[-1].end]
    is_prefix = text[words[-1].end :].startswith("*")
    if field == "authors":
        words = given_names_first(text, words)
    words = _without_lone_end(words)
    if is_unspaced(words[-1].surface) and len(words) == 1 and len(words[0].surface) == 1:
        return Words((words[0].surface,), Kind.PREFIX, field, typed)
    fuzzy = _fuzzy(text, words, field, typed)
    if fuzzy is not None:
        return fuzzy
    parts: list[Query] = [] if is_prefix else [_as_one(words, field, typed)]
    if is_prefix or is_open:
        parts.append(_as_one(words, field, typed, is_open=True))
    if field == "authors" and len(words) > 1:
        parts.append(_with_initial(words, typed))
    if len(words) > 1 and (_is_hyphenated(text, words) or (is_quoted and len(words) == 2) or field == "authors"):
        together = [join(words)]
        parts.extend([] if is_prefix else [_as_one(together, field, typed)])
        parts.extend([_as_one(together, field, typed, is_open=True)] if is_prefix or is_open else [])
    return any_of(parts, typed)


def _fuzzy(text: str, words: list[Token], field: str, typed: str) -> Query | None:
    """Return a word, or the parts of a hyphenated one, spelled nearly so; None where that is not asked for."""
    found = _FUZZY.match(text, max(word.end for word in words))
    if found is None or (len(words) > 1 and not _is_hyphenated(text, words)):
        return None
    edits = [usual_edits(word.surface) and int(found[1] or usual_edits(word.surface)) for word in words]
    if not any(edits) or any(is_unspaced(word.surface) for word in words):
        return None
    apart = all_of(
        Words((word.surface,), Kind.FUZZY, field, word.surface, number)
        if number
        else _as_one([word], field, word.surface)
        for word, number in zip(words, edits, strict=True)
    )
    if len(words) == 1:
        return Words((words[0].surface,), Kind.FUZZY, field, typed, edits[0])
    return any_of((apart, Words((join(words).surface,), Kind.FUZZY, field, typed, max(edits))), typed)


def _as_one(words: list[Token], field: str, typed: str, *, is_open: bool = False) -> Words:
    """Return words as a word, a phrase, or one whose end is open."""
    terms = tuple(word.term for word in words)
    if not is_open:
        return Words(terms, Kind.PHRASE if len(words) > 1 else Kind.WORD, field, typed)
    return Words((*terms[:-1], words[-1].surface), Kind.OPEN_PHRASE if len(words) > 1 else Kind.PREFIX, field, typed)


def _is_hyphenated(text: str, words: list[Token]) -> bool:
    return all(_HYPHEN.fullmatch(text, one.end, max(one.end, other.start)) for one, other in pairwise(words))


def _with_initial(words: list[Token], typed: str) -> Words:
    """Return the name as a source writes it that gives only an initial: "Y. LeCun" for "Yann LeCun"."""
    return Words((words[0].surface[0], *(word.term for word in words[1:])), Kind.PHRASE, "authors", typed)


def _without_lone_end(words: list[Token]) -> list[Token]:
    """Leave out the last character of a run without blanks: it is in the pair before, and more may follow it."""
    if len(words) > 1 and is_unspaced(words[-1].surface) and words[-1].start < words[-2].end:
        return words[:-1]
    return words
