"""Searching 50,000 papers, beside FTS5 and tantivy in the same process, each query asked of all of them in turn.

Prints a line a class of queries and a line a bar, and exits 1 if one is short. Queries are drawn from titles, sentences
and names of the papers, with a fixed seed; what is typed is asked letter by letter. The first argument names the folder
in which the libraries lie while it runs.
"""

import gc
import lzma
import math
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

import orjson  # noqa: E402 - found by the line above

from reader_app.library.library import APP_NAME, Library  # noqa: E402
from reader_app.library.listing import Scope  # noqa: E402
from reader_app.model.importing import Draft, Reading  # noqa: E402
from reader_app.model.paper import Record  # noqa: E402
from tests.benchmarks.bars import Bar, report  # noqa: E402
from tests.benchmarks.rivals import SHOWN, Asked, rivals  # noqa: E402

CORPUS = PROJECT.parent / "shared" / "corpus" / "papers-50k.jsonl.xz"
SMALL, LARGE = 5_000, 50_000
A_CLASS = 40
TITLES_TYPED, LETTERS_TYPED = 40, 32
WARM_UP = 25
PAINTED = 60
MB = 1e6
Times = dict[str, dict[str, list[float]]]
"""Seconds by engine and class."""


def main(folder: Path) -> int:
    records = list(read_corpus(LARGE))
    asked = questions(records)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        small, _ = filled(Path(place) / "small", records[:SMALL])
        times_small = asked_of(small, asked, [])
        small.close()
        library, build = filled(Path(place) / "large", records)
        library.close()
        library, opening = opened(Path(place) / "large")
        times = asked_of(library, asked, rivals(records))
        alike = similar_times(library)
        library.close()
        print_classes(times)
        painted = painting_times(Path(place) / "large", asked)
    return report(*build, opening, *query_bars(times, times_small), *alike, *painted)


def read_corpus(count: int) -> Iterator[Record]:
    with lzma.open(CORPUS, "rb") as lines:
        for _, line in zip(range(count), lines, strict=False):
            paper = orjson.loads(line)
            yield Record(
                title=paper["title"],
                authors=tuple(paper["authors"]),
                abstract=paper.get("abstract") or "",
                year=paper.get("year"),
                venue=paper.get("venue") or "",
                keywords=tuple(paper.get("keywords") or ()),
                url=paper.get("url") or "",
            )


def questions(records: Sequence[Record]) -> list[Asked]:
    """Return the queries of all classes; those that are typed in the order in which they are."""
    chance = random.Random(20)
    found = [Asked("one letter", (letter,), letter, is_open=True) for letter in "abcdefghijklmnopqrstuvwxyz"]
    for record in chance.sample(records, TITLES_TYPED):
        found.extend(typed(record.title))
    vocabulary = defaultdict(int)
    for record in records:
        for word in set(words_in(record.abstract)):
            vocabulary[word] += 1
    common = sorted(word for word, papers in vocabulary.items() if papers > 2000)
    rare = sorted(word for word, papers in vocabulary.items() if papers < 20)
    found += [Asked("common word", (word,), word) for word in chance.sample(common, A_CLASS)]
    found += [Asked("rare word", (word,), word) for word in chance.sample(rare, A_CLASS)]
    for record in chance.sample([one for one in records if len(words_in(one.abstract)) > 20], A_CLASS):
        found.extend(of_a_paper(record, chance))
    return found


def typed(title: str) -> Iterator[Asked]:
    """Yield what stands in the search box letter after letter."""
    for end in range(1, min(len(title), LETTERS_TYPED) + 1):
        text = title[:end]
        words = tuple(words_in(text))
        if words and text[-1].isalnum():
            yield Asked("typed", words, text, is_open=True)


def of_a_paper(record: Record, chance: random.Random) -> Iterator[Asked]:
    words = words_in(record.abstract)
    at = chance.randrange(len(words) - 4)
    run, some = tuple(words[at : at + 3]), tuple(chance.sample(words, 3))
    yield Asked("and", some, " ".join(some))
    yield Asked("or", some, " OR ".join(some))
    yield Asked("phrase", run[:2], f'"{" ".join(run[:2])}"')
    yield Asked("sentence", tuple(words[at : at + 4]), " ".join(words[at : at + 4]))
    yield Asked("prefix", (some[0][:4],), f"{some[0][:4]}*", is_open=True)
    yield Asked("fuzzy", (some[0],), f"{some[0]}~1")
    if record.authors and (name := words_in(record.authors[0])):
        yield Asked("author", (name[-1],), f"author:{name[-1]}")
    if record.year:
        yield Asked("year", some[:1], f"{some[0]} year:{record.year}", year=record.year)


def words_in(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def filled(folder: Path, records: Sequence[Record]) -> tuple[Library, list[Bar]]:
    """Return a library of papers that are indexed, with the bars of indexing; typing goes on meanwhile."""
    library = Library.open(folder / "library", cache=folder / "cache" / APP_NAME)
    library.add([Reading("corpus", tuple(map(Draft, records)))])
    keystrokes: list[float] = []
    began = time.perf_counter()
    while library.index_some():
        keystrokes.append(timed(lambda: keystroke(library, "transf")))
        time.sleep(0.05)
    library.index_all()
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MB
    size = sum(path.stat().st_size for path in (folder / "cache").rglob("*") if path.is_file()) / MB
    return library, [
        Bar("index built in the worker while typing", took, "s", 75),
        Bar("memory of the worker", peak, "MB", 800),
        Bar("postings on disk", size, "MB", 150),
        Bar("keystroke while indexing, p95", percentile(keystrokes) * 1e3, "ms", 16),
    ]


def opened(folder: Path) -> tuple[Library, Bar]:
    library = Library.open(folder / "library", cache=folder / "cache" / APP_NAME)
    first = timed(lambda: library.listing(Scope(query="graph")))
    while library.index_some():
        pass
    for _ in range(WARM_UP):
        library.index_some()
    return library, Bar("search ready once the library is open", first, "s", 0.1)


def keystroke(library: Library, text: str) -> None:
    """Do all that a keystroke asks of the core: find, rank, and mark what the first rows show."""
    listing = library.listing(Scope(query=text, typing=True))
    for row in listing.rows[:SHOWN]:
        if listing.matcher:
            listing.matcher.spans("title", row.paper.title)
            listing.matcher.snippet(row)


def asked_of(library: Library, asked: Sequence[Asked], others: Sequence[object]) -> Times:
    times: Times = defaultdict(lambda: defaultdict(list))
    # As the program does with what it has loaded: a collection would else go through all of it while somebody types.
    gc.collect()
    gc.freeze()
    for one in asked[-WARM_UP:]:
        for other in others:
            other.find(one)
        keystroke(library, one.text)
    for one in asked:
        scope = Scope(query=one.text, typing=one.is_open)
        for other in others:
            times[other.name][one.kind].append(timed(lambda other=other, one=one: other.find(one)))
        # Found, counted and ranked, as the others do; then all that is shown, which asks once more of what is kept.
        times["ours"][one.kind].append(timed(lambda scope=scope: library.listing(scope).rows[:SHOWN]))
        shown = timed(lambda one=one: keystroke(library, one.text))
        times["keystroke"][one.kind].append(times["ours"][one.kind][-1] + shown)
    return times


def print_classes(times: Times) -> None:
    print(f"{'class (ms, median / p95)':26}" + "".join(f"{name:>18}" for name in times))
    for kind in times["ours"]:
        cells = (f"{median(of[kind]) * 1e3:8.2f} /{percentile(of[kind]) * 1e3:7.2f} " for of in times.values())
        print(f"{kind:26}" + "".join(f"{cell:>18}" for cell in cells))
    for name in set(times) - {"ours", "keystroke"}:
        slower = [kind for kind, of in times["ours"].items() if median(of) > median(times[name][kind])]
        print(f"classes in which {name} is faster at the median: {', '.join(slower) or 'none'}")


def query_bars(times: Times, small: Times) -> list[Bar]:
    ours, fts = times["ours"], times["FTS5"]
    typed_p95 = percentile(ours["typed"])
    everything = [value for kind, values in ours.items() if kind != "fuzzy" for value in values]
    of_fts = [value for kind, values in fts.items() if kind != "fuzzy" for value in values]
    keystrokes = [value for kind in ("typed", "one letter") for value in times["keystroke"][kind]]
    grown = median(everything) / median([v for kind, of in small["ours"].items() if kind != "fuzzy" for v in of])
    bars = [
        Bar("typed, p95, of FTS5's", typed_p95 / percentile(fts["typed"]), "times", 1 / 15),
        Bar("all classes, median, of FTS5's", median(everything) / median(of_fts), "times", 1 / 3),
        Bar("keystroke in the core with 50 snippets, p95", percentile(keystrokes) * 1e3, "ms", 16),
        Bar("keystroke in the core with 50 snippets, worst", max(keystrokes) * 1e3, "ms", 16),
        Bar("exponent of the median from 5,000 papers", math.log(grown) / math.log(LARGE / SMALL), "", 0.85),
    ]
    if "tantivy" in times:
        bars.append(Bar("typed, p95, of tantivy's", typed_p95 / percentile(times["tantivy"]["typed"]), "times", 1))
    return bars


def similar_times(library: Library) -> list[Bar]:
    chance = random.Random(7)
    papers = chance.sample(list(library.papers.rows()), A_CLASS)
    times = [timed(lambda paper=paper: library.finding.similar(paper)) for paper in papers]
    return [Bar("similar papers, p95", percentile(times) * 1e3, "ms", 20)]


def painting_times(folder: Path, asked: Sequence[Asked]) -> list[Bar]:
    """Return the bar of the window: from a key to the list painted with what it found."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ |= {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "STATE", "CACHE")}
    from tests.benchmarks.painting import painted

    some = [one.text for one in asked if one.kind == "typed"][:PAINTED]
    times = painted(folder / "library", some)
    return [Bar("keystroke to painted list, p95", percentile(times) * 1e3, "ms", 33)]


def percentile(values: Sequence[float], part: float = 0.95) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))] if values else 0.0


def timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT))
