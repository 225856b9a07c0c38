"""The starter library: landmark papers, and a welcome that teaches the program."""

import json
from typing import Any

from reader_app.model.importing import Draft, Reading
from reader_app.model.paper import Record, normal_doi
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


def _record(held: dict[str, Any]) -> Record:
    return Record(
        title=held["title"],
        authors=tuple(held.get("authors", ())),
        abstract=held["summary"],
        is_summary=True,
        year=held.get("year"),
        published=held.get("published", ""),
        venue=held.get("venue", ""),
        doi=normal_doi(held.get("doi", "")),
        arxiv=held.get("arxiv", ""),
        url=held.get("url", ""),
        keywords=tuple(held.get("topics", ())),
    )
