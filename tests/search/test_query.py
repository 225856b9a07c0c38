from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.query import (
    And,
    Between,
    Everything,
    Filter,
    Kind,
    Not,
    Or,
    Query,
    Words,
    has_words,
    leaves,
    parse,
    parts,
    wanted,
)
from tests.search.queries import query_texts

TODAY = date(2026, 3, 18)


def word(term: str, field: str = "", text: str = "") -> Words:
    return Words((term,), Kind.WORD, field, text or term)


def prefix(start: str, field: str = "", text: str = "") -> Words:
    return Words((start,), Kind.PREFIX, field, text or start)


def phrase(text: str, *terms: str, field: str = "") -> Words:
    return Words(terms, Kind.PHRASE, field, text)


def asked(text: str, *, typing: bool = False) -> Query:
    return parse(text, typing=typing, today=TODAY)


def words_of(query: Query) -> str:
    return " ".join(dict.fromkeys(leaf.text for leaf in wanted(query) if isinstance(leaf, Words)))


def test_words_must_all_occur() -> None:
    assert asked("planning robots") == And((word("plan", text="planning"), word("robot", text="robots")))


@pytest.mark.parametrize("text", ["a OR b", "a | b", "a|b", "(a OR b)", "a OR OR b", "OR a OR b OR"])
def test_or_in_capitals_and_bars_ask_for_either(text: str) -> None:
    assert asked(text) == Or((word("a"), word("b")))


def test_or_in_small_letters_is_a_word() -> None:
    assert asked("a or b") == And((word("a"), word("or"), word("b")))


def test_or_binds_tighter_than_blanks_and_looser_than_and() -> None:
    assert asked("a OR b c") == And((Or((word("a"), word("b"))), word("c")))
    assert asked("a AND b OR c") == Or((And((word("a"), word("b")), is_strict=True), word("c")))


@pytest.mark.parametrize("text", ["-a", "NOT a", "--a", "NOT NOT NOT a", "-(a)"])
def test_a_minus_or_not_denies(text: str) -> None:
    assert asked(text) == Not(word("a"))


def test_a_minus_inside_a_word_is_a_hyphen() -> None:
    assert asked("in-context") == Or((phrase("in-context", "in", "context"), word("incontext", text="in-context")))


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "OR", "AND", "NOT", "- ", "()", "(((", ")))", '"', "“”", "|", "--", "$", "*", "tag:", "is:"]
)
def test_what_says_nothing_asks_for_everything(text: str) -> None:
    assert asked(text) == Everything()


def test_parentheses_that_do_not_match_are_passed_over() -> None:
    assert asked(")a (b") == asked("(a) b") == asked("((a b") == And((word("a"), word("b")))


@pytest.mark.parametrize(
    "text",
    ['"deep neural nets"', "“deep neural nets”", "„deep neural nets“", "«deep neural nets»", '"deep neural nets'],
)
def test_any_quotes_make_a_phrase_and_the_last_may_be_missing(text: str) -> None:
    assert asked(text) == phrase("deep neural nets", "deep", "neural", "net")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("author：smith", "author:smith"),
        ("（a｜b）　c", "(a|b) c"),
        ("＂deep neural nets＂", '"deep neural nets"'),
        ("「deep neural nets」", '"deep neural nets"'),
        ("『深層学習』", '"深層学習"'),
        ("year：＞2019 −trans＊ grpahs～", "year:>2019 -trans* grpahs~"),
    ],
)
def test_signs_may_be_as_wide_as_ideographs(text: str, same: str) -> None:
    assert asked(text) == asked(same)


def test_wide_letters_are_letters() -> None:
    assert asked("ｇｒａｐｈ") == word("graph", text="ｇｒａｐｈ")


def test_a_phrase_of_two_words_may_be_written_together() -> None:
    assert asked('"Le Cun"') == Or((phrase("Le Cun", "le", "cun"), word("lecun", text="Le Cun")))


def test_a_quoted_word_is_a_word() -> None:
    assert asked('"Planning"') == word("plan", text="Planning")


def test_a_star_makes_a_prefix() -> None:
    assert asked("Trans*") == prefix("trans", text="Trans")
    assert asked('"graph neur*"') == Or(
        (Words(("graph", "neur"), Kind.OPEN_PHRASE, "", "graph neur"), prefix("graphneur", text="graph neur"))
    )


def test_a_letter_with_a_star_or_plus_signs_is_a_name() -> None:
    assert asked("A* C++") == And((word("a*", text="A*"), word("c++", text="C++")))


@pytest.mark.parametrize(
    ("text", "field"),
    [("title:x", "title"), ("Author:x", "authors"), ("by:x", "authors"), ("keyword:x", "keywords"), ("mark:x", "marks"),
     ("note:x", "note"), ("venue: x", "venue"), ("abstract:(x)", "abstract")],
)  # fmt: skip
def test_words_are_looked_for_in_a_field(text: str, field: str) -> None:
    assert asked(text) == word("x", field)


def test_a_field_of_a_parenthesis_is_that_of_all_in_it() -> None:
    assert asked("author:(x OR -y)") == Or((word("x", "authors"), Not(word("y", "authors"))))


def test_a_field_reaches_only_to_the_next_word() -> None:
    assert asked("title:x y") == And((word("x", "title"), word("y")))


@pytest.mark.parametrize("text", ["attention: a survey", "attention a survey", "attention,a;survey"])
def test_a_colon_behind_no_field_is_a_colon(text: str) -> None:
    assert words_of(asked(text)) == "attention a survey"
    assert isinstance(asked(text), And)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("foo:bar", "foo bar"),
        ("http://x", "http x"),
        ("12:30", "12 30"),
        ("is:foo", "is foo"),
        ("year:soon", "year soon"),
    ],
)
def test_what_no_field_knows_is_text(text: str, words: str) -> None:
    assert words_of(asked(text)) == words


def test_a_name_is_looked_for_with_given_names_first_whole_and_with_an_initial() -> None:
    assert asked('author:"LeCun, Yann"') == Or(
        (
            phrase("LeCun, Yann", "yann", "lecun", field="authors"),
            phrase("LeCun, Yann", "y", "lecun", field="authors"),
            word("yannlecun", "authors", "LeCun, Yann"),
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is:starred", Filter("is", "starred")),
        ("IS:Star", Filter("is", "starred")),
        ("has:highlights", Filter("has", "highlight")),
        ("has:notes", Filter("has", "note")),
        ("tag:method", Filter("tag", "method")),
        ('tag:"to read"', Filter("tag", "to read")),
        ("tag:#method/rl", Filter("tag", "method/rl")),
        ('tag:="to read"', Filter("tag", "=to read")),
        ('tag:"=to read"', Filter("tag", "=to read")),
        ("doi:10.1016/S0140-6736(97)11096-0", Filter("doi", "10.1016/s0140-6736(97)11096-0")),
        ("arxiv:1706.03762v5", Filter("arxiv", "1706.03762")),
        ("feed:daily", Filter("feed", "daily")),
        ("year:2019", Between("year", "2019-01-01", "2019-12-31")),
        ("year:2020..2023", Between("year", "2020-01-01", "2023-12-31")),
        ("year:>2019", Between("year", "2020-01-01", "9999-12-31")),
        ("year:>=2019", Between("year", "2019-01-01", "9999-12-31")),
        ("before:2020", Between("published", "0001-01-01", "2019-12-31")),
        ("after:2020-06", Between("published", "2020-07-01", "9999-12-31")),
        ("added:7d", Between("added", "2026-03-11", "9999-12-31")),
        ("added:2025..2026", Between("added", "2025-01-01", "2026-12-31")),
        ("seen:2026-03", Between("seen", "2026-03-01", "2026-03-31")),
    ],
)
def test_filters_are_understood(text: str, expected: Query) -> None:
    assert asked(text) == expected
    assert asked(f"-{text}") == Not(expected)


def test_a_filter_of_a_parenthesis_is_that_of_all_in_it() -> None:
    assert asked("tag:(x OR y)") == Or((Filter("tag", "x"), Filter("tag", "y")))


def test_a_bare_year_is_also_the_year_of_a_paper() -> None:
    assert asked("2017") == Or((word("2017"), Between("year", "2017-01-01", "2017-12-31")))
    assert asked("2500") == word("2500")
    assert asked("title:2017") == word("2017", "title")


@pytest.mark.parametrize("text", ["1706.03762", "https://arxiv.org/abs/1706.03762v5", "arXiv:1706.03762"])
def test_an_arxiv_id_finds_its_paper(text: str) -> None:
    found = asked(text)
    assert found == Filter("arxiv", "1706.03762") or (
        isinstance(found, Or) and Filter("arxiv", "1706.03762") in found.parts
    )


@pytest.mark.parametrize(
    "text", ["10.1145/3292500.3330701", "https://doi.org/10.1145/3292500.3330701", "(10.1145/3292500.3330701)"]
)
def test_a_doi_finds_its_paper(text: str) -> None:
    found = asked(text)
    assert isinstance(found, Or)
    assert Filter("doi", "10.1145/3292500.3330701") in found.parts


def test_an_old_arxiv_id_keeps_its_slash() -> None:
    found = asked("math-ph/0501001")
    assert isinstance(found, Or)
    assert Filter("arxiv", "math-ph/0501001") in found.parts


def test_the_last_word_being_typed_may_be_a_beginning() -> None:
    assert asked("deep transforme", typing=True) == And(
        (word("deep"), Or((word("transform", text="transforme"), prefix("transforme"))))
    )


@pytest.mark.parametrize("text", ["deep ", '"deep"', "(deep)", "deep,"])
def test_a_word_that_is_finished_is_no_beginning(text: str) -> None:
    assert asked(text, typing=True) == word("deep")


def test_the_last_word_of_a_phrase_being_typed_may_be_a_beginning() -> None:
    found = asked('"deep neural ne', typing=True)
    assert found == Or(
        (
            phrase("deep neural ne", "deep", "neural", "ne"),
            Words(("deep", "neural", "ne"), Kind.OPEN_PHRASE, "", "deep neural ne"),
        )
    )


def test_a_hyphenated_word_being_typed_is_an_open_phrase() -> None:
    found = asked("pre-trai", typing=True)
    assert isinstance(found, Or)
    assert Words(("pre", "trai"), Kind.OPEN_PHRASE, "", "pre-trai") in found.parts
    assert prefix("pretrai", text="pre-trai") in found.parts


@pytest.mark.parametrize("text", ["is:star", "is:st", "has:hi", "added:2026-0", "year:20", "year:>"])
def test_a_value_being_typed_denies_nothing_before_it_means_something(text: str) -> None:
    assert asked(text, typing=True) in (Everything(), Filter("is", "starred"))


def test_a_tag_being_typed_may_be_a_beginning() -> None:
    assert asked("tag:meth", typing=True) == Filter("tag", "meth*")
    assert asked("tag:meth ", typing=True) == Filter("tag", "meth")
    assert asked("tag:=meth", typing=True) == Filter("tag", "=meth")


def test_a_character_of_a_script_without_blanks_begins_a_pair() -> None:
    assert asked("学") == prefix("学")
    assert asked("学習") == word("学習")
    assert asked("深層学習") == phrase("深層学習", "深層", "層学", "学習")


@pytest.mark.parametrize("text", ["-t", "-tag:meth", '-"deep ne'])
def test_what_is_denied_is_no_beginning_while_it_is_typed(text: str) -> None:
    assert asked(text, typing=True) == asked(text)


def test_a_link_finds_its_paper() -> None:
    found = asked("https://www.OpenReview.net/forum?id=x|(y)/")
    assert isinstance(found, Or)
    assert Filter("url", "openreview.net/forum?id=x|(y)") in found.parts


def test_a_citation_key_finds_its_paper() -> None:
    assert asked("Vaswani2017attention") == Or(
        (word("vaswani2017attention", text="Vaswani2017attention"), Filter("key", "vaswani2017attention"))
    )


def test_a_query_is_ranked_by_words_that_are_wanted() -> None:
    assert has_words(asked("deep -shallow is:starred"))
    assert not has_words(asked("is:starred -shallow"))


def test_parentheses_without_end_exhaust_nothing() -> None:
    assert asked("(" * 15_000 + "a") == word("a")
    assert asked("-" * 50_000 + "a") == Everything()
    assert asked("NOT " * 4_001 + "a") == Not(word("a"))


@given(st.text(), st.booleans())
def test_any_text_is_a_query(text: str, typing: bool) -> None:
    asked(text, typing=typing)


@given(query_texts(), st.booleans())
def test_any_mixture_of_words_and_signs_is_a_query(text: str, typing: bool) -> None:
    asked(text, typing=typing)


def fuzzy(term: str, edits: int, field: str = "", text: str = "") -> Words:
    return Words((term,), Kind.FUZZY, field, text or term, edits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Transfomers~", fuzzy("transfomers", 2, text="Transfomers")),
        ("graph~", fuzzy("graph", 1)),
        ("transformer~1", fuzzy("transformer", 1)),
        ("graph~2", fuzzy("graph", 2)),
        ("author:Müler~", fuzzy("muler", 1, "authors", "Müler")),
        ("it~", word("it")),
        ("it~2", word("it")),
        ("学習~", word("学習")),
        ('"graph nets"~2', asked('"graph nets"')),
    ],
)
def test_a_tilde_forgives_letters(text: str, expected: Query) -> None:
    assert asked(text) == expected


def test_a_hyphenated_word_with_a_tilde_is_forgiven_in_its_parts_and_together() -> None:
    apart = And((fuzzy("pre", 1), fuzzy("trainning", 2)))
    assert asked("pre-trainning~") == Or((apart, fuzzy("pretrainning", 2, text="pre-trainning")))


def test_a_tilde_between_words_is_none() -> None:
    assert asked("graph~nets") == And((word("graph"), word("net", text="nets")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("year:2019,2021", Or((asked("year:2019"), asked("year:2021")))),
        ("year:2019,", asked("year:2019")),
        ("is:starred,unread", Or((Filter("is", "starred"), Filter("is", "unread")))),
        ("-has:note,highlight", Not(Or((Filter("has", "note"), Filter("has", "highlight"))))),
        ("year:2019,soon", And((word("year"), word("2019"), word("soon")))),
        ("tag:a,b", Filter("tag", "a,b")),
    ],
)
def test_values_with_commas_ask_for_any_of_them(text: str, expected: Query) -> None:
    assert asked(text) == expected


def test_readings_of_one_piece_remember_it() -> None:
    query = asked('author:(in-context OR "Le Cun") deep,nets')
    assert isinstance(query, And)
    names, words = query.parts
    assert isinstance(names, Or)
    assert isinstance(words, And)
    assert [part.typed for part in names.parts if isinstance(part, Or)] == ["author:in-context", 'author:"Le Cun"']
    assert words.typed == "deep,nets"
    assert (names.typed, query.typed) == ("", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("deep  learning", ["deep", "learning"]),
        ('author:"LeCun, Yann" -tag:x', ['author:"LeCun, Yann"', "-tag:x"]),
        ("a OR b c", ["a OR b", "c"]),
        ("(a b) OR c|d )) e", ["(a b) OR c|d", "e"]),
        ("title: x -", ["title: x"]),
        ("year:>“2019” b", ["year:>“2019”", "b"]),
        ("doi:10.1145/3292500 (10.1145/3292500)", ["doi:10.1145/3292500", "(10.1145/3292500)"]),
        ("NOT a --(b)", ["NOT a", "--(b)"]),
        ("OR ,", []),
    ],
)
def test_each_part_knows_where_it_is_written(text: str, written: list[str]) -> None:
    found = parts(text, today=TODAY)
    assert [text[part.start : part.end] for part in found] == written
    assert [part.query for part in found] == [asked(one) for one in written]


def test_leaves_are_also_what_is_denied() -> None:
    assert list(leaves(asked("a -is:starred"))) == [word("a"), Filter("is", "starred")]
