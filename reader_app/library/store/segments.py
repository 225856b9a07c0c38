"""`history/`: what was folded into the documents, compressed, as far back as there is room for."""

import contextlib
import re
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from reader_app.library.store import disk
from reader_app.library.store.days import Tally, tally_of
from reader_app.library.store.framing import Scan, framed, scanned
from reader_app.library.store.record import Head, read_head

HISTORY_BYTES = 100_000_000
"""Compressed; in a library of 50,000 papers this is years of daily work."""
JOINED_BELOW_BYTES = 64 << 10
"""A smaller segment is written anew together with the next, so that a thousand short sessions are not as many files."""
HEAD_BYTES = 256 << 10
"""Most changes are shorter, so that who wants the first of a segment need not unpack all."""
_LEVEL, _GZIP = 6, 31
_PIECE_BYTES = 64 << 10
_NAME = re.compile(r"([0-9]{12})-([0-9]{12})\.journal\.gz")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are asked for; whole segments without any are passed over, others have to be looked through."""

    below: int | None = None
    """Only those with smaller numbers."""
    holding: bytes = b""
    """Only those in whose lines this occurs."""
    since: str = ""
    """Only those after this reading of the library's clock."""


ALL = Wanted()


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A closed part of the journal, named for the first and the last change in it."""

    first: int
    last: int
    path: Path

    def scan(self) -> Scan:
        """Return its lines, as far as they can be read. Raises OSError where there is no such file any more."""
        return scanned(_unpacked(self.path.read_bytes()))

    def head(self) -> Head | None:
        """Return the head of its first change, of which no more is read than that; None where it cannot be read."""
        content = self.path.read_bytes()
        return first_head(_unpacked(content, most=HEAD_BYTES)) or first_head(_unpacked(content))

    def bodies(self) -> list[bytes]:
        return [line.body for line in self.scan().lines]


class Segments:
    """The closed parts of a journal."""

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self._folder = folder
        self.limit_bytes = limit_bytes
        """What is beyond is let go of when more is archived, or by `prune`."""
        self._one_at_a_time = threading.Lock()
        self._tallies: dict[tuple[int, int], Tally] = {}

    def archive(self, bodies: Callable[[], Iterable[bytes]]) -> None:
        """Keep the changes of a journal, and let go of the oldest where there is no room for all.

        Its lines are asked for twice, since all of them may be more than all else in memory. Raises OSError.
        """
        with self._one_at_a_time:
            self._archive(bodies)
            self._prune()

    def prune(self) -> None:
        """Let go of the oldest changes where there is no room for all. Raises OSError."""
        with self._one_at_a_time:
            self._prune()

    def newest_first(self, wanted: Wanted = ALL) -> Iterator[bytes]:
        """Yield the lines of all changes, or of the segments that have wanted ones, also while others are archived."""
        below = wanted.below
        while earlier := [file for file in self._files() if below is None or file.first < below]:
            try:
                content = _unpacked(earlier[-1].path.read_bytes())
            except FileNotFoundError:
                continue  # It was joined with the next one just now.
            below = earlier[-1].first
            bodies = [line.body for line in scanned(content).lines] if wanted.holding in content else []
            head = first_head(content[:HEAD_BYTES]) if wanted.since else None
            del content
            while bodies:
                yield bodies.pop()  # A large change is in memory once, not twice, while its lines are taken.
            if head and head.at.clock < wanted.since:
                break

    def days(self, since: date | None) -> tuple[Counter[date], int]:
        """Return how many changes were made on each day, and the number of the last; earlier days may be left out."""
        days: Counter[date] = Counter()
        with self._one_at_a_time:
            files = self._files()
            for file in reversed(files):
                tally = self._tallies.get((file.first, file.last)) or tally_of(file.bodies())
                self._tallies[file.first, file.last] = tally
                days.update(tally.days)
                if since and tally.begins and tally.begins < since:
                    break
        return days, files[-1].last if files else 0

    def mend(self) -> None:
        """Keep damaged segments aside, and write anew what can be read of them. Raises OSError."""
        with self._one_at_a_time:
            for file in self._files():
                bodies = _numbered(file.bodies())
                if len(bodies) <= file.last - file.first:
                    file.path.rename(disk.free_name(file.path, "damaged"))
                    for run in _runs(bodies):
                        self._write(sorted(run.items()), max(run))

    def size(self, limit_bytes: int | None = None) -> int:
        """Return how many bytes of disk the history takes, or would take within a limit."""
        return sum(file.path.stat().st_size for file in self.within(limit_bytes))

    def within(self, limit_bytes: int | None) -> list[Segment]:
        """Return the segments that there is room for, oldest first; all of them without a limit."""
        files = self._files()
        if limit_bytes is None:
            return files
        sizes = [file.path.stat().st_size for file in files]
        # The newest stays in any case: an import that takes more room than all history shall still be undone.
        fits = (first for first in range(len(files)) if sum(sizes[first:]) <= limit_bytes)
        return files[next(fits, -1) :]

    def oldest(self, below: int | None = None, limit_bytes: int | None = None) -> Head | None:
        """Return the head of the earliest change from which on all are there, up to one of a number; None without."""
        first = below
        oldest: Segment | None = None
        for file in reversed(self.within(limit_bytes)):
            if first is not None and file.last + 1 < first:
                break
            oldest, first = file, file.first
        return oldest.head() if oldest else None

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each segment that is not as it was written."""
        for file in self._files():
            try:
                lost = file.last - file.first + 1 - len(file.bodies())
            except FileNotFoundError:
                continue  # It was joined with the next one, or let go of, just now.
            if lost > 0:
                changes = "1 change" if lost == 1 else f"{lost} changes"
                yield f"{file.path} is damaged: {changes} in it cannot be seen or taken back any more."

    def _archive(self, bodies: Callable[[], Iterable[bytes]]) -> None:
        newest = next(reversed(self._files()), None)
        archived = newest.last if newest else -1
        last = max((number for number, _ in _changes_among(bodies())), default=-1)
        if last > archived:
            joined = newest if newest and newest.path.stat().st_size < JOINED_BELOW_BYTES else None
            fresh = (pair for pair in _changes_among(bodies()) if pair[0] > archived)
            self._write(chain(_numbered(joined.bodies()).items() if joined else (), fresh), last)
            if joined:
                joined.path.unlink()

    def _files(self) -> list[Segment]:
        """Return the segments, oldest first."""
        if not self._folder.is_dir():
            return []
        found = ((_NAME.fullmatch(path.name), path) for path in self._folder.iterdir())
        return sorted(Segment(int(name[1]), int(name[2]), path) for name, path in found if name)

    def _write(self, changes: Iterable[tuple[int, bytes]], last: int) -> None:
        """Write changes with their numbers, which rise; one that is there twice counts once."""
        rising = _rising(changes)
        first, body = next(rising)
        self._folder.mkdir(exist_ok=True)
        path = self._folder / f"{first:012d}-{last:012d}.journal.gz"
        bodies = chain((body,), (body for _, body in rising))
        disk.replace(path, _packed(bodies), like=self._folder.with_name("library.json"))

    def _prune(self) -> None:
        kept = self.within(self.limit_bytes)
        for file in self._files():
            if file not in kept:
                file.path.unlink()


def first_head(content: bytes | bytearray) -> Head | None:
    """Return the head of the first change among lines."""
    heads = (read_head(line.body) for line in scanned(content).lines)
    return next((head for head in heads if head), None)


def _numbered(bodies: Iterable[bytes]) -> dict[int, bytes]:
    """Return changes by their numbers, without marks."""
    return dict(_changes_among(bodies))


def _changes_among(bodies: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield changes with their numbers, without marks."""
    for body in bodies:
        if head := read_head(body):
            yield head.at.sequence, body


def _rising(changes: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    reached = -1
    for number, body in changes:
        if number > reached:
            yield number, body
            reached = number


def _runs(bodies: Mapping[int, bytes]) -> Iterator[dict[int, bytes]]:
    """Yield changes in runs without gaps, as segments are."""
    run: dict[int, bytes] = {}
    for number in sorted(bodies):
        if run and number - 1 not in run:
            yield run
            run = {}
        run[number] = bodies[number]
    if run:
        yield run


def _packed(bodies: Iterable[bytes]) -> Iterator[bytes]:
    """Yield packed lines piece by piece: all of them at once would take the memory of a library once more."""
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    for body in bodies:
        yield packer.compress(framed(body))
    yield packer.flush()


def _unpacked(content: bytes, most: int = 0) -> bytearray:
    """Return what is packed, up to where it is damaged, or its first bytes."""
    reader = zlib.decompressobj(wbits=_GZIP)
    # Piece by piece: zlib puts what is large together at its end, and the window stands still meanwhile.
    whole = bytearray()
    try:
        for place in range(0, len(content), _PIECE_BYTES):
            whole += reader.decompress(content[place : place + _PIECE_BYTES])
            if most and len(whole) >= most:
                break
    except zlib.error:
        return _up_to_damage(content)
    return whole


def _up_to_damage(content: bytes) -> bytearray:
    reader = zlib.decompressobj(wbits=_GZIP)
    whole = bytearray()
    with contextlib.suppress(zlib.error):
        for place in range(len(content)):
            whole += reader.decompress(content[place : place + 1])
    return whole
