"""Texts that were written on at two places."""

from hypothesis import given
from hypothesis import strategies as st

from reader_app.library.merging.lines import merged_text, united, united_text

BEFORE = "One\nTwo\nThree\nFour\n"
texts = st.lists(st.sampled_from("abcde"), max_size=8).map("\n".join)


def test_lines_changed_on_one_side_only_are_taken_from_there() -> None:
    first, second = BEFORE.replace("One", "One!"), BEFORE.replace("Four", "Four!")
    assert merged_text(BEFORE, first, second) == ("One!\nTwo\nThree\nFour!\n", False)


def test_lines_added_at_both_ends_are_both_there() -> None:
    assert merged_text(BEFORE, f"Top\n{BEFORE}", f"{BEFORE}End\n") == (f"Top\n{BEFORE}End\n", False)


def test_lines_changed_on_both_sides_are_there_twice_the_first_ones_first() -> None:
    first, second = BEFORE.replace("Two", "Zwei"), BEFORE.replace("Two", "Deux")
    assert merged_text(BEFORE, first, second) == ("One\nZwei\nDeux\nThree\nFour\n", True)


def test_the_same_change_on_both_sides_is_there_once() -> None:
    same = BEFORE.replace("Two", "Zwei")
    assert merged_text(BEFORE, same, same) == (same, False)


def test_lines_removed_on_one_side_and_left_on_the_other_are_removed() -> None:
    assert merged_text(BEFORE, BEFORE.replace("Two\n", ""), BEFORE) == ("One\nThree\nFour\n", False)


def test_lines_removed_on_one_side_and_changed_on_the_other_stay() -> None:
    first, second = BEFORE.replace("Two\n", ""), BEFORE.replace("Two", "Deux")
    assert merged_text(BEFORE, first, second) == ("One\nDeux\nThree\nFour\n", True)


def test_two_texts_without_a_common_past_are_united_with_what_they_share_once() -> None:
    assert united_text("One\nTwo", "Two\nThree") == "One\nTwo\nThree"


@given(texts, texts)
def test_a_united_text_holds_both_and_uniting_again_changes_nothing(first: str, second: str) -> None:
    whole = united_text(first, second)
    for part in (first, second):
        rest = iter(whole.splitlines())
        assert all(line in rest for line in part.splitlines())
        assert united(part.splitlines(), whole.splitlines()) == whole.splitlines()
        assert united_text(whole, part).rstrip("\n") == whole.rstrip("\n")


@given(texts, texts, texts)
def test_every_line_that_one_side_wrote_is_there(before: str, first: str, second: str) -> None:
    whole, _ = merged_text(before, first, second)
    for text in (first, second):
        assert set(text.splitlines()) - set(before.splitlines()) <= set(whole.splitlines())


@given(texts, texts)
def test_what_only_one_side_changed_is_what_it_made_of_it(before: str, after: str) -> None:
    for first, second in ((before, after), (after, before)):
        whole, is_doubled = merged_text(before, first, second)
        assert whole.splitlines() == after.splitlines()
        assert not is_doubled
