import pickle
from pathlib import Path

import numpy as np
import pytest

from reader_app.model.geometry import quad_of
from reader_app.pdf.document import open_document
from reader_app.pdf.text.page_text import PageText, turned_quad
from tests.pdf.sheets import Words, lines, write


def text_of(path: Path, *words: Words) -> PageText:
    with open_document(write(path / "a.pdf", words)) as document:
        return document.text(1)


def test_a_passage_over_lines_has_a_quad_for_each(tmp_path: Path) -> None:
    text = text_of(tmp_path, *lines(60, 700, "first line of it", "second line of it"))
    start, end = text.text.index("line"), text.text.index("second") + len("second")
    first, second = text.quads(start, end)
    assert first[1] > second[1]
    assert second[0] == pytest.approx(60, abs=1)
    assert first[0] > 75


def test_what_quads_cover_is_what_they_were_made_of(tmp_path: Path) -> None:
    text = text_of(tmp_path, *lines(60, 700, "first line of it", "second line of it"))
    for start, end in text.words.tolist():
        assert text.under(text.quads(start, end)) == text.text[start:end]
    assert text.under(text.quads(6, len(text.text) - 6)) == "line of it second line"


def test_words_whose_middles_are_outside_are_not_under_a_quad(tmp_path: Path) -> None:
    text = text_of(tmp_path, Words(60, 700, "alpha beta gamma"))
    left, bottom, right, top = text.boxes[0].tolist()
    assert text.under([quad_of((left, bottom, right + 4, top))]) == ""
    assert text.under([quad_of((left, bottom, right + 14, top))]) == "alpha"


def test_a_word_broken_over_lines_is_joined_under_quads_on_both(tmp_path: Path) -> None:
    text = text_of(tmp_path, *lines(60, 700, "we have implemen-", "tations of it"))
    start = text.text.index("implementations")
    quads = text.quads(start, start + len("implementations"))
    assert len(quads) == 2
    assert text.under(quads) == "implementations"
    assert text.under(quads[:1]) == "implemen"
    assert text.under(quads[1:]) == "tations"


def test_a_hyphen_that_is_gone_is_still_covered(tmp_path: Path) -> None:
    text = text_of(tmp_path, *lines(60, 700, "we have implemen-", "tations of it"))
    start = text.text.index("implementations")
    (hyphened, _rest) = text.quads(start, start + len("implementations"))
    alone = text_of(tmp_path, Words(60, 700, "we have implemen-"))
    assert hyphened[2] == pytest.approx(alone.boxes[-1, 2], abs=0.1)


def test_a_leaning_quad_covers_only_what_lies_within(tmp_path: Path) -> None:
    text = text_of(tmp_path, *lines(60, 700, "upper words", "lower words"))
    assert text.under([(55, 712, 75, 712, 95, 685, 115, 685)]) == "upper words"
    assert text.under([(55, 712, 56, 712, 55, 685, 56, 685)]) == ""


@pytest.mark.parametrize(
    ("turn", "corner"), [(0, (1, 4)), (90, (1, 2)), (180, (3, 2)), (270, (3, 4))], ids=["0", "90", "180", "270"]
)
def test_the_first_corner_is_the_top_left_of_who_reads(turn: int, corner: tuple[float, float]) -> None:
    quad = turned_quad((1, 2, 3, 4), turn)
    assert quad[:2] == corner
    assert sorted(zip(quad[::2], quad[1::2], strict=True)) == [(1, 2), (1, 4), (3, 2), (3, 4)]


def test_a_page_text_is_the_same_after_a_journey_to_another_process(tmp_path: Path) -> None:
    text = text_of(tmp_path, *lines(60, 700, "first line of it", "second line of it"))
    again = pickle.loads(pickle.dumps(text))
    assert again == text
    assert not again.boxes.flags.writeable


def test_a_page_text_cannot_be_written_to(tmp_path: Path) -> None:
    text = text_of(tmp_path, Words(60, 700, "alpha"))
    with pytest.raises(ValueError, match="read-only"):
        text.boxes[0] = 0


def test_ranges_lie_one_after_the_other_and_hold_no_line_ends(tmp_path: Path) -> None:
    text = text_of(tmp_path, *lines(60, 700, "one two", "three-", "four"), *lines(60, 500, "five", "six"))
    for ranges in (text.words, text.lines, text.blocks):
        assert (np.diff(ranges.reshape(-1)) >= 0).all()
    assert not any("\n" in text.text[start:end] for start, end in (*text.words.tolist(), *text.lines.tolist()))
    assert [text.text[start:end] for start, end in text.blocks.tolist()] == text.text.split("\n\n")
