import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.analysis import tokens
from reader_app.search.matcher import Matcher
from reader_app.search.passages import LEAD, PASSAGE_LENGTH
from reader_app.search.query import parse
from tests.search.papers import row
from tests.search.queries import WORDS

FILLER = "Nothing of note is said in this sentence at all. "


def matcher(query: str, *, typing: bool = False) -> Matcher:
    return Matcher(parse(query, typing=typing))


def shown(query: str, text: str, field: str = "abstract", *, typing: bool = False) -> list[str]:
    return [text[start:end] for start, end in matcher(query, typing=typing).spans(field, text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("plan", "Planning a plan for planets", ["Planning", "plan"]),
        ("plan*", "Planning a plan for planets", ["Planning", "plan", "planets"]),
        ('"neural nets"', "neural, and nets: Neural Networks are neural nets.", ["neural nets"]),
        ("naive", "A naïve view", ["naïve"]),
        ("pretraining", "Pre-training matters", ["Pre-training"]),
        ("pre-training", "pretraining and pre-training", ["pretraining", "pre-training"]),
        ("lecun", "Yann LeCun", ["LeCun"]),
        ("a -b", "a b", ["a"]),
        ("a OR b", "a b", ["a", "b"]),
        ("title:a", "a b", []),
        ("abstract:a", "a b", ["a"]),
        ("is:starred", "starred", []),
        ("", "anything", []),
        ("深層学習", "これは深層学習です", ["深層学習"]),
        ("学", "科学と学習", ["学", "学"]),
        ("alpha", "the α level", ["α"]),
        ("don't", "I don’t know", ["don’t"]),
        ("C++", "C and C++", ["C++"]),
    ],
)
def test_the_words_of_a_query_are_found_in_a_text(query: str, text: str, expected: list[str]) -> None:
    assert shown(query, text) == expected


def test_a_word_being_typed_is_found_where_it_begins() -> None:
    assert shown("transforme", "Transformers transform transits", typing=True) == ["Transformers", "transform"]
    assert shown('"neural ne', "neural nets, neural maps", typing=True) == ["neural nets"]


def test_a_name_in_another_order_is_found_as_a_whole() -> None:
    assert shown('author:"Yann Le Cun"', "Le Cun, Yann", "authors") == ["Le Cun, Yann"]
    assert shown("author:lecun", "Yann Le Cun", "authors") == ["Le Cun"]


def test_spans_that_overlap_are_one_and_in_order() -> None:
    assert matcher('"deep neural" "neural nets" nets').spans("title", "deep neural nets") == ((0, 16),)


def test_the_fields_of_a_match_are_named() -> None:
    one = row(title="Deep nets", authors=("Ada Deep",), note="shallow", tags=("deep",))
    assert matcher("deep").fields(one) == ("title", "authors", "tags")
    assert matcher("author:deep -title:deep").fields(one) == ("authors",)
    assert matcher("is:starred").fields(one) == ()


def test_a_snippet_shows_where_the_words_are() -> None:
    one = row(abstract=FILLER * 10 + "Here quarks bind to other quarks. " + FILLER * 10)
    snippet = matcher("quark").snippet(one)
    assert snippet.field == "abstract"
    assert snippet.text.startswith("…Here quarks bind")
    assert [snippet.text[start:end] for start, end in snippet.spans] == ["quarks", "quarks"]


def test_a_snippet_prefers_the_passage_with_most_of_the_words() -> None:
    text = "Quarks. " + FILLER * 6 + "Leptons, and quarks. " + FILLER * 6
    snippet = matcher("quarks leptons").snippet(row(abstract=text))
    assert [snippet.text[start:end] for start, end in snippet.spans] == ["Leptons", "quarks"]


def test_a_snippet_comes_from_the_note_where_the_abstract_has_no_such_word() -> None:
    one = row(abstract=FILLER, note="My own quark", comments="a quark here", highlights=1)
    assert matcher("quark").snippet(one).field == "note"
    assert matcher("mark:quark").snippet(one).field == "marks"
    assert matcher("title:quark").snippet(one).field == "abstract"


def test_a_snippet_without_words_is_the_beginning_of_the_abstract() -> None:
    snippet = matcher("is:inbox").snippet(row(abstract="  " + FILLER * 10))
    assert snippet.text.startswith("Nothing of note")
    assert snippet.text.endswith("…")
    assert snippet.spans == ()


def test_a_paper_without_texts_has_an_empty_snippet() -> None:
    snippet = matcher("quark").snippet(row(title="Quark"))
    assert (snippet.text, snippet.spans) == ("", ())


@pytest.mark.parametrize("shift", range(7))
def test_a_snippet_that_begins_within_a_sentence_begins_with_a_whole_word(shift: int) -> None:
    text = "x" * shift + " word" * 80 + " quark" + " words" * 80
    start = matcher("quark").snippet(row(abstract=text)).text
    assert start.startswith("…word word word word word word word word word ")
    assert start.index("quark") <= LEAD + 1


def test_a_snippet_ends_with_the_whole_of_a_hyphenated_word_that_was_found() -> None:
    text = "x" * (PASSAGE_LENGTH - 8) + " large-scale learning"
    assert matcher("large").snippet(row(abstract=text)).text.endswith("large-scale…")
    assert matcher("large").snippet(row(abstract=text.removesuffix(" learning"))).text.endswith("large-scale")


def test_a_snippet_is_one_line() -> None:
    assert "\n" not in matcher("quark").snippet(row(note="- one\n- quark\n\tthree")).text


def test_a_passage_is_found_in_texts_that_are_given() -> None:
    snippet = matcher("alpha").passage({"abstract": "the α level", "note": ""})
    assert snippet.text[slice(*snippet.spans[0])] == "α"


@given(
    st.lists(st.sampled_from((*WORDS, "long" * 30, "x" * 400, ".", "\n", "  ")), max_size=120), st.sampled_from(WORDS)
)
def test_a_snippet_shows_a_word_that_was_found_and_cuts_none(pieces: list[str], word: str) -> None:
    text = " ".join(pieces)
    found = matcher(f'"{word}"')
    snippet = found.snippet(row(abstract=text))
    assert len(snippet.text) <= PASSAGE_LENGTH + LEAD + 2
    assert bool(snippet.spans) == bool(found.spans("abstract", text))
    wanted = {text[start:end].lower() for start, end in found.spans("abstract", text)}
    for start, end in snippet.spans:
        assert snippet.text[start:end].lower() in wanted or any(
            snippet.text[start:end].lower() in each for each in wanted
        )
    inner = snippet.text.removeprefix("…").removesuffix("…")
    if not any(len(piece) > PASSAGE_LENGTH for piece in pieces):
        cut = [token.surface for token in tokens(inner)]
        assert set(cut) <= {token.surface for token in tokens(text)}


def test_words_spelled_nearly_so_are_marked() -> None:
    text = "Transformers transform; a transfomer does not transfer."
    spans = Matcher(parse("title:transformer~1")).spans("title", text)
    assert [text[start:end] for start, end in spans] == ["Transformers", "transfomer"]
