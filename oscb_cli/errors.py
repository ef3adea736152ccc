"""Everything that can go wrong and is not a fault of the program: one hierarchy, each with an exit status.

``str()`` of an error is what the user sees: one clear line, or one line for each thing that is wrong, saying
what, where and what to do. ``oscb_cli.__main__`` is the one place that turns an error into an exit status.
"""

from collections.abc import Sequence

EXIT_DONE = 0
EXIT_FINDINGS = 1
EXIT_BAD_INPUT = 2
EXIT_SOME_FAILED = 3
EXIT_PROGRAM_FAULT = 70
EXIT_INTERRUPTED = 130


class OscbError(Exception):
    """The base of every expected failure."""

    exit_status = EXIT_BAD_INPUT


class CannotRead(OscbError):
    """A file cannot be read: it is not there, not allowed, too large, or not of a kind that is read."""


class CannotWrite(OscbError):
    """A file or folder cannot be written, or is not ours to overwrite."""


class CannotPublish(OscbError):
    """A report is not for publication as it is."""


class IsExempt(CannotPublish):
    """A report is exempt from publication, or may be, and a person must decide."""


class BadProfile(OscbError):
    """A council's profile is not there, or is not valid."""


class BadUsage(OscbError):
    """What was asked for on the command line cannot be done."""


class NotValid(OscbError):
    """A report file was parsed, and holds what no report can hold.

    ``lines`` are the problems, one line each, with a JSON pointer.
    """

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.file = file
        self.lines = tuple(lines)
        super().__init__("\n".join(f"{file}{line}" for line in self.lines))


class Missing(OscbError):
    """Answers are missing, and there is nobody to ask."""
