"""Readings keep the order of changes whatever the wall clock does."""

import time

import pytest

from reader_app.library.store.clock import Clock


class Wall:
    def __init__(self, milliseconds: int) -> None:
        self.milliseconds = milliseconds

    def __call__(self) -> int:
        return self.milliseconds * 1_000_000


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    wall = Wall(1_700_000_000_000)
    monkeypatch.setattr(time, "time_ns", wall)
    return wall


def test_a_reading_is_the_time_and_a_counter(wall: Wall) -> None:
    clock = Clock(begins=0)
    assert [clock.tick(), clock.tick()] == ["018bcfe56800-0000", "018bcfe56800-0001"]
    wall.milliseconds += 1
    assert clock.tick() == "018bcfe56801-0000"


@pytest.mark.parametrize("jump", [0, -1, -86_400_000, -1_600_000_000_000, 5, 10**12])
def test_readings_grow_over_jumps_and_restarts(wall: Wall, jump: int) -> None:
    clock = Clock()
    readings = [clock.tick() for _ in range(3)]
    wall.milliseconds += jump
    readings += [clock.tick(), Clock(readings[-1]).tick()]
    assert readings[:4] == sorted(set(readings[:4]))
    assert readings[4] > readings[2]


def test_a_full_counter_goes_on_with_the_next_millisecond(wall: Wall) -> None:
    wall.milliseconds -= 1
    assert Clock("018bcfe56800-ffff", begins=0).tick() == "018bcfe56801-0000"


def test_nonsense_for_a_last_reading_is_none(wall: Wall) -> None:
    assert Clock("yesterday", begins=0).tick() == "018bcfe56800-0000"


def test_readings_are_later_than_one_of_another_library(wall: Wall) -> None:
    clock = Clock()
    clock.follow("018bcfe56900-0007")
    assert clock.tick() == "018bcfe56900-0008"
    clock.follow("018bcfe56800-0000")
    assert clock.tick() == "018bcfe56900-0009"


def test_a_reading_that_is_none_is_not_followed(wall: Wall) -> None:
    clock = Clock(begins=0)
    for reading in ("", "tomorrow", "ffffffffffff"):
        clock.follow(reading)
    assert clock.tick() == "018bcfe56800-0000"


def test_two_that_change_a_library_in_the_same_millisecond_are_told_apart(wall: Wall) -> None:
    assert len({Clock().tick() for _ in range(20)}) > 10
