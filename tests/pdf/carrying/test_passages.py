import random

import pytest

from reader_app.model.likeness import Passage
from reader_app.pdf.carrying.alignment import alignment_of
from reader_app.pdf.carrying.passages import PassageFinder
from reader_app.pdf.carrying.word_stream import word_stream
from tests.pdf.carrying.making import page_of


def words(name: str, count: int) -> str:
    return " ".join(f"{name}{at}" for at in range(count))


def found(old: str, new: str, wanted: str, *, nth: int = 0) -> tuple[str, Passage] | None:
    """Return what has become of some words of the old text: the words, and how well they fit."""
    vocabulary: dict[str, int] = {}
    olds, news = word_stream([page_of(old)], vocabulary), word_stream([page_of(new)], vocabulary)
    first = -1
    for _ in range(nth + 1):
        first = old.index(wanted, first + 1)
    start, end = olds.range_of(0, first, first + len(wanted))
    passage = PassageFinder(olds, news, alignment_of(olds, news)).find(start, end)
    if passage is None:
        return None
    return new[news.starts[passage.start] : news.ends[passage.end - 1]], passage


BEFORE, AFTER = words("before", 20), words("after", 20)


def test_a_sentence_that_was_there_already_does_not_get_the_mark_of_one_that_was_like_it() -> None:
    first = "the model is trained on large corpora of plain text"
    second = "the model is trained on small corpora of plain text"
    old = f"{BEFORE} {first} {AFTER} {words('x', 50)} {BEFORE} {second} {AFTER}"
    assert found(old, f"{words('x', 50)} {BEFORE} {second} {AFTER}", first) is None


def test_of_words_that_were_there_twice_only_those_in_the_same_surroundings_are_taken() -> None:
    def surrounded(name: str) -> str:
        around = [" ".join(f"common{side}{at} {name}{side}{at}" for at in range(8)) for side in "ab"]
        return f"{around[0]} the proof is in the appendix {around[1]}"

    wanted = "the proof is in the appendix"
    old = f"{surrounded('first')} {words('x', 50)} {surrounded('second')}"
    assert found(old, f"{words('x', 50)} {surrounded('changed')}", wanted) is None
    assert found(old, f"{words('y', 9)} {surrounded('first')}", wanted) is not None


def test_of_two_equal_passages_the_wider_surroundings_tell_which_it_is() -> None:
    paragraph = words("same", 100)
    old = f"{words('a', 60)} {paragraph} {words('b', 60)}"
    wanted = "same48 same49 same50"
    at_home = f"{old} {words('c', 60)} {paragraph} {words('d', 60)}"
    moved = f"{words('c', 60)} {paragraph} {words('d', 60)} {words('a', 60)} {paragraph} {words('b', 60)}"
    for new, first in ((at_home, 60), (moved, 280)):
        result = found(old, new, wanted)
        assert result is not None
        assert result[1].start == first + 48


def test_of_two_passages_that_nothing_tells_apart_neither_is_taken() -> None:
    paragraph = words("same", 300)
    assert found(f"{paragraph}", f"{paragraph} {words('x', 9)} {paragraph}", "same148 same149 same150") is None


def test_a_new_sentence_in_other_surroundings_is_not_the_old_one_reworded() -> None:
    wanted = "the model is trained on large corpora of plain text"
    old = f"{BEFORE} {wanted} {AFTER} {words('x', 50)}"
    new = f"{BEFORE} {AFTER} {words('x', 25)} the model is trained on small corpora of plain text {words('z', 25)}"
    assert found(old, new, wanted) is None


def test_few_words_that_changed_are_lost_also_in_their_place() -> None:
    old = f"{BEFORE} learned expansion {AFTER}"
    assert found(old, old.replace("expansion", "extension"), "learned expansion") is None
    assert found(old, old.replace("expansion", "extension"), "before19 learned expansion after0") is not None


def test_a_passage_that_was_much_reworded_is_known_by_its_place() -> None:
    wanted = "we propose a novel method for sparse retrieval of long documents"
    changed = "we present a simple approach for dense retrieval of long texts"
    result = found(f"{BEFORE} {wanted} {AFTER}", f"{BEFORE} {changed} {AFTER}", wanted)
    assert result is not None
    assert result[0] == "we present a simple approach for dense retrieval of long"
    assert found(f"{BEFORE} {wanted} {AFTER}", f"{words('x', 20)} {changed} {words('y', 20)}", wanted) is None


def test_a_reworded_passage_is_found_among_words_that_are_all_common() -> None:
    dice = random.Random(3)
    text = [f"w{dice.randrange(8)}" for _ in range(12_000)]
    old = " ".join(text)
    wanted = " ".join(text[4000:4012])
    changed = [*text[:4006], "other", *text[4007:]]
    result = found(old, " ".join(changed), wanted)
    assert result is not None
    assert (result[1].start, result[1].end) == (4000, 4012)


@pytest.mark.parametrize("wanted", ["w0", "w0 w0 w0"])
def test_words_that_stand_everywhere_cost_no_more_than_others(wanted: str) -> None:
    old = " ".join(["w0"] * 30_000)
    assert found(old, old, wanted, nth=5_000) is None
