"""Which of many words are spelled nearly so: the distance of `search.alike`, of all words at once."""

from collections.abc import Sequence

import numpy as np

from reader_app.search.postings.arrays import Array


def are_alike(words: Sequence[str], word: str, edits: int) -> Array:
    """Return a mask of the words that are at most so many edits away."""
    lengths = np.array([len(one) for one in words], np.int64)
    longest = max(int(lengths.max(initial=0)), 1)
    letters = np.array(words, dtype=f"U{longest}").view(np.uint32).reshape(len(words), longest).T
    return are_near(letters, lengths, word, edits)


def are_near(letters: Array, lengths: Array, word: str, edits: int) -> Array:
    """Return a mask of the words that are at most so many edits away (optimal string alignment, Boytsov 2011).

    Takes the code points of words as letters[longest, n], with anything behind the end of each, and their lengths[n].
    """
    longest, count = letters.shape
    wanted = [ord(letter) for letter in word]
    # A row a letter of the word, a line in it a letter of the others, a place in that each of the others.
    before = last = np.repeat(np.arange(longest + 1, dtype=np.int16)[:, None], count, axis=1)
    for row, letter in enumerate(wanted, 1):
        current = np.empty_like(last)
        current[0] = row
        differs = (letters != letter).astype(np.int16)
        cheapest = np.minimum(last[1:] + 1, last[:-1] + differs)
        if row > 1:
            is_swapped = (letters[:-1] == letter) & (letters[1:] == wanted[row - 2])
            cheapest[1:] = np.minimum(cheapest[1:], np.where(is_swapped, before[:-2] + 1, np.int16(longest + row)))
        for column in range(1, longest + 1):
            np.minimum(cheapest[column - 1], current[column - 1] + 1, out=current[column])
        before, last = last, current
    return np.asarray(last[lengths, np.arange(count)] <= edits)
