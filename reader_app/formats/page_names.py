"""Lines that name people: lists of authors, and a name alone, told from titles by words the page uses otherwise."""

import re
from collections.abc import Collection, Iterable

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’-]*|[^\W\d_]\.(?:-?[^\W\d_]\.)*|[^\W\d_a-z]\.?)")
_PARTICLE = re.compile(r"(?:al|bin|da|de|del|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|vom|von|zu)", re.IGNORECASE)
_NO_NAME = re.compile(
    r".{3,}(?:tion|sion|ment|ness|ity|izer|zing|ting|ning|ization|ology|ference|former|formers)s?", re.IGNORECASE
)
_LIST_SEPARATOR = re.compile(r"\s*(?:[,;·•]|\band\b|&)\s*")
_MORE = re.compile(r"(?:\bet\s+al\.?|\b(?:and\s+)?\d+\s+(?:others|more)|…|\.\.\.)\s*$", re.IGNORECASE)
_MOST_STRANGE = 0.2


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that texts write in lower case: what is no name even where a title writes it with a capital."""
    return frozenset(word for text in texts for word in _WORD.findall(text) if word.islower())


def names_of_list(text: str, ordinary: frozenset[str]) -> tuple[str, ...]:
    """Return the people of a line that lists two or more and says nothing else; empty for other lines."""
    bare = _MORE.sub("", text.removeprefix("by ").removeprefix("By ")).strip(" ,;·•")
    pieces = [piece for piece in _LIST_SEPARATOR.split(bare) if piece]
    if len(pieces) < 2 or (bare.endswith((".", "?", "!", ":")) and not re.search(r"\b[A-Z]\.$", bare)):
        return ()
    full = [piece for piece in pieces if is_name(piece, ordinary)]
    if len(full) < 2 or len(full) < (1 - _MOST_STRANGE) * len(pieces):
        return ()
    return tuple(dict.fromkeys(pieces))


def is_name(text: str, ordinary: frozenset[str]) -> bool:
    """Say whether a text of two to five words can be a person's name and nothing else."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(character.isdigit() for character in text):
        return False
    has_initial = re.match(r"[^\W\d_]\.", text) is not None
    return all(_is_name_word(word, () if has_initial else ordinary) for word in words[:-1]) and _is_name_word(
        words[-1], () if has_initial else ordinary, may_be_particle=False
    )


def _is_name_word(word: str, ordinary: Collection[str], *, may_be_particle: bool = True) -> bool:
    if may_be_particle and _PARTICLE.fullmatch(word):
        return True
    if not _NAME.fullmatch(word) or _NO_NAME.fullmatch(word):
        return False
    is_acronym = len(word) > 3 and sum(character.isupper() for character in word.replace("-", "")) > 2
    parts = [part for part in re.split(r"['’.-]", word.casefold()) if len(part) > 2]
    return not is_acronym and not (parts and all(part in ordinary for part in parts))
