import gzip
import lzma
import random

import pytest

from reader_app.formats.unpacking import MOST_BYTES, first_bytes, pieces, unpacked
from reader_app.model.errors import ReaderError


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked_whole(pack: object) -> None:
    assert callable(pack)
    with pytest.raises(ReaderError, match=r"bomb\.jsonl unpacks to more than"):
        unpacked("bomb.jsonl", pack(b"0" * 5_000_000), most=2_000_000)


def test_what_is_not_compressed_is_left_as_it_is() -> None:
    assert unpacked("plain.txt", b"plain") == b"plain"


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_several_compressed_files_end_to_end_are_one(pack: object) -> None:
    assert callable(pack)
    assert unpacked("joined", pack(b"a" * 3_000_000) + pack(b"b")) == b"a" * 3_000_000 + b"b"


NOISE = random.Random(1).randbytes(1_000_000)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress, lambda content: gzip.compress(content[:9]) * 40])
def test_content_comes_in_pieces_with_what_has_been_read_of_the_file(pack: object) -> None:
    assert callable(pack)
    packed = pack(NOISE)
    found = list(pieces("noise", packed))
    assert b"".join(piece for piece, _ in found) == unpacked("noise", packed)
    read = [position for _, position in found]
    assert read == sorted(read)
    assert read[-1] == len(packed)
    assert len(found) > 3


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_the_first_bytes_are_had_without_unpacking_the_rest(pack: object) -> None:
    assert callable(pack)
    cut = pack(NOISE)[:-500_000]
    assert first_bytes("cut", cut, 100) == NOISE[:100]
    with pytest.raises(ReaderError, match="damaged"):
        unpacked("cut", cut)


def test_what_is_not_compressed_is_not_copied() -> None:
    assert unpacked("noise", NOISE) is NOISE


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_a_size_is_the_most_that_is_unpacked_and_not_one_byte_less(pack: object) -> None:
    assert callable(pack)
    assert len(unpacked("noise", pack(NOISE), most=len(NOISE))) == len(NOISE) < MOST_BYTES
    with pytest.raises(ReaderError, match="unpacks to more than"):
        unpacked("noise", pack(NOISE), most=len(NOISE) - 1)
