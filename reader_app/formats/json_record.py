"""One JSON object as a paper, by whichever of their usual names its fields go."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from reader_app.formats.decoding import plain_lines
from reader_app.formats.person import names_in, reading_order
from reader_app.model.dates import is_partial_date
from reader_app.model.errors import ReaderError
from reader_app.model.importing import Draft
from reader_app.model.paper import Record, normal_arxiv, normal_doi
from reader_app.model.tag import normal_tag

MOST_TITLE_CHARACTERS = 2000
MOST_AUTHORS = 10_000
_MOST_EXTRA_CHARACTERS = 20_000
_YEARS = range(1000, 2101)

_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title", "paper_title"),
    "abstract": ("abstract", "summary", "description"),
    "authors": ("authors", "author", "creators"),
    "year": ("year",),
    "published": ("published", "date", "publication_date", "publicationdate", "publishedat", "published_at", "issued"),
    "venue": ("venue", "journal", "booktitle", "conference", "container-title", "journal_ref"),
    "keywords": ("keywords", "keyword", "categories", "topics", "subjects"),
    "tags": ("tags", "tag"),
    "note": ("note", "notes"),
    "url": ("url", "link", "href"),
    "doi": ("doi",),
    "arxiv": ("arxiv", "arxiv_id", "arxivid", "eprint"),
    "upvotes": ("upvotes",),
    "submitted_by": ("submitted_by", "submittedby"),
    "is_summary": ("is_summary",),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_ARXIV_PLACES = ("arxiv.org/", "huggingface.co/papers/", "alphaxiv.org/", "10.48550/arxiv.")


def draft_of(item: Mapping[str, object]) -> Draft | str:
    """Return the paper that an object describes, or the reason why it is none."""
    fields, extra = _sorted_out(_flattened(item))
    title = fields.get("title")
    if not isinstance(title, str) or not _one_line(title):
        return "there is no title."
    if len(title) > MOST_TITLE_CHARACTERS:
        return f"the title is longer than {MOST_TITLE_CHARACTERS} characters."
    try:
        record = _record(_one_line(title), fields, extra)
    except ReaderError as error:
        return str(error)
    return Draft(record, tags=_tags(fields.get("tags")), note=_markdown(fields.get("note")))


def _flattened(item: Mapping[str, object]) -> Mapping[str, object]:
    """Return an item of the daily-papers interface, which has the paper in a field of its own, as one object."""
    inner = item.get("paper")
    if not isinstance(inner, dict):
        return item
    outer = {name: value for name, value in item.items() if name not in {"paper", "publishedAt"}}
    joined = {**outer, **inner}
    if isinstance(inner.get("id"), str) and "arxiv" not in joined:
        joined["arxiv"] = joined.pop("id")
    return joined


def _sorted_out(item: Mapping[str, object]) -> tuple[dict[str, object], dict[str, str]]:
    """Return the fields that have a home here, the first name that says something winning, and the others."""
    fields: dict[str, object] = {}
    extra: dict[str, str] = {}
    for name, value in item.items():
        home = _FIELD_OF.get(name.casefold().replace(" ", "_"))
        if value is None or value in ("", []):
            continue
        if home is None or home in fields:
            _keep(extra, name, value)
        else:
            fields[home] = value
    return fields, extra


def _keep(extra: dict[str, str], name: str, value: object) -> None:
    if isinstance(value, (str, int, float, bool)) and not (isinstance(value, float) and math.isnan(value)):
        words = str(value).lower() if isinstance(value, bool) else str(value)
        extra[_one_line(name)] = words[:_MOST_EXTRA_CHARACTERS]


def _record(title: str, fields: Mapping[str, object], extra: dict[str, str]) -> Record:
    url = _word(fields, "url", extra)
    doi, arxiv = _identifiers(fields, url, extra)
    published = _published(fields, extra)
    return Record(
        title=title,
        authors=_authors(fields.get("authors")),
        abstract=_kept_text(fields.get("abstract")),
        is_summary=fields.get("is_summary") is True,
        year=_year(fields, extra) or (int(published[:4]) if published else None),
        published=published,
        venue=_word(fields, "venue", extra),
        doi=doi,
        arxiv=arxiv,
        url=url,
        keywords=_strings(fields.get("keywords")),
        upvotes=_count(fields, extra),
        submitted_by=_word(fields, "submitted_by", extra),
        extra=tuple(extra.items()),
    )


def _identifiers(fields: Mapping[str, object], url: str, extra: dict[str, str]) -> tuple[str, str]:
    """Return DOI and arXiv id, from their own fields or else from the link."""
    given_doi, given_arxiv = _word(fields, "doi", extra), _word(fields, "arxiv", extra)
    doi = normal_doi(given_doi) or (normal_doi(url) if "doi.org/" in url.lower() else "")
    arxiv = normal_arxiv(given_arxiv)
    for place in (url.lower(), doi):
        if not arxiv and any(known in place for known in _ARXIV_PLACES):
            arxiv = normal_arxiv(place)
    _keep_unread(extra, "doi", given_doi, doi)
    _keep_unread(extra, "arxiv", given_arxiv, arxiv)
    return doi, arxiv


def _keep_unread(extra: dict[str, str], name: str, given: str, understood: str) -> None:
    if given and not understood:
        extra.setdefault(name, given)


def _year(fields: Mapping[str, object], extra: dict[str, str]) -> int | None:
    return _whole_number(fields, "year", extra, _YEARS.__contains__)


def _count(fields: Mapping[str, object], extra: dict[str, str]) -> int | None:
    return _whole_number(fields, "upvotes", extra, lambda number: 0 <= number < 10**9)


def _whole_number(
    fields: Mapping[str, object], name: str, extra: dict[str, str], fits: Callable[[int], bool]
) -> int | None:
    value = fields.get(name)
    if value is None:
        return None
    text = str(value).strip().removesuffix(".0")
    if not isinstance(value, bool) and text.isascii() and text.isdigit() and len(text) < 10 and fits(int(text)):
        return int(text)
    _keep(extra, name, value)
    return None


def _published(fields: Mapping[str, object], extra: dict[str, str]) -> str:
    """Return the date as exact as it is given; a moment is cut to its day."""
    value = fields.get("published")
    if value is None:
        return ""
    text = str(value).strip()
    for length in (10, 7, 4):
        if is_partial_date(text[:length]) and (len(text) <= length or not text[length].isdigit()):
            return text[:length]
    _keep(extra, "published", value)
    return ""


def _word(fields: Mapping[str, object], name: str, extra: dict[str, str]) -> str:
    value = fields.get(name)
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], str):
        value = value[0]
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return _one_line(str(value))
    if value is not None:
        _keep(extra, name, value)
    return ""


def _authors(value: object) -> tuple[str, ...]:
    """Return the authors in order; a name that a source gives twice is kept once."""
    if isinstance(value, str):
        found = names_in(value)
    elif isinstance(value, dict):
        found = (_person(value),)
    else:
        found = tuple(_person(entry) for entry in value) if isinstance(value, (list, tuple)) else ()
    if len(found) > MOST_AUTHORS:
        raise ReaderError(f"there are more than {MOST_AUTHORS} authors.")
    return tuple(dict.fromkeys(name for name in found if name))


def _person(entry: object) -> str:
    if isinstance(entry, str):
        return reading_order(_one_line(entry))
    if not isinstance(entry, dict):
        return ""
    whole = next((entry[key] for key in ("name", "fullname", "literal", "full_name") if entry.get(key)), None)
    if isinstance(whole, str):
        return reading_order(_one_line(whole))
    given = entry.get("given") or entry.get("first") or entry.get("firstName") or entry.get("first_name") or ""
    family = entry.get("family") or entry.get("last") or entry.get("lastName") or entry.get("last_name") or ""
    return _one_line(f"{given} {family}")


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        parts = value.split(";") if ";" in value else value.split(",")
    else:
        parts = [part for part in value if isinstance(part, str)] if isinstance(value, (list, tuple)) else []
    return tuple(dict.fromkeys(found for part in parts if (found := _one_line(part))))


def _tags(value: object) -> tuple[str, ...]:
    tags = []
    for text in _strings(value):
        try:
            tags.append(normal_tag(text))
        except ReaderError:  # a tag of punctuation alone names nothing
            continue
    return tuple(dict.fromkeys(tags))


def _one_line(text: str) -> str:
    if text.isprintable():  # nearly all are; the long way costs a second in fifty thousand papers
        return " ".join(text.split())
    return " ".join(" ".join(plain_lines(text)).split())


def _markdown(value: object) -> str:
    """Return a note with its lines as they are: in Markdown they mean something."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""


def _kept_text(value: object) -> str:
    """Return a text with its paragraphs, hard line ends within them gone."""
    if not isinstance(value, str):
        return ""
    if "\n" not in value and "\r" not in value:
        return _one_line(value)
    paragraphs: list[list[str]] = [[]]
    for line in plain_lines(value):
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)
