"""What was learned, with how many of the files say so: for the comments of the profile, and for the screen."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

_SURE = 0.8
"""The share of the files from which on something is certain."""


class Note(Struct, frozen=True):
    """Something that was learned: of what, what, and in how many of how many files it was seen."""

    about: str
    what: str
    seen: int
    of: int

    @property
    def is_sure(self) -> bool:
        """Whether nearly all files say so, and there are several."""
        return self.of > 1 and self.seen >= self.of * _SURE

    @property
    def evidence(self) -> str:
        """How many files say so: “in 9 of 10 files”."""
        if self.of == 1:
            return "in the one file"
        return f"in {self.seen} of {self.of} files"


class Notes(Struct):
    """What was learned so far. ``files`` is how many there are."""

    files: int
    notes: list[Note] = field(default_factory=list)

    def add(self, about: str, what: str, seen: int) -> str:
        """Note something; how many files say so, for a comment."""
        note = Note(about, what, min(seen, self.files), self.files)
        self.notes.append(note)
        return note.evidence

    def in_most(self, seen: int, share: float = 0.5) -> bool:
        """Whether something that was seen in so many files is in most of them."""
        return seen > 0 and seen >= self.files * share


def most(said: Sequence[str]) -> tuple[str, int]:
    """What is said most often, the first of several, and how often."""
    return Counter(said).most_common(1)[0] if said else ("", 0)


def slug(words: str, taken: Iterable[str] = ()) -> str:
    """A key for words: ``final_decision_maker`` for “Final Decision-Maker”, a number after one that is taken."""
    plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in words.casefold().replace("’", ""))
    key = "_".join(part for part in plain.split("_") if part)[:40].strip("_") or "part"
    key = key if key[0].isalpha() else f"part_{key}"
    number = 2
    wanted = key
    while key in set(taken):
        key, number = f"{wanted}_{number}", number + 1
    return key
