"""Words as they are compared: lower-case, without accents, and stemmed by Snowball's English stemmer.

Whoosh's own Porter stemmer is not Porter ("planning" becomes "plann", which "plan" never finds); its Snowball port is
right (https://snowballstem.org/algorithms/english/stemmer.html).
"""

import unicodedata
from functools import lru_cache

from whoosh.lang.snowball.english import EnglishStemmer

CACHED_WORDS = 1 << 18
_STEMMER = EnglishStemmer()
_LETTERS_WITHOUT_ACCENT = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ɨ": "i", "ı": "i", "ð": "d", "þ": "th",
        "æ": "ae", "œ": "oe", "ŋ": "n", "ĸ": "k", "ſ": "s", "ƒ": "f", "ʼ": "",
    }
)  # fmt: skip
"""Letters with a stroke, and ligatures, which Unicode does not decompose; "ß" becomes "ss" when case is folded."""


@lru_cache(CACHED_WORDS)
def fold(word: str) -> str:
    """Return a word in lower case without accents, apostrophes and other signs; a Greek letter by its name."""
    if word.isascii() and word.isalnum():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    letters = "".join(character for character in decomposed if _is_of_word(character))
    folded = unicodedata.normalize("NFC", letters.translate(_LETTERS_WITHOUT_ACCENT))
    return _greek_name(folded) if len(folded) == 1 else folded


@lru_cache(CACHED_WORDS)
def stem(word: str) -> str:
    """Return the stem of a folded word; only plain letters have one."""
    if not (word.isascii() and word.isalpha()):
        return word
    return str(_STEMMER.stem(word))


def _is_of_word(character: str) -> bool:
    if character.isalnum():
        return True
    # Vowel signs of Indic scripts combine too, but are no accents: their class is 0.
    return unicodedata.category(character).startswith("M") and unicodedata.combining(character) == 0


def _greek_name(letter: str) -> str:
    """Return "alpha" for "α", as LaTeX writes it, and anything else as it is."""
    name = unicodedata.name(letter, "")
    if not name.startswith("GREEK SMALL LETTER ") or " WITH " in name:
        return letter
    return name.removeprefix("GREEK SMALL LETTER ").removeprefix("FINAL ").lower().replace("lamda", "lambda")
