from dataclasses import replace

from reader_app.library.merging.report import MergeReport, Take
from reader_app.ui.copies.merge_text import conflicts_text, made_text, merge_groups, merge_text, side_name, side_text
from tests.ui.copies.merges import DELETED, ELSEWHERE, HERE, REPORT, THERE, conflict


def test_what_merging_would_do_is_a_sentence_with_the_conflicts_behind_it() -> None:
    assert merge_text(REPORT) == (
        "Merging would add 1 paper and add or change 2 notes. One thing was changed on both sides; both versions are "
        "kept until you choose."
    )
    assert conflicts_text(0) == ""


def test_a_library_that_holds_everything_already_is_said_to() -> None:
    assert merge_text(MergeReport(THERE, "laptop", True)) == "This library has everything that is in laptop already."


def test_lines_say_what_is_new_what_changes_and_what_is_in_conflict() -> None:
    report = replace(REPORT, removed=("Gone",), renamed_keys=(("Deep Sets", "zaheer2017deep", "zaheer2017deepa"),))
    lines = {group.title: group.lines for group in merge_groups(report) if group.lines}
    assert lines == {
        "New papers": ("A New Paper",),
        "Papers that were deleted there": ("Gone",),
        "Changed on both sides": ("Folding Maps: title",),
        "Citation keys that two papers had": ("Deep Sets: zaheer2017deep → zaheer2017deepa",),
    }


def test_a_side_is_named_with_where_it_was_made() -> None:
    assert [side_name(conflict("c"), take) for take in Take] == ["This library", "laptop"]
    assert made_text(HERE).startswith("on this computer, 18 March 2026, ")
    assert made_text(ELSEWHERE).startswith("on another computer (abcd), 19 March 2026, ")
    assert [side_text(side) for side in (HERE, DELETED)] == ["Folding Maps", "Deleted"]
