"""Terms of a chart: a name to show, and the query whose papers are counted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader_app.trends.topics import Topic

# What makes a query of a text: fields, quotes, brackets, operators, an exclusion.
_QUERY = re.compile(r'["():“”]|\b(?:OR|AND|NOT)\b|(?:^|\s)-\w')
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Term:
    """A line of a chart."""

    name: str
    query: str


def term_of(text: str) -> Term:
    """Return what a user typed as a term: words are one phrase, anything else is a query as it stands."""
    name = _SPACE.sub(" ", text).strip()
    return Term(name, name if _QUERY.search(name) else f'"{name}"' if name else "")


def term_of_topic(topic: Topic) -> Term:
    """Return the term that finds a topic in all its spellings."""
    return Term(topic.name, " OR ".join(f'"{spelling}"' for spelling in topic.spellings))


def term_of_tag(tag: str) -> Term:
    """Return the term that finds the papers with a tag, or one below it."""
    return Term(f"#{tag}", f'tag:"{tag}"')


def distinct(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms in order, each name once, whatever its case."""
    first: dict[str, Term] = {}
    for term in terms:
        first.setdefault(term.name.casefold(), term)
    return tuple(first.values())
