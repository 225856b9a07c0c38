"""A page of papers made up for tests, and ways to lay it out."""

from collections.abc import Callable, Sequence
from datetime import date

from reader_app.formats import read
from reader_app.model.importing import Reading

TODAY = date(2025, 11, 23)
HEAD = (
    "new",
    "Get trending papers in your email inbox!",
    "Subscribe",
    "byAK and the research community",
    "Mar 18",
)
PAPERS = (
    (
        "Patient Gardeners: Pruning Language Models While They Sleep",
        (
            "Large models are pruned after training, when their habits are set. We propose to prune them in the pauses "
            "of training instead, and show on three benchmarks that a model of half the size keeps what the whole one "
            "had learned. The method needs no labels, adds two lines to a training loop, and saves a third of energy. "
            "Code is available at https://example.org/gardeners."
        ),
    ),
    (
        "Do Maps Dream? A Study of Spatial Memory in Recurrent Networks",
        (
            "Recurrent networks that walk through mazes form maps of them, but what these maps hold has remained open. "
            "We read them out with linear probes and find that rooms are kept as loops, doors as crossings, and that a "
            "network which has lost its way replays earlier walks. Our results hold for 12 architectures."
        ),
    ),
    (
        "Tiny Clocks for Long Context",
        (
            "Attention over long texts forgets when things were said. This paper introduces tiny clocks, a positional "
            "code of eight numbers that wraps around at different speeds. On texts of a million words it finds 94.5% "
            "of planted facts, e.g. names and dates, while costing nothing at inference time."
        ),
    ),
    (
        "SALT: a sparse and layered transfer of skills between robots",
        (
            "Robots of different shapes cannot share what they learned. We present SALT, which moves skills layer by "
            "layer, leaving out those that depend on the body. In experiments with five robots, skills learned by one "
            "arm in two hours are picked up by another in nine minutes, without a single crash."
        ),
    ),
    (
        "Whispering to Compilers",
        (
            "Compilers follow rules, programmers follow moods. In this work we train a small model to translate for "
            "both, and study where it fails. It suggests flags that make programs 1.3 times faster on average, and "
            "admits that it does not know in 8% of the cases, which developers in our study found most useful"
        ),
    ),
)
Layout = Callable[[int, str, str], Sequence[str]]


def pieces(layout: Layout = lambda _number, title, abstract: (title, abstract)) -> list[str]:
    """Return the page's pieces in order, each paper laid out as asked."""
    return [*HEAD, *(piece for number, (title, text) in enumerate(PAPERS) for piece in layout(number, title, text))]


def page(layout: Layout = lambda _number, title, abstract: (title, abstract), between: str = "\n\n") -> str:
    return between.join(pieces(layout))


def read_page(text: str | bytes, name: str = "page.txt", today: date = TODAY) -> Reading:
    return read(name, text.encode() if isinstance(text, str) else text, today=today)


def papers_in(reading: Reading) -> tuple[tuple[str, str], ...]:
    return tuple((draft.record.title, draft.record.abstract) for draft in reading.drafts)
