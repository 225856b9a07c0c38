"""How long what is left of a paper takes, at the pace at which its reader really reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

import numpy as np

from reader_app.pdf.folding import folded
from reader_app.pdf.text.page_text import PageText

USUAL_WORDS_A_MINUTE = 220
"""Before it is known how somebody reads: a little less than what is measured for prose, since papers are dense."""
SLOWEST, FASTEST = 50, 700
"""Words a minute: who takes longer was away, who is faster was leafing."""
FEWEST_WORDS = 60
"""A page with fewer says nothing about a pace."""
FEWEST_SAMPLES = 3
SAMPLES_KEPT = 40
FROM_START = 0.25
"""A page that was entered further down was not read as a whole."""
_REFERENCES = re.compile(
    r"[\divxIVX.\s]*(references|bibliography|works cited|literature cited|literature)\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Pace:
    """Words a minute on the pages read last."""

    samples: tuple[float, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether enough pages have been read to know."""
        return len(self.samples) >= FEWEST_SAMPLES

    @property
    def words_a_minute(self) -> float:
        """The middle of what was measured, which one long pause does not move; what is usual before that."""
        return median(self.samples) if self.is_own else USUAL_WORDS_A_MINUTE

    def after(self, words: int, seconds: float) -> "Pace":
        """Return the pace once so many words were before the reader for so long; what is senseless says nothing."""
        pace = words * 60 / seconds if seconds > 0 else 0.0
        if words < FEWEST_WORDS or not SLOWEST <= pace <= FASTEST:
            return self
        return Pace((*self.samples, round(pace, 1))[-SAMPLES_KEPT:])


@dataclass(frozen=True, slots=True)
class Section:
    """Where a part of a paper begins: a page, and the share of its words that stand before."""

    page: int
    share: float = 0.0
    is_body: bool = True
    """False of the references."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Minutes to the end of the section, None without sections, and to the end of what one reads."""

    section: float | None
    whole: float


class PageClock:
    """Measures for how long pages are before a reader; the moments are seconds of any clock that only goes on."""

    def __init__(self) -> None:
        self._page = 0
        self._since: float | None = None
        self._spent = 0.0
        self._is_whole = False

    def look(self, page: int, share: float, at: float) -> tuple[range, float]:
        """Look at a page from so far down on; return the pages read to their end by that, and for how many seconds."""
        if page == self._page:
            self._since = at if self._since is None else self._since
            return range(0), 0.0
        self.pause(at)
        before, spent = self._page, self._spent
        goes_on = before < page <= before + 2  # two, where pages face each other
        read = range(before, page) if goes_on and self._is_whole and before else range(0)
        self._is_whole = (goes_on and before > 0) or share <= FROM_START
        self._page, self._since, self._spent = page, at, 0.0
        return read, spent if read else 0.0

    def pause(self, at: float) -> None:
        """Stop measuring until the next look."""
        if self._since is not None:
            self._spent += at - self._since
            self._since = None


def time_left(words: Sequence[int], at: Section, sections: Sequence[Section], pace: Pace) -> TimeLeft:
    """Return how long the rest takes from a place on, of pages with so many words each.

    Sections are in the order of reading. Once the references have begun, they are what is read.
    """
    before = (0, *accumulate(words))
    here = _words_to(at, words, before)
    starts = [(_words_to(section, words, before), section.is_body) for section in sections]
    end = next((start for start, is_body in starts if not is_body and start > here), before[-1])
    own = [start for start, _ in starts if start <= here]
    nearest = next((start for start, _ in starts if start > here), end)
    whole = (end - here) / pace.words_a_minute
    section = (min(nearest, end) - here) / pace.words_a_minute if own else None
    return TimeLeft(section, max(0.0, whole))


def share_before(text: PageText, title: str, top: float | None) -> float:
    """Return the share of a page's words that stand before a title, which begins at a height of the page."""
    wanted = "".join(folded(title).text.split())
    found = [start for start, end in text.lines.tolist() if wanted and _opens_with(text.text[start:end], wanted)]
    if found:
        return _share(text, min(found, key=lambda start: _off(text, start, top)))
    if top is None:
        return 0.0
    tops = [(start, _top(text, start, end)) for start, end in text.lines.tolist()]
    return _share(text, next((start for start, height in tops if height <= top + 1), len(text.text)))


def references_in(text: PageText) -> float | None:
    """Return the share of a page's words that stand before the heading of the references; None where it has none."""
    for start, end in text.lines.tolist():
        if _REFERENCES.fullmatch(text.text[start:end].strip()):
            return _share(text, start)
    return None


def _words_to(place: Section, words: Sequence[int], before: Sequence[int]) -> float:
    page = min(max(place.page, 1), len(words))
    return before[page - 1] + min(max(place.share, 0.0), 1.0) * words[page - 1] if words else 0.0


def _opens_with(line: str, wanted: str) -> bool:
    """Say whether a line is a title, perhaps behind its number, or the beginning of one that takes several lines."""
    said = "".join(folded(line).text.split()).lstrip("0123456789.")
    title = wanted.lstrip("0123456789.") or wanted
    return len(said) >= 3 and (said.startswith(title) or (len(said) >= 12 and title.startswith(said)))


def _off(text: PageText, start: int, top: float | None) -> float:
    return 0.0 if top is None else abs(_top(text, start, start + 1) - top)


def _top(text: PageText, start: int, end: int) -> float:
    return float(text.boxes[start:end, 3].max(initial=0.0))


def _share(text: PageText, at: int) -> float:
    return float(np.searchsorted(text.words[:, 0], at) / max(len(text.words), 1))
