"""How the papers found divide by year, state, tag, author and venue, for a terminal and for other programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from reader_app.cli.columns import BOLD, NORMAL, wrapped
from reader_app.model.facet import Facet

SHOWN_VALUES = 12
LABEL_WIDTH = 9


def facets_document(facets: Sequence[Facet]) -> dict[str, Any]:
    """Return all values by field, each with the number of its papers."""
    return {str(facet.field): [{"value": one.value, "papers": one.papers} for one in facet.values] for facet in facets}


def facet_lines(facets: Sequence[Facet], width: int) -> Iterator[str]:
    """Yield the commonest values of each field, below an empty line."""
    if facets:
        yield ""
    for facet in facets:
        label = str(facet.field).capitalize()
        first, *others = wrapped(_values(facet), width, " " * LABEL_WIDTH)
        yield f"{BOLD}{label}{NORMAL}{first[len(label) :]}"
        yield from others


def _values(facet: Facet) -> str:
    told = [f"{one.value} ({one.papers:,})" for one in facet.values[:SHOWN_VALUES]]
    rest = len(facet.values) - SHOWN_VALUES
    return ", ".join(told) + (f", and {rest} more" if rest > 0 else "")
