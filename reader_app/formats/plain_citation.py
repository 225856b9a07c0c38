"""A paper as a line of plain text, to be pasted where no reference manager reaches."""

from reader_app.formats.person import parts_of
from reader_app.model.paper import Record

_MOST_AUTHORS = 7


def citation(record: Record) -> str:
    """Return "Vaswani, A., Shazeer, N. and Parmar, N. (2017). Title. Venue. Link", what is unknown left out."""
    authors = [_with_initials(author) for author in record.authors[:_MOST_AUTHORS]]
    if len(record.authors) > _MOST_AUTHORS:
        named = f"{', '.join(authors)} et al."
    else:
        named = " and ".join(part for part in (", ".join(authors[:-1]), "".join(authors[-1:])) if part)
    year = record.year or record.published[:4]
    head = " ".join(part for part in (named, f"({year})" if year else "") if part)
    parts = (head, record.title, record.venue, _link(record))
    return " ".join(
        part if part.endswith((".", "?", "!")) or part == parts[-1] else f"{part}." for part in parts if part
    )


def _with_initials(author: str) -> str:
    name = parts_of(author)
    initials = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in name.given.split())
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, initials, name.suffix) if part)


def _link(record: Record) -> str:
    if record.doi:
        return f"https://doi.org/{record.doi}"
    return f"https://arxiv.org/abs/{record.arxiv}" if record.arxiv else record.url
