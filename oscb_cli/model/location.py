"""Where something is in a report."""

from typing import Literal

from msgspec import Struct


class Location(Struct, frozen=True):
    """A place in a report, in terms that an officer can find and that a machine can use.

    ``section`` is the heading (or the name of the part), ``paragraph`` the number as the document shows it
    (empty where there is none), ``pointer`` a JSON pointer (RFC 6901) into the report file, ``words`` what
    stands there. Where the file is a text or a Word file, ``number`` counts its lines or paragraphs from 1 (``unit``
    says which; 0 where the place is not known), and ``shown`` is the number that the file shows before the paragraph.
    """

    section: str
    paragraph: str = ""
    pointer: str = ""
    words: str = ""
    number: int = 0
    unit: Literal["", "line", "Word paragraph"] = ""
    shown: str = ""

    @property
    def counted(self) -> tuple[str, str]:
        """What a person finds it by, and the number of that: ``("paragraph", "4")``, ``("line", "12")``; or empty."""
        if self.unit == "line":
            return ("line", str(self.number))
        number = self.shown if self.unit else self.paragraph
        return ("paragraph", number) if number else ("", "")

    @property
    def told(self) -> str:
        """Where it is, for a person: the heading, and the number shown before the paragraph, or the line."""
        unit, number = self.counted
        return f"{self.section}, {unit} {number}" if unit else self.section
