import pytest

from reader_app.pdf.text.hyphens import Vocabulary, keeps_hyphen


def joined(before: str, after: str, elsewhere: str = "") -> str:
    keeps = keeps_hyphen(before, after, Vocabulary(f"{before}-\n{after}\n{elsewhere}", ()))
    return f"{before.split()[-1]}{'-' if keeps else ''}{after.split()[0]}"


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("many implemen", "tations are", "implementations"),
        ("the infor", "mation in", "information"),
        ("a state-of-the", "art method", "state-of-the-art"),
        ("by Kullback", "Leibler divergence", "Kullback-Leibler"),
        ("of COVID", "19 in", "COVID-19"),
        ("a high", "dimensional space", "high-dimensional"),
        ("each state", "ment of", "statement"),
        ("the data", "base of", "database"),
        ("the end", "to-end model", "end-to-end"),
        ("by Mc", "Donald and", "McDonald"),
        ("an x", "axis of", "x-axis"),
    ],
)
def test_common_sense_tells_broken_words_from_compounds(before: str, after: str, whole: str) -> None:
    assert joined(before, after) == whole


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "whole"),
    [
        ("the high", "dimensional space", "highdimensional", "highdimensional"),
        ("the self", "attention of", "selfattention self", "selfattention"),
        ("all pre", "training runs", "pre-training", "pre-training"),
        ("the meta", "model of", "a meta-model", "meta-model"),
        ("the meta", "model of", "a Metamodel", "metamodel"),
        ("of TEX", "TRUNNER and", "TEXTRUNNER", "TEXTRUNNER"),
    ],
)
def test_what_the_file_writes_elsewhere_counts_most(before: str, after: str, elsewhere: str, whole: str) -> None:
    assert joined(before, after, elsewhere) == whole
