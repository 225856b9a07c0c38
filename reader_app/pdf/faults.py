"""What reading the objects of a broken or hostile file may raise."""

import pikepdf

FILE_FAULTS = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    RuntimeError,  # a RecursionError too
    OSError,
)
