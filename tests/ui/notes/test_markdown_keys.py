"""What keys do to Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.notes.markdown_keys import (
    Edit,
    followed,
    gap_before,
    is_address,
    linked,
    new_line,
    quotation,
    shifted,
    toggled,
    word_count,
)


def applied(text: str, edit: Edit | None) -> str:
    """Return the edited text with the selection in brackets, or the caret as a bar."""
    assert edit is not None
    result = text[: edit.start] + edit.text + text[edit.end :]
    assert 0 <= edit.anchor <= edit.caret <= len(result)
    chosen = result[edit.anchor : edit.caret]
    return result[: edit.anchor] + (f"⟦{chosen}⟧" if chosen else "|") + result[edit.caret :]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- one", "- one\n- |"),
        ("  * one", "  * one\n  * |"),
        ("9. nine", "9. nine\n10. |"),
        ("2) two", "2) two\n3) |"),
        ("- [x] done", "- [x] done\n- [ ] |"),
        ("> words", "> words\n> |"),
    ],
)
def test_enter_goes_on_with_a_list_or_a_quotation(text: str, after: str) -> None:
    assert applied(text, new_line(text, len(text))) == after


@pytest.mark.parametrize("text", ["- ", "  3. ", "- [ ] ", "> "])
def test_enter_in_an_empty_item_ends_the_list(text: str) -> None:
    before = "above\n" + text
    assert applied(before, new_line(before, len(before))) == "above\n|"


@pytest.mark.parametrize(("text", "at"), [("plain", 5), ("- one", 1), ("", 0), ("-one", 4)])
def test_enter_elsewhere_is_a_plain_line_break(text: str, at: int) -> None:
    assert new_line(text, at) is None


def test_enter_in_the_middle_of_an_item_takes_the_rest_into_the_next() -> None:
    assert applied("- one two", new_line("- one two", 6)) == "- one \n- |two"


def test_tab_moves_an_item_in_and_back() -> None:
    assert applied("- one", shifted("- one", 5, 5, inwards=True)) == "  - one|"
    assert applied("  - one", shifted("  - one", 7, 7, inwards=False)) == "- one|"


def test_tab_moves_all_lines_of_a_selection() -> None:
    text = "a\nb\n\nc"
    assert applied(text, shifted(text, 0, 3, inwards=True)) == "  ⟦a\n  b⟧\n\nc"


def test_tab_in_a_plain_line_is_left_to_the_window() -> None:
    assert shifted("plain", 2, 2, inwards=True) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "mark", "after"),
    [
        ("a word", 2, 6, "**", "a **⟦word⟧**"),
        ("a **word**", 4, 8, "**", "a ⟦word⟧"),
        ("a **word**", 2, 10, "**", "a ⟦word⟧"),
        ("a **word**", 4, 8, "*", "a ***⟦word⟧***"),
        ("a ***word***", 5, 9, "*", "a **⟦word⟧**"),
        ("one two", 1, 1, "*", "*⟦one⟧* two"),
        ("", 0, 0, "**", "**|**"),
    ],
)
def test_bold_and_italics_come_and_go(text: str, start: int, end: int, mark: str, after: str) -> None:
    assert applied(text, toggled(text, start, end, mark)) == after


@pytest.mark.parametrize(
    ("text", "start", "end", "address", "after"),
    [
        ("see this", 4, 8, "", "see [this](|)"),
        ("see this", 4, 8, "https://a.org", "see [this](https://a.org)|"),
        ("https://a.org", 0, 13, "", "[|](https://a.org)"),
        ("", 0, 0, "", "[|]()"),
    ],
)
def test_a_link_asks_for_what_it_lacks(text: str, start: int, end: int, address: str, after: str) -> None:
    assert applied(text, linked(text, start, end, address)) == after


@given(st.text(max_size=60), st.data())
def test_the_keys_never_leave_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edits = [
        toggled(text, start, end, "**"),
        toggled(text, start, end, "*"),
        linked(text, start, end),
        shifted(text, start, end, inwards=True),
        shifted(text, start, end, inwards=False),
        new_line(text, start),
    ]
    for edit in filter(None, edits):
        assert 0 <= edit.start <= edit.end <= len(text)
        applied(text, edit)


@given(st.text("abc *_", min_size=1, max_size=20), st.sampled_from(["*", "**"]))
def test_marking_words_twice_leaves_them_as_they_were(words: str, mark: str) -> None:
    text = f"x {words.strip('*_ ') or 'w'} y"
    once = toggled(text, 2, len(text) - 2, mark)
    marked = text[: once.start] + once.text + text[once.end :]
    twice = toggled(marked, once.anchor, once.caret, mark)
    assert marked[: twice.start] + twice.text + marked[twice.end :] == text


def test_a_quotation_marks_each_line() -> None:
    assert quotation(" two\n\nlines ") == "> two\n>\n> lines"


@pytest.mark.parametrize(
    ("text", "gap"), [("", ""), ("  \n", ""), ("a", "\n\n"), ("a\n", "\n"), ("a\n\n", ""), ("a\n\n\n", "")]
)
def test_a_new_paragraph_stands_apart_by_one_empty_line(text: str, gap: str) -> None:
    assert gap_before(text) == gap


def test_marks_alone_are_no_words() -> None:
    assert word_count("# One **two** - > three_four $$ 5") == 4


@pytest.mark.parametrize(
    ("text", "holds"), [("https://a.org/b", True), ("mailto:a@b.org", True), ("ftp://a", False), ("a b", False)]
)
def test_addresses_are_told_from_words(text: str, holds: bool) -> None:
    assert is_address(text) is holds


@pytest.mark.parametrize(
    ("old", "new", "at", "after"),
    [
        ("one two", "one two three", 3, 3),
        ("one two", "zero one two", 3, 8),
        ("one two three", "one three", 10, 6),
        ("one two three", "one three", 7, 5),
        ("abc", "", 2, 0),
        ("", "abc", 0, 0),
    ],
)
def test_the_caret_stays_by_its_words(old: str, new: str, at: int, after: int) -> None:
    assert followed(old, new, at) == after


@given(st.text(max_size=30), st.text(max_size=30), st.data())
def test_the_caret_stays_in_the_text(old: str, new: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old)))
    assert 0 <= followed(old, new, at) <= len(new)
