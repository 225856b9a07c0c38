"""What a line of a page says by its shape alone: a date, a count, who submitted a paper, a link, furniture, or text."""

import re
from dataclasses import dataclass
from enum import StrEnum

from reader_app.formats.page_dates import shown_day


class Kind(StrEnum):
    """What a line is; only TEXT can be a title or a part of an abstract."""

    TEXT = "text"
    DATE = "date"
    PUBLISHED = "published"
    UPVOTES = "upvotes"
    STARS = "stars"
    COMMENTS = "comments"
    COUNT = "count"
    SUBMITTER = "submitter"
    AUTHORS = "authors"
    AUTHOR_COUNT = "author count"
    LINK = "link"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Mark:
    """The kind of a line and what it says; the value is empty where the line is a label whose value follows."""

    kind: Kind
    value: str = ""


_NUMBER = r"(?P<value>\d{1,3}(?:[.,]\d{1,3})*\s?[km]?|\d{1,7})"
_ARXIV_ID = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?"
_FORMS = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        (Kind.SUBMITTER, r"(?:submitted|shared|posted|added)\s+by\b[:\s]*(?P<value>.{0,80}?)"),
        (Kind.UPVOTES, rf"(?:up-?votes?|votes?|likes?|points?)\W*{_NUMBER}?"),
        (Kind.UPVOTES, rf"{_NUMBER}\s*(?:up-?votes?|votes?|likes?|points?)"),
        (Kind.UPVOTES, rf"[▲△⬆↑⇧👍❤🔥️\s]+{_NUMBER}"),
        (Kind.STARS, rf"(?:git(?:hub|lab)|stars?|repo(?:sitory)?|[⭐★☆✨])(?:\s*stars?)?\W*{_NUMBER}?\W*"),
        (Kind.STARS, rf"{_NUMBER}\s*(?:(?:github\s+)?stars?|[⭐★☆])"),
        (Kind.COMMENTS, rf"(?:comments?|repl(?:y|ies)|discussions?|💬)\W*{_NUMBER}?"),
        (Kind.COMMENTS, rf"{_NUMBER}\s*(?:comments?|repl(?:y|ies)|views?|💬)"),
        (Kind.AUTHOR_COUNT, r"(?:(?P<value>.{1,60}?)\s*[·•|]\s*)?\+?\s*\d+\s+(?:more\s+)?authors?"),
        (Kind.AUTHORS, r"authors?\s*:\s*(?P<value>.+)"),
        (
            Kind.LINK,
            r"(?P<value>(?:https?://\S+|(?:www\.)?(?:arxiv|doi|huggingface|github)\.\w+/\S+)(?:\s+https?://\S+)*)",
        ),
        (Kind.LINK, rf"(?:arxiv\s*(?:id)?\s*[:\s]\s*)?(?P<value>{_ARXIV_ID})(?:\s*\[[\w.-]+\])?"),
        (Kind.LINK, r"(?:doi\s*[:\s]\s*)?(?P<value>10\.\d{4,9}/\S+)"),
        (Kind.COUNT, _NUMBER),
    )
)
_PUBLISHED = re.compile(
    r"(?:first\s+|originally\s+)?(?:published|submitted|posted|updated)\s*(?:on)?\s*:?\s*(.+)", re.IGNORECASE
)
_FURNITURE = frozenset(
    " ".join(words.split())
    for words in """
    new; subscribe; unsubscribe; upvote; share; previous; prev; next; models; datasets; spaces; posts; docs; buckets;
    documentation; pricing; community; enterprise; solutions; company; about; careers; jobs; website; blog; forum; tos;
    terms; terms of service; privacy; privacy policy; contact; search; menu; home; papers; daily papers; trending;
    trending papers; hot; top; daily; weekly; monthly; day; week; month; filter; filters; sort; view all; page; rss;
    view all papers; load more; show more; see more; read more; back to top; hugging face; hugging face's logo;
    hugging face logo; system theme; theme; light; dark; log in; login; sign in; sign up; sign out; log out; register;
    arxiv; arxiv page; view arxiv page; pdf; view pdf; html; code; project page; project; demo; dataset; model; space;
    collection; abstract; summary; ai summary; ai-generated summary; comment; like; likes; bookmark; follow; following;
    follow us; avatar; avatars; loading; more; less; all; today; yesterday; tomorrow; settings; profile; inbox; help;
    notifications; feedback; submit; submit a paper; upload; copy; copied; link; share this; tweet; cookie settings;
    accept; accept all; decline; close; cancel; ok; skip to content; skip to main content; api; status; changelog;
    all rights reserved; advertisement; sponsored; ad; featured; popular; recent; latest; newest; oldest
    """.split(";")
)


def mark_of(line: str) -> Mark:
    """Return what a line is by its shape."""
    bare = line.strip(" ·•|*–—-:›»«‹→←↗…")
    if not any(character.isalnum() for character in bare):
        return Mark(Kind.NOISE)
    if len(bare) <= 200:
        if bare.casefold() in _FURNITURE:
            return _label(bare)
        if shown_day(bare):
            return Mark(Kind.DATE, bare)
        for kind, form in _FORMS:
            found = form.fullmatch(bare)
            if found:
                return Mark(_not_a_year(kind, bare), (found["value"] or "").strip(" ·•|"))
        published = _PUBLISHED.fullmatch(bare)
        if published and shown_day(published[1]):
            return Mark(Kind.PUBLISHED, published[1])
    return Mark(Kind.TEXT, line)


def number_in(text: str) -> int | None:
    """Return the count that "45", "1,234" or "1.2k" stands for."""
    compact = text.replace(" ", "").lower()
    scale = {"k": 1000, "m": 1_000_000}.get(compact[-1:])
    try:
        if scale:
            return round(float(compact[:-1].replace(",", ".")) * scale)
        return int(compact.replace(",", "").replace(".", ""))
    except ValueError:
        return None


def _label(bare: str) -> Mark:
    """Return a label that gives its meaning to the number behind it, or plain furniture."""
    kinds = {"upvote": Kind.UPVOTES, "likes": Kind.UPVOTES, "like": Kind.UPVOTES, "comment": Kind.COMMENTS}
    return Mark(kinds.get(bare.casefold(), Kind.NOISE))


def _not_a_year(kind: Kind, bare: str) -> Kind:
    """Return NOISE for a bare number that is rather a year than a count."""
    is_year = kind is Kind.COUNT and len(bare) == 4 and bare.isdigit() and 1900 <= int(bare) <= 2100
    return Kind.NOISE if is_year else kind
