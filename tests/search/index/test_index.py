import json
import random
import shutil
from collections.abc import Iterator
from math import log
from pathlib import Path

import pytest
from whoosh.index import open_dir
from whoosh.query import Phrase, Term

from reader_app.model.ids import PaperId
from reader_app.search.index import Index, IndexBusyError, stamp_of
from reader_app.search.index.folder import STATE, cancelled, writer
from reader_app.search.lookup import occurrences
from reader_app.search.query import parse
from reader_app.search.ranking import Ranking, Scheme
from reader_app.search.syntax import Kind, Query, Words
from reader_app.search.texts import FIELDS
from tests.search.papers import row


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index"


@pytest.fixture
def index(folder: Path) -> Iterator[Index]:
    made = Index(folder)
    yield made
    made.close()


def scores(index: Index, query: Query, scheme: Scheme | None = None) -> dict[str, float]:
    assert isinstance(query, Words)
    collection = index.collection
    found = Ranking(collection, scheme).score(occurrences(collection, query))
    return {
        str(collection.paper_of(document)): score
        for document, score in zip(found.documents.tolist(), found.scores.tolist(), strict=True)
        if collection.alive[document]
    }


def papers(index: Index, text: str) -> set[str]:
    return set(scores(index, parse(text)))


def test_a_new_index_knows_no_generation(index: Index) -> None:
    assert index.generation == -1
    assert index.stamps() == {}
    assert papers(index, "quark") == set()


def test_papers_are_found_after_a_refresh(index: Index) -> None:
    index.refresh([row("a", title="quark"), row("b", title="lepton")], (), 7)
    assert papers(index, "quark") == {"a"}
    assert index.generation == 7


def test_a_refresh_replaces_what_was_known_of_a_paper(index: Index) -> None:
    index.refresh([row("a", title="quark"), row("b", title="quark")], (), 1)
    index.refresh([row("a", title="lepton")], [PaperId("b"), PaperId("unknown")], 2)
    assert papers(index, "quark") == set()
    assert papers(index, "lepton") == {"a"}
    assert set(index.stamps()) == {"a"}


def test_a_refresh_with_nothing_keeps_the_generation(index: Index, folder: Path) -> None:
    index.refresh((), (), 9)
    assert index.generation == 9
    assert Index(folder, read_only=True).generation == 9


def test_an_index_is_there_when_it_is_opened_again(index: Index, folder: Path) -> None:
    index.refresh([row("a", title="quark")], (), 3)
    index.close()
    again = Index(folder)
    assert papers(again, "quark") == {"a"}
    assert again.generation == 3
    again.close()


def test_a_stamp_tells_whether_what_is_indexed_changed(index: Index) -> None:
    one = row("a", title="quark", note="x")
    index.refresh([one], (), 1)
    assert index.stamps() == {PaperId("a"): stamp_of(one)}
    assert stamp_of(one) == stamp_of(row("a", title="quark", note="x", starred=True))
    assert stamp_of(one) != stamp_of(row("a", title="quark", note="y"))
    assert stamp_of(row(authors=("a", "b"))) != stamp_of(row(authors=("a b",)))


def test_another_process_sees_what_was_committed_when_it_reloads(index: Index, folder: Path) -> None:
    reader = Index(folder, read_only=True)
    index.refresh([row("a", title="quark")], (), 1)
    assert papers(reader, "quark") == set()
    reader.reload()
    assert papers(reader, "quark") == {"a"}
    assert reader.generation == 1
    reader.close()


def test_reading_makes_no_files_and_takes_no_lock(index: Index, folder: Path, tmp_path: Path) -> None:
    index.refresh([row("a", title="quark")], (), 1)
    held = writer(folder)
    before = sorted(folder.rglob("*"))
    reader = Index(folder, read_only=True)
    assert papers(reader, "quark") == {"a"}
    reader.close()
    assert sorted(folder.rglob("*")) == before
    cancelled(held)
    nowhere = Index(tmp_path / "nowhere", read_only=True)
    assert papers(nowhere, "quark") == set()
    nowhere.close()
    assert not (tmp_path / "nowhere").exists()


def test_a_refresh_while_another_writes_is_refused_and_changes_nothing(index: Index, folder: Path) -> None:
    index.refresh([row("a", title="quark")], (), 1)
    held = writer(folder)
    with pytest.raises(IndexBusyError):
        index.refresh([row("a", title="lepton")], (), 2)
    cancelled(held)
    assert index.generation == 1
    assert papers(index, "quark") == {"a"}
    index.refresh([row("a", title="lepton")], (), 2)
    assert papers(index, "lepton") == {"a"}


def test_two_that_write_in_turn_know_of_each_other(index: Index, folder: Path) -> None:
    other = Index(folder)
    for number in range(4):
        index.refresh([row("a", title=f"quark {number}"), row(f"i{number}", title="lepton")], (), 2 * number)
        other.refresh([row("a", title=f"boson {number}"), row(f"o{number}", title="lepton")], (), 2 * number + 1)
    index.reload()
    assert papers(index, "boson") == {"a"}
    assert papers(index, "quark") == set()
    assert len(papers(index, "lepton")) == 8
    other.close()


def test_a_refresh_that_fails_changes_nothing_and_lets_go_of_the_lock(index: Index) -> None:
    index.refresh([row("a", title="quark")], (), 1)
    with pytest.raises(TypeError):
        index.refresh([row("a", title=5)], (), 2)
    assert index.generation == 1
    assert papers(index, "quark") == {"a"}
    index.refresh([row("a", title="lepton")], (), 2)
    assert papers(index, "lepton") == {"a"}


@pytest.mark.parametrize("state", ["", "[]", "{}", '{"format": 0, "generation": 5}', '{"format": null}'])
def test_an_index_of_another_format_is_made_anew(index: Index, folder: Path, state: str) -> None:
    index.refresh([row("a", title="quark")], (), 5)
    index.close()
    (folder / STATE).write_text(state)
    foreign = Index(folder, read_only=True)
    assert (foreign.generation, papers(foreign, "quark")) == (-1, set())
    assert (folder / STATE).read_text() == state
    again = Index(folder)
    assert (again.generation, papers(again, "quark")) == (-1, set())
    assert json.loads((folder / STATE).read_text())["generation"] == -1
    again.refresh([row("a", title="quark")], (), 6)
    assert papers(again, "quark") == {"a"}
    again.close()


def test_files_of_others_are_thrown_away(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "_MAIN_1.toc").write_bytes(b"not an index")
    index = Index(folder)
    index.refresh([row("a", title="quark")], (), 1)
    assert papers(index, "quark") == {"a"}
    index.close()


def test_a_damaged_index_is_made_anew_whatever_is_damaged(folder: Path) -> None:
    chance = random.Random(5)
    for number in range(60):
        index = Index(folder)
        index.refresh([row(f"p{n}", title=f"quark {n}", abstract="lepton " * n) for n in range(9)], (), 1)
        index.refresh([row("p1", title="quark 1")], [PaperId("p2")], 1)
        index.close()
        victim = chance.choice(sorted(files_of(folder), key=lambda path: (path.suffix, path.stat().st_size)))
        damage(victim, chance, number)
        index = Index(folder)
        if index.is_sound():
            for query in ("quark", "lepton", "title:lepton", "quar*", "q*"):
                papers(index, query)
        index.stamps()
        index.refresh([row("p3", title="boson")], (), 2)
        if "p3" not in papers(index, "boson"):
            # Only now was the damaged place read.
            assert index.is_lost
            index.refresh([row("p3", title="boson")], (), 3)
        assert "p3" in papers(index, "boson")
        index.close()


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name != STATE and path.stat().st_size and path.is_file()]


def damage(victim: Path, chance: random.Random, number: int) -> None:
    whole = victim.read_bytes()
    if number % 3 == 0:
        victim.unlink()
    elif number % 3 == 1:
        victim.write_bytes(whole[: chance.randrange(len(whole))])
    else:
        at = chance.randrange(len(whole))
        victim.write_bytes(whole[:at] + bytes(chance.randrange(256) for _ in range(16)) + whole[at + 16 :])


def test_a_lost_index_keeps_no_generation_before_the_library_knows(index: Index, folder: Path) -> None:
    index.refresh([row("a", title="quark"), row("b", title="quark")], (), 1)
    index.close()
    for path in files_of(folder):
        path.write_bytes(b"")
    index.reload()
    assert index.is_lost
    index.refresh([row("a", title="quark")], (), 2)
    assert index.generation == -1
    assert set(index.stamps()) == {"a"}
    assert not index.is_lost
    index.refresh([row("b", title="quark")], (), 3)
    assert index.generation == 3


def test_damage_that_opening_does_not_show_is_found_when_nothing_else_is_to_be_done(index: Index, folder: Path) -> None:
    index.refresh([row("a", title="quark " * 50)], (), 1)
    assert index.is_sound()
    index.close()
    (arrays,) = folder.glob("*.arrays")
    arrays.write_bytes(arrays.read_bytes().replace(b"quark", b"quirk"))
    index.reload()
    assert not index.is_lost
    while index.check_some():
        pass
    assert index.is_lost
    assert index.collection.size == 0


def test_a_reader_of_a_lost_index_leaves_its_files(index: Index, folder: Path) -> None:
    index.refresh([row("a", title="quark")], (), 1)
    index.close()
    for path in files_of(folder):
        path.write_bytes(b"damaged")
    before = sorted(folder.iterdir())
    reader = Index(folder, read_only=True)
    assert reader.is_lost
    assert papers(reader, "quark") == set()
    reader.close()
    assert sorted(folder.iterdir()) == before


def test_a_reader_keeps_what_was_merged_away_until_it_reloads(index: Index, folder: Path) -> None:
    for number in range(5):
        index.refresh([row(f"p{number}", title="quark")], (), number)
    reader = Index(folder, read_only=True)
    for number in range(5, 30):
        index.refresh([row(f"p{number}", title="quark")], (), number)
    assert len(papers(reader, "quark")) == 5
    reader.reload()
    assert len(papers(reader, "quark")) == 30
    assert reader.generation == 29
    reader.close()


def test_an_index_whose_folder_vanished_is_made_anew(index: Index, folder: Path) -> None:
    index.refresh([row("a", title="quark")], (), 1)
    shutil.rmtree(folder)
    index.refresh([row("b", title="quark")], (), 2)
    assert "b" in papers(index, "quark")


def test_many_small_refreshes_leave_few_segments(index: Index, folder: Path) -> None:
    for number in range(60):
        index.refresh([row(f"p{number % 40}", title=f"quark {number}")], (), number)
        assert len(list(folder.glob("*.arrays"))) <= 9
    assert len(papers(index, "quark")) == 40
    assert papers(index, "59") == {"p19"}


def test_plain_whoosh_can_search_the_index_and_scores_alike(index: Index, folder: Path) -> None:
    rows = [row(f"p{n}", title="quark " * (n % 3) + "lepton", abstract="quark boson " * n) for n in range(1, 9)]
    index.refresh(rows[:5], (), 1)
    index.refresh(rows[5:], (), 2)
    scheme = Scheme(weights=dict.fromkeys(FIELDS, 1.0), rarity=lambda size, documents: log(size / (documents + 1)) + 1)
    with open_dir(str(folder)).searcher() as searcher:
        for field in ("title", "abstract"):
            expected = {
                hit["paper"]: pytest.approx(hit.score, rel=1e-4)
                for hit in searcher.search(Term(field, "quark"), limit=None)
            }
            assert scores(index, Words(("quark",), Kind.WORD, field), scheme) == expected
        found = searcher.search(Phrase("abstract", ["boson", "quark"]), limit=None)
        assert {hit["paper"] for hit in found} == set(scores(index, Words(("boson", "quark"), Kind.PHRASE, "abstract")))


def test_a_phrase_that_occurs_more_often_scores_higher(index: Index) -> None:
    index.refresh([row("a", title="deep nets and nets deep"), row("b", title="deep nets and deep nets")], (), 1)
    found = scores(index, Words(("deep", "net"), Kind.PHRASE))
    assert found["b"] > found["a"] > 0


def test_scores_asked_for_again_are_those_of_the_index_as_it_is_now(index: Index) -> None:
    index.refresh([row("a", title="quark")], (), 1)
    assert papers(index, "quark") == {"a"}
    index.refresh([row("b", title="quark")], (), 2)
    assert papers(index, "quark") == {"a", "b"}


def test_merging_makes_one_segment_without_what_was_deleted(index: Index, folder: Path) -> None:
    rows = [row(f"p{number}", title=f"quark number {number}", note="deep nets " * number) for number in range(12)]
    for start in range(0, 12, 3):
        index.refresh(rows[start : start + 3], (), 1)
    index.refresh([row("p4", title="lepton", abstract="quarks")], [PaperId("p5")], 2)
    before = {text: papers(index, text) for text in ("quark", "number", "note:deep", "qua*", "lepton")}
    index.merge()
    assert index.segments == len(list(folder.glob("*.arrays"))) == 1
    assert index.collection.size == 11
    assert before == {text: papers(index, text) for text in before}
    assert set(scores(index, Words(("deep", "net"), Kind.PHRASE))) == {f"p{n}" for n in range(12) if n not in (0, 4, 5)}
    assert index.generation == 2
    assert index.stamps()[PaperId("p3")] == stamp_of(rows[3])


def test_closing_twice_is_no_fault(index: Index) -> None:
    index.refresh([row("a", title="quark")], (), 1)
    papers(index, "quark")
    index.close()
    index.close()
