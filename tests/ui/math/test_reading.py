import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QApplication, QTextBrowser

from reader_app.ui.math.reading import ReadingDocument, prepare
from reader_app.ui.theme.fonts import reading_font

TEXT = (
    r"We study \emph{sharp} rates of $\mathcal{O}(n^{-1/2})$ for Erd\H{o}s graphs 𝒢."
    "\n\n"
    r"See https://a.b/c: \[ x = y \] where 5\% hold."
)
WORDS = st.lists(
    st.sampled_from(
        ["word", " ", "  ", "$x$", r"$\frac{a}{b}$", r"$\frac$", "$$y$$", r"\emph{", "}", r"\'e", "\n\n", "\n", "𝒢",
         "https://a.b/c", r"\%", "\u2029", "\ufdd0", "\x00", "\ud800", "\ufffc", "\t", r"\[z\]"]
    ),
    max_size=15,
).map("".join)  # fmt: skip


def filled(text: str, *, typesets: bool = True) -> tuple[ReadingDocument, QTextDocument]:
    document = QTextDocument()
    reading = ReadingDocument(document)
    reading.fill(prepare(text, typesets=typesets), reading_font(), "#3355cc")
    return reading, document


def words(document: QTextDocument, start: int, end: int) -> str:
    return document.toRawText()[start:end] if document.toRawText().isascii() else (
        document.toRawText().encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le"))  # fmt: skip


def test_the_document_reads_as_the_text_is_meant(qapp: QApplication) -> None:
    _, document = filled(TEXT)
    paragraphs = document.toRawText().split("\u2029")
    assert paragraphs == [
        "We study sharp rates of \ufffc for Erdős graphs 𝒢.",
        "See https://a.b/c: ",
        "\ufffc",
        "where 5% hold.",
    ]


def test_words_of_the_source_are_found_in_the_document(qapp: QApplication) -> None:
    reading, document = filled(TEXT)
    for word in ("sharp", "graphs", "https://a.b/c", "where"):
        start = TEXT.index(word)
        assert words(document, *reading.document_range(start, start + len(word))) == word
        assert reading.source_text(*reading.document_range(start, start + len(word))) == word


def test_a_formula_is_one_character_that_stands_for_its_source(qapp: QApplication) -> None:
    reading, document = filled(TEXT)
    place = document.toRawText().index("\ufffc")
    assert reading.source_text(place, place + 1) == r"$\mathcal{O}(n^{-1/2})$"


def test_a_selection_over_accents_and_formulas_takes_them_whole(qapp: QApplication) -> None:
    reading, document = filled(TEXT)
    start, end = document.toRawText().index("rates"), document.toRawText().index(" graphs")
    assert reading.source_text(start, end) == r"rates of $\mathcal{O}(n^{-1/2})$ for Erd\H{o}s"


def test_formulas_that_cannot_be_typeset_are_shown_in_unicode(qapp: QApplication) -> None:
    text = r"so $\frac$ and $x^2$"
    _, document = filled(text, typesets=False)
    assert document.toRawText().endswith("x²")
    reading, document = filled(text)
    assert reading.source_offset(document.toRawText().index("and")) == text.index("and")


@pytest.mark.parametrize("typesets", [True, False])
def test_the_end_of_the_text_is_the_end_of_the_document(qapp: QApplication, *, typesets: bool) -> None:
    reading, document = filled(TEXT, typesets=typesets)
    end = document.characterCount() - 1
    assert reading.document_position(len(TEXT)) == end
    assert reading.source_offset(end) == len(TEXT)


@given(WORDS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_places_of_any_text_lead_there_and_back(qapp: QApplication, text: str) -> None:
    reading, document = filled(text)
    length = document.characterCount() - 1
    positions = [reading.document_position(offset) for offset in range(len(text) + 1)]
    assert positions == sorted(positions)
    assert positions[-1] == length
    offsets = [reading.source_offset(position) for position in range(length + 1)]
    assert offsets == sorted(offsets)
    for start in range(0, length, 3):
        first, last = reading.source_range(start, length)
        assert reading.document_range(first, last)[1] == length or first == last


def test_no_line_begins_with_a_formula_that_touches_the_word_before(qapp: QApplication) -> None:
    _, document = filled("(for convex-$n$ functions with ($x$) and non-$y$ or ($z$)")
    text = document.toRawText()
    for width in range(90, 400, 3):
        document.setTextWidth(width)
        layout = document.begin().layout()
        starts = [layout.lineAt(number).textStart() for number in range(1, layout.lineCount())]
        assert all(text[start - 1] == " " for start in starts if text[start] == "\ufffc"), width


def test_what_keeps_formulas_in_line_is_no_part_of_the_source(qapp: QApplication) -> None:
    text = "the $n$-convex ($x$)"
    reading, document = filled(text)
    assert document.toRawText() == "the \ufffc\u2060-convex (\u2060\ufffc\u2060)"
    assert words(document, *reading.document_range(text.index("-convex"), text.index(" ("))) == "-convex"
    assert reading.source_text(0, document.characterCount() - 1) == text


def test_filling_again_shows_only_the_new_text(qapp: QApplication) -> None:
    reading, document = filled(TEXT)
    reading.fill(prepare("New $y$"), reading_font())
    assert document.toRawText() == "New \ufffc"
    assert reading.source == "New $y$"


def test_links_and_emphasis_reach_the_document(qapp: QApplication) -> None:
    _, document = filled(TEXT)
    html = document.toHtml()
    assert 'href="https://a.b/c"' in html
    assert "font-style:italic" in html


def test_words_keep_the_reading_font_in_a_text_edit_with_another(qapp: QApplication, qtbot: object) -> None:
    view = QTextBrowser()
    font = QFont(reading_font())
    font.setPointSizeF(19)
    ReadingDocument(view.document()).fill(prepare("Words"), font)
    view.setFont(QFont("Nimbus Sans", 8))
    fragment = view.document().begin().begin().fragment()
    assert fragment.charFormat().font().pointSizeF() == 19
    view.close()


def test_a_displayed_formula_is_centred(qapp: QApplication) -> None:
    _, document = filled(r"so \[x\] holds")
    block = document.begin().next()
    assert block.blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter
    assert block.next().blockFormat().alignment() != Qt.AlignmentFlag.AlignHCenter
