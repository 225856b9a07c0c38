import csv
import io
from dataclasses import replace

import pytest

from reader_app.formats.marks_csv import COLUMNS, write
from tests.formats.marks_making import ABSTRACT, WORDS, entry


def test_a_mark_is_a_line_with_all_that_is_known() -> None:
    (line,) = csv.DictReader(io.StringIO(write([entry(comment='say "a, b"\nand c', tags=("x", "y z"), author="Ada")])))
    assert tuple(line) == COLUMNS
    assert line["words"] == "the dominant models\n\nare complex"
    assert line["comment"] == 'say "a, b"\nand c'
    assert (line["place"], line["page"], line["tags"], line["author"]) == ("p. 7", "7", "x; y z", "Ada")
    assert (line["file"], line["authors"], line["year"]) == ("Lee_2017.pdf", "Ann Lee; Bo Xu", "2017")


def test_a_mark_on_the_abstract_has_no_page() -> None:
    (line,) = csv.DictReader(io.StringIO(write([entry(ABSTRACT)])))
    assert (line["page"], line["file"], line["place"]) == ("", "", "abstract")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    made = entry(replace(WORDS, exact="x"), comment=f"{start}cmd|' /C calc'!A0")
    (line,) = csv.DictReader(io.StringIO(write([made]), newline=""))
    assert line["comment"].startswith("'")


def test_signs_that_end_a_text_in_other_programs_are_left_out() -> None:
    (line,) = csv.DictReader(io.StringIO(write([entry(comment="a\0b\rc")])))
    assert line["comment"] == "ab\nc"
