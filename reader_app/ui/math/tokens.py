"""What stands out in running text: white space, addresses, quotation marks, commands of LaTeX, tags of HTML."""

import re

from reader_app.ui.math.commands import Style
from reader_app.ui.math.links import LINK

TAGS = {
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "italic": Style.ITALIC,
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "bold": Style.BOLD,
    "sub": Style.LOWERED,
    "sup": Style.RAISED,
    "tt": Style.MONO,
    "code": Style.MONO,
    "p": Style.PLAIN,
    "title": Style.BOLD,
    "sec": Style.PLAIN,
    "span": Style.PLAIN,
    "scp": Style.PLAIN,
    "u": Style.PLAIN,
}
PARAGRAPH_TAGS = frozenset({"p", "title", "sec"})

_LETTER = r"[^\W\d_]"
TOKEN = re.compile(
    rf"""
      (?P<edge>\A\s+|\s+\Z)
    | (?P<break>[^\S\n]*\n[^\S\n]*\n\s*|\s*\n(?=\s*(?:[-*•▪]|\(?\d{{1,2}}[.)])\s))
    | (?P<space>[^\S\xa0\u2009]{{2,}}|[\t\n\r\f\v])
    | {LINK}
    | (?P<dash>---|(?<=\w)--(?=\w)|(?<=\s)--(?=\s))
    | (?P<quote>``|'')
    | (?P<single_quote>`(?=[^\s`'][^`'\n]*'(?!\w)))
    | (?P<tie>(?<=[A-Za-z.,)])~(?=[\\\[(A-Za-z0-9$]))
    | (?P<entity>&(?:\#\d{{1,7}}|\#x[0-9a-fA-F]{{1,6}}|[A-Za-z]{{2,8}});)
    | (?P<tag></?(?:jats:)?(?P<tag_name>[A-Za-z]{{1,6}})(?:\s[^<>]{{0,200}})?/?>)
    | (?P<braced>(?<={_LETTER})\{{{_LETTER}{{1,24}}\}}|\{{{_LETTER}{{1,24}}\}}(?={_LETTER}))
    | (?P<switch>\{{\\(?P<switch_name>[a-z]{{2,12}})(?![A-Za-z])\s*)
    | (?P<command>\\(?P<name>[A-Za-z]+\*?|[^A-Za-z]))
    """,
    re.VERBOSE | re.IGNORECASE,
)
STOP = re.compile(rf"[\\$}}{{]|{TOKEN.pattern}", re.VERBOSE | re.IGNORECASE)

LINKS = ("page", "bare_page", "arxiv", "doi")
KINDS = (
    "edge",
    "break",
    "space",
    *LINKS,
    "dash",
    "quote",
    "single_quote",
    "tie",
    "entity",
    "tag",
    "braced",
    "switch",
    "command",
)
