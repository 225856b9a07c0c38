"""Good lines are found wherever damage is."""

import pytest

from reader_app.library.store.framing import Hole, framed, scanned

BODIES = [b'{"sequence":1,"text":"one"}', b'{"sequence":2,"text":"00000000 5 {\\"a"}', b'{"sequence":3}']
LINES = [framed(body) for body in BODIES]
WHOLE = b"".join(LINES)


def bodies(content: bytes) -> list[bytes]:
    return [line.body for line in scanned(content).lines]


def test_lines_are_read_as_they_were_written() -> None:
    found = scanned(WHOLE)
    assert [line.body for line in found.lines] == BODIES
    assert (found.holes, found.end) == ((), len(WHOLE))
    assert scanned(b"").lines == ()


def test_a_torn_tail_is_neither_a_line_nor_damage() -> None:
    first = len(LINES[0])
    for cut in range(first, first + len(LINES[1])):
        found = scanned(WHOLE[:cut])
        assert [line.body for line in found.lines] == BODIES[:1]
        assert (found.holes, found.end) == ((), first)


def test_zeros_where_bytes_did_not_arrive_are_a_torn_tail() -> None:
    found = scanned(LINES[0] + LINES[1][:9] + bytes(40))
    assert (len(found.lines), found.holes, found.end) == (1, (), len(LINES[0]))


@pytest.mark.parametrize("bit", range(8))
def test_a_flipped_bit_costs_the_line_it_is_in_and_no_other(bit: int) -> None:
    """A line break is no part of what was said: without it nothing is lost."""
    start = 0
    for number, line in enumerate(LINES):
        for place in range(start, start + len(line)):
            content = bytearray(WHOLE)
            content[place] ^= 1 << bit
            is_break = place == start + len(line) - 1
            expected = BODIES if is_break else BODIES[:number] + BODIES[number + 1 :]
            assert bodies(bytes(content)) == expected
            found = scanned(bytes(content))
            assert found.holes or (is_break and number == len(LINES) - 1)
        start += len(line)


def test_a_damaged_last_line_is_told_from_a_torn_one() -> None:
    content = WHOLE[:-4] + b"x" + WHOLE[-3:]
    found = scanned(content)
    assert found.holes == (Hole(len(WHOLE) - len(LINES[2]), len(content)),)
    assert found.end == len(content)


def test_a_stretch_of_rubbish_is_one_hole() -> None:
    content = LINES[0] + b"\x00rubbish\n" * 3 + LINES[2]
    found = scanned(content)
    assert [line.body for line in found.lines] == [BODIES[0], BODIES[2]]
    assert found.holes == (Hole(len(LINES[0]), len(content) - len(LINES[2])),)


def test_a_journal_quoted_in_a_note_is_no_line() -> None:
    note = b'{"text":"' + LINES[0].replace(b'"', b'\\"').strip() + b'"}'
    content = framed(note)
    assert bodies(content) == [note]
    assert bodies(b"x" + content[1:]) == []
