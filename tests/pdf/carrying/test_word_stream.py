from reader_app.pdf.carrying.word_stream import word_stream
from tests.pdf.carrying.making import page_of


def test_lines_on_many_pages_are_left_out_but_rows_of_tables_are_not() -> None:
    pages = [page_of(f"Journal {at}\nNotice\nwords\nof\nit\npage {at} of 9") for at in range(4)]
    rows = [page_of(f"{at} 1 2 3 {at} 5\nwords here\n{at} to say\nand more\n9 8 7 {at} 5 4") for at in range(4)]
    assert len(word_stream(pages, {})) == 4 * 2
    assert len(word_stream(rows, {})) == 4 * (6 + 3 + 6)


def test_a_line_on_few_pages_is_left_in() -> None:
    assert len(word_stream([page_of("Head\nwords"), page_of("Head\nmore"), page_of("Other\nwords")], {})) == 6


def test_a_range_of_a_page_is_told_in_words() -> None:
    stream = word_stream([page_of("one two"), page_of("three four five")], {})
    assert stream.range_of(1, 6, 10) == (3, 4)
    assert stream.range_of(1, 7, 12) == (3, 5)
    assert stream.range_of(0, 3, 4) == (1, 1)
    assert stream.range_of(1, 0, 15) == (2, 5)
