"""Papers as BibTeX in UTF-8, for LaTeX and for other reference managers."""

import re
from collections.abc import Mapping, Sequence

from reader_app.formats.latex import braces_balance, escaped
from reader_app.formats.person import parts_of
from reader_app.formats.row_keys import keys_of
from reader_app.formats.venue import is_conference, is_preprint_server
from reader_app.model.annotation import Annotation
from reader_app.model.dates import year_of
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row
from reader_app.model.tag import merged_tags

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_VERBATIM = frozenset({"url", "doi", "eprint", "archivePrefix", "primaryClass", "file", "isbn", "issn"})
_PRIMARY_CLASSES = ("primaryclass", "primary_class", "primary_category", "arxiv_primary_category")
_CAPITAL = re.compile(r"[^\W\d_]")
_FIRST_WORD_ENDS = re.compile(r"[:?!.—–]$")


def write(rows: Sequence[Row], _marks: Mapping[PaperId, tuple[Annotation, ...]]) -> str:
    """Return an entry a paper, in the order given; highlights have no place in BibTeX."""
    keys = keys_of(rows)
    return "\n".join(entry(row, keys[row.paper.id]) for row in rows)


def entry(row: Row, key: str) -> str:
    """Return one entry."""
    lines = [f"  {name} = {_value(name, text)}," for name, text in _fields(row).items() if text]
    return "\n".join((f"@{_type(row.paper)}{{{key},", *lines, "}", ""))


def _type(paper: Paper) -> str:
    if not paper.venue or is_preprint_server(paper.venue):
        return "misc"
    return "inproceedings" if is_conference(paper.venue) else "article"


def _fields(row: Row) -> dict[str, str]:
    """Return the fields in their usual order, as yet without braces and escapes."""
    paper = row.paper
    year = paper.year or year_of(paper.published)
    fields = {
        "title": paper.title,
        "author": " and ".join(_author(name) for name in paper.authors),
        {"inproceedings": "booktitle", "article": "journal"}.get(_type(paper), "howpublished"): paper.venue,
        "year": str(year) if year else "",
        "month": _MONTHS[int(paper.published[5:7]) - 1] if len(paper.published) >= 7 else "",
        "doi": paper.doi,
        "eprint": paper.arxiv,
        "archivePrefix": "arXiv" if paper.arxiv else "",
        "primaryClass": _primary_class(paper),
        "url": paper.url,
        "keywords": ", ".join(merged_tags(paper.keywords, paper.tags)),
        "abstract": paper.abstract,
        "annote": row.note,
    }
    return fields | _extra_fields(paper, fields)


def _extra_fields(paper: Paper, known: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of its source that have no home here, under names that BibTeX can read."""
    taken = {name.casefold() for name in (*known, *_PRIMARY_CLASSES)}
    extra = {re.sub(r"[^a-z0-9_-]+", "-", name.casefold()).strip("-"): text for name, text in paper.extra}
    return {name: text for name, text in extra.items() if name[:1].isalpha() and name not in taken}


def _primary_class(paper: Paper) -> str:
    return next((text for name, text in paper.extra if paper.arxiv and name.casefold() in _PRIMARY_CLASSES), "")


def _value(name: str, text: str) -> str:
    if name == "month":
        return text
    if name in _VERBATIM:
        return f"{{{text if braces_balance(text) else text.replace('{', '%7B').replace('}', '%7D')}}}"
    if name == "author":
        return f"{{{text}}}"
    if name == "title":
        return f"{{{_with_capitals_kept(text)}}}"
    return f"{{{escaped(text)}}}"


def _author(name: str) -> str:
    """Return "van Last, Jr., First"; a name with "and" or a comma within is one word in braces."""
    parts = parts_of(name)
    if " and " in f" {name} " or "," in parts.family or (not parts.given and " " in parts.family):
        return f"{{{escaped(name)}}}"
    family = f"{parts.particle} {parts.family}".strip()
    return escaped(", ".join(part for part in (family, parts.suffix, parts.given) if part))


def _with_capitals_kept(title: str) -> str:
    """Return a title with the capitals in braces that a style must not make small.

    In a title whose words begin with capitals those are the style's own affair, so that only words with further
    capitals are kept; elsewhere a capital means a name. A title with formulas or LaTeX is kept whole.
    """
    text = escaped(title)
    if "$" in text or "{" in text or "\\(" in text:
        return f"{{{text}}}"
    return _protected(text.split(" "))


def _protected(words: Sequence[str]) -> str:
    is_title_case = _share_of_capitals(words) > 0.5
    kept = []
    for index, word in enumerate(words):
        is_first = index == 0 or _FIRST_WORD_ENDS.search(words[index - 1]) is not None
        letters = "".join(_CAPITAL.findall(word))
        has_more = any(letter.isupper() for letter in letters[1:])
        begins = letters[:1].isupper() and not (is_first or is_title_case)
        kept.append(_braced(word) if has_more or begins else word)
    return " ".join(kept)


def _braced(word: str) -> str:
    """Return a word in braces, its punctuation left outside."""
    found = re.match(r"^(\W*)(.*?)(\W*)$", word)
    return f"{found[1]}{{{found[2]}}}{found[3]}" if found and "\\" not in word else f"{{{word}}}"


def _share_of_capitals(words: Sequence[str]) -> float:
    longer = [word for word in words[1:] if len(word) > 3]
    return sum(word[:1].isupper() for word in longer) / len(longer) if longer else 0.0
