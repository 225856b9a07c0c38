"""From a mention, or from a link, to what is shown of it."""

from collections.abc import Callable
from dataclasses import replace

from reader_app.model.pdf import PageLink
from reader_app.pdf.previews.captions import caption_preview
from reader_app.pdf.previews.headings import equation_preview, place_preview, section_preview, statement_preview
from reader_app.pdf.previews.layout import Pages, Preview
from reader_app.pdf.previews.mention import Mention, Sort
from reader_app.pdf.previews.references import reference_preview

_TARGETS: dict[Sort, Callable[[Mention, int, Pages], Preview | None]] = {
    Sort.FIGURE: caption_preview,
    Sort.TABLE: caption_preview,
    Sort.ALGORITHM: caption_preview,
    Sort.EQUATION: equation_preview,
    Sort.SECTION: section_preview,
    Sort.STATEMENT: statement_preview,
    Sort.REFERENCE: reference_preview,
    Sort.AUTHOR: reference_preview,
}


def mention_preview(mention: Mention, page: int, pages: Pages) -> Preview | None:
    """Return where what a page mentions is; none where the document does not have it."""
    find = _TARGETS[mention.sort]
    found = find(mention, page, pages)
    if found is None and len(mention.label) > 1 and mention.label[-1].islower() and mention.sort is not Sort.AUTHOR:
        return find(replace(mention, label=mention.label[:-1]), page, pages)  # “4a” is a part of 4.
    return found


def link_preview(link: PageLink, mention: Mention | None, page: int, pages: Pages) -> Preview | None:
    """Return where a link leads, as what its words mention where that is there; none for addresses outside."""
    if not 1 <= link.page <= pages.count:
        return None
    found = mention_preview(mention, link.page, pages) if mention else None
    if found is not None and found.page == link.page:
        return found
    return place_preview(link.page, link.left, link.top, pages)
