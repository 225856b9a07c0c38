from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader_app.library.backup_files import Contents
from reader_app.library.copies import Preview
from reader_app.library.store import Backup
from reader_app.ui.copies.wording import ago_text, contents_text, going_back_text, listed, reason_text, size_text

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=13), "13 days ago"),
        (timedelta(days=14), "2 weeks ago"),
        (timedelta(days=62), "8 weeks ago"),
        (timedelta(days=63), "2 months ago"),
        (timedelta(days=729), "24 months ago"),
        (timedelta(days=730), "2 years ago"),
        (timedelta(seconds=-1), "in the future, by this computer's clock"),
    ],
)
def test_how_long_ago_something_was_is_said_in_the_unit_that_fits(passed: timedelta, said: str) -> None:
    assert ago_text(NOW - passed, NOW) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 kB"), (1, "1 kB"), (999_000, "999 kB"), (1_000_000, "1.0 MB"), (4_230_000, "4.2 MB"), (10**9, "1.0 GB")],
)
def test_sizes_are_said_as_file_managers_do(size: int, said: str) -> None:
    assert size_text(size) == said


def test_what_a_copy_holds_leaves_out_what_it_lacks() -> None:
    assert contents_text(Contents(1, 0, 2)) == "1 paper, 2 highlights"
    assert contents_text(Contents(0, 0, 0)) == "0 papers"


def test_each_reason_for_a_backup_is_said_also_one_that_is_not_known() -> None:
    assert [reason_text(reason) for reason in ("", "by-hand", "before-format-4", "before-repair", "other-day")] == [
        "",
        "made by hand",
        "made before an update",
        "made before a repair",
        "other day",
    ]


def test_going_back_is_one_sentence() -> None:
    backup = Backup(Path("x"), NOW)
    preview = Preview(backup, ("A", "B"), ("C",), (), 1, 0, 2)
    assert going_back_text(preview) == (
        "Going back would bring 2 papers back, take 1 paper away, change 1 note and change 2 tag colours, pages or "
        "searches."
    )
    same = going_back_text(Preview(backup, (), (), (), 0, 0, 0))
    assert same == "The library is like this backup: going back would change nothing."


def test_parts_of_a_sentence_are_joined_as_people_do() -> None:
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
