"""`trends`: how often terms occur over time."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reader_app.cli.answer import Answer, Call
from reader_app.cli.arguments import Parser, word
from reader_app.cli.columns import table, wrapped
from reader_app.cli.opening import to_search
from reader_app.cli.output_files import output_path, write_file
from reader_app.cli.papers_named import counted
from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.library.trends import CountedTopic
from reader_app.model.errors import ReaderError
from reader_app.trends.chart import Chart
from reader_app.trends.periods import PeriodKind
from reader_app.trends.series import Point
from reader_app.trends.summary import coverage, percent, summary
from reader_app.trends.terms import Term
from reader_app.trends.writing import csv_text, svg_text

TOPICS = 12
SUFFIXES = (".csv", ".svg", ".png")


def declare_trends(parser: Parser) -> None:
    text = "a word, a phrase or a query such as tag:method; without any, topics are proposed"
    parser.add_argument("terms", metavar="TERM", nargs="*", type=word, help=text)
    parser.add_argument(
        "--by", choices=tuple(map(str, PeriodKind)), help="the periods, if not those that suit the dates"
    )
    parser.add_argument("--query", metavar="QUERY", default="", help="only the papers that this search finds")
    parser.add_argument("--out", metavar="FILE", help="write a table (.csv) or a picture (.svg, .png)")
    parser.add_argument("--title", metavar="TEXT", default="", type=word, help="the title of the picture")


def trends(call: Call) -> Answer:
    """Return how often terms occur over time, or which topics there are."""
    options = call.options
    suffix = Path(options.out or "").suffix.lower()
    if options.out is not None and suffix not in SUFFIXES:
        raise call.misuse(f"--out {options.out} does not end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}")
    topics: Sequence[CountedTopic] = ()
    scope = Scope(query=options.query)
    with to_search(call) as library:
        if not options.terms:
            topics = library.trends.topics(scope)[:TOPICS]
        terms = options.terms or [topic.term for topic in topics]
        chart = _chart(library, terms, scope, call)
    document = _document(chart) | {"out": None}
    if not options.terms:
        document["topics"] = [_topic(topic) for topic in topics]
    if options.out is not None:
        path = _written(call, chart, suffix)
        return Answer(document | {"out": str(path)}, (), (f"Wrote {path}.",))
    return Answer(document, _lines(chart, call.terminal.width))


def _chart(library: Library, terms: Sequence[Term | str], scope: Scope, call: Call) -> Chart:
    by = PeriodKind(call.options.by) if call.options.by else None
    return library.trends.chart(terms, scope, by)


def _written(call: Call, chart: Chart, suffix: str) -> Path:
    """Write the chart as its suffix says. Raises ReaderError where that cannot be."""
    path = output_path(call.options.out, call.folder)
    if suffix == ".csv":
        write_file(path, csv_text(chart))
        return path
    picture = svg_text(chart, title=call.options.title)
    if suffix == ".svg":
        write_file(path, picture)
    elif call.render_png is None:
        raise ReaderError(f"{path} cannot be written without the window's part of the program; write an .svg instead.")
    else:
        call.render_png(picture, path)
    return path


def _document(chart: Chart) -> dict[str, Any]:
    periods = zip(chart.periods, chart.totals, strict=True)
    series = zip(chart.series, chart.movements(), strict=True)
    return {
        "by": str(chart.kind),
        "papers": chart.papers,
        "undated": chart.undated,
        "coarse": chart.coarse,
        "periods": [
            {
                "period": period.label,
                "start": period.start.isoformat(),
                "end": period.end.isoformat(),
                "total": total,
            }
            for period, total in periods
        ],
        "series": [
            {
                "term": one.term,
                "count": one.count,
                "movement": str(movement),
                "points": [_point(point) for point in one.points],
            }
            for one, movement in series
        ],
        "summary": summary(chart),
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "period": point.period.label,
        "count": point.count,
        "total": point.total,
        "share": point.share,
        "lo": point.lo,
        "hi": point.hi,
    }


def _topic(topic: CountedTopic) -> dict[str, Any]:
    return {
        "term": topic.term.name,
        "query": topic.term.query,
        "papers": topic.papers,
        "movement": str(topic.movement),
    }


def _lines(chart: Chart, width: int) -> list[str]:
    if not chart.series or not chart.periods:
        return list(wrapped(summary(chart), width))
    if chart.is_single or _is_too_wide(chart, width):
        return [*_ranking(chart), "", *wrapped(f"{_extent(chart)}. {coverage(chart)}", width)]
    return [*_course(chart), "", *wrapped(summary(chart), width)]


def _extent(chart: Chart) -> str:
    first, last = chart.periods[0].name, chart.periods[-1].name
    return f"{counted(chart.placed)}, {first}" if chart.is_single else f"{counted(chart.placed)}, {first} to {last}"


def _ranking(chart: Chart) -> list[str]:
    """Return a line for each term, the most frequent first."""
    ranked = sorted(zip(chart.series, chart.movements(), strict=True), key=lambda each: -each[0].count)
    rows = [
        (
            one.term,
            f"{one.count:,}",
            percent(one.count / max(chart.placed, 1)),
            "" if chart.is_single else str(movement),
        )
        for one, movement in ranked
    ]
    return table([("Term", "Papers", "Share", ""), *rows], width=0, right=(1, 2))


def _course(chart: Chart) -> list[str]:
    """Return a line for each period: papers in all, then papers and share of each term."""
    head = [str(chart.kind).capitalize(), "Papers", *(one.term for one in chart.series)]
    rows = [
        [period.label, f"{total:,}", *(_cell(one.points[place]) for one in chart.series)]
        for place, (period, total) in enumerate(zip(chart.periods, chart.totals, strict=True))
    ]
    return table([head, *rows], width=0, right=range(1, len(head)))


def _cell(point: Point) -> str:
    return "-" if point.share is None else f"{point.count:,}  {percent(point.share):>6}"


def _is_too_wide(chart: Chart, width: int) -> bool:
    return sum(max(len(one.term), 14) + 2 for one in chart.series) + 20 > width
