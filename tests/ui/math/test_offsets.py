from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.math.offsets import Offsets, Piece, utf16_length

# "\emph{a𝒪b} $x$ c": a hidden mark, three letters of which one takes two units, a hidden brace, a formula, a letter.
PIECES = (Piece(0, 6, 0), Piece(6, 9, 4, "a𝒪b"), Piece(9, 10, 0), Piece(10, 13, 1), Piece(13, 14, 1, "c"))


@st.composite
def pieces(draw: st.DrawFn) -> tuple[Piece, ...]:
    made, at = [], 0
    for kind in draw(st.lists(st.sampled_from(["literal", "hidden", "unit", "word", "added"]), max_size=12)):
        text = draw(st.text(alphabet="aé𝒪", min_size=1, max_size=4)) if kind == "literal" else ""
        end = at + (len(text) or (0 if kind == "added" else draw(st.integers(1, 4))))
        units = {"literal": utf16_length(text), "hidden": 0, "unit": 1, "word": 3, "added": 1}[kind]
        made.append(Piece(at, end, units, text))
        at = end
    return tuple(made)


def test_letters_map_one_to_one_and_count_in_utf16() -> None:
    offsets = Offsets(PIECES)
    assert [offsets.shown(offset) for offset in (6, 7, 8)] == [0, 1, 3]
    assert [offsets.source(place) for place in (0, 1, 2, 3)] == [6, 7, 7, 8]


def test_a_place_inside_a_formula_is_its_beginning() -> None:
    assert Offsets(PIECES).shown(11) == 4


def test_a_range_takes_formulas_whole() -> None:
    offsets = Offsets(PIECES)
    assert offsets.shown_range(11, 12) == (4, 5)
    assert offsets.source_range(4, 5) == (10, 13)


def test_a_range_leaves_the_marks_around_it_out() -> None:
    assert Offsets(PIECES).source_range(0, 4) == (6, 9)


def test_an_empty_range_stays_empty() -> None:
    offsets = Offsets(PIECES)
    assert offsets.shown_range(7, 7) == (1, 1)
    assert offsets.source_range(3, 3) == (8, 8)


def test_nothing_maps_to_nothing() -> None:
    offsets = Offsets(())
    assert (offsets.shown(0), offsets.source(0), offsets.shown_range(0, 3), offsets.source_range(0, 3)) == (
        0,
        0,
        (0, 0),
        (0, 0),
    )


@given(pieces())
def test_both_maps_never_go_backwards(made: tuple[Piece, ...]) -> None:
    offsets = Offsets(made)
    end = made[-1].source_end if made else 0
    shown = [offsets.shown(offset) for offset in range(end + 2)]
    source = [offsets.source(place) for place in range(offsets.shown_end + 2)]
    assert shown == sorted(shown)
    assert source == sorted(source)


@given(pieces())
def test_what_is_shown_of_a_literal_leads_back_to_it(made: tuple[Piece, ...]) -> None:
    offsets = Offsets(made)
    for piece in made:
        for offset in range(piece.source_start, piece.source_end):
            if piece.literal:
                assert offsets.source(offsets.shown(offset)) == offset


@given(pieces(), st.data())
def test_a_range_from_letter_to_letter_leads_back_to_it(made: tuple[Piece, ...], data: st.DataObject) -> None:
    letters = [offset for piece in made if piece.literal for offset in range(piece.source_start, piece.source_end)]
    if letters:
        start, last = sorted((data.draw(st.sampled_from(letters)), data.draw(st.sampled_from(letters))))
        offsets = Offsets(made)
        assert offsets.source_range(*offsets.shown_range(start, last + 1)) == (start, last + 1)
