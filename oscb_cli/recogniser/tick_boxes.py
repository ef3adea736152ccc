"""Boxes to tick, and which of their words is ticked."""

from oscb_cli.model.patterns import regex

BOX = regex(r"[☐☑☒✓✔□■▢]|\[[ xX]?\]")
_TICKED = {"☑", "☒", "✓", "✔", "■", "[x]", "[X]"}
_EDGES = " \t-–—•:/"


def ticked(value: str) -> str:
    """What is ticked of a choice of boxes: “Yes” of “☒ Yes ☐ No” and of “Yes ☒ No ☐”; else the value as it is."""
    boxes = list(BOX.finditer(value))
    chosen = [place for place, box in enumerate(boxes) if box[0] in _TICKED]
    if not boxes or len(chosen) != 1:
        return value
    place = chosen[0]
    if boxes[0].start() == 0:  # each box stands before its words
        ends = boxes[place + 1].start() if place + 1 < len(boxes) else len(value)
        return value[boxes[place].end() : ends].strip(_EDGES) or value
    return value[boxes[place - 1].end() if place else 0 : boxes[place].start()].strip(_EDGES) or value
