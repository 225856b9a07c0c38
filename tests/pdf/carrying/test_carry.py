import random
from dataclasses import replace

import pytest

from reader_app.model.anchor import Anchor, Fate, Target
from reader_app.model.geometry import quad_of
from reader_app.pdf.carrying import Carried, carry
from reader_app.pdf.text.page_text import empty_page_text
from tests.pdf.carrying.making import HIGH, marked, page_of

INTRODUCTION = """Sparse retrieval scores documents by the words they share with a query.
We show that a learned expansion of the query closes most of the gap to dense
models while the index stays as small as before. Our method needs no labels."""
METHOD = """Each query is expanded with the terms that a language model deems likely.
The weights are trained on pairs of clicks, and pruned until only forty terms
are left. Training takes two hours on one machine without any accelerator."""
RESULTS = """On all nine collections the expanded queries win against the baseline.
The largest gains are on questions, the smallest on titles of news articles.
Latency grows by less than a millisecond, which nobody will ever notice."""
OLD = [page_of(f"{INTRODUCTION}\n\n{METHOD}"), page_of(RESULTS)]


def only(anchor: Anchor, *new: str, old: list[str] | None = None) -> Carried:
    before = OLD if old is None else [page_of(text) for text in old]
    (carried,) = carry([anchor], before, [page_of(text) for text in new])
    return carried


def test_a_mark_on_an_unchanged_page_is_the_same() -> None:
    anchor = marked(OLD[0], "pruned until only forty terms\nare left")
    carried = only(anchor, f"{INTRODUCTION}\n\n{METHOD}", "Something else entirely on the second page")
    assert carried == Carried(Fate.SAME, 1.0, anchor)


def test_a_mark_whose_place_did_not_change_is_the_same_on_a_page_that_did() -> None:
    anchor = marked(OLD[0], "a learned expansion of the query")
    carried = only(anchor, f"{INTRODUCTION}\n\n{METHOD} And one more thing.", RESULTS)
    assert (carried.fate, carried.anchor) == (Fate.SAME, anchor)


def test_a_mark_moves_with_its_paragraph_to_another_page() -> None:
    anchor = marked(OLD[0], "pruned until only forty terms\nare left")
    carried = only(anchor, RESULTS, INTRODUCTION, f"A new heading\n\n{METHOD}")
    assert (carried.fate, carried.anchor.page, carried.anchor.exact) == (Fate.MOVED, 3, anchor.exact)
    assert carried.anchor.quads[0][1] == anchor.quads[0][1] + 2 * HIGH
    assert carried.score == 1.0


def test_a_line_that_breaks_elsewhere_does_not_change_the_words() -> None:
    anchor = marked(OLD[0], "pruned until only forty terms\nare left")
    carried = only(anchor, INTRODUCTION, METHOD.replace("\n", " "))
    assert (carried.fate, carried.anchor.exact) == (Fate.MOVED, "pruned until only forty terms are left")
    assert len(carried.anchor.quads) == 1


def test_a_reworded_passage_keeps_its_mark_and_says_so() -> None:
    anchor = marked(OLD[0], "trained on pairs of clicks, and pruned until only forty terms")
    changed = METHOD.replace("pairs of clicks, and pruned", "many pairs of clicks and then pruned")
    carried = only(anchor, f"{INTRODUCTION}\n\n{changed}", RESULTS)
    assert carried.fate is Fate.REWORDED
    assert carried.anchor.exact == "trained on many pairs of clicks and then pruned until only forty terms"
    assert 0.7 < carried.score < 1


def test_a_deleted_passage_is_lost_and_keeps_its_old_anchor() -> None:
    anchor = marked(OLD[0], "Training takes two hours on one machine")
    carried = only(anchor, INTRODUCTION, RESULTS)
    assert carried == Carried(Fate.LOST, 0.0, anchor)


def test_a_lookalike_never_gets_the_mark_of_a_deleted_passage() -> None:
    first = (
        "As we said before, the weights are trained on pairs of clicks. Nothing is known of their origin in our work."
    )
    second = "In the appendix, the weights are trained on pairs of clicks. Readers may skip what is said there."
    page = page_of(f"{INTRODUCTION}\n{first}\n{RESULTS}\n{second}")
    anchor = marked(page, "the weights are trained on pairs of clicks")
    carried = only(anchor, f"{INTRODUCTION}\n{RESULTS}\n{second}", old=[page.text])
    assert carried.fate is Fate.LOST


@pytest.mark.parametrize("words", ["the", "query", "the words"])
def test_short_words_that_stand_everywhere_stay_with_their_sentence(words: str) -> None:
    anchor = marked(OLD[0], words)
    deleted = INTRODUCTION.split("\n", 1)[1]
    assert only(anchor, f"{deleted}\n\n{METHOD}", RESULTS).fate is Fate.LOST
    moved = only(anchor, f"{METHOD}\n\n{INTRODUCTION}", RESULTS)
    sentence = moved.anchor.start - len(f"{METHOD}\n\n")
    assert (moved.fate, sentence) == (Fate.MOVED, anchor.start)


def test_a_paragraph_that_is_there_twice_keeps_its_mark_where_its_surroundings_are() -> None:
    anchor = marked(OLD[0], "pruned until only forty terms\nare left")
    carried = only(anchor, f"{INTRODUCTION}\n\n{METHOD}\n\n{RESULTS}", "An appendix says it again\n\n" + METHOD)
    assert (carried.fate, carried.anchor.page) == (Fate.SAME, 1)


def test_a_passage_over_a_page_break_has_an_anchor_on_each_page() -> None:
    anchor = marked(OLD[0], "The weights are trained on pairs of clicks, and pruned until only forty terms\nare left")
    first, second = METHOD.split(" and pruned ")
    carried = only(anchor, f"{INTRODUCTION}\n\n{first}", f"and pruned {second}")
    pieces = (carried.anchor, *carried.rest)
    assert carried.fate is Fate.MOVED
    assert {piece.page: piece.exact for piece in pieces} == {
        1: "The weights are trained on pairs of clicks",
        2: "and pruned until only forty terms\nare left",
    }


def test_running_heads_and_page_numbers_between_the_words_do_not_matter() -> None:
    words = [f"unique{at} word{at * 7}" for at in range(120)]
    old = [" ".join(words)]
    new = [
        f"Journal of Samples\n{' '.join(words[at : at + 30])}\n{page}" for page, at in enumerate(range(0, 120, 30), 1)
    ]
    page = page_of(old[0])
    carried = only(marked(page, " ".join(words[25:35])), *new, old=old)
    assert (carried.fate, carried.score) == (Fate.MOVED, 1.0)
    assert [piece.page for piece in (carried.anchor, *carried.rest)] == [1, 2]


def test_a_mark_in_the_middle_of_a_word_stays_there() -> None:
    anchor = marked(OLD[0], "accelera")
    carried = only(anchor, f"{METHOD}\n\n{INTRODUCTION}", RESULTS)
    assert (carried.fate, carried.anchor.exact) == (Fate.MOVED, "accelera")
    anchor = marked(OLD[0], "celerator")
    assert only(anchor, f"{METHOD}\n\n{INTRODUCTION}", RESULTS).anchor.exact == "celerator"


def test_a_word_that_is_cut_is_whole_when_another_stands_in_its_place() -> None:
    text = f"{INTRODUCTION}\nan accelerator of large systems makes everything run fast\n{METHOD}"
    anchor = marked(page_of(text), "celerator of large systems makes everything run fast")
    carried = only(anchor, text.replace("an accelerator", "a device"), old=[text])
    assert (carried.fate, carried.anchor.exact) == (Fate.REWORDED, "of large systems makes everything run fast")


def test_letter_case_and_signs_do_not_make_a_passage_another() -> None:
    anchor = marked(OLD[0], "the index stays as small as before")
    carried = only(anchor, INTRODUCTION.replace("the index stays", "the Index, stays"), METHOD)
    assert (carried.fate, carried.anchor.exact) == (Fate.MOVED, "the Index, stays as small as before")


def test_scripts_without_blanks_are_compared_sign_by_sign() -> None:
    text = "深層学習は画像の認識に広く使われている。本論文では新しい手法を提案し、その効果を実験で示す。"
    page = page_of(text)
    carried = only(marked(page, "新しい手法を提案し"), "前書きが加わった。" + text, old=[text])
    assert (carried.fate, carried.anchor.exact) == (Fate.MOVED, "新しい手法を提案し")


BOX = (60.0, 735.0, 200.0, 760.0)


def box(page: int = 1, rect: tuple[float, float, float, float] = BOX) -> Anchor:
    strokes = (((rect[0], rect[1]), (rect[2], rect[3])),)
    return Anchor(Target.PDF, "", "before", "after", 0, 0, page, (quad_of(rect),), strokes)


def test_a_box_moves_with_the_words_around_it() -> None:
    carried = only(box(), "A new first page", f"Two\n\nlines before\n\n{INTRODUCTION}\n\n{METHOD}")
    assert (carried.fate, carried.anchor.page) == (Fate.MOVED, 2)
    assert carried.anchor.quads[0][1] == pytest.approx(BOX[3] - 4 * HIGH)
    assert carried.anchor.strokes[0][1] == pytest.approx((BOX[2], BOX[3] - 4 * HIGH))
    assert carried.anchor.prefix != "before"


def test_a_box_on_a_page_whose_words_stayed_stays() -> None:
    carried = only(box(), f"{INTRODUCTION}\n\n{METHOD} And more.", RESULTS)
    assert carried.fate is Fate.SAME
    assert carried.anchor.quads[0] == pytest.approx(quad_of(BOX))


def test_a_box_whose_words_are_gone_is_lost() -> None:
    assert only(box(), RESULTS).fate is Fate.LOST


def test_a_box_whose_words_went_several_ways_is_lost() -> None:
    lines = [" ".join(f"line{at}word{number}" for number in range(8)) for at in range(15)]
    old = "\n".join(lines)
    new = ["\n".join(lines[first::3]) for first in range(3)]
    assert only(box(rect=(60.0, 700.0, 200.0, 730.0)), *new, old=[old]).fate is Fate.LOST


def test_a_mark_on_pages_without_any_text_stays_with_half_the_score() -> None:
    (carried,) = carry([box()], [empty_page_text()], [empty_page_text()])
    assert carried == Carried(Fate.SAME, 0.5, box())
    (carried,) = carry([box()], [empty_page_text()], [])
    assert carried.fate is Fate.LOST


def test_an_anchor_that_is_not_in_the_old_version_is_lost() -> None:
    anchor = marked(OLD[0], "pruned until only forty terms")
    for wrong in (replace(anchor, page=9), replace(anchor, exact="never written anywhere", prefix="x", suffix="y")):
        assert only(wrong, METHOD, INTRODUCTION).fate is Fate.LOST
    assert only(anchor).fate is Fate.LOST


def test_an_anchor_whose_text_was_read_a_little_otherwise_is_found_in_the_old_version_first() -> None:
    anchor = marked(OLD[0], "pruned until only forty terms")
    carried = only(replace(anchor, start=3, end=32), f"{METHOD}\n\n{INTRODUCTION}", RESULTS)
    assert (carried.fate, carried.anchor.exact) == (Fate.MOVED, anchor.exact)


def test_signs_without_words_go_with_the_words_around_them() -> None:
    text = f"{INTRODUCTION}\n∑ = ±\n{METHOD}"
    page = page_of(text)
    carried = only(marked(page, "∑ = ±"), f"One more line\n{text}", old=[text])
    assert (carried.fate, carried.anchor.quads[0][1]) == (Fate.MOVED, marked(page, "∑ = ±").quads[0][1] - HIGH)


def test_marks_never_change_sentences_when_paragraphs_come_go_and_move() -> None:
    dice = random.Random(7)
    words = [f"w{at}" for at in range(400)]
    paragraphs = [" ".join(dice.choices(words, k=60)) for _ in range(60)]
    old = [page_of("\n\n".join(paragraphs[at : at + 3])) for at in range(0, 60, 3)]
    kept = [at for at in range(60) if at % 5]
    dice.shuffle(kept)
    new = [page_of("\n\n".join(paragraphs[at] for at in kept[first : first + 2])) for first in range(0, 48, 2)]
    anchors = []
    for at, paragraph in enumerate(paragraphs):
        first = dice.randrange(50)
        length = dice.randrange(3, 10)
        anchors.append(marked(old[at // 3], " ".join(paragraph.split()[first : first + length]), at // 3 + 1))
    for at, carried in enumerate(carry(anchors, old, new)):
        if at % 5:
            assert carried.anchor.page == kept.index(at) // 2 + 1
            assert carried.anchor.exact == anchors[at].exact
        else:
            assert carried.fate is Fate.LOST
