import pytest

from reader_app.search.query import parts
from reader_app.ui.library.chip_wording import ChipWording, worded


def wordings(query: str) -> list[ChipWording]:
    return [worded(part, query) for part in parts(query)]


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("author:smith -survey", ["author: smith", "not survey"]),
        ("year:2020..2023", ["2020–2023"]),
        ("year:2020", ["2020"]),
        ("year:>2019", ["since 2020"]),
        ("before:2020", ["published until 2019"]),
        ("after:2020-06", ["published since 1 Jul 2020"]),
        ("year:2019,2021", ["2019, 2021"]),
        ("is:unread has:note", ["unread", "has note"]),
        ("is:done,later has:note,tag", ["done, later", "has: note, tag"]),
        ("tag:a/b tag:=a tag:me*", ["tag: a/b", "tag: only a", "tag: me…"]),
        ('author:"LeCun, Yann"', ["author: LeCun, Yann"]),
        ('"neural nets" trans* grpah~', ["“neural nets”", "trans…", "≈ grpah"]),
        ('"graph neural ne*"', ["“graph neural ne…”"]),
        ("a OR author:b", ["a or author: b"]),
        ("-(a b)", ["not (a and b)"]),
        ("-in-context", ["not in-context"]),
        ("doi:10.1145/32925", ["doi: 10.1145/32925"]),
        ("highlight:x keyword:y", ["highlight: x", "keyword: y"]),
    ],
)
def test_each_part_of_a_query_is_told_in_words(query: str, labels: list[str]) -> None:
    assert [chip.label for chip in wordings(query)] == labels


@pytest.mark.parametrize(
    ("query", "label"), [("foo:bar", "foo bar"), ("is:foo", "is foo"), ("foo:in-context", "foo in-context")]
)
def test_what_is_no_field_is_told_to_be_words(query: str, label: str) -> None:
    (chip,) = wordings(query)
    assert (chip.label, chip.is_plain, chip.tint) in {(label, False, "grey"), (query.replace(":", " "), False, "grey")}
    assert "no field" in chip.meaning


@pytest.mark.parametrize(
    "query", ["deep", "in-context", "GPT-1", "attention,a", "2017", "https://x.org/a", "10.1145/329", "vaswani2017a"]
)
def test_mere_words_are_plain(query: str) -> None:
    assert [chip.is_plain for chip in wordings(query)] == [True]


@pytest.mark.parametrize("query", ["title:x", '"a b"', "a*", "a OR b", "-a", "is:read", "graph~", "gpt-4*", "a AND b"])
def test_what_is_more_than_words_is_not_plain(query: str) -> None:
    assert [chip.is_plain for chip in wordings(query)] == [False]


def test_colours_tell_what_is_denied_filtered_or_looked_for_in_a_field() -> None:
    tints = [chip.tint for chip in wordings("a -is:done is:later year:2019,2020 title:x author:le-cun")]
    assert tints == ["grey", "red", "green", "green", "blue", "blue"]


def test_explanations_say_what_is_done_with_a_part() -> None:
    meanings = [chip.meaning for chip in wordings("transfomer~ title:nets -tag:a")]
    assert "at most 2 letters" in meanings[0]
    assert meanings[1].endswith("only in: title")
    assert meanings[2] == "Left out: Papers with this tag, or one below it"
