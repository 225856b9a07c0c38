"""Whether a venue is a journal or a conference, told by its name."""

import re

_CONFERENCE = re.compile(
    r"\b(?:proc(?:eedings)?|conference|conf|workshops?|symposium|congress|annual meeting|findings)\b", re.IGNORECASE
)
_JOURNAL = re.compile(
    r"\b(?:journal|j|transactions|trans|letters|lett|review|magazine|bulletin|annals|archives?|acta|nature|science|cell|"
    r"quarterly|communications|notices|physics|mathematics)\b",
    re.IGNORECASE,
)
_JOURNAL_ACRONYMS = frozenset(
    """CACM IJCV IJRR JACM JAIR JASA JCSS JMLR JOSS NAR NEJM PAMI PLOS PNAS PRL RA-L TACL TMLR TNNLS TOCHI TOG TOIS
    TPAMI TSP""".split()
)
_ACRONYM = re.compile(r"\d{0,2}[A-Z][A-Za-z]*[A-Z][A-Za-z0-9+-]*(?:\s*[’']?\d{2,4})?(?:\s+\w+)?")


def is_preprint_server(venue: str) -> bool:
    """Say whether a venue is arXiv or one of its kin, which is none to cite."""
    return re.fullmatch(r"(?:arxiv|biorxiv|medrxiv|corr|openreview|ssrn)\b.*", venue.strip(), re.IGNORECASE) is not None


def is_conference(venue: str) -> bool:
    """Say whether a venue is a conference or workshop: it says so, or is an acronym that is no known journal's."""
    if _CONFERENCE.search(venue):
        return True
    if _JOURNAL.search(venue) or venue.split(" ", 1)[0].upper() in _JOURNAL_ACRONYMS:
        return False
    return _ACRONYM.fullmatch(venue.strip()) is not None
