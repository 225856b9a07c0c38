"""The DOI and the arXiv id of the paper itself, never those of the works that it cites."""

import re
from collections.abc import Iterable, Sequence

from reader_app.model.paper import normal_arxiv, normal_doi
from reader_app.pdf.text.styled import StyledLine

_REFERENCES = re.compile(
    r"^\W*(?:\d+\.?\s*)?(?:references?|bibliography|literature\s+cited|works\s+cited|r\s?eferences|literatur)\W*$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^\s*(?:\[\d+\]|\d{1,3}\.\s+[A-Z]|\[[A-Z]\w+\d{2}\])")
_DOI = re.compile(r"(?P<before>.{0,40}?)(?P<doi>10\.\d{4,9}(?:\.\d+)*/[^\s⟨⟩〈〉]+)")
_GAP = re.compile(r"(\b10\.\d{4,9}/)\s+(?=\S)")
_PART = re.compile(r"\.[gts]\d{3}$")
"""What some publishers add to a paper's DOI for its figures, tables and supplements."""
_NAMED = re.compile(r"(?:doi\s*[:.]?\s*|doi\.org/|d\s?o\s?i\s*[:：]\s*|identifier\W*)$", re.IGNORECASE)
_MADE_UP = re.compile(
    r"^10\.(?:\d+/(?:n{4,}|x{3,}|1122445|1234567|jss\.v0|\S*(?:x{4,}|nnnn|0000000))|475/123|xxxx|1145/(?:nnn|3544548\.x)|1109/xxx)",
    re.IGNORECASE,
)
_DATA = ("10.5281/zenodo", "10.6084/m9.figshare", "10.5061/dryad", "10.17605/osf", "10.7910/dvn", "10.17632/")
_FUNDERS = "10.13039/"
_STAMP = re.compile(r"^\s*arxiv\s*:", re.IGNORECASE)
_CATEGORY = re.compile(r"\[[a-z-]+(?:\.[A-Za-z-]+)?\]")
_HEAD, _FOOT = 0.13, 0.82
_OWN = re.compile(
    r"permission|copyright|©|\bacm\b\s+reference|published\s+by|to\s+cite\s+this|cite\s+this|citation:|received|accepted"
    r"|available\s+online|journal\s+homepage|\bissn\b|creative\s+commons",
    re.IGNORECASE,
)


def doi_of(pages: Sequence[Sequence[StyledLine]]) -> str:
    """Return the DOI that the first pages give for themselves, "" for none."""
    found = [(score - page, doi) for page, lines in enumerate(pages) for score, doi in _scored(_own_lines(lines))]
    best = max(found, key=lambda one: one[0], default=(0.0, ""))
    return best[1] if best[0] > 0 else ""


def arxiv_of(pages: Sequence[Sequence[StyledLine]]) -> str:
    """Return the id that arXiv has stamped on the first page, "" for none."""
    for lines in pages[:1]:
        own = [line for line in _own_lines(lines) if _STAMP.match(line.text)]
        stamps = sorted(own, key=lambda line: (not line.is_turned, not _CATEGORY.search(line.text)))
        for line in stamps:
            is_stamp = line.is_turned or _CATEGORY.search(line.text) or not _HEAD < line.top < _FOOT
            if is_stamp and (found := normal_arxiv(line.text)):
                return found
    return ""


def is_usable(doi: str) -> bool:
    """Say whether a DOI may be a paper's: not a template's, nor that of a funder."""
    return bool(doi) and not _MADE_UP.match(doi) and not doi.startswith(_FUNDERS)


def _own_lines(lines: Sequence[StyledLine]) -> list[StyledLine]:
    """Return the lines above a list of references, and those at the edges of the page."""
    end = next((at for at, line in enumerate(lines) if _REFERENCES.match(line.text)), len(lines))
    after = (line for line in lines[end:] if line.is_turned or not 0.07 < line.top < 0.93)
    return [*lines[:end], *after]


def _scored(lines: Sequence[StyledLine]) -> Iterable[tuple[float, str]]:
    """Yield the DOIs in some lines, each with how surely it is the paper's own."""
    for at, line in enumerate(lines):
        text = _GAP.sub(r"\1", _with_rest(lines, at))
        for found in _DOI.finditer(text):
            doi = _PART.sub("", normal_doi(found["doi"]))
            if is_usable(doi) and found.start("doi") < len(line.text):
                yield _score(lines, at, found["before"], doi), doi


def _with_rest(lines: Sequence[StyledLine], at: int) -> str:
    """Return a line, together with the next one where a DOI plainly goes on there."""
    text = lines[at].text
    goes_on = re.search(r"(?:doi:?|10\.\d{4,9}(?:/(?:\S*[/._(-])?)?|doi\.org/?)\s*$", text, re.IGNORECASE)
    if goes_on and at + 1 < len(lines):
        separator = "" if "10." in goes_on[0] or goes_on[0].endswith("/") else " "
        return text.rstrip() + separator + lines[at + 1].text.lstrip()
    return text


def _score(lines: Sequence[StyledLine], at: int, before: str, doi: str) -> float:
    line = lines[at]
    score = 1.5
    score += 1.0 * bool(_NAMED.search(before))
    score += 0.7 * (line.is_turned or not _HEAD < line.top < _FOOT)
    score += 0.7 * any(_OWN.search(near.text) for near in lines[max(0, at - 3) : at + 2])
    score += 0.3 * (len(line.text) < len(doi) + 30)
    score -= 2.0 * any(_ENTRY.match(near.text) for near in lines[max(0, at - 3) : at + 1])
    score -= 1.0 * doi.startswith(_DATA)
    return score - 0.1 * line.top
