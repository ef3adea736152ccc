"""What elements say that hold no plain text: breaks, symbols, formulas, choices in forms (17.3.3, 17.16.5, 22.1.2)."""

from collections.abc import Iterator
from typing import Any

from oscb_cli.readers.docx.names import VAL, A, M, V, W

SPOKEN = {
    f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "", f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": " ", f"{W}cr": " ",
}  # fmt: skip
"""What marks within a run say; a break between words parts them, whatever it breaks."""

_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_FIGURES = frozenset("0123456789+-−=()")

_BULLET = "•"
_SYMBOL = {
    **dict(zip(range(0x20, 0x3F), map(chr, range(0x20, 0x3F)), strict=True)), 0x2D: "−",
    **dict(enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x41)), **dict(enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61)),
    0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", **dict(enumerate("↔←↑→↓°±″≥×", 0xAB)), 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xE5: "∑",
}  # fmt: skip
_TICKS = {0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0x78: "☒"}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": {**_TICKS, **dict(enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", 0x80))},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "☐"},
}
"""What the letters of symbol fonts show (Unicode’s tables of Adobe Symbol and Wingdings): those that say something."""


def symbol(element: Any) -> str:
    """What a symbol (17.3.3.30) shows: its letter, or a bullet where its font has only an ornament there."""
    try:
        code = int(element.get(f"{W}char", "0"), 16)
    except ValueError:
        return ""
    letters = _FONTS.get(element.get(f"{W}font", "").casefold())
    is_of_font = 0xF000 <= code <= 0xF0FF or (letters is not None and code <= 0xFF)
    if is_of_font:
        return (letters or {}).get(code & 0xFF, _BULLET)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else ""


def raised(text: str, properties: Any, before: str) -> str:
    """Figures that stand above or below the line as such letters, so that 10⁶ is not 106; other text as it is.

    :param properties: those of the run (17.3.2.42).
    :param before: what stands before: below the line, only figures after a figure would be taken for others.
    """
    place = properties.find(f"{W}vertAlign") if properties is not None else None
    if place is None or not text or not _FIGURES.issuperset(text):
        return text
    if place.get(VAL) == "superscript":
        return text.translate(_RAISED)
    return text.translate(_LOWERED) if place.get(VAL) == "subscript" and before[-1:].isdigit() else text


def formula(element: Any) -> str:
    """A formula (22.1.2) on one line, as it would be typed: a fraction with a stroke, powers above the line."""
    tag = element.tag
    if tag in {f"{M}t", f"{W}t"}:
        return element.text or ""
    if not isinstance(tag, str) or tag.endswith("Pr") or not tag.startswith(M):
        return ""
    build = _BUILT.get(tag.removeprefix(M))
    return build(element) if build is not None else _one_after_another(element)


def _one_after_another(element: Any) -> str:
    """The parts of a formula in order; a fraction apart from a figure beside it: 5 7/8 is not 57/8."""
    said, after_fraction = "", False
    for child in element:
        if words := formula(child):
            is_fraction = child.tag == f"{M}f"
            apart = said[-1:].isalnum() and words[0].isalnum() and (is_fraction or after_fraction)
            said += f" {words}" if apart else words
            after_fraction = is_fraction
    return said


def _part(element: Any, name: str) -> str:
    part = element.find(f"{M}{name}")
    return formula(part) if part is not None else ""


def _whole(words: str) -> str:
    """Words as one part of a formula: in brackets, unless they are one figure or letter."""
    return words if words.replace(".", "").replace(",", "").isalnum() else f"({words})"


def _power(words: str) -> str:
    return words.translate(_RAISED) if words and _FIGURES.issuperset(words) else f"^{_whole(words)}" if words else ""


def _index(words: str) -> str:
    return words.translate(_LOWERED) if words and _FIGURES.issuperset(words) else f"_{_whole(words)}" if words else ""


def _root(element: Any) -> str:
    degree = _part(element, "deg")
    return f"{_power(degree)}√{_whole(_part(element, 'e'))}"


def _property(element: Any, name: str, otherwise: str) -> str:
    found = next(element.iterfind(f"*/{M}{name}"), None)
    return otherwise if found is None else str(found.get(f"{M}val", ""))


def _sum(element: Any) -> str:
    limits = _index(_part(element, "sub")) + _power(_part(element, "sup"))
    return f"{_property(element, 'chr', '∫')}{limits} {_part(element, 'e')}"


def _bracketed(element: Any) -> str:
    inside = _property(element, "sepChr", "|").join(map(formula, element.iterfind(f"{M}e")))
    return f"{_property(element, 'begChr', '(')}{inside}{_property(element, 'endChr', ')')}"


def _rows(element: Any) -> str:
    rows = (", ".join(map(formula, row.iterfind(f"{M}e"))) for row in element.iterfind(f"{M}mr"))
    return f"[{'; '.join(rows)}]"


_BUILT = {
    "f": lambda e: f"{_whole(_part(e, 'num'))}/{_whole(_part(e, 'den'))}",
    "sSup": lambda e: _part(e, "e") + _power(_part(e, "sup")),
    "sSub": lambda e: _part(e, "e") + _index(_part(e, "sub")),
    "sSubSup": lambda e: _part(e, "e") + _index(_part(e, "sub")) + _power(_part(e, "sup")),
    "sPre": lambda e: _index(_part(e, "sub")) + _power(_part(e, "sup")) + _part(e, "e"),
    "limLow": lambda e: _part(e, "e") + _index(_part(e, "lim")),
    "limUpp": lambda e: _part(e, "e") + _power(_part(e, "lim")),
    "func": lambda e: f"{_part(e, 'fName')} {_part(e, 'e')}",
    "eqArr": lambda e: "; ".join(map(formula, e.iterfind(f"{M}e"))),
    "oMathPara": lambda e: "; ".join(map(formula, e.iterfind(f"{M}oMath"))),
    "rad": _root, "nary": _sum, "d": _bracketed, "m": _rows,
}  # fmt: skip


def choice_of(mark: Any) -> str:
    """What is chosen in a field of a form (17.16.17) whose result Word does not write as text: an entry, or a tick."""
    entries = mark.find(f"{W}ffData/{W}ddList")
    if entries is not None:
        chosen = entries.find(f"{W}result")
        chosen = chosen if chosen is not None else entries.find(f"{W}default")
        place = chosen.get(VAL, "0") if chosen is not None else "0"
        said = [entry.get(VAL, "") for entry in entries.iterfind(f"{W}listEntry")]
        return said[int(place)] if place.isdecimal() and int(place) < len(said) else ""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    ticked = box.find(f"{W}checked")
    ticked = ticked if ticked is not None else box.find(f"{W}default")
    return "☒" if ticked is not None and ticked.get(VAL, "1") not in {"0", "false", "off"} else "☐"


def without_end(root: Any) -> list[Any]:
    """The marks that begin a field which never ends: what follows such a mark is text, and no part of a field."""
    open_: list[Any] = []
    for mark in root.iter(f"{W}fldChar") if root is not None else ():
        kind = mark.get(f"{W}fldCharType")
        if next(mark.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None:
            continue
        if kind == "begin":
            open_.append(mark)
        elif kind == "end" and open_:
            open_.pop()
    return open_


def only_in_word(drawing: Any) -> str:
    """What a drawing is that only Word can show; empty where it is none."""
    for data in drawing.iter(f"{A}graphicData"):
        kind = data.get("uri", "").rpartition("/")[2]
        if kind in {"chart", "chartex", "diagram"}:
            return "a diagram" if kind == "diagram" else "a chart"
    return ""


def lettering(drawing: Any) -> str:
    """The words of lettering that is drawn (WordArt of older files)."""
    return " ".join(path.get("string", "") for path in drawing.iter(f"{V}textpath")).strip()


def words_in(element: Any) -> str:
    """All the words in an element, paragraphs apart by spaces: for a note, a comment, a header."""
    return " ".join(filter(None, (" ".join(paragraph.split()) for paragraph in _each_paragraph(element))))


def _each_paragraph(element: Any) -> Iterator[str]:
    for paragraph in element.iter(f"{W}p"):
        said = (_said(node) for node in paragraph.iter(f"{W}t", f"{W}sym", f"{M}oMath", *SPOKEN))
        yield "".join(said).replace("\u00ad", "")


def _said(node: Any) -> str:
    if node.tag == f"{W}t":
        return raised(node.text or "", node.getparent().find(f"{W}rPr"), "")
    if node.tag == f"{M}oMath":
        return formula(node)
    if node.tag == f"{W}tab" and node.getparent().tag != f"{W}r":
        return ""
    return symbol(node) if node.tag == f"{W}sym" else SPOKEN[node.tag]
