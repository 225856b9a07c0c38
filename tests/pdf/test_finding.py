import pytest

from reader_app.model.errors import ReaderError
from reader_app.pdf.finding import LONGEST_SOUGHT, Finder, Sought, line_around

TEXT = (
    "We conjecture that state-of-the-\nart co-operation is na\u00efve.\n\n"
    "The e\ufb03cient\nflow  of learn-\ning, Learning (p<0.05)."
)


def found(sought: Sought, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in Finder(sought).spans(text)]


@pytest.mark.parametrize(
    ("words", "passages"),
    [
        ("NAIVE", ["naïve"]),
        ("naïve", ["naïve"]),
        ("state of the art", ["state-of-the-\nart"]),
        ("state-of-the-art", ["state-of-the-\nart"]),
        ("cooperation", ["co-operation"]),
        ("Co-operation", ["co-operation"]),
        ("efficient flow of", ["eﬃcient\nflow  of"]),
        ("naive. the", ["naïve.\n\nThe"]),
        ("learning", ["learn-\ning", "Learning"]),
        ("p < 0.05", ["p<0.05"]),
        ("  flow \t of ", ["flow  of"]),
        ("lear", ["lear", "Lear"]),
        ("nothing", []),
        ("(p<", ["(p<"]),
        (" ", []),
        ("–", ["-", "-", "-", "-", "-"]),
        ("", []),
    ],
)
def test_words_are_found_as_a_reader_means_them(words: str, passages: list[str]) -> None:
    assert found(Sought(words)) == passages


def test_numbers_are_not_pieced_together() -> None:
    assert found(Sought("12"), "1-2 and 1 2 and 12") == ["12"]


def test_a_range_of_numbers_is_found_with_any_dash() -> None:
    assert found(Sought("1990-1995"), "in 1990–1995") == ["1990–1995"]


def test_whole_words_are_no_parts_of_others() -> None:
    assert found(Sought("learn", whole_words=True), "learning to learn, relearn") == ["learn"]


def test_case_matters_when_it_is_asked_for() -> None:
    assert found(Sought("Learning", match_case=True)) == ["Learning"]
    assert found(Sought("NAIVE", match_case=True)) == []


def test_a_pattern_crosses_lines_but_no_paragraphs() -> None:
    assert found(Sought(r"co.*?flow", is_pattern=True)) == []
    assert found(Sought(r"the.*?flow", is_pattern=True)) == ["The eﬃcient\nflow"]
    assert found(Sought(r"^The", is_pattern=True)) == ["The"]


def test_a_pattern_that_fits_nothing_everywhere_finds_nothing() -> None:
    assert found(Sought("x*", is_pattern=True), "abc") == []


def test_a_pattern_heeds_case_and_whole_words() -> None:
    assert found(Sought("l[a-z]+g", is_pattern=True, match_case=True), "Learning learning") == ["learning"]
    assert found(Sought("a|b", is_pattern=True, whole_words=True), "a cab b") == ["a", "b"]


@pytest.mark.parametrize(("pattern", "why"), [("(", "unterminated"), ("a{2,1}", "min"), ("*", "nothing to repeat")])
def test_a_bad_pattern_is_told_in_a_sentence(pattern: str, why: str) -> None:
    with pytest.raises(ReaderError, match=f"is not a pattern: .*{why}"):
        Finder(Sought(pattern, is_pattern=True))


def test_what_is_bad_in_a_pattern_is_told_at_its_place_as_it_was_typed() -> None:
    with pytest.raises(ReaderError, match=r"\(character 3\)"):
        Finder(Sought("ab)", is_pattern=True, whole_words=True))


def test_an_empty_pattern_is_told() -> None:
    with pytest.raises(ReaderError, match="no pattern"):
        Finder(Sought("", is_pattern=True))


@pytest.mark.parametrize("is_pattern", [True, False])
def test_a_pasted_page_is_refused(is_pattern: bool) -> None:
    with pytest.raises(ReaderError, match="fewer words"):
        Finder(Sought("x" * (LONGEST_SOUGHT + 1), is_pattern=is_pattern))


def test_a_page_that_cannot_have_the_words_is_known_by_its_raw_characters() -> None:
    finder = Finder(Sought("state-of-the-art literature"))
    assert finder.may_be_in("the state-of-the\ufffeart lit\ufffeer\r\nature")
    assert not finder.may_be_in("the state-of-the literature")
    assert Finder(Sought("z", is_pattern=True)).may_be_in("abc")
    assert not Finder(Sought("")).may_be_in("abc")


def test_a_found_place_has_its_page_and_the_line_around_it() -> None:
    (place,) = Finder(Sought("naive")).on_page(7, TEXT)
    assert (place.page, TEXT[place.start : place.end]) == (7, "naïve")
    assert (
        place.line == "… that state-of-the-art co-operation is naïve. The eﬃcient flow of learning, Learning (p<0.05)."
    )
    assert place.line[slice(*place.span)] == "naïve"


def test_a_line_begins_and_ends_with_whole_words() -> None:
    text = "x" * 50 + " before " + "word" + " after" + "y" * 100
    line, span = line_around(text, 58, 62)
    assert line == "… before word …"
    assert line[slice(*span)] == "word"


def test_a_line_keeps_the_hyphens_that_the_text_writes_elsewhere() -> None:
    line, _span = line_around("a self-made and self-\nmade, state-of-the-\nart liter-\nature of A-\nB", 0, 1)
    assert line == "a self-made and self-made, state-of-the-art literature of A-B"
