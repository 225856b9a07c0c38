"""Names of people in a line of a paper's head, told from institutions, addresses and everything else there."""

import re

MOST_AUTHORS = 300
_PLACES = re.compile(
    r"""universi|institut|departm|dept\b|school|college|laborator|\blabs?\b|cent(?:er|re)\b|facult|academ|hospital|clinic
    |polytech|ministry|agency|foundation|corporation|company|\binc\b|\bltd\b|gmbh|research|science|technolog|engineering
    |mathemat|statistic|physics|chemistry|biolog|medicine|computer|informati|national|division|group|society|museum
    |street|avenue|\broad\b|\bbox\b|campus|building|abstract|keyword|introduction|received|accepted|published|available
    |version|vignette|package|submitted|revised|copyright|journal|proceedings|conference|workshop|volume|\bvol\b|\bissue\b
    |editor|corresponding|equal|contribut|email|e-mail|http|www|member|fellow|ieee|acm|student|professor|january|february
    |\bmarch\b|\bapril\b|\bjune\b|\bjuly\b|august|september|october|november|december|figure|table|section|article|author
    |\beth\b|\bepfl\b|\bmit\b|cnrs|inria|\bnasa\b|\bcern\b|max\s+planck|\bpages?\b|guide|style|manual|\buser|sample|chart
    |command|\bindex|reference|\bmodels?\b|methods?\b|inference|observation|analysis|\bdata\b|learning|network|system|theor|problem
    |approach|algorithm|\btask|language|\bquick\b|\bnotes?\b|software|library|design|applied|model|project|program|\bpress\b
    |google|microsoft|facebook|amazon|deepmind|openai|nvidia|\bibm\b|\bintel\b|adobe|mozilla|\bwu\s+wien\b|wirtschafts
    |\busa\b|\bu\.s\.a|germany|france|italy|china|japan|canada|australia|austria|switzerland|netherlands|united\s+kingdom
    |\bthe\b|\bof\b|\bfor\b|\bin\b|\bwith\b|\bon\b|\bfrom\b|\bto\b|\bis\b|\bare\b|\bwe\b|\bthis\b|\ban\b|\bat\b|\busing\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TITLES = re.compile(r"\b(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|Dr|Prof|Jr|Sr|MPH|MBBS|FRCP)\b\.?,?", re.IGNORECASE)
_MARKS = re.compile(r"[\d*†‡§¶‖∗⋆♯#+$^|~✉•⇤△◦]+|\(cid:\d+\)|\[[^\]]*\]|\([^)]*\)|\{[^}]*\}")
_PARTICLES = frozenset(
    "de da do dos das del della der den van von zu zum zur la le el al bin ibn di du ter ten y e af".split()
)
_WORD = re.compile(r"^(?:[^\W\d_][.’'`-]?)+$")
_BETWEEN = re.compile(r"\s*(?:,|;|·|•|\||&|\band\b|\bund\b|\bet\b|\s{3,})\s*")
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
            is_one = len(pieces) == 2 and (len(parts) > 1 or len(said) > 1 or " " not in pieces[0])
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
    if not 2 <= len(words) <= 6 or len(text) > 60 or _PLACES.search(text):
        return False
    if not all(_WORD.match(word) for word in words):
        return False
    main = [word for word in words if word.lower().strip(".") not in _PARTICLES]
    if not main or not all(word[0].isupper() for word in main):
        return False
    return any(len(word.strip(".")) > 1 and not (_INITIALS.match(word) and "." in word) for word in main)
