"""Why a paper stands where it does among those found, for a terminal and for other programs."""

from dataclasses import asdict
from typing import Any

from reader_app.model.explanation import Explanation, FieldShare, Ground, Reason

_GROUNDS = {
    Ground.WORDS: "{}",
    Ground.BESIDE: "“{}” side by side",
    Ground.WHOLE: "all words",
    Ground.RELATED: "related: {}",
}


def explanation_document(explanation: Explanation) -> dict[str, Any]:
    """Return the score and its reasons, each with its fields."""
    return asdict(explanation)


def explanation_line(explanation: Explanation) -> str:
    """Return the reasons on one line, the weightiest first: "sparse 75% (title, abstract ×3)"."""
    return "; ".join(_told(reason, explanation.score) for reason in explanation.reasons)


def _told(reason: Reason, total: float) -> str:
    share = f"{reason.score / total:.0%}" if total > 0 else ""
    where = ", ".join(map(_field, sorted(reason.fields, key=lambda share: -share.score)))
    what = _GROUNDS[reason.ground].format(reason.text or "words of the best papers")
    return f"{what} {share} ({where})" if where else f"{what} {share}"


def _field(share: FieldShare) -> str:
    return share.field if share.times <= 1 else f"{share.field} ×{share.times}"
