"""The words of an e-mail's HTML that its reader sees: none that are struck out or hidden; what is quoted is marked.

Hidden is what the page hides by itself (CSS 2.2, ``display``, ``visibility``, ``font-size``, ``color``) and what the
attribute ``hidden`` or a comment takes out (HTML, 6.1); struck are ``s``, ``strike``, ``del`` and ``line-through``.
Where a style sheet hides or strikes words, or a style does by a way that is not worked out here, the words stay and are
told as doubtful: programs differ in which rules they follow, and a refusal must not be lost by one either.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser

from msgspec import Struct

from oscb_cli.model.patterns import regex

PICTURE = "\ufffc"
"""Stands where a picture does."""

DOUBT = " (perhaps hidden or struck out) "
"""Follows words of which it cannot be told whether a reader sees them."""

_NEVER_SHOWN = {"style", "script", "head", "title", "template", "datalist"}
_STRIKES = {"s", "strike", "del"}
_ANSWERED_IN = {
    "textarea", "input", "select", "button", "object", "iframe", "embed", "video", "audio", "details", "noscript",
    "dialog", "canvas",
}  # fmt: skip
"""Elements whose words a reader may see, or not, or that hold words elsewhere."""
_BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "hr", "table", "ul", "ol", "td", "pre"}
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base", "source"}
_CLOSED_BY_A_BLOCK = _BLOCKS - {"br", "td"}
_HOLDERS = {"div", "blockquote", "td", "table", "li", "ul", "ol", "body", "html"}
_PARAGRAPHS = {"p", "div", "h1", "h2", "h3", "h4", "blockquote", "ul", "ol", "table", "hr", "pre"}
_QUOTES = ("gmail_quote", "yahoo_quoted", "protonmail_quote")
_REST_IS_QUOTED = ("divrplyfwdmsg", "outlookmessageheader", "mail-editor-reference-message-container")
_NOTHING = regex(r"0(?:\.0*)?(?:[a-z]+|%)?|1px|\.?0?\.[0-9]+(?:px|pt|em)?")
_ZERO = regex(r"0(?:\.0*)?(?:[a-z]+|%)?")
_FAR_AWAY = regex(r"-\d{3,}(?:\.\d+)?(?:px|pt|em)?")
_SHEET = regex(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_RULE = regex(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = regex(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SIMPLE = regex(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)")
_MARK = regex(r"[.#][\w-]+")
_RGB = regex(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)")
_NAMED = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "black": "000000", "whitesmoke": "f5f5f5",
    "ghostwhite": "f8f8ff", "floralwhite": "fffaf0", "mintcream": "f5fffa", "azure": "f0ffff", "aliceblue": "f0f8ff",
    "honeydew": "f0fff0", "seashell": "fff5ee",
}  # fmt: skip
_NO_SIZE = regex(r"(?:^|[\s/])0(?:\.0*)?(?:px|pt|em|rem|%)?(?=[\s/]|$)")
_ESCAPED = regex(r"\\[0-9a-f]{1,6}\s?|\\.")
_GENERATED = regex(r"(?<![\w-])content\s*:[^;{}]*?[\"']([^\"'{};]*)[\"']", re.IGNORECASE)
_NEAR = 24
_ASKED = regex(r"\[[^\]]*\]|(?<!:):(?!:)[\w-]+(?:\([^)]*\))?")
_DRAWN_OTHERWISE = ("clip", "clip-path", "transform", "filter", "mask", "scale")

_Rule = tuple[str, frozenset[str], Mapping[str, str]]
"""Of a style sheet: the tag that is meant or none, the classes and ids that it must have, and what then holds."""


class _Open(Struct):
    """An element that is open, with what holds for the words in it."""

    tag: str
    hidden: bool = False
    struck: bool = False
    doubtful: bool = False
    quoting: bool = False
    color: str = ""
    background: str = "ffffff"


def words_of_page(page: str) -> str:
    """The words of an HTML page, a line for each block; what is quoted begins with ``>``, a picture is one sign."""
    sheets = [_COMMENT.sub(" ", sheet) for sheet in _SHEET.findall(page)]
    reader = _PageReader([rule for sheet in sheets for rule in _rules_of(sheet)])
    reader.feed(page)
    reader.close()
    return "\n".join((reader.text, *(words for sheet in sheets for words in _generated_by(sheet))))


class _PageReader(HTMLParser):
    """The words of an HTML page, as they are shown."""

    def __init__(self, sheet: Sequence[_Rule]) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._open: list[_Open] = [_Open("")]
        self._sheet = sheet
        self._rest_is_quoted = False

    @property
    def text(self) -> str:
        return "\n".join(line.strip() if line.strip() != ">" else ">" for line in self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        marks = f"{said.get('class', '')} {said.get('id', '')}".casefold()
        self._rest_is_quoted |= any(name in marks for name in _REST_IS_QUOTED)
        if tag in _CLOSED_BY_A_BLOCK:
            self._end_paragraph(tag)
        found = self._opened(tag, said, marks)
        if tag not in _VOID:
            self._open.append(found)
        if tag in _BLOCKS:
            self._begin_line(apart=tag in _PARAGRAPHS)
        if tag in _ANSWERED_IN and not found.hidden:
            self._lines[-1] += f" [{tag}] "
        if tag == "img" and not found.hidden:
            self._lines[-1] += f" {PICTURE} "

    def _opened(self, tag: str, said: Mapping[str, str], marks: str) -> _Open:
        """An element as it stands in those around it."""
        around = self._open[-1]
        style = _declarations(said.get("style", ""))
        sheet = self._style_of_sheets(tag, said)
        color = _color(style.get("color") or said.get("color", "")) or around.color
        background = _background({**sheet, **style}, said) or around.background
        by_sheet = _color(sheet.get("color", ""))
        return _Open(
            tag,
            around.hidden or tag in _NEVER_SHOWN or "hidden" in said or _hides(style)
            or (bool(color) and _alike(color, background)),
            around.struck or tag in _STRIKES or _strikes(style),
            around.doubtful or _may_hide(style) or _hides(sheet) or _may_hide(sheet) or _strikes(sheet)
            or ("color" not in style and bool(by_sheet) and _alike(by_sheet, background)),
            around.quoting or tag == "blockquote" or any(name in marks for name in _QUOTES),
            color, background,
        )  # fmt: skip

    def _style_of_sheets(self, tag: str, said: Mapping[str, str]) -> Mapping[str, str]:
        style: dict[str, str] = {}
        if self._sheet:
            marks = {f".{name}" for name in said.get("class", "").casefold().split()}
            marks |= {f"#{said['id'].casefold()}"} if said.get("id") else set()
            for wanted, needed, rules in self._sheet:
                if wanted in ("", tag) and needed <= marks:
                    style.update(rules)
        return style

    def handle_endtag(self, tag: str) -> None:
        if any(found.tag == tag for found in self._open[1:]):
            while self._open.pop().tag != tag:
                pass
        if tag in _BLOCKS:
            self._begin_line(apart=tag in _PARAGRAPHS)

    def _end_paragraph(self, tag: str) -> None:
        """End a paragraph, or an item before another item, that nobody ended (HTML, 13.1.2.4)."""
        for place in range(len(self._open) - 1, 0, -1):
            found = self._open[place].tag
            if found == "p" or (found == tag and tag in {"li", "tr"}):
                del self._open[place:]
                return
            if found in _HOLDERS:
                return

    def _begin_line(self, *, apart: bool) -> None:
        mark = "> " if self._rest_is_quoted or self._open[-1].quoting else ""
        if apart and self._lines[-1].strip("> "):
            self._lines.append(mark)
        self._lines.append(mark)

    def handle_data(self, data: str) -> None:
        around = self._open[-1]
        if not around.hidden and not around.struck:
            self._lines[-1] += data.replace("\r", "").replace("\n", " ").replace("\t", " ")
            if around.doubtful and data.strip():
                self._lines[-1] += DOUBT


def _declarations(style: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for declared in _COMMENT.sub("", style).casefold().split(";"):
        key, colon, value = declared.partition(":")
        if colon:
            found[key.strip()] = value.replace("!important", "").strip()
    return found


def _rules_of(sheet: str) -> Iterator[_Rule]:
    """The rules of a style sheet, each for the tag, the classes and the id of the last element that it names.

    What else a selector asks for (an attribute, a place among others) is taken for given.
    """
    for found in _RULE.finditer(sheet):
        for selector in found[1].split(","):
            last = (_ASKED.sub("", selector.casefold()).replace("*", " * ").split() or [""])[-1]
            simple = _SIMPLE.fullmatch(last.strip("*>+~"))
            if simple is not None and selector.strip() and "::" not in selector and "@" not in selector:
                yield simple[1] or "", frozenset(_MARK.findall(simple[2])), _declarations(found[2])


def _generated_by(sheet: str) -> Iterator[str]:
    """The words that a style sheet puts before or after others (CSS 2.2, 12.2)."""
    for found in _GENERATED.finditer(sheet):
        words = _ESCAPED.sub("", found[1]).strip()
        if any(sign.isalnum() for sign in words):
            yield words


def _strikes(style: Mapping[str, str]) -> bool:
    return "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", "")


def _background(style: Mapping[str, str], said: Mapping[str, str]) -> str:
    return _color(style.get("background-color") or style.get("background") or said.get("bgcolor", ""))


def _may_hide(style: Mapping[str, str]) -> bool:
    """Whether a style may hide words by a way that is not worked out here."""
    return (
        any("\\" in key for key in style)
        or any("\\" in style.get(key, "") for key in ("display", "visibility", "color", "font-size", "opacity"))
        or any(style.get(key, "none") not in {"none", "auto"} for key in _DRAWN_OTHERWISE)
        or style.get("zoom", "1") not in {"1", "100%", "normal"}
        or style.get("opacity", "1").startswith((".0", "0.0", ".1", "0.1"))
        or style.get("content-visibility") == "hidden"
        or _NO_SIZE.search(style.get("font", "")) is not None
        or ("(" in style.get("color", "") and not _color(style["color"]))
    )


def _hides(style: Mapping[str, str]) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or _NOTHING.fullmatch(style.get("font-size", "")) is not None
        or _ZERO.fullmatch(style.get("opacity", "")) is not None
        or style.get("mso-hide") == "all"
        or any(_ZERO.fullmatch(style.get(key, "")) for key in ("max-height", "max-width"))
        or (style.get("overflow") == "hidden" and any(_ZERO.fullmatch(style.get(k, "")) for k in ("height", "width")))
        or any(_FAR_AWAY.fullmatch(style.get(key, "")) for key in ("text-indent", "left", "top", "margin-left"))
        or style.get("color") == "transparent"
    )


def _color(said: str) -> str:
    """A colour as six hexadecimal digits; empty where it is none that can be read."""
    words = said.strip().casefold()
    if (rgb := _RGB.match(words)) is not None:
        return "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    first = _NAMED.get(words.split(" ")[0], words.split(" ")[0].removeprefix("#"))
    if len(first) == 3:
        first = "".join(sign * 2 for sign in first)
    return first if len(first) == 6 and all(sign in "0123456789abcdef" for sign in first) else ""


def _alike(one: str, other: str) -> bool:
    """Whether nobody can tell words of one colour from a ground of the other."""
    return all(abs(int(one[k : k + 2], 16) - int(other[k : k + 2], 16)) < _NEAR for k in (0, 2, 4))
