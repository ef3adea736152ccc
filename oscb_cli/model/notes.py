"""Authors' notes to themselves in a text, ``<!-- ask Finance -->``: they stay in the report file, and are no words.

HTML's comments, which CommonMark 0.31.2 (section 6.6) has for that. One that is not closed is none: nothing after it is
taken away.
"""

import re

from oscb_cli.model.patterns import regex

BEGINS, ENDS = "<!--", "-->"
_NOTE = regex(r"(?<!\\)<!--(.*?)-->", re.DOTALL)
_NOTE_WITH_SPACE = regex(r"(?:(?<=\S)[ \t]+<!--.*?-->(?=[ \t]|$)|(?<!\\)<!--.*?-->)", re.DOTALL | re.MULTILINE)
"""A note, with one of two spaces about it."""


def without_notes(text: str) -> str:
    """A text as it is read, without the notes in it; whether any words are left is another matter."""
    return _NOTE_WITH_SPACE.sub("", text) if BEGINS in text else text


def notes_in(text: str) -> list[str]:
    """What the notes in a text say, in order, each on one line."""
    return [" ".join(match[1].split()) for match in _NOTE.finditer(text)] if BEGINS in text else []


def has_words(text: str) -> bool:
    """Whether a text says anything besides its notes."""
    return bool(without_notes(text).strip())


def note_stays_open(line: str, *, is_open: bool) -> bool:
    """Whether a note is open at the end of a line.

    :param is_open: whether one was at its beginning.
    """
    begins, ends = line.rfind(BEGINS), line.rfind(ENDS)
    if begins < 0 and ends < 0:
        return is_open
    return begins > ends and line[:begins][-1:] != "\\"
