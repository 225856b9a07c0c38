"""A paper of two columns to take pictures of, written for that: what it says is true of reading, not of research."""

from pathlib import Path

TITLE = "Marks in the Margin: What Readers Keep of What They Read"
AUTHORS = "Ines Halm and Tomas Rohrbach"
MARKED = "a mark tells apart only as long as most of the page is without"
ASKED = "whether a mark without a comment helps at all"
_MARGIN, _GUTTER, _TOP = 54.0, 22.0, 140.0
_BODY = f"""
<style>p, h3 {{ line-height: 128% }}</style>
<p><b>Abstract.</b> Readers mark more than they ever look at again. We let forty people read the same nine papers
over a term, with pen or with mouse, and asked for single facts of them after a week and after a month. What
mattered was not how much was marked but whether a word was written beside it.</p>
<h3>1&nbsp; Introduction</h3>
<p>A margin is the oldest index there is. Long before anyone counted words, readers drew lines beside what they
meant to come back to, and in most libraries these lines are the only trace of how a text was used.</p>
<p>Yet coming back is what few do. Of the marks in our sample two in three were never seen again by whoever made
them. This leaves the question {ASKED}, or only eases the mind of the one who makes it.</p>
<p>We look at three habits: marking much, marking little, and marking with a reason. The third is rare, since it
costs a moment each time, and the tools at hand make that moment long.</p>
<h3>2&nbsp; Method</h3>
<p>All readers had the same texts and the same time. Half of them worked on paper with one pen, half on a screen
with eight colours and a line for words. Nobody was told that questions would follow.</p>
<p>After seven days, and again after thirty, each was asked twelve questions, of which every one could be answered
by a single sentence in the papers. They might look, and we measured for how long.</p>
<p>Pages were counted as read when they stood open for longer than a reader's own pace would need for a third of
their words.</p>
<h3>3&nbsp; Results</h3>
<p>With a word beside it, a passage that was marked is found again in half the time, on paper and on the screen
alike. Without one it was found no sooner than text that nobody had touched.</p>
<p>Those who marked more than a tenth of a page were slower than those who marked nothing. It seems that
{MARKED}.</p>
<p>Colours helped where they stood for something, and then as much as words did. Readers who used more than four of
them mixed them up within the month.</p>
<h3>4&nbsp; Discussion</h3>
<p>A tool should make the second step as short as the first: whoever marks a line wants to be asked nothing, but to
be able to say why with one key. It should show what was kept together with the place it came from, and bring it up
where it is needed, in the note and in the search.</p>
<p>We did not look at what readers learn. Finding again is not understanding, though it is hard to have the one
without the other.</p>
"""


def write_paper(path: Path) -> None:
    """Write the paper as a PDF; there has to be an application of Qt."""
    from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
    from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QTextDocument

    writer = QPdfWriter(str(path))
    writer.setTitle(TITLE)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    width = (writer.width() - 2 * _MARGIN - _GUTTER) / 2
    painter.setFont(QFont("DejaVu Serif", 14, QFont.Weight.DemiBold))
    painter.drawText(QPointF(_MARGIN, 82), TITLE)
    painter.setFont(QFont("DejaVu Serif", 10))
    painter.drawText(QPointF(_MARGIN, 106), AUTHORS)
    body = QTextDocument()
    body.documentLayout().setPaintDevice(writer)
    body.setDefaultFont(QFont("DejaVu Serif", 9))
    body.setDocumentMargin(0)
    body.setHtml(_BODY)
    height = writer.height() - _TOP - _MARGIN
    body.setPageSize(QSizeF(width, height))
    for column in range(body.pageCount()):
        if column and column % 2 == 0:
            writer.newPage()
        painter.save()
        painter.translate(_MARGIN + column % 2 * (width + _GUTTER), _TOP - column * height)
        body.drawContents(painter, QRectF(0, column * height, width, height))
        painter.restore()
    painter.end()
