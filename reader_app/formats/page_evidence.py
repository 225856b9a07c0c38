"""Whether a text is a page of papers at all: a letter, a poem, a program and one paper's full text are not."""

import re
from collections.abc import Mapping, Sequence

from reader_app.formats.page_block import LONG_LINE_CHARACTERS, Block
from reader_app.formats.page_entries import Entry, abstract_text
from reader_app.formats.page_marks import Kind
from reader_app.formats.page_sequence import Part
from reader_app.model.paper import normal_arxiv

_BRAND = re.compile(r"\b(?:trending|daily) papers\b|and the (?:\w+ )?community|hugging ?face", re.IGNORECASE)
_RESEARCH = re.compile(
    r"\b(?:we|i) (?:\w+ly )?(?:also |further |then |first |thus )?(?:propose|present|introduce|show|study|develop|"
    r"demonstrate|find|evaluate|investigate|explore|describe|examine|analy[sz]e|prove|derive|report|argue|observe|design|provide|"
    r"conduct|address|aim|build|train|apply|use|identify|discover|compare|extend|focus|formulate|consider|establish)\b|"
    r"\b(?:this|the present|our|in this) (?:paper|work|study|article|thesis|survey|review|report|research)\b|"
    r"\bthe (?:paper|authors|study) (?:propose|present|introduce|show|find|argue|demonstrate|investigate|explore)s?\b|"
    r"\bour (?:\w+ )?(?:methods?|approach|results?|models?|experiments?|findings|framework|analysis|algorithm|system|"
    r"evaluation|theory|code|contributions?)\b|\bstate[- ]of[- ]the[- ]art\b|\bexperiments? (?:on|show)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:i|my|me|you|your|he|she|said|mr|mrs)\b", re.IGNORECASE)
_SALUTATION = re.compile(r"(?:dear|hello|hi|hey|to whom it may)\b.{0,60}[,:!]?", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:yours? )?(?:sincerely|faithfully|truly)|(?:best|kind|warm)?\s*(?:regards|wishes)|best|love|cheers)"
    r"(?: yours)?[,.!]?",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:(?:\d+|[ivx]+)(?:\.\d+)*\.?\s+)?(?:introduction|related works?|background|preliminaries|methods?|methodology|"
    r"(?:experimental )?(?:results|setup)|experiments|discussion|conclusions?|references|acknowledge?ments?|appendix|"
    r"limitations|bibliography)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"@\w+\s*\{|[A-Z][A-Z0-9] {1,2}- |\s*\w+\s*=\s*[{\"].*[}\"],?$|</?[a-zA-Z][^<>]*>|.*[{};]\s*$|"
    r"\s*(?:import|from|def|class|return|const|let|var|public|private|#include|function|package|using)\b.*|[-+*]\s+\S|\\\w+"
)


def why_no_page(blocks: Sequence[Block], parts: Mapping[int, Part], entries: Sequence[Entry]) -> str:
    """Return what speaks against a page of papers, to be put behind "because"; empty where it is one."""
    if not entries:
        return "there are no titles with abstracts in it"
    texts = [block.text for block in blocks if block.is_text]
    foreign = sum(_FOREIGN.match(text) is not None for text in texts)
    if foreign > 1 and foreign > 0.25 * len(texts):
        return "it is written in the manner of a program or of another format"
    if any(_SALUTATION.fullmatch(text) for text in texts) and any(_CLOSING.fullmatch(text) for text in texts):
        return "it is a letter"
    if sum(_SECTION.fullmatch(text) is not None for text in texts) > 1:
        return "it has the sections of a single paper"
    return "" if _is_page(blocks, parts, entries) else "its paragraphs are not the abstracts of papers"


def has_brand(blocks: Sequence[Block]) -> bool:
    """Say whether short lines speak of daily papers, as the heading, the newsletter and the by-line do."""
    return any(len(block.text) <= 80 and _BRAND.search(block.text) for block in blocks)


def _is_page(blocks: Sequence[Block], parts: Mapping[int, Part], entries: Sequence[Entry]) -> bool:
    abstracts = [text for entry in entries if (text := abstract_text(entry.abstract))]
    research = sum(_reads_as_research(text) for text in abstracts)
    is_dated = any(block.mark.kind is Kind.DATE for block in blocks)
    if has_brand(blocks) or _marked(entries) >= max(1, len(entries) / 2):
        return is_dated or bool(abstracts) or len(entries) > 1
    if _unexplained(blocks, parts) > 0.5 or len(parts) > 8 * len(entries) or not abstracts:
        return False
    is_enough = is_dated or len(abstracts) > 1 or len(abstracts[0]) > LONG_LINE_CHARACTERS
    return is_enough and research >= len(abstracts) / 2


def _reads_as_research(text: str) -> bool:
    """Say whether a paragraph speaks as authors of papers do, and more so than as people do to each other."""
    research = len(_RESEARCH.findall(text))
    return research > 0 and len(_PERSONAL.findall(text)) <= 2 * research


def _marked(entries: Sequence[Entry]) -> int:
    """Return how many papers stand beside marks that only pages of papers have."""
    telling = {Kind.SUBMITTER, Kind.AUTHOR_COUNT, Kind.UPVOTES}
    return sum(
        any(mark.kind in telling or (mark.kind is Kind.LINK and normal_arxiv(mark.value)) for mark in entry.beside)
        for entry in entries
    )


def _unexplained(blocks: Sequence[Block], parts: Mapping[int, Part]) -> float:
    """Return the share of the text that belongs to no paper."""
    whole = sum(len(blocks[index].text) for index in parts)
    left = sum(len(blocks[index].text) for index, part in parts.items() if part is Part.FURNITURE)
    return left / max(1, whole)
