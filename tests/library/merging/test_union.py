from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reader_app.library.merging.conflict_documents import conflict_from
from reader_app.library.merging.fields import canonical
from reader_app.library.merging.report import Conflict, Take
from reader_app.library.merging.telling import United
from reader_app.library.store import Document
from tests.library.merging.tables import Tables, both_ways, compared, key, mark, note, page, paper, put, state, tables

BASE = tables(
    papers=[paper(1, tags=["fold"], year=2019), paper(2, "Kites")],
    notes=[note(11, 1, "one\ntwo\nthree")],
    annotations=[mark(21, 1)],
    feeds=[page(31, 1, 2)],
    searches=[{"id": key(41), "name": "Folds", "query": "fold"}],
    tags=[{"id": "fold", "colour": "red"}],
)


def changed(table: str, document: Document | None, one: str = "", of: Tables = BASE) -> Tables:
    """Return a library with another version of a document, or without it."""
    documents = dict(of.get(table, {}))
    if document is None:
        del documents[one]
    else:
        documents[str(document["id"])] = document
    return {**of, table: documents}


def edited(number: int, of: Tables = BASE, **fields: Any) -> Tables:
    return changed("papers", of["papers"][key(number)] | fields, of=of)


def found(made: United) -> list[Conflict]:
    return [conflict_from(one, "device 1") for one in made.batch.get("conflicts", {}).values() if one]


def without_conflicts(whole: Tables) -> Tables:
    return {table: documents for table, documents in whole.items() if table != "conflicts"}


def test_fields_that_each_changed_apart_are_both_there() -> None:
    after, made = both_ways(edited(1, title="Maps"), edited(1, year=2020), BASE)
    assert after == edited(1, title="Maps", year=2020)
    assert made.changed == ("Maps",)
    assert not found(made)


def test_of_a_field_that_both_changed_the_later_is_kept_and_the_other_one_remembered() -> None:
    after, made = both_ways(edited(1, title="Ours"), edited(1, title="Theirs"), BASE)
    assert after["papers"][key(1)]["title"] == "Theirs"
    (conflict,) = found(made)
    assert (conflict.ours.text, conflict.theirs.text, conflict.kept) == ("Ours", "Theirs", Take.THEIRS)
    assert (conflict.what, conflict.title, conflict.paper, conflict.name) == ("title", "Theirs", key(1), "laptop")
    assert conflict.ours.is_here
    assert not conflict.theirs.is_here
    assert conflict.theirs.device == "device 2"


def test_of_two_values_as_old_as_each_other_the_same_is_kept_whichever_library_is_open() -> None:
    after, _ = both_ways(edited(1, title="Ours"), edited(1, title="Theirs"), BASE, ("1", "1"))
    assert after["papers"][key(1)]["title"] == "Theirs"


def test_tags_are_put_together_as_sets() -> None:
    after, made = both_ways(edited(1, tags=["fold", "new"]), edited(1, tags=["Other"]), BASE)
    assert sorted(after["papers"][key(1)]["tags"]) == ["Other", "new"]
    assert made.tags == ("Other", "fold")
    assert not found(made)


def test_notes_are_put_together_line_by_line() -> None:
    ours, theirs = (changed("notes", note(11, 1, text)) for text in ("ONE\ntwo\nthree", "one\ntwo\nTHREE"))
    after, made = both_ways(ours, theirs, BASE)
    assert after["notes"][key(11)]["text"] == "ONE\ntwo\nTHREE"
    assert (made.notes, made.joined) == (1, ())


def test_a_line_of_a_note_that_both_changed_is_there_twice_and_that_is_told() -> None:
    ours, theirs = (changed("notes", note(11, 1, text)) for text in ("one\n2\nthree", "one\nII\nthree"))
    after, made = both_ways(ours, theirs, BASE)
    assert after["notes"][key(11)]["text"] == "one\n2\nII\nthree"
    assert made.joined == ("Folding Maps",)


def test_what_one_library_deleted_and_the_other_left_alone_goes() -> None:
    ours = changed("annotations", None, key(21))
    after, made = both_ways(BASE, ours, BASE)
    assert "annotations" not in after
    assert made.highlights == 1
    assert not found(made)


def test_what_one_library_deleted_and_the_other_changed_stays_and_is_a_conflict() -> None:
    ours, theirs = changed("annotations", None, key(21)), changed("annotations", mark(21, 1, comment="Why?"))
    after, made = both_ways(ours, theirs, BASE)
    assert after["annotations"][key(21)]["comment"] == "Why?"
    (conflict,) = found(made)
    assert (conflict.what, conflict.kept, conflict.ours.is_deleted) == ("the highlight “folds”", Take.THEIRS, True)
    assert conflict.theirs.text == "folds\nWhy?"


@pytest.mark.parametrize(
    "theirs",
    [
        edited(1, title="Maps"),
        changed("notes", note(11, 1, "more")),
        changed("annotations", mark(22, 1, "along")),
        changed("feeds", page(32, 1)),
    ],
)
def test_a_paper_that_one_library_deleted_and_the_other_worked_on_comes_back_with_all_it_had(theirs: Tables) -> None:
    gone = {
        **BASE,
        "papers": {key(2): BASE["papers"][key(2)]},
        "notes": {},
        "annotations": {},
        "feeds": {key(31): page(31) | {"items": [{"paper": key(2), "rank": 2}]}},
    }
    after, made = both_ways(gone, theirs, BASE)
    assert without_conflicts(after) == theirs
    assert [(one.what, one.table, one.kept) for one in found(made)] == [("the paper", "papers", Take.THEIRS)]


def test_a_paper_that_one_library_deleted_goes_with_all_it_had() -> None:
    gone = {"papers": {key(2): BASE["papers"][key(2)]}, "feeds": {key(31): page(31, 2)}}
    after, made = both_ways(BASE, {**gone, "searches": BASE["searches"], "tags": BASE["tags"]}, BASE)
    assert after["papers"].keys() == {key(2)}
    assert not after.keys() & {"notes", "annotations", "conflicts"}
    assert made.removed == ("Folding Maps",)


def test_a_paper_that_both_libraries_added_is_one_with_the_notes_of_both() -> None:
    ours = tables(papers=[paper(5, "Paper Boats", doi="10.1000/5", tags=["a"])], notes=[note(15, 5, "ours")])
    theirs = tables(papers=[paper(4, "Boats", doi="10.1000/5", tags=["b"])], notes=[note(14, 4, "theirs")])
    theirs |= tables(annotations=[mark(24, 4)], feeds=[page(34, 4)])
    after, made = both_ways(ours, theirs, {})
    assert after["papers"].keys() == {key(4)}
    assert sorted(after["papers"][key(4)]["tags"]) == ["a", "b"]
    assert after["notes"] == {key(14): note(14, 4, "ours\ntheirs")}
    assert (made.added, made.joined) == ((), ("Boats",))


def test_a_mark_that_both_made_is_one_with_both_comments() -> None:
    ours = changed("annotations", mark(25, 2, comment="How?"))
    theirs = changed("annotations", mark(24, 2, comment="Why?"))
    after, _ = both_ways(ours, theirs, BASE)
    assert after["annotations"] == BASE["annotations"] | {key(24): mark(24, 2, comment="How?\nWhy?")}


def test_of_two_papers_with_the_same_citation_key_the_older_keeps_it() -> None:
    ours = changed("papers", paper(3, "Boats", citation_key="x2019"))
    theirs = changed("papers", paper(4, "Planes", citation_key="x2019"))
    after, made = both_ways(ours, theirs, BASE)
    assert [after["papers"][key(number)]["citation_key"] for number in (3, 4)] == ["x2019", "x2019a"]
    assert made.renamed_keys == (("Planes", "x2019", "x2019a"),)


def test_without_an_ancestor_empty_fields_are_filled_and_a_star_and_a_state_count_more_than_none() -> None:
    ours = tables(papers=[paper(1, venue="Here", citation_key="maps2019")])
    theirs = tables(papers=[paper(1, year=2019, starred=True, state="done", trashed="x", citation_key="maps")])
    after, made = both_ways(ours, theirs, None)
    assert after["papers"][key(1)] == paper(1, venue="Here", year=2019, starred=True, state="done", citation_key="maps")
    assert not found(made)


def test_another_library_s_papers_get_our_ids_and_what_only_has_one_of_ours_gets_another() -> None:
    ours = tables(papers=[paper(1, doi="10.1000/1"), paper(2, "Kites")])
    theirs = tables(
        papers=[paper(3, doi="10.1000/1"), paper(2, "Something Else Altogether, and Long")],
        notes=[note(11, 3, "on maps"), note(12, 2, "on something")],
        feeds=[page(31, 2, 3)],
    )
    made = put(ours, theirs, None, other="theirs")
    after = state(ours, made)
    assert made.added == ("Something Else Altogether, and Long",)
    (new,) = after["papers"].keys() - ours["papers"].keys()
    assert {one["paper"]: one["text"] for one in after["notes"].values()} == {key(1): "on maps", new: "on something"}
    assert [item["paper"] for item in after["feeds"][key(31)]["items"]] == [new, key(1)]
    assert put(after, theirs, None, other="theirs").batch == {}


def test_a_conflict_that_was_settled_is_not_found_again_and_stays_so_for_the_other_library() -> None:
    ours, theirs = edited(1, title="Ours"), edited(1, title="Theirs")
    after, _ = both_ways(ours, theirs, BASE)
    ((one, document),) = after["conflicts"].items()
    settled = changed("conflicts", document | {"settled": "2026", "taken": "kept"}, of=after)
    assert put(settled, theirs, None).batch == {}
    there = state(theirs, put(theirs, ours, BASE, ("2", "1")))
    joined, _ = both_ways(there, settled, None)
    assert joined["conflicts"][one]["settled"] == "2026"


WORDS = st.sampled_from(["", "a", "b", "c", "a\nb", "b\nc", "a\nc\nd"])
TAGS = st.lists(st.sampled_from(["a", "b", "c", "A"]), unique_by=str.casefold)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["Folding Maps", "Kites", "Boats of Paper on Water"]),
    "abstract": WORDS,
    "year": st.sampled_from([2019, 2020]),
    "doi": st.sampled_from(["10.1000/1", "10.1000/2"]),
    "tags": TAGS,
    "starred": st.just(True),
    "state": st.sampled_from(["inbox", "later", "done"]),
    "trashed": st.sampled_from(["2026-01", "2026-02"]),
    "read": st.sampled_from(["2026-01", "2026-02"]),
    "citation_key": st.sampled_from(["x", "y"]),
    "extra": st.lists(st.sampled_from([["isbn", "1"], ["isbn", "2"]]), unique_by=tuple),
}


@st.composite
def libraries(draw: st.DrawFn, numbers: st.SearchStrategy[int]) -> Tables:
    papers = [
        paper(number) | draw(st.fixed_dictionaries({}, optional=FIELDS))
        for number in draw(st.lists(numbers, unique=True, max_size=4))
    ]
    of = [int(one["id"][-5:]) for one in papers]
    if not of:
        return tables(papers=[])
    owners = st.sampled_from(of)
    noted = draw(st.lists(owners, unique=True))
    marked = draw(st.lists(st.tuples(numbers, owners, st.sampled_from(["x", "y"])), unique_by=lambda one: one[0]))
    pages = draw(st.dictionaries(numbers, st.lists(owners, unique=True), max_size=2))
    return tables(
        papers=papers,
        notes=[note(number + 100, number, draw(WORDS)) for number in noted],
        annotations=[mark(200 + one, of, words, comment=draw(WORDS)) for one, of, words in marked],
        feeds=[page(300 + number, *listed, source=str(number)) for number, listed in pages.items()],
        tags=[{"id": "a", "colour": draw(st.sampled_from(["red", "blue"]))}],
    )


OLD = st.integers(1, 4)
PHASES = (Phase.explicit, Phase.generate)  # Making failures small takes minutes.
CLOCKS = st.tuples(st.sampled_from("123"), st.sampled_from("123"))


@st.composite
def versions(draw: st.DrawFn) -> tuple[Tables, Tables, Tables]:
    """Two libraries that were one: with papers of old, and new ones that only one has under their ids."""
    base = draw(libraries(OLD))
    sides = []
    for new in (st.integers(5, 7), st.integers(15, 17)):
        side: Tables = {}
        for part in (draw(libraries(OLD)), draw(libraries(new)), base):
            for table, documents in part.items():
                held = side.setdefault(table, {})
                held.update((one, document) for one, document in documents.items() if draw(st.booleans()))
        sides.append(whole(side))
    return whole(base), sides[0], sides[1]


def whole(side: Tables) -> Tables:
    """Return a library without what belongs to papers that it does not have, and with one note on each."""
    papers = side.get("papers", {})
    parts = {name: {key: one for key, one in side.get(name, {}).items() if one["paper"] in papers} for name in PARTS}
    feeds = {
        key: one | {"items": [item for item in one["items"] if item["paper"] in papers]} if "items" in one else one
        for key, one in side.get("feeds", {}).items()
    }
    return {**side, **parts, "feeds": feeds}


PARTS = ("notes", "annotations")


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(versions(), CLOCKS)
def test_merging_comes_to_the_same_whichever_library_is_open(
    sides: tuple[Tables, Tables, Tables], clocks: tuple[str, str]
) -> None:
    base, ours, theirs = sides
    after, _ = both_ways(ours, theirs, base, clocks)
    kept = whole(after)
    assert {name: kept[name] for name in after} == after


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(versions(), CLOCKS)
def test_merging_without_an_ancestor_comes_to_the_same_whichever_is_open_and_does_nothing_the_second_time(
    sides: tuple[Tables, Tables, Tables], clocks: tuple[str, str]
) -> None:
    _, ours, theirs = sides
    after, _ = both_ways(ours, theirs, None, clocks)
    assert put(after, theirs, None, clocks).batch == {}


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(versions(), CLOCKS)
def test_merging_another_library_does_nothing_the_second_time(
    sides: tuple[Tables, Tables, Tables], clocks: tuple[str, str]
) -> None:
    _, ours, theirs = sides
    after = state(ours, put(ours, theirs, None, clocks, other="theirs"))
    assert put(after, theirs, None, clocks, other="theirs").batch == {}


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(versions(), CLOCKS)
def test_once_merged_the_other_library_becomes_the_same_by_taking_all_of_it(
    sides: tuple[Tables, Tables, Tables], clocks: tuple[str, str]
) -> None:
    base, ours, theirs = sides
    after, _ = both_ways(ours, theirs, base, clocks)
    there, _ = both_ways(theirs, after, theirs)
    assert compared(there) == compared(after)


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(versions(), CLOCKS)
def test_all_that_either_changed_is_there_or_in_a_conflict(
    sides: tuple[Tables, Tables, Tables], clocks: tuple[str, str]
) -> None:
    base, ours, theirs = sides
    after, _ = both_ways(ours, theirs, base, clocks)
    said = b"\n".join(canonical(one) for documents in after.values() for one in documents.values())
    for side in (ours, theirs):
        for table in ("papers", "notes", "annotations"):
            for one, document in side.get(table, {}).items():
                before = base.get(table, {}).get(one, {})
                for field in ("title", "abstract", "year", "text", "comment", "citation_key"):
                    if field in document and document[field] != before.get(field):
                        for line in str(document[field]).splitlines():
                            assert canonical(line)[1:-1] in said, (table, one, field)
