"""Names of people in a line of a paper's head, told from institutions, addresses and everything else there."""

import re

MOST_AUTHORS = 300
_PLACES = re.compile(
    r"""universi|institut|departm|dept\b|school|college|laborator|\blabs?\b|cent(?:er|re)\b|facult|academ|hospital|clinic
    |polytech|ministry|agency|foundation|corporation|company|\binc\b|\bltd\b|gmbh|research|science|technolog|engineering
    |mathemat|statistic|physics|chemistry|biolog|medicine|computer|informati|national|division|group|society|museum
    |street|avenue|\broad\b|p\.?\s?o\.?\s+box|campus|building|abstract|keyword|introduction|received|accepted|published
    |available|version|vignette|package|submitted|revised|copyright|journal|proceedings|conference|workshop|volume|\bvol\b
    |\bissue\b|editor|corresponding|equal|contribut|email|e-mail|http|www|\bmember|\bfellow\b|ieee|acm|student|professor
    |january|february|\bjuly\b|september|october|november|december|figure|\btable\b|section|article|author|eidgen
    |\busa\b|\bu\.s\.a|germany|france|italy|china|japan|canada|australia|austria|switzerland|netherlands|united\s+kingdom
    |\beth\b|\bepfl\b|\bmit\b|cnrs|inria|\bnasa\b|\bcern\b|max\s+planck|wirtschafts|google|microsoft|facebook|amazon
    |deepmind|openai|nvidia|\bibm\b|\bintel\b|adobe|mozilla|pharma|enthusiast|organi[sz]ation|home\s+page|guide\b|\bstyle\b
    |manual\b|\busers?\b|\bcharts?\b|command|\bindex|reference|\bmodels?\b|methods?\b|inference|observation|analysis|\bdata\b
    |learning|network|system|\btheor(?:y|et|em)|problem|approach|algorithm|\btasks?\b|language|\bnotes?\b|software|library
    |design|applied|project|program|\bteam\b|evaluation|application""",
    re.IGNORECASE | re.VERBOSE,
)
_SMALL_WORDS = re.compile(r"\b(?:the|of|for|in|with|on|from|to|is|are|we|this|an|at|using|by|as|or|its|how|why|what)\b")
"""Words of sentences; begun with a capital some of them are names."""

_TITLES = re.compile(r"\b(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|Dr|Prof|Jr|Sr|MPH|MBBS|FRCP)\b\.?,?", re.IGNORECASE)
_MARKS = re.compile(r"[\d*†‡§¶‖∗⋆♯#+$^|~✉•⇤△◦]+|\(cid:\d+\)|\[[^\]]*\]|\([^)]*\)|\{[^}]*\}")
_PARTICLES = frozenset(
    "de da do dos das del della der den van von zu zum zur la le el al bin ibn di du ter ten y e af".split()
)
_WORD = re.compile(r"^(?:[^\W\d_][.’'`-]{0,2})+$")
_BETWEEN = re.compile(r"\s*(?:,|;|·|•|\||&|\band\b|\bund\b|\bet\b|\s{3,})\s*", re.IGNORECASE)
_INITIALS = re.compile(r"^(?:[^\W\d_]\.?-?){1,4}$")


def names_in(line: str) -> tuple[str, ...]:
    """Return the people that a line names; none where it says anything else besides."""
    cleaned = _TITLES.sub("", _MARKS.sub(",", line).replace("\u00a0", " "))
    parts = [part.strip(" .,:;-–—∼") for part in _BETWEEN.split(cleaned)]
    parts = [part for part in parts if part and not _is_mark(part)]
    names = [part for part in parts if _is_name(part)]
    return tuple(names) if names and len(names) == len(parts) else ()


def names_of(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the people that a file's metadata name, each apart."""
    names: list[str] = []
    for text in said:
        parts = re.split(r"\s*;\s*|\s+(?:and|&|und)\s+|,\s*and\s+", text)
        for part in parts:
            pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
            # “Crane, Ada” is one person, “Ada Crane, Bo Fold” are two.
            is_one = len(pieces) == 2 and not all(" " in piece for piece in pieces)
            names += [f"{pieces[1]} {pieces[0]}"] if is_one else pieces
    cleaned = [" ".join(_TITLES.sub("", name).split()).strip(" ,.") for name in names]
    return tuple(dict.fromkeys(name for name in cleaned if _is_said_name(name)))[:MOST_AUTHORS]


def _is_said_name(name: str) -> bool:
    """Say whether a name that the metadata give may be one: logins, firms and programs are no authors."""
    return _is_name(name) and not re.search(r"user|admin|owner|windows|office|latex|acrobat|adobe", name, re.IGNORECASE)


def _is_mark(part: str) -> bool:
    """Say whether a part is a mark of an affiliation that is left over: a, b, ab."""
    return len(part) <= 2 and part.islower()


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or _PLACES.search(text) or _SMALL_WORDS.search(text):
        return False
    if not all(_WORD.match(word) for word in words):
        return False
    main = [word for word in words if word.lower().strip(".") not in _PARTICLES]
    if not main or not all(word[0].isupper() for word in main):
        return False
    return any(len(word.strip(".")) > 1 and not (_INITIALS.match(word) and "." in word) for word in main)
