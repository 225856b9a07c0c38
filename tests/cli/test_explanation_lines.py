from reader_app.cli.explanation_lines import explanation_line
from reader_app.model.explanation import Explanation, FieldShare, Ground, Reason


def test_reasons_are_told_on_one_line_with_their_shares() -> None:
    fields = (FieldShare("abstract", 3, 1.0), FieldShare("title", 1, 5.0))
    explanation = Explanation(
        8.0,
        (
            Reason(Ground.WORDS, "sparse", 6.0, 12, fields),
            Reason(Ground.BESIDE, "sparse nets", 1.6),
            Reason(Ground.RELATED, "lists", 0.4),
        ),
    )
    assert explanation_line(explanation) == (
        "sparse 75% (title, abstract ×3); “sparse nets” side by side 20%; related: lists 5%"
    )


def test_without_a_score_there_are_no_shares() -> None:
    assert explanation_line(Explanation(0.0)) == ""
