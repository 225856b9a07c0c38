import csv
import io
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.model.ids import PaperId
from reader_app.trends.chart import Chart, chart_of
from reader_app.trends.series import Measure
from reader_app.trends.writing import csv_text, svg_text

SVG = "{http://www.w3.org/2000/svg}"


def chart(names: list[str], years: list[str]) -> Chart:
    dates = {PaperId(str(number)): year for number, year in enumerate(years)}
    return chart_of([(name, list(dates)[: place + 1]) for place, name in enumerate(names)], dates)


def yearly() -> Chart:
    return chart(["attention", "diffusion & noise"], ["2019", "2021", "2021", "2021"] * 5)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_the_table_has_a_row_for_each_point() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(yearly()))))
    assert [(row["series"], row["period"], row["count"], row["total"]) for row in rows[:3]] == [
        ("attention", "2019", "1", "5"),
        ("attention", "2020", "0", "0"),
        ("attention", "2021", "0", "15"),
    ]
    assert rows[0]["start"] == "2019-01-01"
    assert rows[0]["end"] == "2019-12-31"
    assert float(rows[0]["lo"]) < float(rows[0]["share"]) == 0.2 < float(rows[0]["hi"])


def test_a_period_without_papers_has_no_share_in_the_table() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(yearly()))))
    assert (rows[1]["share"], rows[1]["lo"], rows[1]["hi"]) == ("", "", "")


def test_the_header_is_the_convention() -> None:
    assert csv_text(chart([], [])) == "period,start,end,series,count,total,share,lo,hi\n"


def test_a_term_is_never_a_formula_of_a_spreadsheet() -> None:
    assert "'=1+1" in csv_text(chart(["=1+1"], ["2020", "2021"]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("measure", list(Measure))
def test_lines_are_drawn_with_their_names_and_described(scheme: str, measure: Measure) -> None:
    svg = svg_text(yearly(), measure=measure, scheme=scheme, title="Mine")
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{SVG}title") == "Mine"
    assert "attention: 1 paper" in (root.findtext(f"{SVG}desc") or "")
    assert {"attention", "diffusion & noise", "2019", "2021", "papers"} <= set(texts(svg))


def test_each_share_has_its_band_and_counts_have_none() -> None:
    def bands(measure: Measure) -> int:
        root = ElementTree.fromstring(svg_text(yearly(), measure=measure))
        return sum(1 for path in root.iter(f"{SVG}path") if path.get("stroke") == "none")

    assert (bands(Measure.SHARE), bands(Measure.COUNT)) == (2, 0)


def test_names_at_line_ends_do_not_overlap() -> None:
    names = ["one", "two", "three", "four"]
    dates = {PaperId(str(number)): year for number, year in enumerate(["2020", "2021"] * 20)}
    root = ElementTree.fromstring(svg_text(chart_of([(name, list(dates)) for name in names], dates)))
    heights = sorted(float(text.get("y") or 0) for text in root.iter(f"{SVG}text") if text.text in names)
    assert all(later - earlier > 15 for earlier, later in pairwise(heights))


def test_a_gap_in_the_papers_is_a_gap_in_the_line() -> None:
    root = ElementTree.fromstring(svg_text(chart(["attention"], ["2019", "2020", "2022", "2023"] * 10)))
    lines = [path.get("d") or "" for path in root.iter(f"{SVG}path") if path.get("stroke-width") == "2.2"]
    assert len(lines) == 2


def test_a_single_day_is_drawn_as_ranked_bars() -> None:
    svg = svg_text(chart(["fewest", "more", "most"], ["2026-03-18"] * 5))
    shown = texts(svg)
    assert shown.index("most") < shown.index("more") < shown.index("fewest")
    assert "18 Mar 2026 · 5 papers" in shown
    assert {"3", "60 %"} <= set(shown)


def test_nothing_to_draw_is_said() -> None:
    assert "No papers." in texts(svg_text(chart([], [])))
    svg_text(chart([], ["2020", "2021"]))


@given(st.text(min_size=1, max_size=12))
def test_any_term_gives_valid_xml(name: str) -> None:
    ElementTree.fromstring(svg_text(chart([name], ["2020", "2021"] * 3), title=name))
    ElementTree.fromstring(svg_text(chart([name], ["2020"])))
