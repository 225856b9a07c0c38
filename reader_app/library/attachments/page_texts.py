"""The texts of PDFs' pages, kept in the cache by what is in the file; whatever is deleted there is read again."""

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
            held = orjson.loads(zlib.decompress(place.read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, zlib.error, orjson.JSONDecodeError):
            with contextlib.suppress(OSError):
                place.unlink()
            return None
        return tuple(map(str, held)) if isinstance(held, list) else None

    def write(self, content: str, pages: tuple[str, ...]) -> None:
        """Keep the texts of a file's pages. Raises OSError."""
        place = self._place(content)
        place.parent.mkdir(parents=True, exist_ok=True)
        # Halves of surrogate pairs, which a broken font may give, are nothing that JSON or search could hold.
        sound = [page.encode("utf-8", "replace").decode() for page in pages]
        beside = place.with_name(f"{new_id()}.new")
        try:
            beside.write_bytes(zlib.compress(orjson.dumps(sound), _LEVEL))
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)

    def _place(self, content: str) -> Path:
        return self.folder / content[:2] / f"{content}{SUFFIX}"
