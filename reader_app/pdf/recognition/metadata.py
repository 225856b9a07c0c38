"""What a file's own metadata say: the Info dictionary and XMP, believed only later and only in part."""

import re
import xml.etree.ElementTree as ElementTree
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf

from reader_app.model.paper import normal_arxiv, normal_doi
from reader_app.pdf.faults import FILE_FAULTS

_MOST_BYTES = 4 << 20
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DOI_KEYS = ("/doi", "/DOI", "/WPS-ARTICLEDOI", "/rgid", "/Doi")
_DOI_ELEMENTS = ("doi", "DOI", "articleDOI", "WPS-ARTICLEDOI")
_YEAR_ELEMENTS = ("publicationDate", "coverDate", "coverDisplayDate", "versionDate")
_NOTHING = frozenset(("", "unknown", "anonymous", "none", "null", "-", "()", "author", "authors"))


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says, unjudged; empty where it says nothing. The year is that of publishing."""

    title: str = ""
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    doi: str = ""
    arxiv: str = ""
    year: int = 0


def metadata_of(path: Path, password: str = "") -> Metadata:
    """Return what the file says; nothing where it cannot be read."""
    try:
        with pikepdf.open(path, password=password, suppress_warnings=True) as file:
            info = dict(_info(file))
            packet = _packet(file)
    except (*FILE_FAULTS, zlib.error):
        return Metadata()
    return _merged(info, _tree(packet))


def _info(file: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    info = file.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        for key, value in info.items():
            if isinstance(value, pikepdf.String):
                yield key, _clean(str(value))


def _packet(file: pikepdf.Pdf) -> bytes:
    stream = file.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return b""
    raw = stream.read_raw_bytes()
    if stream.get("/Filter") is None:
        return raw[:_MOST_BYTES]
    # Packed by any other means it is not worth reading; unpacked by qpdf it may be a flood.
    is_packed = stream.get("/Filter") in (pikepdf.Name.FlateDecode, pikepdf.Array([pikepdf.Name.FlateDecode]))
    return zlib.decompressobj().decompress(raw, _MOST_BYTES) if is_packed else b""


def _tree(packet: bytes) -> Element | None:
    """Return the parsed XMP; none where it is broken, or declares a document type, which XMP never does."""
    if not packet or b"<!" in re.sub(rb"<!--.*?-->", b"", packet, flags=re.DOTALL):
        return None
    try:
        return ElementTree.fromstring(packet.strip(b"\0 \t\r\n"))
    except (ElementTree.ParseError, ValueError, LookupError):
        return None


def _merged(info: dict[str, str], tree: Element | None) -> Metadata:
    titles = [*_dublin(tree, "title"), info.get("/Title", "")]
    titles = [title for title in titles if title.lower() not in _NOTHING]
    creators = tuple(name for name in _dublin(tree, "creator") if name.lower() not in _NOTHING)
    author = info.get("/Author", "")
    return Metadata(
        title=titles[0] if titles else "",
        titles=tuple(dict.fromkeys(titles)),
        authors=creators if len(creators) > 1 or not author else (author,) if author.lower() not in _NOTHING else (),
        doi=_doi(info, tree),
        arxiv=normal_arxiv(info.get("/arXivID", "")),
        year=_year(tree),
    )


def _doi(info: dict[str, str], tree: Element | None) -> str:
    said = [info.get(key, "") for key in _DOI_KEYS]
    said += [text for name in _DOI_ELEMENTS for text in _named(tree, name)]
    said += [text for text in _dublin(tree, "identifier") if "10." in text]
    # Elsevier, Springer and others write it behind the journal.
    said += [text for text in (info.get("/Subject", ""),) if re.search(r"\bdoi[:.\s]", text, re.IGNORECASE)]
    return next((doi for doi in map(normal_doi, said) if doi), "")


def _year(tree: Element | None) -> int:
    for name in _YEAR_ELEMENTS:
        for text in _named(tree, name):
            found = re.search(r"\b(?:19|20)\d\d\b", text)
            if found:
                return int(found[0])
    return 0


def _dublin(tree: Element | None, name: str) -> list[str]:
    """Return the texts of a Dublin Core element: those of its list, or its own, or that of the attribute."""
    if tree is None:
        return []
    found: list[str] = []
    for element in tree.iter(f"{_DUBLIN_CORE}{name}"):
        items = [item.text or "" for item in element.iter(f"{_RDF}li")]
        found += items or [element.text or ""]
    found += [value for one in tree.iter(f"{_RDF}Description") if (value := one.get(f"{_DUBLIN_CORE}{name}"))]
    return [text for text in map(_clean, found) if text]


def _named(tree: Element | None, name: str) -> list[str]:
    """Return the texts of elements and attributes of that name in whatever namespace."""
    if tree is None:
        return []
    found = [element.text or "" for element in tree.iter() if element.tag.rsplit("}", 1)[-1] == name]
    for element in tree.iter(f"{_RDF}Description"):
        found += [value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name]
    return [text for text in map(_clean, found) if text]


def _clean(text: str) -> str:
    """Return a text on one line, without what cannot be printed and without the remains of markup."""
    text = re.sub(r"</?(?:i|b|sub|sup|em|strong|p|br)\s*/?>", "", text, flags=re.IGNORECASE)
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
