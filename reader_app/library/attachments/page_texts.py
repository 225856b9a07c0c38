"""The texts of PDFs' pages, kept in the cache by what is in the file; whatever is deleted there is read again.

A file has a line that lists the pages with words, for those who only count, and then all pages, packed.
"""

import contextlib
import zlib
from pathlib import Path

import orjson

from reader_app.model.ids import new_id

FOLDER = "pages"
SUFFIX = ".z"
_LEVEL = 6


class PageTexts:
    """The kept texts of files, each known by its hash; several programs may use them at once."""

    def __init__(self, cache: Path) -> None:
        self.folder = cache / FOLDER

    def has(self, content: str) -> bool:
        """Say whether the text of a file is kept."""
        return self._place(content).exists()

    def read(self, content: str) -> tuple[str, ...] | None:
        """Return the texts of a file's pages; None where they are not kept, or not as they were written."""
        place = self._place(content)
        try:
            _, _, packed = place.read_bytes().partition(b"\n")
            held = orjson.loads(zlib.decompress(packed))
        except FileNotFoundError:
            return None
        except (OSError, zlib.error, orjson.JSONDecodeError):
            self._let_go(place)
            return None
        return tuple(map(str, held)) if isinstance(held, list) else None

    def pages_with_words(self, content: str) -> tuple[int, ...] | None:
        """Return which pages of a file have words, from 1, without reading them; None as `read` does."""
        place = self._place(content)
        try:
            with place.open("rb") as file:
                held = orjson.loads(file.readline())
            return tuple(map(int, held))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError):
            self._let_go(place)
            return None

    def write(self, content: str, pages: tuple[str, ...]) -> None:
        """Keep the texts of a file's pages. Raises OSError."""
        place = self._place(content)
        place.parent.mkdir(parents=True, exist_ok=True)
        # Halves of surrogate pairs, which a broken font may give, are nothing that JSON or search could hold.
        sound = [page.encode("utf-8", "replace").decode() for page in pages]
        beside = place.with_name(f"{new_id()}.new")
        try:
            with_words = [page for page, text in enumerate(sound, 1) if text.strip()]
            beside.write_bytes(orjson.dumps(with_words) + b"\n" + zlib.compress(orjson.dumps(sound), _LEVEL))
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)

    def _let_go(self, place: Path) -> None:
        with contextlib.suppress(OSError):
            place.unlink()

    def _place(self, content: str) -> Path:
        return self.folder / content[:2] / f"{content}{SUFFIX}"
