"""What leaves the journal stays in the history, as far back as there is room."""

import gzip
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from reader_app.library.store import Store, Wanted, journal, segments
from reader_app.library.store.framing import scanned
from tests.library.store.looking import OLD, closed, crashed, in_json, journal_of, on_disk


def history(path: Path) -> list[Path]:
    folder = path.parent / "history"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def texts(path: Path) -> list[str]:
    """Return what the history says that one note was, newest first."""
    store = Store(path, read_only=True)
    notes = [change.after.get("notes", {}).get("n") for change in store.changes()]
    return [note["text"] for note in notes if note]


def write(path: Path, *values: str, history_bytes: int = segments.HISTORY_BYTES) -> None:
    store = Store(path, history_bytes=history_bytes)
    for text in values:
        store.write({"notes": {"n": {"id": "n", "text": text}}})
    store.close()


@pytest.mark.parametrize("piece_bytes", [1, 7, 500, 1 << 20])
def test_a_journal_is_archived_whatever_pieces_it_is_read_in(
    path: Path, piece_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "PIECE_BYTES", piece_bytes)
    write(path, "1", "two\nlines", "x" * 900)
    write(path, "4")
    assert texts(path) == ["4", "x" * 900, "two\nlines", "1"]
    assert not Store(path, read_only=True).history_faults()


def test_what_is_archived_twice_is_there_once(path: Path) -> None:
    write(path, "1", "2")
    archive = segments.Segments(path.parent / "history", segments.HISTORY_BYTES)
    again = list(archive.newest_first())[::-1]
    before = [file.name for file in history(path)]
    archive.archive(lambda: again)
    assert ([file.name for file in history(path)], texts(path)) == (before, ["2", "1"])


def test_changes_are_kept_when_they_are_folded_in(path: Path) -> None:
    write(path, "1", "2")
    write(path, "3")
    crashed(path, {"notes": {"n": {"id": "n", "text": "4"}}})
    assert texts(path) == ["4", "3", "2", "1"]


def test_short_segments_are_joined_and_long_ones_stay(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, "1")
    write(path, "2", "3")
    assert [file.name for file in history(path)] == ["000000000001-000000000003.journal.gz"]
    monkeypatch.setattr(segments, "JOINED_BELOW_BYTES", 10)
    write(path, "4")
    assert len(history(path)) == 2
    assert texts(path) == ["4", "3", "2", "1"]


def test_a_segment_is_lines_that_any_program_can_unpack(path: Path) -> None:
    write(path, "1", "2")
    lines = scanned(gzip.decompress(history(path)[0].read_bytes()))
    assert (len(lines.lines), lines.holes) == (2, ())


def test_a_crash_between_archiving_and_shortening_tells_nothing_twice(path: Path) -> None:
    write(path, "1")
    crashed(path, {"notes": {"n": {"id": "n", "text": "2"}}})
    journal = journal_of(path).read_bytes()
    closed(path)
    journal_of(path).write_bytes(journal + journal_of(path).read_bytes())
    assert texts(path) == ["2", "1"]
    write(path, "3")
    assert texts(path) == ["3", "2", "1"]


def test_a_history_that_cannot_be_written_stays_in_the_journal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(segments.Segments, "archive", full)
        write(path, "1")
    assert in_json(path) == {"notes": {"n": {"id": "n", "text": "1"}}}
    assert texts(path) == ["1"]
    write(path, "2")
    assert texts(path) == ["2", "1"]


def test_the_oldest_changes_are_let_go_of_where_there_is_no_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "JOINED_BELOW_BYTES", 10)
    for text in "12345":
        write(path, text)
    sizes = [file.stat().st_size for file in history(path)]
    assert Store(path, read_only=True).history_size() == sum(sizes)
    write(path, "6", history_bytes=sum(sizes[-3:]) + 20)
    assert texts(path) == ["6", "5", "4"]
    write(path, "7", history_bytes=0)
    assert texts(path) == ["7"]
    assert on_disk(path) == {"notes": {"n": {"id": "n", "text": "7"}}}


def test_damage_costs_the_changes_behind_it_in_its_segment_and_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "JOINED_BELOW_BYTES", 10)
    write(path, "1")
    write(path, *(f"{number:0200d}" for number in range(50)))
    write(path, "last")
    assert Store(path, read_only=True).history_faults() == ()
    middle = history(path)[1]
    whole = middle.read_bytes()
    middle.write_bytes(whole[: len(whole) // 2] + b"rubbish" + whole[len(whole) // 2 + 7 :])
    found = texts(path)
    assert (found[0], found[-1]) == ("last", "1")
    assert 2 <= len(found) < 52
    (fault,) = Store(path, read_only=True).history_faults()
    assert str(middle) in fault
    assert f"{52 - len(found)} changes" in fault


def test_another_file_in_the_folder_is_left_alone(path: Path) -> None:
    write(path, "1")
    other = path.parent / "history" / "notes of mine.txt"
    other.write_text("x")
    write(path, "2", history_bytes=0)
    assert other.read_text() == "x"
    assert texts(path) == ["2", "1"]


def test_who_reads_the_history_while_it_is_joined_misses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(segments, "JOINED_BELOW_BYTES", 10)
        write(path, "1")
        write(path, "2")
    store = Store(path, read_only=True)
    changes = store.changes()
    assert next(changes).after["notes"]["n"] == {"id": "n", "text": "2"}
    write(path, "3")
    assert [change.after["notes"]["n"] for change in changes] == [{"id": "n", "text": "1"}]


def test_a_change_of_many_lines_is_one_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.library.store.tables.DOCUMENTS_A_CHUNK", 1)
    closed(path, OLD, {"papers": {"p1": None, "p2": {"id": "p2", "title": "Third"}}})
    second, first = Store(path, read_only=True).changes()
    assert (first.after, first.before) == (OLD, {"papers": {"p1": None, "p2": None}})
    assert second.before == OLD
    assert (first.head.first, second.head.first, second.head.at.sequence) == (1, 3, 4)
    assert (first.is_whole, second.is_whole) == (True, True)
    assert len(second.holding(b'"p2"').bodies) == 1
    assert second.holding(b"a paper that is not there").bodies == ()


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_a_change_that_lacks_a_line_is_known_not_to_be_whole(
    lost: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.library.store.tables.DOCUMENTS_A_CHUNK", 1)
    closed(path, OLD, {"papers": {key: {"id": key} for key in ("q1", "q2", "q3")}}, {"notes": {"n": {"id": "n"}}})
    (segment,) = history(path)
    lines = gzip.decompress(segment.read_bytes()).splitlines(keepends=True)
    del lines[2 + lost]
    segment.write_bytes(gzip.compress(b"".join(lines)))
    assert [change.is_whole for change in Store(path, read_only=True).changes()] == [True, False, True]


def separate(path: Path, monkeypatch: pytest.MonkeyPatch, *values: str) -> None:
    """Write one change after another, each into a segment of its own."""
    monkeypatch.setattr(segments, "JOINED_BELOW_BYTES", 0)
    for text in values:
        write(path, text)


def test_segments_without_what_is_wanted_are_passed_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    separate(path, monkeypatch, "one", "two", "three")
    store = Store(path, read_only=True)
    found = [change.head.at.sequence for change in store.changes(Wanted(holding=b'"two"'))]
    assert found == [3, 2]  # As it was made, and as it was before the next.
    assert [change.head.at.sequence for change in store.changes(Wanted(below=3))] == [2, 1]
    clock = next(store.changes(Wanted(below=3))).head.at.clock
    assert [change.head.at.sequence for change in store.changes(Wanted(since=clock + "!"))] == [3, 2]


def test_days_are_counted_as_far_back_as_is_wished(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    separate(path, monkeypatch, "one", "two", "three")
    store = Store(path, read_only=True)
    (today,) = store.days()
    assert store.days() == store.days(today) == Counter({today: 3})
    assert store.days(today + timedelta(days=1)) == Counter({today: 1})  # Only the last segment was looked into.


def test_what_a_damaged_segment_lacks_is_a_gap_between_two_once_it_is_mended(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, "one", "two", "three")
    (segment,) = history(path)
    lines = gzip.decompress(segment.read_bytes()).splitlines(keepends=True)
    lines[1] = lines[1].replace(b"two", b"2wo")
    segment.write_bytes(gzip.compress(b"".join(lines)))
    store = Store(path)
    (fault,) = store.history_faults()
    assert "1 change in it cannot be seen" in fault
    store.mend_history()
    assert store.history_faults() == ()
    names = [file.name for file in history(path)]
    assert names == [
        "000000000001-000000000001.journal.gz",
        "000000000001-000000000003.journal.gz.damaged",
        "000000000003-000000000003.journal.gz",
    ]
    assert [change.head.at.sequence for change in store.changes()] == [3, 1]
    assert store.oldest() is not None
    assert store.oldest().at.sequence == 3  # type: ignore[union-attr]
    store.close()


def test_only_who_may_write_mends_prunes_and_renews(path: Path) -> None:
    write(path, "one", "two")
    (segment,) = history(path)
    segment.write_bytes(b"damaged")
    store = Store(path, read_only=True)
    backups = store.backups.all()
    store.history_bytes = 0
    store.mend_history()
    store.prune_history()
    store.renew_backups([backup.path.name for backup in backups])
    assert [file.read_bytes() for file in history(path)] == [b"damaged"]
    assert store.backups.all() == backups


def test_a_change_longer_than_the_first_look_is_found_as_the_oldest(path: Path) -> None:
    write(path, "x" * 2 * segments.HEAD_BYTES)
    assert Store(path, read_only=True).oldest().at.sequence == 1  # type: ignore[union-attr]


def test_a_segment_is_read_whole_however_small_the_pieces(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "_PIECE_BYTES", 7)
    write(path, *"12345")
    assert texts(path) == list("54321")
