"""Addresses in running text: of pages, of DOIs, of arXiv papers."""

import re

# An address ends before punctuation that belongs to the sentence; backslashes are LaTeX's escapes of "_", "%" and "#".
_BODY = r"(?:[^\s<>{}$\"`|\\“”’]|\\[_%#&~]){0,1000}(?:[^\s<>{}$\"`|\\“”’.,;:!?'*)\]]|\\[_%#&])"
LINK = (
    rf"(?P<page>https?://{_BODY})"
    rf"|(?<![\w/@.])(?P<bare_page>(?:www\.|github\.com/|huggingface\.co/)(?=\w){_BODY})"
    r"|(?<![\w/.])(?P<arxiv>arxiv:\s?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)(?![\w])"
    rf"|(?<![\w/.])(?P<doi>(?:doi:\s?)?10\.\d{{4,9}}/{_BODY})"
)
_ESCAPE = re.compile(r"\\([_%#&~])")


def target(match: re.Match[str]) -> str:
    """Return where the matched address leads."""
    written = shown(match)
    if match["arxiv"]:
        return "https://arxiv.org/abs/" + written.partition(":")[2].strip()
    if match["doi"]:
        return "https://doi.org/" + written[written.index("10.") :]
    return written if match["page"] else "https://" + written


def shown(match: re.Match[str]) -> str:
    """Return the matched address without LaTeX's escapes, and with the bracket that opens inside it."""
    return unescaped(match[0])


def unescaped(address: str) -> str:
    return _ESCAPE.sub(r"\1", address)
