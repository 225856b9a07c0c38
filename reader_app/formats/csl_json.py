"""Papers as CSL-JSON, which citation processors and Pandoc read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from reader_app.formats.person import parts_of
from reader_app.formats.row_keys import keys_of
from reader_app.formats.venue import is_conference, is_preprint_server
from reader_app.model.annotation import Annotation
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row
from reader_app.model.tag import merged_tags

_VARIABLES = {
    "volume": "volume",
    "issue": "issue",
    "number": "issue",
    "pages": "page",
    "page": "page",
    "publisher": "publisher",
    "issn": "ISSN",
    "isbn": "ISBN",
    "language": "language",
    "edition": "edition",
    "series": "collection-title",
}


def write(rows: Sequence[Row], _marks: Mapping[PaperId, tuple[Annotation, ...]]) -> str:
    """Return an item a paper, in the order given; highlights have no place in CSL-JSON."""
    keys = keys_of(rows)
    return json.dumps([item(row, keys[row.paper.id]) for row in rows], ensure_ascii=False, indent=2) + "\n"


def item(row: Row, key: str) -> dict[str, Any]:
    """Return one item; what the paper does not say is left out."""
    paper = row.paper
    variables, custom = _extra(paper)
    fields: dict[str, Any] = {
        "id": key,
        "type": _type(paper),
        "title": paper.title,
        "author": [_name(author) for author in paper.authors],
        "issued": _issued(paper),
        "container-title": "" if is_preprint_server(paper.venue) else paper.venue,
        "publisher": "arXiv" if paper.arxiv and _type(paper) == "article" else "",
        "number": f"arXiv:{paper.arxiv}" if paper.arxiv else "",
        "DOI": paper.doi,
        "URL": paper.url or (f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else ""),
        "abstract": paper.abstract,
        "keyword": ", ".join(merged_tags(paper.keywords, paper.tags)),
        "annote": row.note,
        **variables,
        "custom": custom,
    }
    return {name: value for name, value in fields.items() if value}


def _type(paper: Paper) -> str:
    if not paper.venue or is_preprint_server(paper.venue):
        return "article"
    return "paper-conference" if is_conference(paper.venue) else "article-journal"


def _name(author: str) -> dict[str, str]:
    parts = parts_of(author)
    if not parts.given:
        return {"literal": author}
    name = {
        "family": parts.family,
        "given": parts.given,
        "non-dropping-particle": parts.particle,
        "suffix": parts.suffix,
    }
    return {part: words for part, words in name.items() if words}


def _issued(paper: Paper) -> dict[str, list[list[int]]]:
    text = paper.published or (str(paper.year) if paper.year else "")
    return {"date-parts": [[int(part) for part in text.split("-")]]} if text else {}


def _extra(paper: Paper) -> tuple[dict[str, str], dict[str, str]]:
    """Return the source's other fields: those that CSL has variables for, and those it has not."""
    variables = {_VARIABLES[name.casefold()]: text for name, text in paper.extra if name.casefold() in _VARIABLES}
    custom = {name: text for name, text in paper.extra if name.casefold() not in _VARIABLES}
    return variables, custom
