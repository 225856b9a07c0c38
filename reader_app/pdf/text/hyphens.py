"""Whether a hyphen at the end of a line belongs to the word or only broke it."""

import re
from collections.abc import Iterable, Iterator

from reader_app.pdf.text.raw import RawPage

# The first halves of English compounds that are rarely written in one word.
_FIRST_HALVES = frozenset(
    """all best better big bottom case cross data deep double easy end ever ex fast few fine first five fixed four
    free full general good graph half hand hard high higher human ill kernel large larger last left less life
    light long longer low lower machine many mean medium mid middle model more multi near new next non nine open
    out peer point post pre question random real right rule same second self semi seven short side single six
    small so state task ten third three time token top two type upper user well wide word world zero""".split()
)
# Second halves that make plain words of them: out-come, data-base, state-ment.
_PLAIN_ENDS = frozenset(
    """able ably base bases come comes ened ening ever fall form forms hood ized ised izes ises izing ising izable lier
    liest light lights line lined lines ment ments most ness nesses ously point points ship side sight sights stand
    standing standings step steps tion tional tions time times ware ways wide wise work works""".split()
)
_LEAST_SECOND = 4
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST_LETTERS = 2
_NAME_BEGINNINGS = frozenset(("Mc", "Mac"))


class Vocabulary:
    """The words of some pages, read only when asked for, the nearest page first."""

    def __init__(self, text: str, around: Iterable[RawPage]) -> None:
        self._waiting = _texts(text, around)
        self._words: set[str] = set()

    def has(self, *words: str) -> str:
        """Return the first of the words that any of the pages has, "" for none."""
        while True:
            for word in words:
                if word in self._words:
                    return word
            text = next(self._waiting, None)
            if text is None:
                return ""
            self._words.update(_WORD.findall(text.lower()))


def keeps_hyphen(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Say whether the hyphen between the end of a line and the beginning of the next stays when the two are joined.

    What the file writes elsewhere counts most; then common sense: names, numbers and chains keep theirs, all else is
    taken for a broken word.
    """
    left, right = _last_word(before), _first_word(after)
    if len(left) < _LEAST_LETTERS or not right:
        return True
    joined, kept = f"{left}{right}".lower(), f"{left}-{right}".lower()
    found = vocabulary.has(joined, kept)
    if found:
        return found == kept
    if left in _NAME_BEGINNINGS:
        return False
    is_name = not right[0].islower() or not left[-1].islower()
    return is_name or "-" in left or (left.lower() in _FIRST_HALVES and _is_second_half(right))


def _is_second_half(word: str) -> bool:
    return "-" in word or (len(word) >= _LEAST_SECOND and word not in _PLAIN_ENDS)


def _texts(text: str, around: Iterable[RawPage]) -> Iterator[str]:
    yield text
    for page in around:
        yield "".join(map(chr, page.codes.clip(0, 0x10FFFF).tolist()))


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z", text)
    return found[0] if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    return found[0] if found else ""
