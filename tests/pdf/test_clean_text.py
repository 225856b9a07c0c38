import pytest

from reader_app.pdf.clean_text import PagePart, clean_text


def whole(*texts: str) -> str:
    return clean_text([PagePart(text, 0, len(text)) for text in texts])


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("two lines\nof words", "two lines of words"),
        ("state-of-the-\nart things", "state-of-the-art things"),
        ("in 1990–\n1995 or", "in 1990–1995 or"),
        ("a dash –\nand more", "a dash – and more"),
        ("and/\nor", "and/or"),
        ("  too   many\u00a0blanks \n here ", "too many blanks here"),
        ("soft\u00adhyphen and\u200b unseen\x02", "softhyphen and unseen"),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("漢字の\n文章", "漢字の文章"),
        ("漢字 and\nwords", "漢字 and words"),
        ("Points:\n• one\nthing\n• two", "Points:\n• one thing\n• two"),
        ("\n\n", ""),
    ],
)
def test_a_passage_is_copied_as_a_writer_would_type_it(text: str, clean: str) -> None:
    assert whole(text) == clean


def test_only_what_is_chosen_is_copied() -> None:
    text = "not this but\nthis not that"
    assert clean_text([PagePart(text, 9, 17)]) == "but this"


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    assert whole("The end of the\n\ncolumn came. Then\n\nNew one.") == "The end of the column came. Then\n\nNew one."


def test_a_word_that_a_page_divides_is_whole_again() -> None:
    assert whole("It is the litera-", "ture of all.") == "It is the literature of all."


def test_a_hyphen_stays_that_the_pages_write_elsewhere() -> None:
    assert whole("A self-made thing. It is self-", "made of all.") == "A self-made thing. It is self-made of all."


def test_a_hyphen_goes_where_the_pages_write_the_word_both_ways() -> None:
    assert whole("A co-op, a coop. It is a co-", "op of all.") == "A co-op, a coop. It is a coop of all."


def test_a_sentence_that_ended_is_not_joined_with_what_follows() -> None:
    assert whole("It ended.", "iPhones begin.") == "It ended.\n\niPhones begin."


def test_page_numbers_and_running_heads_between_pages_are_left_out() -> None:
    first = "J. Smith: On Things 6\nWe read the\n\n6"
    second = "J. Smith: On Things 7\npapers of all.\n\n7"
    third = "J. Smith: On Things 8\nThe end.\n\n8"
    assert whole(first, second, third) == "We read the papers of all.\n\nThe end."


def test_a_number_on_one_page_alone_is_copied() -> None:
    assert whole("42") == "42"


def test_a_running_head_that_is_chosen_in_part_is_copied() -> None:
    first, second = "On Things 6\nWe read.\nOn", "On Things 7\nOthers write."
    assert clean_text([PagePart(first, 3, len(first)), PagePart(second, 0, 25)]).startswith("Things 6 We read.")


def test_lines_that_only_look_like_their_neighbours_stay() -> None:
    assert whole("We read.\nMore words here.", "Others write.\nAgain other words.").count("words") == 2
