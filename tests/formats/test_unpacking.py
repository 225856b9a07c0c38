import gzip
import lzma

import pytest

from reader_app.formats.unpacking import unpacked
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
