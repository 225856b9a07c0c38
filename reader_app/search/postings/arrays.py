"""Named arrays in one file that is mapped into memory: opening it reads nothing but its heading."""

import json
import mmap
import zlib
from collections.abc import Iterator, Mapping
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
MAGIC = b"READARR1"
ALIGNED_BYTES = 64
_LARGE = 1 << 30
_FEW_AMONG = 16
"""Numbers fewer than a sixteenth of all there may be are sorted sooner than all are counted."""
_PIECE_BYTES = 1 << 18
_HEADING_BYTES = 16
"""The magic, and the length and the checksum of the table of contents."""


class DamagedError(ValueError):
    """A file of arrays is cut off, overwritten or none."""


def write(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write arrays of one dimension, little endian, to a new file. Nothing is synced: it is a cache."""
    contents: dict[str, tuple[str, int, int, int]] = {}
    laid = {
        name: np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"), copy=False)
        for name, array in arrays.items()
    }
    place = 0
    for name, array in laid.items():
        contents[name] = (array.dtype.str, len(array), place, zlib.crc32(array.data))
        place = _aligned(place + array.nbytes)
    table = json.dumps(contents).encode("ascii")
    with path.open("xb") as file:
        file.write(MAGIC + len(table).to_bytes(4, "little") + zlib.crc32(table).to_bytes(4, "little") + table)
        start = _aligned(file.tell())
        for array, (_, _, at, _) in zip(laid.values(), contents.values(), strict=True):
            file.write(bytes(start + at - file.tell()))
            file.write(array.data)
        # A file of no length at its end cannot be told from one that was cut off.
        file.write(bytes(start + place - file.tell()) + MAGIC)


def read(path: Path) -> dict[str, Array]:
    """Return the arrays of a file, read-only; they keep it mapped. Raises OSError and DamagedError."""
    whole, start, contents = _opened(path)
    try:
        return {
            name: np.frombuffer(whole, np.dtype(kind), count, start + at)
            for name, (kind, count, at, _) in contents.items()
        }
    except (ValueError, TypeError) as error:
        raise DamagedError(f"{path} is damaged.") from error


def check(path: Path) -> Iterator[None]:
    """Read a whole file, which `read` does not, array by array. Raises OSError and DamagedError."""
    start, contents = _opened(path)[1:]
    # It is not mapped for that, since all of it would then stay in memory.
    with path.open("rb", buffering=0) as file:
        for name, (kind, count, at, checksum) in contents.items():
            file.seek(start + at)
            if _checksum(file, count * np.dtype(kind).itemsize) != checksum:
                raise DamagedError(f"{name} in {path} is damaged.")
            yield


def _checksum(file: FileIO, size: int) -> int:
    """Return the checksum of what follows in a file."""
    found = 0
    while size > 0 and (piece := file.read(min(size, _PIECE_BYTES))):
        found = zlib.crc32(piece, found)
        size -= len(piece)
    return found


def _opened(path: Path) -> tuple[mmap.mmap, int, dict[str, tuple[str, int, int, int]]]:
    """Return a file mapped into memory, where its first array begins, and its table of contents."""
    with path.open("rb") as file:
        try:
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:
            raise DamagedError(f"{path} is empty.") from error
    table_end = _HEADING_BYTES + int.from_bytes(whole[8:12], "little")
    table = whole[_HEADING_BYTES:table_end]
    if whole[:8] != MAGIC or whole[-8:] != MAGIC or zlib.crc32(table) != int.from_bytes(whole[12:16], "little"):
        raise DamagedError(f"{path} is damaged.")
    try:
        return whole, _aligned(table_end), json.loads(table)
    except ValueError as error:
        raise DamagedError(f"{path} is damaged.") from error


def smallest(array: Array) -> Array:
    """Return whole numbers of 0 and more in the smallest type that holds them: most are small."""
    most = int(array.max()) if len(array) else 0
    return array.astype(np.min_scalar_type(most), copy=False)


def ends(counts: Array) -> Array:
    """Return where each of some runs begins when they lie end to end, and at last where all end."""
    found = np.zeros(len(counts) + 1, np.uint32)
    np.cumsum(counts, out=found[1:])
    return found


def spread(starts: Array, counts: Array) -> Array:
    """Return the places of runs of consecutive places: [5, 9] and [2, 3] give [5, 6, 9, 10, 11]."""
    bounds = ends(counts)
    # Steps of one, and of more from run to run, added up in place: millions of places are spread.
    places = np.ones(int(bounds[-1]), np.int64 if len(starts) and int(starts.max()) > _LARGE else np.int32)
    filled = np.flatnonzero(counts)
    if len(filled):
        first, sizes = starts[filled].astype(places.dtype), np.asarray(counts)[filled].astype(places.dtype)
        places[bounds[filled]] = first
        places[bounds[filled[1:]]] = first[1:] - first[:-1] - sizes[:-1] + 1
        np.cumsum(places, out=places)
    return places


def is_few(numbers: int, size: int) -> bool:
    """Say whether so many numbers below a size are so few that they are sorted sooner than all are counted."""
    return numbers <= size // _FEW_AMONG


def summed(numbers: Array, weights: Array, size: int) -> tuple[Array, Array]:
    """Return numbers below a size, each once and rising, and the sum of the weights (all above 0) of each, float32."""
    if not is_few(len(numbers), size):
        sums = np.bincount(numbers, weights, size)
        present = np.flatnonzero(sums > 0)
        return present, sums[present].astype(np.float32)
    if not len(numbers):
        return numbers, weights
    order = numbers.argsort(kind="stable")
    rising = numbers.take(order)
    is_first = np.ones(len(rising), np.bool_)
    np.not_equal(rising[1:], rising[:-1], out=is_first[1:])
    firsts = is_first.nonzero()[0]
    return rising.take(firsts), np.add.reduceat(weights.take(order), firsts, dtype=np.float32)


def _aligned(place: int) -> int:
    return -(-place // ALIGNED_BYTES) * ALIGNED_BYTES
