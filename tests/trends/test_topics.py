import json
import lzma

import pytest

from reader_app.trends.candidates import Words
from reader_app.trends.topics import LARGEST_SAMPLE, propose
from tests.places import PROJECT, SHARED, needs_shared


def names(papers: list[Words], limit: int = 24) -> list[str]:
    return [topic.name for topic in propose(papers, limit)]


def daily_page() -> list[Words]:
    lines = (SHARED / "feeds" / "daily-papers-page.txt").read_text(encoding="utf-8").split("\n")
    texts = [line for line in lines if line.strip()][5:]
    return [Words(title, abstract) for title, abstract in zip(texts[::2], texts[1::2], strict=False)]


@needs_shared
def test_the_topics_of_a_page_are_those_a_researcher_would_name() -> None:
    found = names(daily_page(), 40)
    assert found[0] == "large language models"
    assert set(found[:8]) >= {"pre-training", "fine-tuning", "transformers", "in-context learning"}
    assert set(found) >= {"knowledge distillation", "pruning", "long-context", "compression", "quantization"}


@needs_shared
def test_parts_of_longer_topics_and_rhetoric_are_not_proposed() -> None:
    found = set(names(daily_page(), 60))
    assert not found & {
        "large language",
        "language models",
        "context learning",
        "tuning",
        "training",
        "state-of-the-art",
    }
    assert not found & {"models", "paper", "results", "performance", "method", "novel", "tasks", "training data"}


@needs_shared
def test_the_corpus_has_the_topics_of_its_field() -> None:
    with lzma.open(SHARED / "corpus" / "papers-50k.jsonl.xz", "rt", encoding="utf-8") as lines:
        entries = [json.loads(line) for number, line in enumerate(lines) if number % 20 == 0]
    found = names([Words(entry["title"], entry["abstract"]) for entry in entries])
    assert set(found) >= {"neural networks", "reinforcement learning", "large language models", "mobile robots"}


def test_the_starter_library_has_topics() -> None:
    with (PROJECT / "resources" / "starter" / "papers.jsonl").open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    found = names([Words(entry["title"], entry["summary"], tuple(entry["topics"])) for entry in entries])
    assert set(found) >= {"neural networks", "reinforcement learning", "cryptography", "quantum computing"}


def test_a_topic_has_all_its_spellings() -> None:
    papers = [Words("", f"Large language models (LLMs) {verb}.") for verb in ("run", "fail", "win", "grow")]
    [topic] = propose(papers)
    assert topic.name == "large language models"
    assert set(topic.spellings) == {"LLMs", "Large language models"}


def test_topics_with_the_same_papers_are_one() -> None:
    papers = [Words("Sparse pruning of speech"), Words("Sparse pruning of speech"), *[Words("Robots walk")] * 3]
    assert len([name for name in names(papers) if "pruning" in name or "speech" in name]) == 1


def test_no_papers_have_no_topics() -> None:
    assert propose([]) == ()


def test_papers_without_words_have_no_topics() -> None:
    assert propose([Words(""), Words("", "", ("",))] * 5) == ()


def test_no_more_topics_than_asked_for() -> None:
    papers = [Words(f"{one} and {other}") for one in ("Pruning", "Speech") for other in ("chess", "proteins")]
    assert len(propose(papers, 2)) == 2


def test_every_part_of_a_large_library_is_read() -> None:
    papers = [Words("Cryptography")] * (2 * LARGEST_SAMPLE) + [Words("Proteins")] * (2 * LARGEST_SAMPLE)
    assert set(names(papers)) == {"cryptography", "proteins"}


@pytest.mark.parametrize("text", ["人工智能 模型 的 研究", "модели обучения без учителя", "\x00 \ud800"])
def test_other_writings_do_no_harm(text: str) -> None:
    propose([Words(text, text, (text,))] * 5)
