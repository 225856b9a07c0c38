"""What the user is told of a file that could not be read."""

from reader_app.pdf.process.request import Request

UNSTARTABLE = "PDFs cannot be read: the part of Paper Reader for them does not start; start the program again."


def crash_sentence(request: Request) -> str:
    """Say that a file crashed the process."""
    return f"{_place(request)} is damaged in a way that stops the part of Paper Reader that reads PDFs."


def hang_sentence(request: Request) -> str:
    """Say that a file took too long."""
    return f"{_place(request)} was given up: reading it takes longer than {request.limit_s:.0f} seconds."


def bug_sentence(request: Request) -> str:
    """Say that something else went wrong; the log has the details."""
    return f"{_place(request)} cannot be read: it is damaged or has something in it that Paper Reader does not know."


def _place(request: Request) -> str:
    return f"Page {request.page} of {request.path}" if request.page else str(request.path)
