from reader_app.model.ids import PaperId
from reader_app.trends.chart import Chart, chart_of
from reader_app.trends.periods import PeriodKind
from reader_app.trends.summary import coverage, percent, reading, summary


def chart(dates: list[str], term: list[int], kind: PeriodKind | None = None) -> Chart:
    papers = [PaperId(str(number)) for number in range(len(dates))]
    return chart_of([("attention", [papers[number] for number in term])], dict(zip(papers, dates, strict=True)), kind)


def test_a_single_day_is_told_as_a_ranking() -> None:
    assert summary(chart(["2026-03-18"] * 3, [0, 1])) == "18 Mar 2026, 3 papers: attention (2)."


def test_a_course_is_told_by_its_ends() -> None:
    told = summary(chart(["2020"] * 50 + ["2021"] * 50, [0, *range(60, 90)]))
    assert told == "100 papers by year, 2020 to 2021. attention: 31 papers, rising, 2 % in 2020, 60 % in 2021."


def test_papers_left_out_are_told() -> None:
    assert coverage(chart(["2020-01", "2020", "", ""], [], PeriodKind.MONTH)) == (
        "Left out: 1 known only by their year and 2 without a date."
    )
    assert coverage(chart(["2020", "2021"], [])) == ""


def test_an_empty_scope_is_told() -> None:
    assert summary(chart([], [])) == "No papers."
    assert "has a date that is exact enough" in summary(chart(["2020"], [], PeriodKind.DAY))


def test_a_point_is_told_with_its_interval() -> None:
    point = chart(["2017"] * 85, list(range(12))).series[0].points[0]
    assert reading("attention", point) == "2017 · attention: 12 of 85 papers, 14 % (8.3–23 %)"


def test_a_point_without_papers_is_told() -> None:
    assert reading("attention", chart(["2017", "2019"], []).series[0].points[1]) == "2018 · attention: no papers"


def test_small_shares_have_a_decimal() -> None:
    assert [percent(share) for share in (0, 0.0037, 0.05, 0.081, 0.14, 1)] == [
        "0 %",
        "0.4 %",
        "5 %",
        "8.1 %",
        "14 %",
        "100 %",
    ]
