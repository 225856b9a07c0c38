"""Where marks go when the text under them changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.model.anchor import CONTEXT_LENGTH, LOST, Anchor, Fate, Target, anchor_at, place

ABSTRACT = (
    "We study how language models learn rare facts. A model that has seen a fact once forgets it within a "
    "few thousand steps. We introduce replay with spaced repetition, which keeps rare facts at one tenth of "
    "the cost of training on them again. On three benchmarks the method doubles recall at no harm to fluency."
)
UNRELATED = (
    "Robots that grasp soft objects need touch. In this paper we present a tactile glove and a dataset of "
    "two hundred hours. A policy trained on it transfers to unseen fruit, and it costs less than a meal."
)


def mark(words: str, text: str = ABSTRACT, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return anchor_at(text, start, start + len(words))


def placed(anchor: Anchor, text: str) -> str:
    placement = place(anchor, text)
    return text[placement.start : placement.end]


def test_an_anchor_keeps_the_words_and_those_around_them() -> None:
    anchor = mark("spaced repetition")
    assert anchor.exact == "spaced repetition"
    assert anchor.prefix == "usand steps. We introduce replay with "[-CONTEXT_LENGTH:]
    assert anchor.suffix == ", which keeps rare facts at one tenth"[:CONTEXT_LENGTH]
    assert anchor.target is Target.ABSTRACT


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 4), (5, 4), (0, len(ABSTRACT) + 1)])
def test_a_passage_that_is_empty_or_outside_the_text_has_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        anchor_at(ABSTRACT, start, end)


@given(st.text(min_size=1, max_size=200), st.data())
def test_every_passage_of_an_unchanged_text_is_the_same(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    placement = place(anchor_at(text, start, end), text)
    assert (placement.fate, placement.start, placement.end, placement.score) == (Fate.SAME, start, end, 1.0)


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_placement_lies_in_the_text_and_an_exact_one_holds_the_words(before: str, after: str) -> None:
    text = before + after
    placement = place(mark("spaced repetition"), text)
    assert 0 <= placement.start <= placement.end <= len(text)
    assert (placement.fate is Fate.LOST) == (placement.start == placement.end)


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_passage_is_found_whatever_is_written_before_and_behind_the_text(before: str, after: str) -> None:
    text = before + ABSTRACT + after
    anchor = mark("replay with spaced repetition")
    placement = place(anchor, text)
    assert placement.start == anchor.start + len(before)
    assert placement.fate is (Fate.MOVED if before else Fate.SAME)


def test_a_passage_at_either_edge_moves_with_its_words() -> None:
    first, last = mark("We study"), mark("harm to fluency.")
    longer = "Abstract. " + ABSTRACT + " Code is available."
    assert placed(first, longer) == "We study"
    assert placed(last, longer) == "harm to fluency."


def test_a_moved_passage_says_so() -> None:
    sentences = ABSTRACT.split(". ")
    shuffled = ". ".join([sentences[2], sentences[0], sentences[1], sentences[3]])
    placement = place(mark("forgets it within a few thousand steps"), shuffled)
    assert placement.fate is Fate.MOVED
    assert shuffled[placement.start : placement.end] == "forgets it within a few thousand steps"


def test_line_breaks_in_place_of_blanks_change_no_words() -> None:
    wrapped = ABSTRACT.replace("within a few", "within\na  few")
    placement = place(mark("forgets it within a few thousand steps"), wrapped)
    assert placement.fate is Fate.SAME
    assert wrapped[placement.start : placement.end] == "forgets it within\na  few thousand steps"


def test_a_reworded_passage_is_found_and_says_so() -> None:
    text = ABSTRACT.replace("keeps rare facts at one tenth", "retains rare facts at a tenth")
    placement = place(mark("which keeps rare facts at one tenth of the cost of training"), text)
    assert placement.fate is Fate.REWORDED
    words = text[placement.start : placement.end]
    assert words == "which retains rare facts at a tenth of the cost of training"
    assert 0.7 < placement.score < 1.0


def test_a_passage_whose_case_alone_changed_is_the_same_or_reworded_but_not_lost() -> None:
    text = ABSTRACT.replace("language models learn", "Language Models learn")
    assert placed(mark("language models learn rare facts"), text) == "Language Models learn rare facts"


def test_a_deleted_passage_is_lost() -> None:
    text = ABSTRACT.replace("We introduce replay with spaced repetition, which keeps", "This keeps")
    assert place(mark("replay with spaced repetition"), text) == LOST


@pytest.mark.parametrize("words", ["a fact", "model", "the cost of", "On three benchmarks the method"])
def test_nothing_of_an_unrelated_text_gets_the_mark(words: str) -> None:
    assert place(mark(words), UNRELATED) == LOST


def test_common_words_of_another_abstract_do_not_get_the_mark() -> None:
    anchor = mark("In this paper we", UNRELATED)
    assert place(anchor, "Graphs grow. In this paper we colour them with few colours.") == LOST


def test_words_at_the_old_place_in_other_surroundings_do_not_get_the_mark() -> None:
    anchor = anchor_at("Deep nets fit well. The model is small.", 24, 29)
    assert anchor.exact == "model"
    text = "Birds fly far, say (model) railways in Basel."
    shifted = " " * (24 - text.index("model")) + text
    assert shifted[24:29] == "model"
    assert place(anchor, shifted) == LOST


def test_of_the_same_words_at_several_places_the_marked_ones_keep_the_mark() -> None:
    longer = "New here. " + ABSTRACT
    for nth in range(2):
        anchor = mark("rare facts", nth=nth)
        assert place(anchor, longer).start == anchor.start + len("New here. ")


def test_the_same_words_shifted_to_the_old_place_do_not_take_the_mark_of_others() -> None:
    """The second "rare facts" comes to stand where the first one stood."""
    anchor = mark("rare facts")
    gap = mark("rare facts", nth=1).start - anchor.start
    shifted = ABSTRACT[gap:] + " " + ABSTRACT[:gap]
    assert shifted[anchor.start : anchor.end] == "rare facts"
    placement = place(anchor, shifted)
    assert placement.fate is Fate.MOVED
    assert shifted[placement.start - 6 : placement.start] == "learn "


def test_when_two_places_fit_alike_the_mark_is_lost_rather_than_guessed() -> None:
    sentence = "The long and winding method of replay improves recall on every benchmark we tried. "
    anchor = mark("improves recall", sentence * 2)
    assert place(anchor, sentence * 2).fate is Fate.SAME
    assert place(anchor, "Preface. " + sentence * 2) == LOST


def test_when_two_rewordings_fit_alike_the_mark_is_lost_rather_than_guessed() -> None:
    old = "We find that the proposed replay method improves recall on every benchmark we tried. "
    new = old.replace("proposed", "new")
    anchor = mark("the proposed replay method improves recall", old)
    assert place(anchor, new).fate is Fate.REWORDED
    assert place(anchor, new * 2) == LOST


def test_a_lookalike_elsewhere_does_not_win_over_the_reworded_passage_in_its_place() -> None:
    text = ABSTRACT.replace("A model that has seen a fact once", "A model that saw a fact once")
    text += " Note that a model that has seen a fact is no oracle."
    anchor = mark("model that has seen a fact")
    assert placed(anchor, text) == "model that saw a fact"


def test_two_words_are_too_few_to_be_recognised_reworded() -> None:
    assert place(mark("doubles recall"), ABSTRACT.replace("doubles recall", "doubles precision")) == LOST


def test_passages_in_scripts_without_blanks_are_found_again() -> None:
    old = "本文提出一种用于稀有事实的间隔重放方法，并在三个基准上验证其效果。"
    new = "摘要：" + old.replace("一种用于", "用于")
    moved, reworded = mark("在三个基准上验证其效果", old), mark("提出一种用于稀有事实的间隔重放方法", old)
    assert place(moved, new).fate is Fate.MOVED
    assert place(reworded, new).fate is Fate.REWORDED
    assert placed(reworded, new) == "提出用于稀有事实的间隔重放方法"


def test_an_anchor_without_surroundings_finds_a_long_passage_but_no_single_word() -> None:
    passage = "forgets it within a few thousand steps. We introduce replay"
    start = ABSTRACT.index(passage)
    bare = Anchor(Target.ABSTRACT, passage, "", "", 0, len(passage))
    assert place(bare, ABSTRACT).start == start
    assert place(Anchor(Target.ABSTRACT, "fluency", "", "", 0, 7), ABSTRACT) == LOST
