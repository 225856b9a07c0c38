"""What holds of a paper or not: is:, has:, tag:, dates and identifiers, answered from rows and not from the index."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from reader_app.model.paper import ReadState, normal_arxiv, normal_doi
from reader_app.model.row import Row
from reader_app.model.tag import is_within
from reader_app.search.periods import after, before, days_of, local_day, period
from reader_app.search.stemming import fold
from reader_app.search.syntax import Between, Filter, Query, any_of

Test = Callable[[Row], bool]

IS: dict[str, Test] = {
    "inbox": lambda row: row.paper.state is ReadState.INBOX,
    "later": lambda row: row.paper.state is ReadState.LATER,
    "reading": lambda row: row.paper.state is ReadState.READING,
    "done": lambda row: row.paper.state is ReadState.DONE,
    "read": lambda row: row.paper.state is ReadState.DONE,
    "unread": lambda row: row.paper.state is not ReadState.DONE,
    "starred": lambda row: row.paper.starred,
    "trashed": lambda row: bool(row.paper.trashed),
    "summary": lambda row: row.paper.is_summary,
    "untagged": lambda row: not row.paper.tags,
    "tagged": lambda row: bool(row.paper.tags),
}
HAS: dict[str, Test] = {
    "note": lambda row: bool(row.note.strip()),
    "highlight": lambda row: row.highlights > 0,
    "comment": lambda row: len(row.comments.splitlines()) > row.highlights,
    "tag": lambda row: bool(row.paper.tags),
    "doi": lambda row: bool(row.paper.doi),
    "arxiv": lambda row: bool(row.paper.arxiv),
    "abstract": lambda row: bool(row.paper.abstract),
    "year": lambda row: bool(row.paper.year or row.paper.published),
    "venue": lambda row: bool(row.paper.venue),
    "keyword": lambda row: bool(row.paper.keywords),
    "author": lambda row: bool(row.paper.authors),
    "url": lambda row: bool(row.paper.url),
    "pdf": lambda row: bool(row.files),
}
_ALIASES = {
    "star": "starred",
    "favourite": "starred",
    "trash": "trashed",
    "deleted": "trashed",
    "mark": "highlight",
    "annotation": "highlight",
    "link": "url",
    "file": "pdf",
    "attachment": "pdf",
    "summaries": "summary",
}
DATES: dict[str, Callable[[Row], str]] = {
    "year": lambda row: f"{row.paper.year:04}" if row.paper.year else row.paper.published[:4],
    "published": lambda row: row.paper.published or f"{row.paper.year or ''}" or row.paper.first_seen,
    "added": lambda row: local_day(row.paper.added),
    "seen": lambda row: row.paper.first_seen,
    "read": lambda row: local_day(row.paper.read),
}
DATE_FIELDS = (*DATES, "before", "after")
FILTER_FIELDS = ("is", "has", "tag", "doi", "arxiv", "url", "key", "feed", *DATE_FIELDS)


def _bare_url(url: str) -> str:
    """Return a link without what its copies differ in."""
    return url.strip().casefold().split("://", 1)[-1].removeprefix("www.").rstrip("/")


IDENTIFIERS: dict[str, Callable[[Row], str]] = {
    "doi": lambda row: row.paper.doi.lower(),
    "arxiv": lambda row: normal_arxiv(row.paper.arxiv),
    "url": lambda row: _bare_url(row.paper.url),
    "key": lambda row: row.paper.citation_key.casefold(),
}
"""What names a paper, in the form in which filters ask for it; of a link, its beginning is asked for."""
_NORMAL: dict[str, Callable[[str], str]] = {
    "doi": normal_doi,
    "arxiv": normal_arxiv,
    "url": _bare_url,
    "key": lambda key: key.strip().removeprefix("@").casefold(),
    "feed": str.strip,
}


def filter_of(field: str, value: str, today: date) -> Query | None:
    """Return what field:value asks for, or any of field:one,other; None where the value means nothing there."""
    if "," in value and (field in DATE_FIELDS or field in ("is", "has")):
        found = [_filter_of(field, one.strip(), today) for one in value.split(",") if one.strip()]
        return None if None in found else any_of(found)
    return _filter_of(field, value, today)


def _filter_of(field: str, value: str, today: date) -> Query | None:
    if field in DATE_FIELDS:
        return _dates(field, value, today)
    if field == "tag":
        parts = (part.strip() for part in value.replace("#", "").split("/"))
        name = "/".join(part for part in parts if part)
        return Filter("tag", name) if name.strip("=* ") else None
    if field in ("is", "has"):
        known = _known(field, value)
        return Filter(field, known) if known else None
    normal = _NORMAL[field](value)
    return Filter(field, normal) if normal else None


def may_become(field: str, value: str) -> bool:
    """Say whether a value that means nothing yet is the beginning of one that would."""
    if field in ("is", "has"):
        names = (*(IS if field == "is" else HAS), *_ALIASES)
        return any(name.startswith(value.casefold()) for name in names)
    return field not in DATE_FIELDS or all(character in "0123456789-./<>=wWyt" for character in value)


def holds(wish: Filter | Between, row: Row) -> bool:
    """Say whether a filter holds of a paper."""
    return test_of(wish)(row)


def test_of(wish: Filter | Between) -> Test:
    """Return the test that a filter makes of each paper."""
    if isinstance(wish, Between):
        return _between(wish)
    return _TESTS[wish.field](wish.value)


def _dates(field: str, value: str, today: date) -> Between | None:
    days = period(value, today)
    if days is None:
        return None
    if field in ("before", "after"):
        return Between("published", *(before(days) if field == "before" else after(days)))
    return Between(field, *days)


def _known(field: str, value: str) -> str:
    """Return the name that is: or has: know a value by, in the singular; empty where they do not."""
    names = IS if field == "is" else HAS
    value = value.casefold()
    for candidate in (value, value.removesuffix("s")):
        candidate = _ALIASES.get(candidate, candidate)
        if candidate in names:
            return candidate
    return ""


def _between(wish: Between) -> Test:
    dated, low, high = DATES[wish.field], wish.low, wish.high

    def test(row: Row) -> bool:
        # A paper of "2017" may be of any day of 2017: rather one too many than one missed.
        first, last = days_of(dated(row))
        return first <= high and last >= low

    return test


def _tag(value: str) -> Test:
    """Return a test for a tag and those below it, for this very tag ("=a/b"), or for beginnings ("meth*")."""
    if value.startswith("="):
        exact = value[1:].strip().casefold()
        return lambda row: any(tag.casefold() == exact for tag in row.paper.tags)
    if value.endswith("*"):
        beginning = value.rstrip("*").casefold()
        return lambda row: any(tag.casefold().startswith(beginning) for tag in row.paper.tags)
    return lambda row: any(is_within(tag, value) for tag in row.paper.tags)


def _feed(value: str) -> Test:
    """Return a test for papers that came from a source of that name, or that a feed showed on that day."""
    wanted = _folded(value)
    return lambda row: (
        wanted in _folded(row.paper.source) or (bool(row.paper.first_seen) and row.paper.first_seen.startswith(value))
    )


@lru_cache(1 << 12)
def _folded(text: str) -> str:
    return " ".join(fold(word) for word in text.split())


_TESTS: dict[str, Callable[[str], Test]] = {
    "is": IS.__getitem__,
    "has": HAS.__getitem__,
    "tag": _tag,
    "doi": lambda value: lambda row: IDENTIFIERS["doi"](row) == value,
    "arxiv": lambda value: lambda row: IDENTIFIERS["arxiv"](row) == value,
    "url": lambda value: lambda row: IDENTIFIERS["url"](row).startswith(value),
    "key": lambda value: lambda row: IDENTIFIERS["key"](row) == value,
    "feed": _feed,
}
