import pytest

from reader_app.model.importing import Refused


@pytest.mark.parametrize(
    ("refused", "sentence"),
    [
        (Refused("a.jsonl", "line 3", "It has no title."), "a.jsonl, line 3: It has no title."),
        (Refused("a.jsonl", "line 3", "a.jsonl, line 3: this is not JSON."), "a.jsonl, line 3: this is not JSON."),
        (Refused("a.pdf", "", "a.pdf is a PDF."), "a.pdf is a PDF."),
    ],
)
def test_a_refusal_says_once_where_it_is(refused: Refused, sentence: str) -> None:
    assert refused.sentence == sentence
