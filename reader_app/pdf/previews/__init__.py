"""What a mention in the text means: the figure, table, equation, section, statement or reference, and where that is."""

from reader_app.pdf.previews.layout import Pages, Preview
from reader_app.pdf.previews.mention import Mention, Sort, mention_at
from reader_app.pdf.previews.target import link_preview, mention_preview

__all__ = ["Mention", "Pages", "Preview", "Sort", "link_preview", "mention_at", "mention_preview"]
