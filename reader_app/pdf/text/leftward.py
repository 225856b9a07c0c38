"""Words of scripts that run from right to left, where a line has others besides.

PDFium turns such a line word by word: the letters of each come in order, the words as they stand from left to right.
"""

from collections.abc import Sequence

from reader_app.pdf.text.glyphs import Glyphs
from reader_app.pdf.text.pieces import is_leftward_letter


def in_reading_order(glyphs: Glyphs, words: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the words of a line, each the places of its letters, with runs of leftward ones the right way round."""
    found = [_turned(glyphs, word) for word in words]
    runs = [_is_leftward(glyphs, word) for word in found]
    at = 0
    while at < len(found):
        end = _end_of_run(glyphs, found, runs, at)
        if runs[at] and end - at > 1 and _middle(glyphs, found[at]) < _middle(glyphs, found[end - 1]):
            found[at:end] = found[at:end][::-1]
        at = end
    return found


def _end_of_run(glyphs: Glyphs, words: Sequence[Sequence[int]], runs: Sequence[bool], start: int) -> int:
    """Return where a run of leftward words ends; figures and signs between them belong to it."""
    end = start + 1
    for at in range(start + 1, len(words)):
        if runs[at]:
            end = at + 1
        elif any(glyphs.letters[place].isalpha() for place in words[at]):
            break
    return end if runs[start] else start + 1


def _turned(glyphs: Glyphs, word: Sequence[int]) -> list[int]:
    """Return the letters of a leftward word from the right; figures in it run the other way, so it stays then."""
    letters = [glyphs.letters[place] for place in word]
    if not any(map(is_leftward_letter, letters)) or any(letter.isdigit() for letter in letters):
        return list(word)
    if any(letter.isalpha() and not is_leftward_letter(letter) for letter in letters):
        return list(word)
    return sorted(word, key=lambda place: -(glyphs.x0[place] + glyphs.x1[place]))


def _is_leftward(glyphs: Glyphs, word: Sequence[int]) -> bool:
    return any(is_leftward_letter(glyphs.letters[place]) for place in word)


def _middle(glyphs: Glyphs, word: Sequence[int]) -> float:
    return float((glyphs.x0[word[0]] + glyphs.x1[word[-1]]) / 2)
