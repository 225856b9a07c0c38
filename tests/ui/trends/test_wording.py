from reader_app.model.ids import PaperId
from reader_app.trends.chart import Chart, chart_of
from reader_app.trends.periods import PeriodKind
from reader_app.ui.trends.wording import headings, reason_for_nothing


def chart(*dates: str, kind: PeriodKind | None = None) -> Chart:
    return chart_of([], {PaperId(str(number)): date for number, date in enumerate(dates)}, kind)


def test_a_course_is_headed_by_its_ends() -> None:
    assert headings(chart("2019", "2021", "2021")) == ("Topics over time", "3 papers by year, 2019 to 2021")


def test_a_single_day_is_headed_by_its_date() -> None:
    assert headings(chart("2026-03-18", "2026-03-18")) == ("Topics of 18 Mar 2026", "2 papers")


def test_papers_left_out_are_told() -> None:
    _, told = headings(chart("2019", "2021", ""))
    assert told == "2 papers by year, 2019 to 2021 · Left out: 1 without a date."


def test_counts_are_said_to_be_too_low_while_papers_are_indexed() -> None:
    assert "2,000 papers still being indexed" in headings(chart("2019", "2021"), 2000)[1]


def test_what_is_missing_is_named() -> None:
    assert reason_for_nothing(chart(), has_topics=False)[0] == "No papers to chart"
    assert reason_for_nothing(chart("2019", kind=PeriodKind.DAY), has_topics=True)[0] == "No dates to chart by"
    assert reason_for_nothing(chart("2019"), has_topics=True)[0] == "No topic is chosen"
    assert reason_for_nothing(chart("2019"), has_topics=False)[0] == "Too few papers to see topics in"
    assert "by themselves" in reason_for_nothing(chart("2019"), has_topics=False, unindexed=5)[1]
