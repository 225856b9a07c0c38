import gzip
import json
import lzma
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.formats import json_lines, read
from reader_app.formats.json_lines import PROGRESS_EVERY_LINES
from reader_app.model.errors import Cancelled, ReaderError
from reader_app.model.paper import Record
from tests.formats.sample_page import TODAY, read_page
from tests.places import SHARED, needs_shared

CORPUS = SHARED / "corpus" / "papers-50k.jsonl.xz"


def record_of(**fields: Any) -> Record:
    (draft,) = read_page(json.dumps(fields), "papers.jsonl").drafts
    return draft.record


def lines(*items: Any) -> str:
    return "\n".join(item if isinstance(item, str) else json.dumps(item) for item in items)


@needs_shared
def test_the_corpus_comes_in_whole_with_progress() -> None:
    seen: list[tuple[int, int]] = []
    reading = read(CORPUS.name, CORPUS.read_bytes(), today=TODAY, progress=lambda *step: seen.append(step))
    assert (len(reading.drafts), reading.refused) == (50_099, ())
    assert len(seen) > 50_099 // PROGRESS_EVERY_LINES
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    assert all(len(set(draft.record.authors)) == len(draft.record.authors) for draft in reading.drafts)


def test_each_line_is_a_paper() -> None:
    item = {
        "title": "A  Title",
        "abstract": "One.\nTwo.\n\nThree.",
        "authors": ["Ann Lee", "Bob Day"],
        "year": 2020,
        "venue": "Conference",
        "keywords": ["x", "y"],
        "url": "https://example.org/1",
        "doi": "https://doi.org/10.1000/ABC.1",
        "arxiv": "arXiv:2001.00001v3",
    }
    first, second = read_page(lines(item, {"title": "B"}), "papers.jsonl").drafts
    assert first.record == Record(
        title="A Title",
        abstract="One. Two.\n\nThree.",
        authors=("Ann Lee", "Bob Day"),
        year=2020,
        venue="Conference",
        keywords=("x", "y"),
        url="https://example.org/1",
        doi="10.1000/abc.1",
        arxiv="2001.00001",
    )
    assert (first.place, second.place) == ("line 1", "line 2")
    assert second.record == Record(title="B")


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, lambda content: gzip.compress(content) * 2])
def test_compressed_lines_are_unpacked_whatever_the_name(pack: Any) -> None:
    content = lines({"title": "A"}, {"title": "B"}) + "\n"
    titles = [draft.record.title for draft in read_page(pack(content.encode()), "papers").drafts]
    assert titles[:2] == ["A", "B"]
    assert len(titles) % 2 == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("suffix", ["jsonl", "json", "txt"])
def test_lines_come_in_many_encodings(encoding: str, suffix: str) -> None:
    text = '{"title": "Né à Łódź"}\n{"title": "“Zwei”"}\n' if encoding != "cp1252" else '{"title": "“Zwei”"}\n' * 2
    drafts = read_page(text.encode(encoding), f"papers.{suffix}").drafts
    assert [draft.record.title for draft in drafts] == ["“Zwei”" if encoding == "cp1252" else "Né à Łódź", "“Zwei”"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("indent", [None, 1])
def test_one_value_comes_in_many_encodings(encoding: str, indent: int | None) -> None:
    text = json.dumps({"papers": [{"title": "Café"}]}, indent=indent, ensure_ascii=False)
    assert read_page(text.encode(encoding), "papers.json").drafts[0].record.title == "Café"


def test_a_line_in_another_encoding_leaves_the_others_as_they_are() -> None:
    start = lines(*[{"title": "A"}] * 20)
    content = f'{start}\n{{"title": "Łódź"}}\n'.encode() + '{"title": "Café"}\n'.encode("cp1252")
    assert [draft.record.title for draft in read_page(content, "papers.jsonl").drafts[20:]] == ["Łódź", "Café"]


def test_in_a_file_marked_as_utf_8_a_broken_byte_spoils_itself_alone() -> None:
    content = f'{{"title": "{"long " * 20}Łódź '.encode("utf-8-sig") + b'\xe9"}'
    assert read_page(content, "papers.jsonl").drafts[0].record.title.endswith("long Łódź \ufffd")


def test_files_with_marks_may_have_been_joined() -> None:
    content = '{"title": "A"}\n'.encode("utf-8-sig")
    assert len(read_page(content * 2, "papers.jsonl").drafts) == 2


def test_a_character_may_lie_across_the_pieces_that_a_file_is_unpacked_in() -> None:
    items = [{"title": str(number), "abstract": "é€" * 1500} for number in range(400)]
    text = "\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    reading = read_page(gzip.compress(text.encode()), "papers.jsonl")
    assert [draft.record.abstract for draft in reading.drafts] == ["é€" * 1500] * 400


def test_one_line_may_be_longer_than_a_piece() -> None:
    items = [{"title": str(number), "abstract": "word " * 400} for number in range(400)]
    assert len(read_page(json.dumps({"papers": items}), "papers.json").drafts) == 400


def test_progress_is_told_in_bytes_of_the_file_as_it_lies_on_the_disk() -> None:
    seen: list[tuple[int, int]] = []
    noise = random.Random(1)
    text = lines(*({"title": "A", "abstract": noise.randbytes(400).hex()} for _ in range(3000)))
    packed = gzip.compress(text.encode())
    read("papers.jsonl", packed, today=TODAY, progress=lambda *step: seen.append(step))
    assert {total for _, total in seen} == {len(packed)}
    assert (seen[0][0], seen[-1][0]) == (0, len(packed))
    assert len({done for done, _ in seen}) > 4


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_a_cut_compressed_file_is_refused(pack: Any) -> None:
    packed = pack(lines(*({"title": f"{number} {number**9}"} for number in range(500))).encode())
    with pytest.raises(ReaderError, match="damaged"):
        read_page(packed[: len(packed) // 2], "papers.jsonl")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "broken"', "this is not JSON"),
        ("not JSON at all", "this is not JSON"),
        ("17", "not a paper but a bare value"),
        ('{"abstract": "No title."}', "there is no title"),
        ('{"title": "  "}', "there is no title"),
        ('{"title": 3}', "there is no title"),
        ('{"title": "' + "x" * 2001 + '"}', "the title is longer than 2000 characters"),
        ('{"title": "deep", "x": ' + "[" * 5000 + "]" * 5000 + "}", "this is not JSON"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_while_all_others_come_in(line: str, reason: str) -> None:
    reading = read_page(lines({"title": "A"}, line, "", {"title": "B"}), "papers.jsonl")
    assert [draft.record.title for draft in reading.drafts] == ["A", "B"]
    (refused,) = reading.refused
    assert (refused.source, refused.place) == ("papers.jsonl", "line 2")
    assert refused.reason.startswith("papers.jsonl, line 2: ")
    assert reason in refused.reason


def test_a_bad_first_line_does_not_hide_the_others() -> None:
    reading = read_page(lines('{"title": broken', {"title": "B"}), "papers.jsonl")
    assert [refused.place for refused in reading.refused] == ["line 1"]
    assert [draft.place for draft in reading.drafts] == ["line 2"]


def test_a_bad_first_line_does_not_make_one_value_of_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MOST_LIST_BYTES", 10)
    reading = read_page(lines('{"title": broken', "", {"title": "B"}, {"title": "C"}), "papers.jsonl")
    assert [draft.record.title for draft in reading.drafts] == ["B", "C"]


def test_a_list_with_a_line_for_each_paper_is_one_value() -> None:
    reading = read_page('{"papers": [\n{"title": "A"},\n{"title": "B"},\n{"title": "C"}\n]}', "papers.json")
    assert [draft.record.title for draft in reading.drafts] == ["A", "B", "C"]
    assert [draft.record.title for draft in read_page('{"papers": [\n{"title": "A"}\n]}').drafts] == ["A"]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("wrap", [lambda items: items, lambda items: {"papers": items}])
def test_a_list_of_papers_is_read_as_lines_are(indent: int | None, wrap: Any) -> None:
    text = json.dumps(wrap([{"title": "A"}, {"title": "B"}, {"x": 1}]), indent=indent)
    reading = read_page(text, "papers.json")
    assert [(draft.record.title, draft.place) for draft in reading.drafts] == [("A", "entry 1"), ("B", "entry 2")]
    assert [refused.place for refused in reading.refused] == ["entry 3"]


def test_one_object_over_several_lines_is_one_paper() -> None:
    assert read_page(json.dumps({"title": "A"}, indent=1), "paper.json").drafts[0].record.title == "A"


def test_a_broken_list_is_refused_with_the_place() -> None:
    with pytest.raises(ReaderError, match=r"papers\.json is broken at line 2, column"):
        read_page('[{"title": "A"},\n{"title": ]', "papers.json")


@pytest.mark.parametrize(
    ("given_authors", "authors"),
    [
        ("Ann Lee and Bob Day", ("Ann Lee", "Bob Day")),
        ("Ann Lee; Bob Day", ("Ann Lee", "Bob Day")),
        ("Ann Lee, Bob Day and Cy Fox", ("Ann Lee", "Bob Day", "Cy Fox")),
        ("Lee, Ann and Day, Bob", ("Ann Lee", "Bob Day")),
        ("Lee, Ann", ("Ann Lee",)),
        (["Ann Lee", "Bob Day", "Ann Lee", "Bob Day"], ("Ann Lee", "Bob Day")),
        (["Lee, Ann", ""], ("Ann Lee",)),
        ([{"name": "Ann Lee"}, {"given": "Bob", "family": "Day"}], ("Ann Lee", "Bob Day")),
        (None, ()),
        (3, ()),
    ],
)
def test_authors_come_in_many_forms(given_authors: Any, authors: tuple[str, ...]) -> None:
    assert record_of(title="A", authors=given_authors).authors == authors


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"url": "https://arxiv.org/abs/2001.00001v2"}, {"arxiv": "2001.00001"}),
        ({"url": "https://arxiv.org/pdf/math/0501001"}, {"arxiv": "math/0501001"}),
        ({"url": "https://huggingface.co/papers/2001.00001"}, {"arxiv": "2001.00001"}),
        ({"url": "https://doi.org/10.1000/XYZ"}, {"doi": "10.1000/xyz", "arxiv": ""}),
        ({"doi": "10.48550/arXiv.2001.00001"}, {"doi": "10.48550/arxiv.2001.00001", "arxiv": "2001.00001"}),
        ({"url": "https://example.org/2001.00001"}, {"arxiv": "", "doi": ""}),
        ({"journal": "J"}, {"venue": "J"}),
        ({"booktitle": "B"}, {"venue": "B"}),
        ({"date": "2020-03-04T10:00:00Z"}, {"published": "2020-03-04", "year": 2020}),
        ({"published": "2020-03"}, {"published": "2020-03", "year": 2020}),
        ({"published": "last spring"}, {"published": "", "extra": (("published", "last spring"),)}),
        ({"year": "2020"}, {"year": 2020}),
        ({"year": "in press"}, {"year": None, "extra": (("year", "in press"),)}),
        ({"year": 0}, {"year": None, "extra": (("year", "0"),)}),
        ({"keywords": "x; y z"}, {"keywords": ("x", "y z")}),
        ({"keywords": "x, y"}, {"keywords": ("x", "y")}),
        ({"upvotes": 12}, {"upvotes": 12}),
        ({"pages": "1-9", "volume": 3, "open": True}, {"extra": (("pages", "1-9"), ("volume", "3"), ("open", "true"))}),
        ({"nested": {"a": 1}, "list": [1]}, {"extra": ()}),
        ({"doi": "none given"}, {"doi": "", "extra": (("doi", "none given"),)}),
    ],
)
def test_fields_are_known_by_their_usual_names_and_others_are_kept(
    fields: dict[str, Any], wanted: dict[str, Any]
) -> None:
    record = record_of(title="A", **fields)
    assert {name: getattr(record, name) for name in wanted} == wanted


def test_tags_and_a_note_come_with_the_paper() -> None:
    (draft,) = read_page(json.dumps({"title": "A", "tags": ["a/b", "#c", "//"], "note": "- x\n- y"})).drafts
    assert draft.tags == ("a/b", "c")
    assert draft.note == "- x\n- y"


def test_reading_can_be_cancelled() -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled("The import was cancelled; nothing was changed.")

    with pytest.raises(Cancelled):
        read("papers.jsonl", lines({"title": "A"}).encode(), today=TODAY, progress=cancel)


def test_a_suffix_of_json_lines_without_json_refuses_each_line() -> None:
    reading = read_page("one\ntwo\n", "papers.jsonl")
    assert [refused.place for refused in reading.refused] == ["line 1", "line 2"]


def test_lines_end_only_where_json_ends_them() -> None:
    (draft,) = read_page('{"title": "A\u2028B"}', "papers.jsonl").drafts
    assert draft.record.title == "A B"


_value: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_name = st.sampled_from(
    ["title", "authors", "year", "date", "url", "doi", "arxiv", "keywords", "tags", "paper", "note"]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.dictionaries(_name | st.text(max_size=5), _value, max_size=8), max_size=4))
def test_no_json_raises_anything_but_a_refusal(items: list[dict[str, Any]]) -> None:
    text = "\n".join(["{}", *(json.dumps(item) for item in items)])
    reading = read("any.jsonl", text.encode(), today=TODAY)
    assert len(reading.drafts) + len(reading.refused) == len(items) + 1
