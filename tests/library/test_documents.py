"""Values become documents and come back the same; what others wrote into the file is checked."""

import contextlib
import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.library.documents import (
    annotation_from,
    document_of,
    feed_from,
    note_from,
    paper_from,
    search_from,
    tag_colour_from,
    unknown_fields,
)
from reader_app.model.anchor import Anchor, Target
from reader_app.model.annotation import Annotation
from reader_app.model.colour import COLOUR_NAMES
from reader_app.model.errors import ReaderError
from reader_app.model.feed import FeedItem, FeedPage
from reader_app.model.ids import AnnotationId, FeedId, NoteId, PaperId, SearchId
from reader_app.model.note import Note
from reader_app.model.paper import Paper, ReadState
from reader_app.model.saved_search import SavedSearch

words = st.text(st.characters(exclude_categories=["Cs"]))
some_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
lists = st.lists(words, max_size=3).map(tuple)
counts = st.integers(0, 2**53)
papers = st.builds(
    Paper,
    id=some_words.map(PaperId),
    title=some_words,
    authors=lists,
    abstract=words,
    is_summary=st.booleans(),
    year=st.none() | counts,
    published=words,
    venue=words,
    doi=words,
    arxiv=words,
    url=words,
    keywords=lists,
    upvotes=st.none() | counts,
    submitted_by=words,
    extra=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    citation_key=words,
    tags=lists,
    state=st.sampled_from(ReadState),
    starred=st.booleans(),
    trashed=words,
    added=words,
    first_seen=words,
    first_seen_inferred=st.booleans(),
    read=words,
    source=words,
)
notes = st.builds(Note, some_words.map(NoteId), some_words.map(PaperId), words, words, words)
anchors = st.builds(
    lambda target, exact, prefix, suffix, ends: Anchor(target, exact, prefix, suffix, *sorted(ends)),
    st.sampled_from(Target),
    some_words,
    words,
    words,
    st.tuples(counts, counts),
)
annotations = st.builds(
    Annotation,
    some_words.map(AnnotationId),
    some_words.map(PaperId),
    anchors,
    st.sampled_from(COLOUR_NAMES),
    words,
    created=words,
    modified=words,
)
items = st.builds(FeedItem, some_words.map(PaperId), counts, st.none() | counts)
pages = st.builds(
    FeedPage,
    some_words.map(FeedId),
    words,
    words,
    words,
    st.booleans(),
    words,
    st.lists(items, max_size=3).map(tuple),
)
searches = st.builds(SavedSearch, some_words.map(SearchId), words, words)


def through_the_file(value: Any) -> Any:
    return orjson.loads(orjson.dumps(document_of(value)))


@given(papers)
def test_a_paper_comes_back_the_same(paper: Paper) -> None:
    assert paper_from(through_the_file(paper)) == paper


@given(notes)
def test_a_note_comes_back_the_same(note: Note) -> None:
    assert note_from(through_the_file(note)) == note


@given(annotations)
def test_a_highlight_comes_back_the_same(annotation: Annotation) -> None:
    assert annotation_from(through_the_file(annotation)) == annotation


@given(pages)
def test_a_feed_page_comes_back_the_same(page: FeedPage) -> None:
    assert feed_from(through_the_file(page)) == page


@given(searches)
def test_a_saved_search_comes_back_the_same(search: SavedSearch) -> None:
    assert search_from(through_the_file(search)) == search


@given(st.one_of(papers, notes, annotations, pages, searches))
def test_a_document_is_plain_json_and_the_same_after_a_restart(value: Any) -> None:
    assert through_the_file(value) == document_of(value)
    assert json.loads(json.dumps(document_of(value))) == document_of(value)


def test_empty_fields_stay_out_of_the_file_but_a_zero_does_not() -> None:
    assert document_of(Paper(id=PaperId("p"), title="T", upvotes=0)) == {
        "id": "p",
        "title": "T",
        "upvotes": 0,
        "state": "inbox",
    }


@given(st.text(st.characters(), min_size=1))
def test_any_text_that_a_window_hands_over_can_be_kept(text: str) -> None:
    kept = note_from(through_the_file(Note(NoteId("n"), PaperId("p"), text, "", ""))).text
    assert [one for one in kept if one != "\ufffd"] == [one for one in joined(text) if one != "\ufffd"]


def joined(text: str) -> str:
    """Return text with the halves of pairs joined and lone ones gone."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def test_the_halves_of_one_pair_are_joined_and_a_lone_one_is_marked() -> None:
    note = Note(NoteId("n"), PaperId("p"), "smile \ud83d\ude00, half \ud83d.", "", "")
    assert document_of(note)["text"] == "smile 😀, half \ufffd."


def test_a_field_of_null_counts_as_left_out() -> None:
    assert paper_from({"id": "p", "title": "T", "year": None, "tags": None, "state": None}) == Paper(
        id=PaperId("p"), title="T"
    )


def test_a_number_in_quotes_is_a_number() -> None:
    assert paper_from({"id": "p", "title": "T", "year": "1936"}).year == 1936


def test_unknown_fields_are_passed_over_and_can_be_asked_for() -> None:
    document = {"id": "p", "title": "T", "shelf": "left"}
    assert paper_from(document) == Paper(id=PaperId("p"), title="T")
    assert unknown_fields("papers", document) == {"shelf": "left"}


def test_missing_fields_of_notes_feeds_and_searches_are_empty() -> None:
    assert note_from({"id": "n", "paper": "p"}) == Note(NoteId("n"), PaperId("p"), "", "", "")
    assert feed_from({"id": "f"}) == FeedPage(FeedId("f"), "", "", "", False, "", ())
    assert search_from({"id": "s"}) == SavedSearch(SearchId("s"), "", "")


GOOD_ANCHOR = {"target": "abstract", "exact": "map", "prefix": "", "suffix": "", "start": 0, "end": 3}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ["T"]),
        ("authors", "Ada Lovelace"),
        ("authors", ["Ada", 7]),
        ("abstract", 7),
        ("year", "soon"),
        ("year", True),
        ("year", 1936.5),
        ("tags", {"a": 1}),
        ("state", "archived"),
        ("state", ["inbox"]),
        ("starred", "yes"),
        ("extra", [["one"]]),
        ("extra", "ab"),
    ],
)
def test_a_wrong_value_in_a_paper_is_told_with_paper_and_field(field: str, value: object) -> None:
    document = {"id": "p7", "title": "Folding"} | {field: value}
    with pytest.raises(ReaderError) as refusal:
        paper_from(document)
    assert "(id p7)" in str(refusal.value)
    assert f"“{field}”" in str(refusal.value)
    assert field == "title" or "the paper “Folding”" in str(refusal.value)


def test_a_paper_without_a_title_is_told() -> None:
    with pytest.raises(ReaderError, match=r"the paper “p7” \(id p7\) has no “title”"):
        paper_from({"id": "p7"})


@pytest.mark.parametrize(
    "anchor",
    [
        None,
        "map",
        {},
        GOOD_ANCHOR | {"target": "cover"},
        GOOD_ANCHOR | {"start": "x"},
        GOOD_ANCHOR | {"start": -1},
        GOOD_ANCHOR | {"start": 4},
        GOOD_ANCHOR | {"exact": 7},
        GOOD_ANCHOR | {"prefix": []},
    ],
)
def test_a_wrong_anchor_is_told(anchor: object) -> None:
    with pytest.raises(ReaderError, match=r"the highlight “a” .*“anchor”"):
        annotation_from({"id": "a", "paper": "p", "colour": "yellow", "anchor": anchor})


@pytest.mark.parametrize("colour", [None, "pinkish", 7])
def test_a_wrong_colour_is_told(colour: object) -> None:
    with pytest.raises(ReaderError, match="“colour”"):
        annotation_from({"id": "a", "paper": "p", "colour": colour, "anchor": GOOD_ANCHOR})
    with pytest.raises(ReaderError, match=r"the tag “a/b” .*“colour”"):
        tag_colour_from({"id": "a/b", "colour": colour})


@pytest.mark.parametrize("held", ["p", ["p"], [{"rank": 1}], [{"paper": "p", "rank": "first"}]])
def test_wrong_items_of_a_feed_page_are_told(held: object) -> None:
    with pytest.raises(ReaderError, match=r"the feed page “Daily” .*“items”"):
        feed_from({"id": "f", "title": "Daily", "items": held})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
any_documents = st.dictionaries(
    st.sampled_from(
        ["title", "paper", "anchor", "colour", "items", "tags", "year", "extra", "state", "text", "target"]
    ),
    json_values | st.dictionaries(st.sampled_from(sorted(GOOD_ANCHOR)), json_values),
)


@given(any_documents)
def test_no_document_gives_anything_but_a_value_or_a_sentence(document: dict[str, Any]) -> None:
    for read in (paper_from, note_from, annotation_from, feed_from, search_from, tag_colour_from):
        with contextlib.suppress(ReaderError):
            read({"id": "x"} | document)
