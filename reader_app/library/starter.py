"""The starter library: landmark papers, and a welcome that teaches the program."""

import json

from reader_app.model.importing import Draft, Reading
from reader_app.model.paper import Record
from reader_app.resources import resource

SOURCE = "Starter library"


def starter_readings() -> tuple[Reading, ...]:
    """Return the shipped papers as if read from a file, the welcome first."""
    lines = resource("starter", "papers.jsonl").read_text(encoding="utf-8").splitlines()
    papers = tuple(
        Draft(_record(json.loads(line)), f"line {number}") for number, line in enumerate(lines, 1) if line.strip()
    )
    return (Reading(SOURCE, (_welcome(), *papers)),)


def _welcome() -> Draft:
    held = json.loads(resource("starter", "welcome.json").read_text(encoding="utf-8"))
    highlights = tuple((mark["exact"], mark["colour"], mark["comment"]) for mark in held["highlights"])
    return Draft(_record(held), "welcome", tags=tuple(held["tags"]), note=held["note"], highlights=highlights)


def _record(held: dict[str, object]) -> Record:
    text = {name: str(held.get(name, "")) for name in ("title", "published", "venue", "doi", "arxiv", "url")}
    authors, topics, year = held.get("authors", ()), held.get("topics", ()), held.get("year")
    return Record(
        **text,
        authors=tuple(authors) if isinstance(authors, list) else (),
        abstract=str(held["summary"]),
        is_summary=True,
        year=year if isinstance(year, int) else None,
        keywords=tuple(topics) if isinstance(topics, list) else (),
    )
