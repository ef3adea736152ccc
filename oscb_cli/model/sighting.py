"""What a reader sees in a file besides the report: a tracked change, a comment, a table without a header row."""

from typing import Literal

from msgspec import Struct

Kind = Literal[
    "typed number",
    "unplaced",
    "uncertain",
    "tracked change",
    "comment",
    "hidden text",
    "struck text",
    "external target",
    "active content",
    "personal property",
    "direct formatting",
    "table without header",
    "merged cells",
    "heading in bold",
    "heading level skipped",
    "typed list",
    "missing property",
    "typed capitals",
    "empty paragraphs",
    "text box",
    "text in header",
    "low contrast",
    "small type",
    "justified",
    "underlined",
    "exempt marking",
]


class Sighting(Struct, frozen=True):
    """Something seen in a file.

    ``pointer`` is the part of the report that it stands in (a JSON pointer), ``words`` what stands there,
    ``detail`` says more (who, which), ``value`` is a measure: points, a ratio, a share, a count; of a marking that
    says that the report is exempt, 1 where that is certain. ``place`` is the
    number of the line or Word paragraph, 0 for the file as a whole.
    """

    kind: Kind
    pointer: str = ""
    words: str = ""
    detail: str = ""
    value: float = 0.0
    place: int = 0


def uncertainty(sighting: Sighting) -> str:
    """An uncertain reading in words: what was taken for what, and what else it may be."""
    return f"“{sighting.words}”: {sighting.detail}" if sighting.words else sighting.detail
