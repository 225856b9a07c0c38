"""Tags: nested, coloured, and one however they are spelled."""

from pathlib import Path

import pytest

from reader_app.library.catalogue import Catalogue
from reader_app.library.papers import Papers
from reader_app.library.tags import Tags
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.tag import Tag, colour_for
from tests.library.making import add, opened


@pytest.fixture
def tags(catalogue: Catalogue) -> Tags:
    return Tags(catalogue)


def of(catalogue: Catalogue, paper: PaperId) -> tuple[str, ...]:
    return catalogue.row(paper).paper.tags


def counts(tags: Tags) -> dict[str, tuple[int, int]]:
    return {tag.name: (tag.papers, tag.own_papers) for tag in tags.all()}


def test_tags_are_listed_with_those_above_them_and_counted_once_a_paper(catalogue: Catalogue, tags: Tags) -> None:
    add(catalogue, tags=("method/rl", "method/search", "maps"))
    add(catalogue, tags=("method",))
    assert counts(tags) == {"maps": (1, 1), "method": (2, 1), "method/rl": (1, 1), "method/search": (1, 1)}


def test_tags_below_one_follow_it_at_once(catalogue: Catalogue, tags: Tags) -> None:
    add(catalogue, tags=("a-z", "a/z", "a b", "a", "B"))
    assert [tag.name for tag in tags.all()] == ["a", "a/z", "a b", "a-z", "B"]


def test_papers_in_the_trash_do_not_count(catalogue: Catalogue, tags: Tags) -> None:
    paper = add(catalogue, tags=("maps",))
    Papers(catalogue).trash([paper])
    assert tags.all() == ()
    catalogue.undo()
    assert counts(tags) == {"maps": (1, 1)}


def test_the_count_follows_each_change_and_undo(catalogue: Catalogue, tags: Tags) -> None:
    paper = add(catalogue)
    assert tags.all() == ()
    tags.add([paper], ["maps"])
    assert counts(tags) == {"maps": (1, 1)}
    catalogue.undo()
    assert tags.all() == ()


def test_many_papers_are_tagged_and_untagged_in_one_step(catalogue: Catalogue, tags: Tags) -> None:
    papers = [add(catalogue, f"Paper {number}", tags=("old",)) for number in range(3)]
    changes = tags.add(papers, ["#New / one", "old"])
    assert changes.label == "Tag with “New/one”, “old” (3 papers)"
    assert (changes.papers, changes.tags) == (frozenset(papers), {"New/one"})
    assert {of(catalogue, paper) for paper in papers} == {("old", "New/one")}
    changes = tags.remove(papers[:2], ["new"])
    assert [of(catalogue, paper) for paper in papers] == [("old",), ("old",), ("old", "New/one")]
    catalogue.undo()
    catalogue.undo()
    assert {of(catalogue, paper) for paper in papers} == {("old",)}


def test_a_name_that_is_no_tag_tags_nothing(catalogue: Catalogue, tags: Tags) -> None:
    paper = add(catalogue)
    with pytest.raises(ReaderError, match="is not a tag"):
        tags.add([paper], ["maps", "#"])
    assert of(catalogue, paper) == ()


def test_a_tag_is_spelled_as_it_was_first_and_so_are_those_above_it(catalogue: Catalogue, tags: Tags) -> None:
    one, other = add(catalogue, tags=("Method/RL",)), add(catalogue, "Other")
    tags.add([other], ["method/rl", "METHOD/new", "method/rl/Deep"])
    assert of(catalogue, other) == ("Method/RL", "Method/new", "Method/RL/Deep")
    assert not tags.add([one], ["method/rl"])
    assert counts(tags)["Method"] == (2, 0)


def test_a_tag_with_a_colour_keeps_its_spelling_when_a_paper_gets_it(catalogue: Catalogue, tags: Tags) -> None:
    tags.create("Big/Picture", "red")
    tags.add([add(catalogue)], ["big/picture"])
    assert tags.all()[0].name == "Big"
    assert tags.all()[1:] == (Tag("Big/Picture", "red", 1, 1),)


def test_spellings_that_differ_in_the_file_are_one_tag(catalogue: Catalogue, tags: Tags) -> None:
    add(catalogue, tags=("RL/x",))
    add(catalogue, "Other", tags=("rl", "RL/y"))
    assert counts(tags) == {"RL": (2, 1), "RL/x": (1, 1), "RL/y": (1, 1)}


def test_a_new_tag_has_a_colour_and_keeps_the_one_it_is_given(catalogue: Catalogue, tags: Tags, tmp_path: Path) -> None:
    add(catalogue, tags=("maps",))
    assert tags.colours() == {"maps": colour_for("maps")}
    assert tags.colour("unknown") == colour_for("unknown")
    assert tags.recolour("MAPS", "Question").tags == {"maps"}
    assert tags.colours() == {"maps": "magenta"}
    assert tags.colour("Maps") == "magenta"
    assert Tags(opened(tmp_path)).colours() == {"maps": "magenta"}
    with pytest.raises(ReaderError, match="not a colour"):
        tags.recolour("maps", "pinkish")
    assert not tags.recolour("maps", "magenta")


def test_a_tag_may_be_made_before_a_paper_has_it(tags: Tags) -> None:
    tags.create("to do/soon", "red")
    tags.create("plain")
    assert tags.all() == (
        Tag("plain", colour_for("plain")),
        Tag("to do", colour_for("to do")),
        Tag("to do/soon", "red"),
    )


def test_renaming_takes_those_below_along_also_in_the_trash(catalogue: Catalogue, tags: Tags) -> None:
    one = add(catalogue, tags=("a/b", "a/b/c", "x"))
    trashed = add(catalogue, "Trashed", tags=("A/B/d", "ab"), trashed="2026-01-01T00:00:00+00:00")
    changes = tags.rename("A/b", "z")
    assert changes.label == "Rename tag “a/b” to “z” (2 papers)"
    assert of(catalogue, one) == ("z", "z/c", "x")
    assert of(catalogue, trashed) == ("z/d", "ab")
    catalogue.undo()
    assert of(catalogue, one) == ("a/b", "a/b/c", "x")


def test_a_tag_only_in_the_trash_can_be_renamed(catalogue: Catalogue, tags: Tags) -> None:
    paper = add(catalogue, tags=("old",), trashed="2026-01-01T00:00:00+00:00")
    tags.rename("old", "new")
    assert of(catalogue, paper) == ("new",)


def test_renaming_to_a_tag_that_is_there_joins_the_two(catalogue: Catalogue, tags: Tags) -> None:
    one = add(catalogue, tags=("rl", "maps", "Reinforcement"))
    other = add(catalogue, "Other", tags=("rl/deep",))
    changes = tags.rename("rl", "reinforcement")
    assert changes.label.startswith("Merge tag “rl” into “Reinforcement”")
    assert of(catalogue, one) == ("Reinforcement", "maps")
    assert of(catalogue, other) == ("Reinforcement/deep",)


def test_a_tag_can_be_joined_with_the_one_above_it(catalogue: Catalogue, tags: Tags) -> None:
    paper = add(catalogue, tags=("a", "a/b", "a/b/b", "a/b/c"))
    tags.rename("a/b", "a")
    assert of(catalogue, paper) == ("a", "a/b", "a/c")


def test_a_tag_cannot_move_into_itself(catalogue: Catalogue, tags: Tags) -> None:
    paper = add(catalogue, tags=("a/b",))
    for old, new in (("a/b", "a/b/c"), ("a", "A/x")):
        with pytest.raises(ReaderError, match="lies within"):
            tags.rename(old, new)
    assert of(catalogue, paper) == ("a/b",)


def test_a_tag_can_be_spelled_anew_and_only_its_last_part_is(catalogue: Catalogue, tags: Tags) -> None:
    paper = add(catalogue, tags=("Method/rl", "Method/rl/x"))
    tags.recolour("Method/rl", "red")
    assert tags.rename("method/rl", "METHOD/RL").label == "Rename tag “Method/rl” to “Method/RL”"
    assert of(catalogue, paper) == ("Method/RL", "Method/RL/x")
    assert tags.colours()["Method/RL"] == "red"
    assert set(catalogue.documents("tags")) == {"Method/RL"}
    assert not tags.rename("Method/RL", "Method/RL")


def test_renaming_folds_letters_that_change_their_number(catalogue: Catalogue, tags: Tags) -> None:
    paper = add(catalogue, tags=("Straße/x",))
    tags.rename("STRASSE", "Road")
    assert of(catalogue, paper) == ("Road/x",)


def test_a_tag_that_no_paper_has_yet_can_be_renamed(tags: Tags) -> None:
    tags.create("To Do", colour_for("Soon"))
    tags.rename("to do", "Soon")
    assert tags.all() == (Tag("Soon", colour_for("Soon")),)


def test_a_tag_that_is_not_there_cannot_be_renamed(tags: Tags) -> None:
    with pytest.raises(ReaderError, match="no tag “gone”"):
        tags.rename("gone", "new")


def test_a_renamed_tag_keeps_its_colour_and_those_below_theirs(catalogue: Catalogue, tags: Tags) -> None:
    add(catalogue, tags=("rl", "rl/deep", "rl/flat", "maps"))
    for name in ("rl/deep", "maps"):
        tags.recolour(name, "grey")
    before = tags.colours()
    tags.rename("rl", "learning/rl")
    after = tags.colours()
    assert {name.removeprefix("learning/"): after[name] for name in after if name != "learning"} == before
    catalogue.undo()
    assert tags.colours() == before


def test_of_two_joined_tags_the_one_that_was_there_keeps_its_colour(catalogue: Catalogue, tags: Tags) -> None:
    add(catalogue, tags=("rl", "rl/x", "rl/y", "Learning", "Learning/X"))
    for name, colour in (("rl", "red"), ("rl/x", "green"), ("rl/y", "orange"), ("Learning/X", "blue")):
        tags.recolour(name, colour)
    there = tags.colour("Learning")
    tags.rename("rl", "learning")
    assert tags.colours() == {"Learning": there, "Learning/X": "blue", "Learning/y": "orange"}


def test_a_tag_joined_with_the_one_above_leaves_its_namesake_below_its_colour(catalogue: Catalogue, tags: Tags) -> None:
    add(catalogue, tags=("a", "a/b", "a/b/b"))
    for name, colour in (("a", "red"), ("a/b", "green"), ("a/b/b", "orange")):
        tags.recolour(name, colour)
    tags.rename("a/b", "a")
    assert tags.colours() == {"a": "red", "a/b": "orange"}


def test_deleting_a_tag_takes_those_below_and_their_colours(catalogue: Catalogue, tags: Tags) -> None:
    paper = add(catalogue, tags=("a", "a/b", "ab"))
    tags.recolour("A/b", "red")
    tags.create("a/empty")
    tags.delete("A")
    assert of(catalogue, paper) == ("ab",)
    assert [tag.name for tag in tags.all()] == ["ab"]
    assert not catalogue.documents("tags")
    catalogue.undo()
    assert of(catalogue, paper) == ("a", "a/b", "ab")
    assert tags.colour("a/b") == "red"
    assert not tags.delete("unknown")
