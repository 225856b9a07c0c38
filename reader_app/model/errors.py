"""What can be told to the user."""


class ReaderError(Exception):
    """Something the user can be told; its text is one sentence that says what, where and what to do."""


class LibraryBusyError(ReaderError):
    """Another process has the library open for writing."""


class PasswordNeededError(ReaderError):
    """A file opens only with a password, and none was given or a wrong one."""


class Cancelled(ReaderError):  # noqa: N818 - not a fault, the user asked for it
    """The user cancelled a task; nothing was changed."""
