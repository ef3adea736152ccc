"""How far a long run is, on a terminal; nothing elsewhere."""

import sys
import time
from shutil import get_terminal_size

from oscb_cli import console

_EVERY = 0.1


class Progress:
    """One line on standard error that says how far a run is; it is gone at the end.

    :param after: the seconds after which it is shown first: a short run shows none.
    """

    def __init__(self, *, after: float = 0.0) -> None:
        self._shown = console.somebody_watches()
        self._begun = time.monotonic()
        self._at = self._begun + after - _EVERY
        self._count = 0
        self._written = False

    def tell(self, share: float, title: str) -> None:
        """One more is done.

        :param share: how much of the whole that is, from 0 to 1; 0 where that is not known.
        :param title: what was done last.
        """
        self._count += 1
        now = time.monotonic()
        if self._shown and now - self._at > _EVERY:
            self._at = now
            self._write(progress_line(self._count, now - self._begun, share, title))

    def end(self) -> None:
        """Take the line away."""
        if self._written:
            self._write("")
            self._written = False

    def _write(self, words: str) -> None:
        width = get_terminal_size().columns - 1
        sys.stderr.write(f"\r{console.printable(words)[:width]:{width}}\r")
        sys.stderr.flush()
        self._written = True


def progress_line(count: int, seconds: float, share: float, title: str) -> str:
    """How far a run is.

    :param count: the reports done.
    :param seconds: how long they have taken.
    :param share: how much of the whole they are, from 0 to 1; 0 where that is not known.
    :param title: that of the last one.
    """
    words = f"{count:,} report{'s' if count != 1 else ''}, {count / max(seconds, 0.001):,.0f} a second"
    if share > 0:
        left = round(seconds * (1 - share) / share)
        hours, minutes = left // 3600, left // 60 % 60
        time_left = f"{hours}:{minutes:02}:{left % 60:02}" if hours else f"{minutes}:{left % 60:02}"
        words = f"{share:.0%}, {words}, {time_left} left"
    return f"{words}: {title[:40]}"
