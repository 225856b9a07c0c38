"""Topics of the papers in a scope, and how often terms occur in them over time.

The papers of a term are those that the search box would find for it among the papers of the scope, so that a click on a
chart shows exactly what the chart counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader_app.library.listing import Scope
from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.trends.candidates import Words
from reader_app.trends.chart import Chart, chart_of
from reader_app.trends.periods import PeriodKind
from reader_app.trends.series import Movement
from reader_app.trends.terms import Term, distinct, term_of, term_of_tag, term_of_topic
from reader_app.trends.topics import LARGEST_SAMPLE, Topic, propose

MOST_TAGS = 6
FEWEST_PAPERS = 2
# Searching unites words that differ in more than an ending ("scaling" and "large-scale"): a topic that it finds in so
# many times the papers that use it is another one.
MOST_UNITED, MOST_UNITED_WORD = 2.0, 1.5
# Two topics that share this much of their papers are one to a reader.
MOST_ALIKE = 0.9
Rows = Mapping[PaperId, Row]


@dataclass(frozen=True, slots=True)
class CountedTopic:
    """A topic with its papers in the scope, and whether their share grows."""

    term: Term
    papers: int
    movement: Movement
    rank: int = 0
    """How telling it is: the lower the more; tags, which may be of any kind, come after all topics."""


class Trends:
    """Answers for any scope; `found` gives the rows of a scope by their papers."""

    def __init__(self, found: Callable[[Scope], Rows]) -> None:
        self._found = found

    def topics(self, scope: Scope, limit: int = 24) -> tuple[CountedTopic, ...]:
        """Return topics of the scope, those with most papers first. Slow for thousands of papers."""
        return self.counted(propose(self.words(scope), limit), scope)

    def words(self, scope: Scope) -> tuple[Words, ...]:
        """Return what `propose` reads of a scope; of very many papers those evenly spread over time."""
        rows = sorted(self._found(scope).values(), key=lambda row: (row.paper.date, row.paper.id))
        sample = rows[:: max(1, -(-len(rows) // LARGEST_SAMPLE))]
        return tuple(Words(row.paper.title, row.paper.abstract, row.paper.keywords) for row in sample)

    def counted(self, topics: Iterable[Topic], scope: Scope) -> tuple[CountedTopic, ...]:
        """Return topics, and the scope's own tags, with the papers that searching finds for them."""
        rows = self._found(scope)
        uses = {term_of_topic(topic): topic.share * len(rows) for topic in topics}
        terms = distinct([*_tags_of(rows), *uses])
        papers = [self._papers_of(term, rows) for term in terms]
        most = [_united(term) * uses.get(term, len(rows)) for term in terms]
        enough = min(FEWEST_PAPERS, max(1, len(rows) // 2))
        kept = [
            place
            for place in range(len(terms))
            if enough <= len(papers[place]) <= most[place] and _is_new(papers, place)
        ]
        chart = chart_of([(terms[place].name, papers[place]) for place in kept], _dates(rows))
        moves = zip(kept, chart.movements(), strict=True)
        ranks = {term: rank for rank, term in enumerate(uses)}
        counted = (
            CountedTopic(terms[place], len(papers[place]), movement, ranks.get(terms[place], len(terms)))
            for place, movement in moves
        )
        return tuple(sorted(counted, key=lambda topic: -topic.papers))

    def chart(self, terms: Sequence[Term | str], scope: Scope, by: PeriodKind | None = None) -> Chart:
        """Return how often terms occur over time; without a kind of period, the one that suits the dates.

        A text is a phrase, or a query such as tag:method/rl. Raises ReaderError for too many periods.
        """
        rows = self._found(scope)
        wanted = distinct(term_of(term) if isinstance(term, str) else term for term in terms)
        return chart_of([(term.name, self._papers_of(term, rows)) for term in wanted if term.name], _dates(rows), by)

    def papers(self, term: Term, scope: Scope) -> tuple[PaperId, ...]:
        """Return the papers of the scope that a term counts, dated or not, best first."""
        return self._papers_of(term, self._found(scope))

    def _papers_of(self, term: Term, rows: Rows) -> tuple[PaperId, ...]:
        """Return the papers of the scope that searching finds for a term, best first."""
        in_trash = any(row.paper.trashed for row in rows.values())
        found = self._found(Scope(base="is:trashed" if in_trash else "", query=term.query))
        return tuple(paper for paper in found if paper in rows)


def _dates(rows: Rows) -> dict[PaperId, str]:
    return {paper: row.paper.date for paper, row in rows.items()}


def _tags_of(rows: Rows) -> list[Term]:
    used = Counter(tag for row in rows.values() for tag in row.paper.tags)
    return [term_of_tag(tag) for tag, papers in used.most_common(MOST_TAGS) if papers >= FEWEST_PAPERS]


def _united(term: Term) -> float:
    return MOST_UNITED if " " in term.name or "-" in term.name else MOST_UNITED_WORD


def _is_new(papers: Sequence[tuple[PaperId, ...]], place: int) -> bool:
    """Say whether no earlier topic has nearly the same papers."""
    own = set(papers[place])
    return not any(
        len(own.intersection(other)) >= MOST_ALIKE * max(len(own), len(other)) for other in papers[:place] if other
    )
