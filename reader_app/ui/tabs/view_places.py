"""Where the reader was in each PDF, kept between sessions, the one read last in front."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson
from platformdirs import user_config_path

from reader_app.model.dates import now
from reader_app.model.ids import AttachmentId
from reader_app.ui.pdf.view_place import ViewPlace, place_from
from reader_app.ui.settings import APP_NAME

MOST = 2000
"""Of so many PDFs it is remembered."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Where a PDF was left, and when (ISO 8601, UTC)."""

    attachment: AttachmentId
    place: ViewPlace
    at: str = ""


class ViewPlaces:
    """The places by the ids of the files; a file that cannot be read or written costs only what it says."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or user_config_path(APP_NAME, appauthor=False) / "places.json"
        self._visits: dict[AttachmentId, Visit] = {visit.attachment: visit for visit in _read(self._path)}
        self._is_changed = False

    def of(self, attachment: AttachmentId) -> ViewPlace | None:
        """Return where a PDF was left; None where it was never open."""
        visit = self._visits.get(attachment)
        return visit.place if visit else None

    def keep(self, attachment: AttachmentId, place: ViewPlace) -> None:
        """Remember where a PDF is now, as the one read last."""
        self._visits.pop(attachment, None)
        self._visits[attachment] = Visit(attachment, place, now())
        self._is_changed = True

    def recent(self) -> tuple[Visit, ...]:
        """Return where PDFs were left, the one read last in front."""
        return tuple(reversed(self._visits.values()))

    def save(self) -> None:
        """Write what changed."""
        if not self._is_changed:
            return
        held = [{"file": one.attachment, "at": one.at, **asdict(one.place)} for one in self.recent()[:MOST]]
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(orjson.dumps(held))
            beside.replace(self._path)
        except OSError:
            return
        self._is_changed = False


def _read(path: Path) -> list[Visit]:
    """Return the places that are kept, the one read last behind the others; damaged ones are passed over."""
    try:
        held: Any = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return []
    listed = held if isinstance(held, list) else []
    visits = [_visit(one) for one in listed[:MOST] if isinstance(one, Mapping) and isinstance(one.get("file"), str)]
    return visits[::-1]


def _visit(held: Mapping[str, Any]) -> Visit:
    at = held.get("at")
    return Visit(AttachmentId(held["file"]), place_from(dict(held)), at if isinstance(at, str) else "")
