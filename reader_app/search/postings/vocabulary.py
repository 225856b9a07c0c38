"""Sorted words in one block of bytes: where a word is, which begin so, which are spelled nearly so."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np

from reader_app.search.postings.arrays import Array, ends
from reader_app.search.postings.nearness import are_alike, are_near

WORDS_A_BLOCK = 64
FOUND_KEPT, NEAR_KEPT = 4096, 64
_AFTER_ALL = "\U0010ffff"
_LETTERS = 32
_BIT_OF_BYTE = np.array([1 << byte % _LETTERS if ord(" ") < byte < 0x80 else 0 for byte in range(256)], np.uint32)
_BEYOND_ASCII = 1
"""The bit of all letters beyond ASCII; of those within, none in words has it."""
_BIT_OF_BYTE[0x80:] = _BEYOND_ASCII
_BITS_SET = np.array([number.bit_count() for number in range(1 << 16)], np.uint8)


class Vocabulary(Sequence[str]):
    """Words in ascending order of code points; a word's number is its place."""

    def __init__(self, text: Array, offsets: Array, letters: Array) -> None:
        """Take the words as UTF-8, a line break behind each; where each begins, with the end of all; their letters."""
        self._text, self._offsets, self._letters = memoryview(text.data), offsets, letters
        self._firsts = [self[number] for number in range(0, len(self), WORDS_A_BLOCK)]
        self._found: dict[str, int] = {}
        self._begun: dict[str, tuple[int, int]] = {}
        self._near: dict[tuple[str, int], list[int]] = {}

    @staticmethod
    def parts(words: Iterable[str]) -> dict[str, Array]:
        """Return the arrays that a vocabulary of these sorted words is made of, by the names of its arguments."""
        encoded = [word.encode("utf-8", "surrogatepass") + b"\n" for word in words]
        text = np.frombuffer(b"".join(encoded), np.uint8)
        offsets = ends(np.fromiter(map(len, encoded), np.uint32, len(encoded)))
        letters = np.zeros(0, np.uint32)
        if encoded:
            letters = np.bitwise_or.reduceat(_BIT_OF_BYTE[text], offsets[:-1].astype(np.int64))
        return {"text": text, "offsets": offsets, "letters": letters}

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        start, end = self._offsets[number], self._offsets[number + 1]
        return bytes(self._text[start : end - 1]).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(bytes(self._text).decode("utf-8", "surrogatepass").split("\n")[:-1])

    def find(self, word: str) -> int:
        """Return the number of a word, -1 where it is not here."""
        known = self._found.get(word)
        if known is None:
            known = self._number(word)
            if len(self._found) >= FOUND_KEPT:
                self._found.clear()
            self._found[word] = known
        return known

    def beginning_so(self, beginning: str) -> tuple[int, int]:
        """Return the first of the words that begin so, and the one behind the last."""
        known = self._begun.get(beginning)
        if known is None:
            if len(self._begun) >= FOUND_KEPT:
                self._begun.clear()
            known = self._begun[beginning] = self._place(beginning), self._place(beginning + _AFTER_ALL)
        return known

    def nearly(self, word: str, edits: int) -> list[int]:
        """Return the numbers of the words at most so many edits away (see search.alike)."""
        if (word, edits) not in self._near:
            if len(self._near) >= NEAR_KEPT:
                self._near.clear()
            self._near[word, edits] = self._alike(word, edits)
        return self._near[word, edits]

    def _alike(self, word: str, edits: int) -> list[int]:
        # Lengths are those of bytes, of which letters beyond ASCII have up to four.
        is_likely = np.abs(self._lengths - len(word)) <= edits
        is_likely[self._beyond_ascii] = True
        numbers = np.flatnonzero(is_likely if word.isascii() else np.ones(len(self), np.bool_))
        # One edit changes at most two of the letters that occur: most words are ruled out by their letters.
        differing = self._letters.take(numbers) ^ np.uint32(_letters_of(word))
        apart = _BITS_SET.take(differing & 0xFFFF) + _BITS_SET.take(differing >> 16)
        numbers = numbers[apart <= 2 * edits]
        is_beyond = (self._letters.take(numbers) & _BEYOND_ASCII).astype(np.bool_)
        found = (
            self._near_in_ascii(numbers[~is_beyond], word, edits),
            self._near_in_any(numbers[is_beyond], word, edits),
        )
        return sorted(np.concatenate(found).tolist())

    def _near_in_ascii(self, numbers: Array, word: str, edits: int) -> Array:
        """Return which of some words are spelled nearly so: read as bytes all at once, not one by one."""
        lengths = self._lengths.take(numbers)
        places = self._offsets.take(numbers).astype(np.int64) + np.arange(max(int(lengths.max(initial=0)), 1))[:, None]
        letters = np.frombuffer(self._text, np.uint8).take(places, mode="clip").astype(np.uint32)
        return numbers[are_near(letters, lengths, word, edits)]

    def _near_in_any(self, numbers: Array, word: str, edits: int) -> Array:
        words = [self[number] for number in numbers.tolist()]
        return numbers[are_alike(words, word, edits)] if words else numbers

    @cached_property
    def _lengths(self) -> Array:
        return (np.diff(self._offsets.astype(np.int32)) - 1).astype(np.int32)

    @cached_property
    def _beyond_ascii(self) -> Array:
        return np.flatnonzero(self._letters & _BEYOND_ASCII)

    def _number(self, word: str) -> int:
        block = max(bisect_right(self._firsts, word) - 1, 0)
        lines = b"\n" + self._lines(block)
        line = lines.find(b"\n" + word.encode("utf-8", "surrogatepass") + b"\n")
        return block * WORDS_A_BLOCK + lines.count(b"\n", 0, line) if line >= 0 else -1

    def _place(self, word: str) -> int:
        block = bisect_left(self._firsts, word)
        if block == 0:
            return 0
        lines = self._lines(block - 1).decode("utf-8", "surrogatepass")
        return (block - 1) * WORDS_A_BLOCK + bisect_left(lines.split("\n")[:-1], word)

    def _lines(self, block: int) -> bytes:
        """Return the words of a block."""
        start = block * WORDS_A_BLOCK
        end = min(start + WORDS_A_BLOCK, len(self))
        return bytes(self._text[self._offsets[start] : self._offsets[end]])


def _letters_of(word: str) -> int:
    found = 0
    for byte in word.encode("utf-8", "surrogatepass"):
        found |= int(_BIT_OF_BYTE[byte])
    return found
