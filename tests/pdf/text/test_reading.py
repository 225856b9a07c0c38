from pathlib import Path

import numpy as np
import pytest

from reader_app.pdf.document import open_document
from reader_app.pdf.text.page_text import PageText
from tests.pdf.sheets import Words, lines, new_pdf, spelling, write

LEFT = ("Alpha beta gamma delta epsilon zeta", "eta theta iota kappa lambda mu nu", "xi omicron pi rho sigma tau now",
        "upsilon phi chi psi omega and more", "the last line of the first column")  # fmt: skip
RIGHT = ("One two three four five six seven", "eight nine ten eleven twelve two", "thirteen fourteen fifteen sixteen",
         "seventeen eighteen nineteen more", "the last line of the other column")  # fmt: skip


def text_of(path: Path, page: int = 1) -> PageText:
    with open_document(path) as document:
        return document.text(page)


def flat(text: PageText) -> str:
    return " ".join(text.text.split())


def columns() -> tuple[list[Words], list[Words]]:
    return lines(60, 700, *LEFT), lines(320, 700, *RIGHT)


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = columns()
    assert flat(text_of(write(tmp_path / "a.pdf", [*left, *right]))) == " ".join((*LEFT, *RIGHT))


def test_columns_are_read_one_after_the_other_where_the_file_writes_line_by_line_across(tmp_path: Path) -> None:
    left, right = columns()
    across = [words for pair in zip(left, right, strict=True) for words in pair]
    assert flat(text_of(write(tmp_path / "a.pdf", across))) == " ".join((*LEFT, *RIGHT))


def test_columns_are_read_in_order_where_the_file_writes_the_right_one_first(tmp_path: Path) -> None:
    left, right = columns()
    assert flat(text_of(write(tmp_path / "a.pdf", [*right, *left]))) == " ".join((*LEFT, *RIGHT))


def test_lines_are_read_downwards_where_the_file_writes_them_upwards(tmp_path: Path) -> None:
    left, _right = columns()
    assert flat(text_of(write(tmp_path / "a.pdf", left[::-1]))) == " ".join(LEFT)


def test_what_spans_both_columns_stays_above_or_below_them(tmp_path: Path) -> None:
    left, right = columns()
    title = Words(100, 740, "A title that goes over both columns of the page", 16)
    note = Words(
        60, 600, "A note below that goes from the left edge over all of the width to the other one, as some do"
    )
    mixed = [note, *[words for pair in zip(left, right, strict=True) for words in pair], title]
    assert flat(text_of(write(tmp_path / "a.pdf", mixed))) == " ".join((title.text, *LEFT, *RIGHT, note.text))


def test_columns_of_three_are_read_from_the_left(tmp_path: Path) -> None:
    texts = [[f"word{column} line{row} of it" for row in range(6)] for column in range(3)]
    placed = [lines(50 + 180 * at, 700, *column) for at, column in enumerate(texts)]
    across = [words for row in zip(*placed, strict=True) for words in row]
    assert flat(text_of(write(tmp_path / "a.pdf", across))) == " ".join(word for column in texts for word in column)


def test_a_table_keeps_its_rows(tmp_path: Path) -> None:
    rows = [f"{row}{column}" for row in ("apples", "pears", "plums") for column in "123"]
    cells = [Words(80 + 60 * (at % 3), 700 - 12 * (at // 3), text) for at, text in enumerate(rows)]
    assert flat(text_of(write(tmp_path / "a.pdf", cells))) == " ".join(rows)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_text_is_read_as_if_upright(tmp_path: Path, turn: int) -> None:
    along = {0: (0, -12), 90: (12, 0), 180: (0, 12), 270: (-12, 0)}[turn]
    words = [Words(300 + along[0] * at, 400 + along[1] * at, text, turn=turn) for at, text in enumerate(LEFT)]
    text = text_of(write(tmp_path / "a.pdf", words))
    assert text.text.splitlines() == list(LEFT)
    assert text.turns.tolist() == [turn] * len(LEFT)


def test_a_page_shown_turned_has_the_same_text_in_the_same_places(tmp_path: Path) -> None:
    left, right = columns()
    upright = text_of(write(tmp_path / "a.pdf", [*left, *right]))
    pdf = new_pdf([[*left, *right]])
    pdf.pages[0].obj.Rotate = 90
    pdf.save(tmp_path / "b.pdf")
    assert text_of(tmp_path / "b.pdf") == upright


def test_a_stamp_at_the_edge_comes_after_the_text(tmp_path: Path) -> None:
    stamp = Words(20, 300, "arXiv:2101.00001v1 [cs.CL] 1 Jan 2021", 20, turn=90)
    text = text_of(write(tmp_path / "a.pdf", [stamp, *lines(60, 700, *LEFT)]))
    assert flat(text) == " ".join((*LEFT, stamp.text))


def test_what_is_cut_off_by_the_crop_box_is_not_read(tmp_path: Path) -> None:
    pdf = new_pdf([[Words(60, 700, "shown"), Words(60, 100, "hidden")]])
    pdf.pages[0].obj.CropBox = [0, 400, 612, 792]
    pdf.save(tmp_path / "a.pdf")
    assert text_of(tmp_path / "a.pdf").text == "shown"


def test_boxes_stand_in_the_space_of_the_page_whatever_its_crop_box(tmp_path: Path) -> None:
    pdf = new_pdf([[Words(160, 700, "shown")]], box=(100, 100, 700, 900))
    pdf.save(tmp_path / "a.pdf")
    left, bottom, _right, top = text_of(tmp_path / "a.pdf").boxes[0].tolist()
    assert left == pytest.approx(160, abs=2)
    assert bottom < 702 < top


def test_a_raised_number_stays_on_its_line(tmp_path: Path) -> None:
    words = [Words(60, 700, "as shown before"), Words(131, 704, "12", 6), Words(142, 700, "it grows")]
    assert text_of(write(tmp_path / "a.pdf", words)).text == "as shown before12 it grows"


def test_an_indented_line_begins_a_paragraph(tmp_path: Path) -> None:
    words = [*lines(60, 700, *LEFT), Words(75, 640, RIGHT[0]), *lines(60, 628, *RIGHT[1:])]
    text = text_of(write(tmp_path / "a.pdf", words))
    assert [text.text[start:end].split("\n")[0] for start, end in text.blocks.tolist()] == [LEFT[0], RIGHT[0]]


def test_a_wider_gap_parts_blocks(tmp_path: Path) -> None:
    text = text_of(write(tmp_path / "a.pdf", [*lines(60, 700, *LEFT), *lines(60, 600, *RIGHT)]))
    assert text.text == "\n".join(LEFT) + "\n\n" + "\n".join(RIGHT)


def test_letters_of_scripts_that_run_leftwards_come_in_the_order_they_are_read(tmp_path: Path) -> None:
    pdf = new_pdf([[]])
    font = spelling(pdf, a="א", b="ב", c="ג", d="ד")
    shown = new_pdf([[Words(300, 700, "dcba", font="F3"), Words(300, 688, "abcd", font="F3")]])
    shown.pages[0].obj.Resources.Font.F3 = shown.copy_foreign(pdf.make_indirect(font))
    shown.save(tmp_path / "a.pdf")
    assert text_of(tmp_path / "a.pdf").text == "אבגד\nדגבא"


def test_words_that_run_leftwards_come_in_order_in_a_line_of_another_script(tmp_path: Path) -> None:
    pdf = new_pdf([[]])
    font = spelling(pdf, a="א", b="ב", c="ג", d="ד")
    drawn = [Words(60, 700, "as he says,"), Words(115, 700, ".dc", font="F3"), Words(135, 700, "ba", font="F3")]
    shown = new_pdf([[*drawn, Words(155, 700, "and so on, as ever")]])
    shown.pages[0].obj.Resources.Font.F3 = shown.copy_foreign(pdf.make_indirect(font))
    shown.save(tmp_path / "a.pdf")
    assert text_of(tmp_path / "a.pdf").text == "as he says, אב גד. and so on, as ever"


def test_words_of_scripts_without_blanks_are_their_letters(tmp_path: Path) -> None:
    pdf = new_pdf([[]])
    font = spelling(pdf, a="漢", b="字", c="だ")
    shown = new_pdf([[Words(300, 700, "abc", font="F3")]])
    shown.pages[0].obj.Resources.Font.F3 = shown.copy_foreign(pdf.make_indirect(font))
    shown.save(tmp_path / "a.pdf")
    text = text_of(tmp_path / "a.pdf")
    assert text.text == "漢字だ"
    assert text.words.tolist() == [[0, 1], [1, 2], [2, 3]]


def test_letters_read_downwards_stay_together(tmp_path: Path) -> None:
    pdf = new_pdf([[]])
    font = spelling(pdf, a="漢", b="字", c="縦", d="書")
    columns = [
        Words(400 - 20 * (at // 4), 700 - 11 * (at % 4), letter, font="F3") for at, letter in enumerate("abcddcba")
    ]
    shown = new_pdf([columns])
    shown.pages[0].obj.Resources.Font.F3 = shown.copy_foreign(pdf.make_indirect(font))
    shown.save(tmp_path / "a.pdf")
    assert text_of(tmp_path / "a.pdf").text.split() == ["漢字縦書", "書縦字漢"]


def test_letters_beyond_sixteen_bits_are_one_character(tmp_path: Path) -> None:
    pdf = new_pdf([[]])
    font = spelling(pdf, a="𝛼", b="x")
    shown = new_pdf([[Words(300, 700, "ab", font="F3")]])
    shown.pages[0].obj.Resources.Font.F3 = shown.copy_foreign(pdf.make_indirect(font))
    shown.save(tmp_path / "a.pdf")
    assert text_of(tmp_path / "a.pdf").text == "𝛼x"


def test_an_accent_drawn_over_a_letter_is_part_of_it(tmp_path: Path) -> None:
    words = [Words(60, 700, "Erd"), Words(77, 700, "¨"), Words(76, 700, "os wrote")]
    text = text_of(write(tmp_path / "a.pdf", words))
    assert text.text == "Erdös wrote"
    assert len(text.boxes) == len(text.text)


def test_an_accent_that_stands_alone_stays(tmp_path: Path) -> None:
    assert text_of(write(tmp_path / "a.pdf", [Words(60, 700, "a ^ b and ~ x")])).text == "a ^ b and ~ x"


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    pdf = new_pdf([[]])
    font = spelling(pdf, a="\x07", b="x", c="\ufeff", d="\u200b", e="y")
    shown = new_pdf([[Words(300, 700, "abcde", font="F3")]])
    shown.pages[0].obj.Resources.Font.F3 = shown.copy_foreign(pdf.make_indirect(font))
    shown.save(tmp_path / "a.pdf")
    assert text_of(tmp_path / "a.pdf").text == "x y"


def test_every_character_has_a_place_and_blanks_made_up_have_an_empty_one(tmp_path: Path) -> None:
    left, right = columns()
    text = text_of(write(tmp_path / "a.pdf", [*left, *right]))
    empty = text.boxes[:, 2] <= text.boxes[:, 0]
    assert len(text.boxes) == len(text.text)
    assert {text.text[at] for at in np.flatnonzero(empty)} <= {" ", "\n"}
    assert not any(letter.isspace() for at, letter in enumerate(text.text) if not empty[at])


def test_a_page_without_text_has_an_empty_one(tmp_path: Path) -> None:
    text = text_of(write(tmp_path / "a.pdf", []))
    assert text.text == ""
    assert text.under([(0, 792, 612, 792, 0, 0, 612, 0)]) == ""
    assert text.quads(0, 0) == ()
