"""What the trends room says over a chart, and in its place where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader_app.trends.summary import coverage, papers

if TYPE_CHECKING:
    from reader_app.trends.chart import Chart

translate = QCoreApplication.translate


def headings(chart: Chart, unindexed: int = 0) -> tuple[str, str]:
    """Return the heading and what stands under it: what is charted, and what is left out."""
    waiting = translate("Trends", "{papers} still being indexed, so counts are too low").format(
        papers=papers(unindexed)
    )
    left_out = coverage(chart), waiting if unindexed else ""
    if chart.is_single:
        heading = translate("Trends", "Topics of {period}").format(period=chart.periods[0].name)
        return heading, _joined(papers(chart.placed), *left_out)
    heading, told = translate("Trends", "Topics over time"), papers(chart.papers)
    if chart.periods:
        told = translate("Trends", "{papers} by {kind}, {first} to {last}").format(
            papers=papers(chart.placed), kind=chart.kind, first=chart.periods[0].name, last=chart.periods[-1].name
        )
    return heading, _joined(told, *left_out)


def reason_for_nothing(chart: Chart, *, has_topics: bool, unindexed: int = 0) -> tuple[str, str]:
    """Return why there is no chart, and what to do about it; `unindexed` papers cannot be searched yet."""
    if not chart.papers:
        return (
            translate("Trends", "No papers to chart"),
            translate("Trends", "Import papers, or choose another list or search."),
        )
    if not chart.placed:
        return (
            translate("Trends", "No dates to chart by"),
            translate("Trends", "No date of these papers is exact enough. Choose longer periods, or give them a date."),
        )
    if has_topics:
        return (
            translate("Trends", "No topic is chosen"),
            translate("Trends", "Choose topics in the list, or add any word or phrase above."),
        )
    if unindexed:
        return (
            translate("Trends", "Getting ready"),
            translate("Trends", "{papers} are still being indexed; their topics appear here by themselves.").format(
                papers=papers(unindexed)
            ),
        )
    return (
        translate("Trends", "Too few papers to see topics in"),
        translate("Trends", "Add any word, phrase or tag above to chart it."),
    )


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
