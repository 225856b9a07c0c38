"""Words that send the reader elsewhere: “Fig. 3”, “Eq. (5)”, “[12]”, “(Smith et al., 2020)”, “Section 4.1”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader_app.model.hit import Span

_REACH = 240
"""Characters around the pointer that are looked at: a long list of references."""
_LONGEST_RANGE = 50


class Sort(StrEnum):
    """What is mentioned."""

    FIGURE = "figure"
    TABLE = "table"
    ALGORITHM = "algorithm"
    EQUATION = "equation"
    SECTION = "section"
    STATEMENT = "statement"
    REFERENCE = "reference"
    AUTHOR = "author"
    """A reference by author and year."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What is mentioned: by a label ("3", "4.1", "12", or a year), and by a name that goes with it.

    The name of a statement is its kind ("theorem"), that of a reference by author and year the first author's.
    """

    sort: Sort
    label: str
    span: Span
    name: str = ""


_NUMBER = r"(?:(?:[A-Z]\.?\d+(?:\.\d+)*|\d+(?:[.\-–]\d+)*)(?:\s?\(?[a-z]\)?(?!\w))?|[IVXLC]+\b)"
_AND = r"\s*(?:,\s*and|,|;|and|&|to|und|–|—|-)\s*"
_STATEMENTS = {
    "theorem": "theorems? thms?",
    "lemma": "lemmas? lemmata lem",
    "corollary": "corollar(?:y|ies) cor",
    "proposition": "propositions? props?",
    "definition": "definitions? defs?",
    "example": "examples? ex",
    "remark": "remarks?",
    "conjecture": "conjectures?",
    "assumption": "assumptions?",
    "claim": "claims?",
    "observation": "observations?",
    "hypothesis": "hypothes[ie]s",
    "problem": "problems?",
    "fact": "facts?",
}
_HEADS = {
    Sort.FIGURE: r"figures? figs? scheme chart plate exhibit abbildung abb",
    Sort.TABLE: r"tables? tabs? tabelle",
    Sort.ALGORITHM: r"algorithms? alg listings?",
    Sort.EQUATION: r"equations? eqs? eqns? eqn formulas? formula gleichung",
    Sort.SECTION: r"sections? secs? subsections? appendix appendices app chapters? chaps? §§?",
}


@dataclass(frozen=True, slots=True)
class _Form:
    """How a mention begins, the form of its labels, and what it mentions."""

    sort: Sort
    pattern: re.Pattern[str]
    label: re.Pattern[str]
    name: str = ""


def _form(sort: Sort, heads: str, name: str = "") -> _Form:
    label = rf"\(?{_NUMBER}\)?" if sort is Sort.EQUATION else _NUMBER
    if "appendix" in heads:
        label = rf"(?:{_NUMBER}|[A-Z]\b)"
    head = "|".join(heads.split())
    pattern = rf"(?<![^\W_])(?i:{head})\b\.?[\s~]*(?P<labels>{label}(?:{_AND}{label})*)"
    return _Form(sort, re.compile(pattern.replace(r"§§?)\b", r"§§?)")), re.compile(label), name)


_FORMS = (
    *(_form(sort, heads) for sort, heads in _HEADS.items()),
    *(_form(Sort.STATEMENT, heads, name) for name, heads in _STATEMENTS.items()),
)
_LIST = re.compile(r"\[\s*(\d{1,4}(?:\s*[,;–—-]\s*\d{1,4})*)\s*(?:,\s*(?:pp?|Sec|Ch|Thm|Fig)\b[^\]\n]{0,30})?\]")
_LISTED = re.compile(r"(\d{1,4})(?:\s*[–—-]\s*(\d{1,4}))?")
_KEYS = re.compile(r"\[\s*([A-Z][A-Za-z+]{0,8}\d{2,4}[a-z]?(?:\s*[,;]\s*[A-Z][A-Za-z+]{0,8}\d{2,4}[a-z]?)*)\s*[\],]")
_KEY = re.compile(r"[A-Z][A-Za-z+]{0,8}\d{2,4}[a-z]?")
_YEAR = r"(?:1[6-9]|20)\d{2}"
_PARTICLES = r"(?:(?i:de|van|von|der|den|di|da|la|le|el|al|ten)[\s-]+){0,3}"
_SURNAME = rf"{_PARTICLES}[^\W\d_a-z][\w'’‐-]*[^\W\d_]"
_AUTHOR = re.compile(
    rf"(?P<name>{_SURNAME})(?:'s|’s)?(?:\s*(?:,?\s*(?:and|&|und)\s+{_SURNAME}|,\s*{_SURNAME}))*?"
    rf"(?:,?\s*et\.?\s+al\.?(?:'s|’s)?|,?\s*(?:and|&)\s+(?:colleagues|others|coworkers))?"
    rf"\s*,?\s*[(\[]?\s*(?P<years>{_YEAR}[a-z]?(?:\s*[,;/]\s*(?:{_YEAR}[a-z]?|[a-z]\b))*)"
)
_ONE_YEAR = re.compile(rf"{_YEAR}[a-z]?|\b[a-z]\b")
_BARE = re.compile(r"(?<![\w)])\((\d{1,3}(?:\.\d{1,3})*[a-z]?)\)")


def mention_at(text: str, at: int) -> Mention | None:
    """Return what the words at a place of a page's text mention; none where they mention nothing."""
    low = max(0, at - _REACH)
    window = text[low : at + _REACH].replace("\n", " ")
    for mention in _mentions(window, at - low):
        start, end = mention.span
        return Mention(mention.sort, mention.label, (start + low, end + low), mention.name)
    return None


def _mentions(text: str, at: int) -> Iterator[Mention]:
    for form in _FORMS:
        for found in _covering(form.pattern, text, at):
            yield _labelled(form, found, at)
    for found in _covering(_LIST, text, at):
        yield Mention(Sort.REFERENCE, *_number_in(found, at))
    for found in _covering(_KEYS, text, at):
        yield _nearest(_KEY, found, 1, at, Sort.REFERENCE)
    for found in _covering(_AUTHOR, text, at):
        yield _by_author(found, at)
    for found in _covering(_BARE, text, at):
        yield Mention(Sort.EQUATION, found[1], found.span())


def _covering(pattern: re.Pattern[str], text: str, at: int) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(text) if found.start() <= at < found.end())


def _labelled(form: _Form, found: re.Match[str], at: int) -> Mention:
    """Return the one of a list of labels that the pointer is on; the first where it is on the word before them."""
    mention = _nearest(form.label, found, "labels", at, form.sort)
    is_first = mention.span[0] == found.start("labels")
    span = (found.start(), mention.span[1]) if is_first else mention.span
    return Mention(form.sort, _plain(mention.label), span, form.name)


def _nearest(pattern: re.Pattern[str], found: re.Match[str], group: int | str, at: int, sort: Sort) -> Mention:
    labels = list(pattern.finditer(found.string, found.start(group), found.end(group)))
    label = min(labels, key=lambda one: max(one.start() - at, at - one.end() + 1, 0))
    return Mention(sort, label[0], label.span())


def _number_in(found: re.Match[str], at: int) -> tuple[str, Span]:
    """Return the number of a list of references that the pointer is on; in the dash of a range, its first."""
    ranges = list(_LISTED.finditer(found.string, found.start(1), found.end(1)))
    nearest = min(ranges, key=lambda one: max(one.start() - at, at - one.end() + 1, 0))
    is_last = nearest[2] is not None and at >= nearest.start(2)
    return (nearest[2], nearest.span(2)) if is_last else (nearest[1], nearest.span(1))


def _by_author(found: re.Match[str], at: int) -> Mention:
    years = list(_ONE_YEAR.finditer(found.string, found.start("years"), found.end("years")))
    chosen = min(years, key=lambda one: max(one.start() - at, at - one.end() + 1, 0))
    label = chosen[0]
    if len(label) == 1:  # “2019a, b”: the letter goes with the year before it.
        full = [year[0] for year in years if len(year[0]) > 1 and year.start() < chosen.start()]
        label = full[-1][:4] + label
    span = (found.start(), chosen.end()) if chosen is years[0] else chosen.span()
    return Mention(Sort.AUTHOR, label, span, found["name"])


def _plain(label: str) -> str:
    """Return a label without brackets and blanks."""
    return re.sub(r"[()\s]", "", label).replace("–", "-")
