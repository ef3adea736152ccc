"""The report file of an interview: locked while it is open, saved after every answer, never overwritten blindly.

Text that is being typed is kept beside it in a hidden file of its own until it is an answer.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from oscb_cli.console import command
from oscb_cli.errors import CannotWrite
from oscb_cli.storage.files import safe_file_name, write_atomically
from oscb_cli.storage.locks import locked

_SECONDS_BETWEEN_NOTES = 0.5


class ReportFile:
    """A report file with an interview on it.

    :param known: what the file holds, as bytes; None where it is not there yet.
    """

    def __init__(self, path: Path, known: bytes | None) -> None:
        self.path = path
        self._digest = _digest(known)
        self._noted_at = 0.0

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other interviews away from the file for as long as this lasts; a program that dies lets go of it.

        :raises CannotWrite: another interview has it open.
        """
        with locked(self.path, "another interview"):
            yield

    def save(self, data: dict[str, Any]) -> None:
        """Write the answers, whole or not at all.

        :raises CannotWrite: it cannot be written, or somebody else has changed the file since; then the answers are
            in a file beside it, which the error names.
        """
        content = (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
        if _digest(self._content()) != self._digest:
            beside = self._free_name()
            write_atomically(beside, content)
            raise CannotWrite(
                f"{self.path} was changed by someone else while you answered. Your answers are in {beside}. "
                f"To see the differences: {command('oscb diff', self.path, beside)}"
            )
        write_atomically(self.path, content)
        self._digest = _digest(content)

    def unfinished(self, question: str) -> str:
        """The text that was being typed as an answer when the last interview ended, or empty."""
        file = self.unfinished_file(question)
        return file.read_text(encoding="utf-8", errors="replace").strip() if file.is_file() else ""

    def note_unfinished(self, question: str, text: str, *, at_once: bool = False) -> None:
        """Keep what is being typed, not more often than twice a second."""
        if at_once or monotonic() - self._noted_at > _SECONDS_BETWEEN_NOTES:
            self._noted_at = monotonic()
            if text.strip():
                write_atomically(self.unfinished_file(question), f"{text}\n".encode())

    def forget_unfinished(self, question: str) -> None:
        """The text is an answer now, or is not wanted."""
        self.unfinished_file(question).unlink(missing_ok=True)

    def unfinished_file(self, question: str) -> Path:
        """Where an unfinished text is kept; hidden, so that it is not taken for a report."""
        return self.path.with_name(f".{self.path.stem}.{safe_file_name(question)}.unfinished.md")

    def _content(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None

    def _free_name(self) -> Path:
        names = (self.path.with_name(f"{self.path.stem} ({number}).json") for number in range(2, 10_000))
        return next(name for name in names if not name.exists())


def _digest(content: bytes | None) -> bytes:
    return b"" if content is None else hashlib.sha256(content).digest()
