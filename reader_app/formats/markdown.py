"""Papers with their notes and highlights as Markdown: one document of many, or a file a paper for a vault of notes."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from reader_app.formats.latex import math_apart
from reader_app.formats.row_keys import keys_of
from reader_app.model.annotation import Annotation
from reader_app.model.colour import MEANINGS
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[+-](?=\s)|[=|]|\d+[.)](?=\s))", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})(?=\s)")
_FENCE = re.compile(r"^\s*(```|~~~)")


def write(rows: Sequence[Row], marks: Mapping[PaperId, tuple[Annotation, ...]]) -> str:
    """Return one document with a section a paper, in the order given."""
    keys = keys_of(rows)
    return "\n\n".join(_section(row, marks.get(row.paper.id, ()), keys[row.paper.id]) for row in rows) + "\n"


def paper_note(row: Row, marks: Iterable[Annotation], key: str) -> str:
    """Return a file of its own for one paper: front matter that other programs index, then abstract, note and marks."""
    paper = row.paper
    fields = {
        "title": paper.title,
        "authors": list(paper.authors),
        "date": paper.date,
        "venue": paper.venue,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "url": paper.url,
        "tags": [tag.replace(" ", "-") for tag in paper.tags],
        "status": str(paper.state),
        "starred": paper.starred,
        "citekey": key,
    }
    front = [f"{name}: {_yaml(value)}" for name, value in fields.items() if value not in ("", [], None)]
    parts = [f"# {escaped(paper.title)}", *_body(row, marks, level=2)]
    return "\n".join(("---", *front, "---", "")) + "\n" + "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is; formulas between dollars stay formulas."""
    pieces = (piece if is_math else _SPECIAL.sub(r"\\\1", piece) for is_math, piece in math_apart(text))
    return _LINE_START.sub(lambda found: f"{found[1]}{_escaped_start(found[2])}", "".join(pieces))


def _escaped_start(mark: str) -> str:
    """Return what would begin a list, a heading or a table so that it does not."""
    return f"{mark[:-1]}\\{mark[-1]}"


def _section(row: Row, marks: Iterable[Annotation], key: str) -> str:
    return "\n\n".join([f"## {escaped(row.paper.title)}", _facts(row.paper, key), *_body(row, marks, level=3)])


def _facts(paper: Paper, key: str) -> str:
    """Return what is known of a paper, a line each."""
    facts = {
        "Authors": escaped(", ".join(paper.authors)),
        "Published": escaped(", ".join(part for part in (paper.venue, _published(paper)) if part)),
        "First seen": paper.first_seen,
        "arXiv": f"[{paper.arxiv}](https://arxiv.org/abs/{paper.arxiv})" if paper.arxiv else "",
        "DOI": f"[{escaped(paper.doi)}](<https://doi.org/{paper.doi}>)" if paper.doi else "",
        "Link": f"<{paper.url}>" if re.match(r"(?:https?|mailto):[^\s<>]+$", paper.url) else escaped(paper.url),
        "Keywords": escaped(", ".join(paper.keywords)),
        "Tags": " ".join(f"#{tag.replace(' ', '-')}" for tag in paper.tags),
        "Status": f"{paper.state}{', starred' if paper.starred else ''}",
        "Citation key": f"`{key}`",
    }
    return "\n".join(f"- **{name}:** {text}" for name, text in facts.items() if text)


def _published(paper: Paper) -> str:
    return paper.published or (str(paper.year) if paper.year else "")


def _body(row: Row, marks: Iterable[Annotation], *, level: int) -> list[str]:
    """Return abstract, note and highlights, each under a heading where there is one."""
    heading = "#" * level
    parts = []
    if row.paper.abstract:
        label = "Summary" if row.paper.is_summary else "Abstract"
        parts += [f"{heading} {label}", escaped(row.paper.abstract)]
    if row.note:
        parts += [f"{heading} Note", _lowered(row.note.strip(), level)]
    quotes = [_quote(mark) for mark in marks]
    return [*parts, *([f"{heading} Highlights", *quotes] if quotes else [])]


def _quote(mark: Annotation) -> str:
    """Return a highlight as a quotation with its colour and meaning, its comment below, and an id to link to."""
    colour = f"{mark.colour} ({MEANINGS[mark.colour]})" if mark.colour in MEANINGS else mark.colour
    quoted = "\n".join(f"> {line}".rstrip() for line in escaped(mark.anchor.exact).splitlines())
    comment = f"\n\n{escaped(mark.comment)}" if mark.comment else ""
    return f"{quoted}\n>\n> — {colour} ^{mark.id[-6:]}{comment}"


def _lowered(note: str, level: int) -> str:
    """Return a note whose headings are below that of the note, those within code left alone."""
    lines: list[str] = []
    is_code = False
    for line in note.splitlines():
        is_code ^= _FENCE.match(line) is not None
        lines.append(line if is_code else _HEADING.sub(lambda found: "#" * min(6, len(found[1]) + level), line))
    return "\n".join(lines)


def _yaml(value: object) -> str:
    """Return a value as YAML; what JSON writes is YAML too."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
