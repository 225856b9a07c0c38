from reader_app.pdf.carrying.alignment import alignment_of
from reader_app.pdf.carrying.word_stream import WordStream, word_stream
from tests.pdf.carrying.making import page_of


def streams(old: str, new: str) -> tuple[WordStream, WordStream]:
    vocabulary: dict[str, int] = {}
    return word_stream([page_of(old)], vocabulary), word_stream([page_of(new)], vocabulary)


def test_words_in_a_passage_that_both_have_once_are_paired_wherever_it_stands() -> None:
    alignment = alignment_of(*streams("one two three four five six x y", "new one two three four five six other"))
    assert alignment.forth.tolist() == [1, 2, 3, 4, 5, 6, -1, -1]
    assert alignment.back.tolist() == [-1, 0, 1, 2, 3, 4, 5, -1]


def test_a_passage_that_one_has_twice_is_not_paired() -> None:
    passage = "one two three four five six"
    alignment = alignment_of(*streams(f"a {passage} b", f"c {passage} d {passage} e"))
    assert set(alignment.forth.tolist()) == {-1}


def test_words_next_to_pairs_are_paired_as_long_as_they_agree() -> None:
    refrain = " ".join(f"refrain{at}" for at in range(20))
    verses = [" ".join(f"verse{verse}word{at}" for at in range(8)) for verse in range(3)]
    old = f"{verses[0]} {refrain} {verses[1]} {refrain} {verses[2]}"
    assert alignment_of(*streams(old, f"new {old}")).forth.tolist() == list(range(1, 65))


def test_short_texts_have_no_pairs() -> None:
    assert alignment_of(*streams("one two", "one two")).forth.tolist() == [-1, -1]
    assert alignment_of(*streams("", "")).forth.tolist() == []
