"""Where words, and words in a row, are in a document."""

import numpy as np

from reader_app.pdf.carrying.word_stream import Numbers, WordStream


class Occurrences:
    """Knows the places of each word of a document."""

    def __init__(self, stream: WordStream) -> None:
        self._numbers = stream.numbers
        self._order = np.argsort(stream.numbers, kind="stable")
        self._sorted = stream.numbers[self._order]

    def of_word(self, number: int) -> Numbers:
        first, last = np.searchsorted(self._sorted, [number, number + 1])
        return self._order[first:last]

    def of_words(self, wanted: Numbers) -> Numbers:
        """Return where these words begin that stand one after the other, in the order of the document."""
        places = [self.of_word(int(number)) for number in wanted]
        rarest = min(range(len(places)), key=lambda at: len(places[at]))
        begins = places[rarest] - rarest
        begins = begins[(begins >= 0) & (begins + len(wanted) <= len(self._numbers))]
        for step, number in enumerate(wanted):
            begins = begins[self._numbers[begins + step] == number]
        return begins
