"""How well the search ranks: questions with known answers, and papers that are like one another.

Prints a line a bar and exits 1 if one is short. The questions are those of the Vaswani (NPL) collection, with the BM25
that comes with them as the reference; nothing was chosen by them, so that both halves of them are told. Papers are held
to be alike where they share an author's keyword, which the index does not see then, or a venue, which it never looks at
for this; the rival is the cosine of tf-idf vectors.
"""

import json
import lzma
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from reader_app.model.ids import PaperId  # noqa: E402 - found by the line above
from reader_app.model.paper import Paper  # noqa: E402
from reader_app.model.row import Row  # noqa: E402
from reader_app.search.columns import RowTable  # noqa: E402
from reader_app.search.evaluate import Searcher  # noqa: E402
from reader_app.search.postings.building import OWN_FIELDS  # noqa: E402
from reader_app.search.query import parse  # noqa: E402
from reader_app.search.ranked import Ranked  # noqa: E402
from reader_app.search.ranking import Ranking  # noqa: E402
from reader_app.search.relevance import relevant  # noqa: E402
from reader_app.search.similar import similar  # noqa: E402
from tests.benchmarks.bars import Bar, report  # noqa: E402
from tests.search.collected import collected  # noqa: E402

SHARED = PROJECT.parent / "shared"
NPL = SHARED / "samples" / "ir" / "npl"
PAPERS = SHARED / "corpus" / "papers-50k.jsonl.xz"
REFERENCE = "bm25 porter+stop k1=1.2 b=0.75"
TIMES_REFERENCE = 1.05
SHOWN = 10
PAPERS_ALIKE = 10_000
ASKED_ALIKE = 300
SIMILAR_MS = 20.0
Neighbours = Callable[[int], Sequence[int]]


def ndcg(found: Sequence[str], relevant: frozenset[str]) -> float:
    """Return the discounted gain of the first papers found, of the best there could be."""
    gain = sum(1 / math.log2(place + 2) for place, paper in enumerate(found[:SHOWN]) if paper in relevant)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(SHOWN, len(relevant))))


def searcher_of(rows: Iterable[Row]) -> Searcher:
    rows = list(rows)
    return Searcher(RowTable({row.paper.id: row for row in rows}), Ranking(collected(rows)))


def best(searcher: Searcher, question: str) -> list[str]:
    """Return the papers that the program lists for a question, best first."""
    everything = np.ones(len(searcher.table), np.bool_)
    found = relevant(searcher, searcher.compounds.understood(parse(question)), everything, and_nearly=True)
    if found.scores is None:
        return []
    ranked = Ranked(searcher.table, np.flatnonzero(found.mask), found.scores).head()
    return [searcher.table.papers[place] for place in ranked.tolist()]


def question_bars() -> list[Bar]:
    """Return how the questions are answered: all, and each half of them."""
    papers = entries(NPL / "docs.jsonl")
    searcher = searcher_of(Row(Paper(id=PaperId(one["id"]), title="", abstract=one["abstract"])) for one in papers)
    answers = defaultdict(set)
    for line in (NPL / "qrels.tsv").read_text("utf-8").splitlines():
        question, paper, grade = line.split("\t")
        if int(grade) > 0:
            answers[question].add(paper)
    gains = {
        int(entry["id"]): ndcg(best(searcher, entry["text"]), frozenset(answers[entry["id"]]))
        for entry in entries(NPL / "queries.jsonl")
    }
    known = json.loads((NPL / "expected.json").read_text("utf-8"))["npl"]
    wanted = TIMES_REFERENCE * known[REFERENCE]["ndcg10"]
    for name, is_of in (("odd", 1), ("even", 0)):
        half = mean(gain for number, gain in gains.items() if number % 2 == is_of)
        print(f"nDCG@10 of the {name} questions: {half:.4f}")
    reached = mean(gains.values())
    print(f"nDCG@10 of all questions: {reached:.4f} (reference {known[REFERENCE]['ndcg10']}, wanted {wanted:.4f})")
    return [Bar("nDCG@10 wanted, to that reached", wanted / reached, "", 1.0)]


def similar_bars() -> list[Bar]:
    """Return how far the cosine of tf-idf is behind, and how long finding similar papers takes."""
    rows, keywords = papers_with_keywords()
    ranking = Ranking(collected(rows))
    cosine = tfidf(ranking)
    asked = [number for number, own in enumerate(keywords) if own][:: max(1, len(rows) // (2 * ASKED_ALIKE))]
    asked = asked[:ASKED_ALIKE]
    took: list[float] = []

    def ours(number: int) -> Sequence[int]:
        began = time.perf_counter()
        found = similar(ranking, number)
        took.append(1000 * (time.perf_counter() - began))
        return found

    bars = []
    venues = [frozenset([row.paper.venue]) for row in rows]
    for name, own in (("keyword", keywords), ("venue", venues)):
        mine, rival = (share(found, asked, own) for found in (ours, cosine))
        print(f"of {SHOWN} similar papers with the same {name}: {mine:.3f}, by the cosine of tf-idf {rival:.3f}")
        bars.append(Bar(f"the cosine of tf-idf, to similar papers by {name}", rival / mine, "", 1.0))
    return [*bars, Bar(f"similar papers of {len(rows)}, p95", float(np.percentile(took, 95)), "ms", SIMILAR_MS)]


def share(found: Neighbours, asked: Sequence[int], own: Sequence[frozenset[str]]) -> float:
    """Return which part of the first papers found has something in common with the one asked for."""
    return mean(mean(bool(own[one] & own[number]) for one in found(number)[:SHOWN]) for number in asked)


def tfidf(ranking: Ranking) -> Neighbours:
    """Return what finds the papers nearest by the cosine of their tf-idf vectors."""
    counts = [words_of(ranking, number) for number in range(ranking.collection.size)]
    papers_with = Counter(term for of_paper in counts for term in of_paper)
    weights = [normal(of_paper, papers_with, len(counts)) for of_paper in counts]
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(weights):
        for term, weight in vector.items():
            postings[term].append((number, weight))

    def nearest(number: int) -> Sequence[int]:
        cosines = np.zeros(len(counts))
        for term, weight in weights[number].items():
            papers, others = zip(*postings[term], strict=True)
            cosines[list(papers)] += weight * np.array(others)
        cosines[number] = 0
        found: list[int] = np.argsort(-cosines)[:SHOWN].tolist()
        return found

    return nearest


def words_of(ranking: Ranking, number: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for field in OWN_FIELDS:
        terms, times = ranking.collection.terms_of(number, field)
        counts.update(dict(zip(terms, times.tolist(), strict=True)))
    return counts


def normal(counts: Mapping[str, int], papers_with: Mapping[str, int], papers: int) -> dict[str, float]:
    """Return the tf-idf vector of a paper, of length 1."""
    vector = {term: count * math.log(papers / papers_with[term]) for term, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / length for term, weight in vector.items()}


def papers_with_keywords() -> tuple[list[Row], list[frozenset[str]]]:
    """Return papers, those with keywords first, without these; and the keywords of each."""
    of_corpus = sorted(entries(PAPERS), key=lambda entry: not entry.get("keywords"))[:PAPERS_ALIKE]
    rows = [
        Row(Paper(id=PaperId(f"p{number:05}"), title=one["title"], abstract=one["abstract"], venue=one["venue"] or ""))
        for number, one in enumerate(of_corpus)
    ]
    keywords = [frozenset(word.casefold() for word in entry.get("keywords") or ()) for entry in of_corpus]
    return rows, keywords


def entries(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON Lines."""
    data = path.read_bytes()
    lines = lzma.decompress(data) if path.suffix == ".xz" else data
    return [json.loads(line) for line in lines.splitlines()]


def main() -> int:
    """Measure, print, and return the exit status."""
    bars: list[Bar] = []
    for path, measure in ((NPL, question_bars), (PAPERS, similar_bars)):
        if path.exists():
            bars += measure()
        else:
            print(f"{path} is not here; nothing was measured with it")
    return report(*bars)


if __name__ == "__main__":
    sys.exit(main())
