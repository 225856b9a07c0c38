"""What the user prefers, and how the window was left."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, fields, replace
from pathlib import Path

import orjson
from platformdirs import user_config_path

APP_NAME = "paper-reader"


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences and layout; each field is kept between sessions."""

    scheme: str = "system"
    """"system", "light" or "dark"."""
    text_size: int = 0
    """Points more or less than the platform's reading size."""
    list_mode: str = "rows"
    """"rows" or "table"."""
    order: str = "best"
    descending: bool | None = None
    table_state: str = ""
    """Widths and order of the table's columns, as Qt saves them, in base64."""
    geometry: str = ""
    splitter: str = ""
    sidebar_collapsed: tuple[str, ...] = ()
    sidebar_shown: bool = True
    facets_shown: bool = False
    note_preview: bool = False
    room: str = "library"
    base: str = ""
    """The sidebar's choice, as a query."""
    paper: str = ""
    """The paper that was shown."""
    query: str = ""
    tabs: tuple[str, ...] = ()
    """The ids of the PDFs that were open, in the order of their tabs."""
    tab: str = ""
    """The tab that was shown; empty for the library."""
    side_shown: bool = True
    """Note and marks of a paper stand beside its PDF."""
    side: str = "paper"
    """Of these, the "paper" with its note, or its "marks"."""
    import_folder: str = ""
    link_pdfs: bool = False
    """PDFs stay where they are; else they are copied into the library's folder."""
    watch_folder: str = ""
    """PDFs that appear there come in by themselves."""
    watched: tuple[str, ...] = ()
    """The files that were there before, or came in."""
    trend_by: str = "auto"
    trend_terms: tuple[str, ...] = ()
    trend_values: str = "share"


def load_settings(path: Path | None = None) -> Settings:
    """Return the kept settings; what is missing or of the wrong kind has its default."""
    try:
        held = orjson.loads((path or settings_path()).read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return Settings()
    return _from(held) if isinstance(held, dict) else Settings()


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Keep settings; a folder that cannot be written to costs only the layout."""
    path = path or settings_path()
    held = {field.name: getattr(settings, field.name) for field in fields(settings)}
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(orjson.dumps(held, option=orjson.OPT_INDENT_2))
        beside.replace(path)
    except OSError:
        return


def settings_path() -> Path:
    """Return the file in which settings are kept."""
    return user_config_path(APP_NAME, appauthor=False) / "settings.json"


def packed(state: bytes) -> str:
    """Return a widget's state, as Qt saves it, as text."""
    return b64encode(state).decode("ascii")


def unpacked(text: str) -> bytes:
    """Return a widget's state from its text; empty where that is damaged."""
    try:
        return b64decode(text, validate=True)
    except ValueError:
        return b""


def _from(held: dict[str, object]) -> Settings:
    settings = Settings()
    for field in fields(Settings):
        value = held.get(field.name)
        default = getattr(settings, field.name)
        if isinstance(default, tuple) and isinstance(value, list):
            value = tuple(str(item) for item in value)
        if type(value) is type(default) or (default is None and isinstance(value, bool)):
            settings = replace(settings, **{field.name: value})  # type: ignore[arg-type]
    return settings
