"""Ids that sort by when they were made."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from reader_app.model import ids
from reader_app.model.ids import ID_LENGTH, made_at, new_id
from tests.places import PROJECT


def test_ids_differ_and_sort_as_they_were_made_also_within_a_millisecond() -> None:
    made = [new_id() for _ in range(5000)]
    assert sorted(set(made)) == made
    assert {len(one) for one in made} == {ID_LENGTH}
    assert set("".join(made)) <= set("0123456789abcdefghjkmnpqrstvwxyz")


def test_ids_sort_also_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_id()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0)
    assert new_id() > before


def test_threads_never_get_the_same_id() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = [one for batch in pool.map(lambda _: [new_id() for _ in range(1000)], range(8)) for one in batch]
    assert len(set(made)) == len(made)


def test_an_id_begins_with_its_moment_as_ulids_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "_last", 0)
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1469922850259 * 1_000_000)
    assert new_id().startswith("01arz3ndek")


def test_an_id_says_when_it_was_made() -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    made = made_at(new_id())
    assert made is not None
    assert before <= made <= datetime.now(UTC) + timedelta(seconds=1)
    assert made_at("01aryz6s41" + "0" * 16) == datetime(2016, 7, 30, 22, 36, 16, 385000, tzinfo=UTC)


@pytest.mark.parametrize("key", ["", "mine", "U" * 26, "z" * 26, "0" * 27])
def test_an_id_of_another_form_says_nothing(key: str) -> None:
    assert made_at(key) is None


FORKED = """
import os
from reader_app.model import ids
ids.new_id()
reader, writer = os.pipe()
if not os.fork():
    os.write(writer, ids._random(16).to_bytes(16, "big"))
    os._exit(0)
os.wait()
assert int.from_bytes(os.read(reader, 16), "big") != ids._random(16)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes begin anew here")
def test_a_forked_process_gives_out_other_ids() -> None:
    subprocess.run([sys.executable, "-c", FORKED], cwd=PROJECT, check=True)
