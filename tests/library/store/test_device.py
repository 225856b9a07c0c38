"""A computer keeps its name."""

from pathlib import Path

import pytest
from platformdirs import user_state_path

from reader_app.library.store import disk
from reader_app.library.store.device import device_id


def kept() -> Path:
    return user_state_path("paper-reader", appauthor=False) / "device"


def test_a_computer_has_the_same_name_each_time() -> None:
    first = device_id()
    assert len(first) == 26
    assert device_id() == first == kept().read_text().strip()


@pytest.mark.parametrize("content", [b"", b"two words\n", b"\xff" * 26, b"A" * 26])
def test_a_name_that_is_none_is_made_anew(content: bytes) -> None:
    kept().parent.mkdir(parents=True)
    kept().write_bytes(content)
    assert device_id() == device_id() != content.decode("latin-1")


def test_where_no_name_can_be_kept_there_is_one_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "replace", full)
    assert len(device_id()) == 26
