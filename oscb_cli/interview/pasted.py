"""Text that was pasted: out of Word, out of an e-mail, out of last year's report.

Typed numbers go, for the council's own come by themselves; typed bullets and letters become lists; lines that a program
wrapped become paragraphs; what other programs make of quotation marks, spaces and bullets is put right. Text that was
typed as it should be stays as it is, to the character.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from oscb_cli.model.blocks import Block, List, Paragraph, plain_inlines
from oscb_cli.model.markdown import parse
from oscb_cli.model.marks import Mark, letter_before
from oscb_cli.model.patterns import regex
from oscb_cli.model.spans import without_start
from oscb_cli.model.to_markdown import to_markdown
from oscb_cli.model.typed_numbers import Verdict, numbers_in, without_marks, without_typed_numbers
from oscb_cli.model.validate import read_report
from oscb_cli.profile.schema import BODY, Profile
from oscb_cli.readers.parsed import Parsed
from oscb_cli.readers.text_reader import lines_of, read_text
from oscb_cli.recogniser.text import blocks_of

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_SPACES = {
    ord(space): " "
    for space in "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
_LINE_ENDS = {ord(end): "\n" for end in "\x0b\x0c\x85\u2028\u2029"}
_WINDOWS_MARKS = {
    code: bytes([code]).decode("cp1252", errors="ignore") or None for code in range(0x80, 0xA0) if code != 0x85
}
_BULLETS = {
    ord(mark): "•"
    for mark in "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\u25cf\u25cb\u25aa\u25ab\u25a0\u25a1\u2023\u2043\u27a2\u2756"
}
_TABLE: dict[int, str | None] = {**_INVISIBLE, **_SPACES, **_LINE_ENDS, **_WINDOWS_MARKS, **_BULLETS}
_MISREAD = regex("â€[™˜œ\x9d“”¦¢]|Â(?=[£\xa0 ])|â€")
_ODD_QUOTES = str.maketrans({"‚": "'", "‛": "'", "′": "'", "´": "'", "„": '"', "‟": '"', "″": '"'})
_BULLET_AND_TAB = regex(r"^([ \t]*)([•·\-–*o])[ \t]*\t[ \t]*", re.MULTILINE)
_SPACE = regex(r"[ \t\r\n]+")
_CURLY = regex("[“”‘’]")
_OPENS = regex(r"(^|[\s(\[{–—/“‘-])([\"'])", re.MULTILINE)


class OtherPart(Struct, frozen=True):
    """A part of the report, other than the one asked for, that stood in the paste under its own heading."""

    key: str
    heading: str
    text: str
    area: str = ""
    checked_by: tuple[dict[str, Any], ...] = ()


class Pasted(Struct, frozen=True):
    """What was made of a paste: the text, what was done to it, and what of it belongs elsewhere.

    ``checked_by`` are the checkers who were named under the text of an implication.
    """

    text: str
    done: tuple[str, ...] = ()
    others: tuple[OtherPart, ...] = ()
    checked_by: tuple[dict[str, Any], ...] = ()


def tidied(text: str) -> Pasted:
    """A text as it should have been typed, and what was done to it; nothing where it was typed so."""
    readable = _readable(text)
    blocks, numbers, doubts, lists = _blocks(readable)
    readable = readable.replace("\t", " ")
    done = [f"“{mark}” may be a paragraph number: delete it if it is" for mark in doubts]
    if _SPACE.split(readable) != _SPACE.split(text.strip()):
        done.append("quotation marks and other marks put right")
    markdown = to_markdown(blocks)
    if parse(markdown) == parse(readable):
        return Pasted(readable, tuple(done))
    if numbers:
        done.append(_numbers_taken(numbers))
    if lists:
        done.append(f"{lists} {'list' if lists == 1 else 'lists'} made of typed bullets or letters")
    return Pasted(markdown, tuple(done) or ("lines joined to paragraphs",))


def taken_apart(text: str, heading: str, profile: Profile) -> Pasted:
    """A text that was pasted under a heading, with what stands in it under the headings of other parts.

    :param heading: the heading of the part asked for, one of the council's or the author's.
    """
    known = profile.section_for("", heading) or profile.area_for_heading(heading)
    opening = heading if known is not None else _any_heading(profile)
    parsed = read_text(f"{opening}\n\n{_readable(text)}", profile)
    data, numbers = _without_numbers(parsed)
    sections, areas = list(data.get("sections", ())), list(data.get("implications", ()))
    if not set(data) <= {"sections", "implications"} or not all("area" in entry for entry in areas):
        return tidied(text)
    own = _first(sections, areas, profile, opening)
    others = tuple(_other(part) for part in (*sections, *areas) if part.get("text"))
    checked_by = _checkers(own)
    if not others and not checked_by:
        return tidied(text)
    pasted = tidied(own.get("text", ""))
    done = (*([_numbers_taken(numbers)] if numbers else []), *pasted.done)
    return Pasted(pasted.text, done, others, checked_by)


def _without_numbers(parsed: Parsed) -> tuple[dict[str, Any], int]:
    """What was read of a paste without its typed numbers, which run through all its parts, and how many they were."""
    report, _ = read_report({key: value for key, value in parsed.data.items() if key in {"sections", "implications"}})
    freed, numbers = without_typed_numbers(report, parsed.source)
    data = dict(parsed.data)
    for name, texts in (
        ("sections", [section.text for section in freed.sections]),
        ("implications", [implication.text for implication in freed.implications]),
    ):
        if name in data:
            data[name] = [{**entry, "text": text} for entry, text in zip(data[name], texts, strict=True)]
    return data, numbers.taken


def _numbers_taken(count: int) -> str:
    what = "1 typed paragraph number" if count == 1 else f"{count} typed paragraph numbers"
    return f"{what} taken out (numbers come by themselves)"


def _first(
    sections: list[dict[str, Any]], areas: list[dict[str, Any]], profile: Profile, opening: str
) -> dict[str, Any]:
    """What stands under the opening heading, taken out of the parts; twice, where it was pasted with its heading."""
    found: dict[str, Any] = {}
    for parts, wanted in ((areas, profile.area_for_heading(opening)), (sections, profile.section_for("", opening))):
        if wanted is None:
            continue
        key = getattr(wanted, "area", "") or getattr(wanted, "key", "")
        same = [part for part in parts if (part.get("area") or part.get("key")) == key]
        texts = [part["text"] for part in same if part.get("text")]
        found = {**(same[-1] if same else {}), "text": "\n\n".join(texts)}
        for part in same:
            parts.remove(part)
        break
    return found


def _checkers(part: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """Who is named as having checked a part: nobody, one or several."""
    found = part.get("checked_by") or ()
    return (found,) if isinstance(found, dict) else tuple(found)


def _other(part: dict[str, Any]) -> OtherPart:
    return OtherPart(
        part.get("key", ""),
        part.get("heading", ""),
        tidied(part["text"]).text,
        part.get("area", ""),
        _checkers(part),
    )


def _any_heading(profile: Profile) -> str:
    """A heading that the council knows, to stand for one of the author's own."""
    inside = [spec.heading for spec in profile.sections if spec.in_body]
    return (inside or [spec.heading for spec in profile.sections] or [BODY])[0]


def _readable(text: str) -> str:
    """A text with the characters that were meant."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _MISREAD.sub(_read_again, text).translate(_TABLE)
    text = _BULLET_AND_TAB.sub(_bullet, text)
    return _one_kind_of_quotes(text).strip()


def _bullet(match: re.Match[str]) -> str:
    return f"{match[1] or ('  ' if match[2] == 'o' else '')}- "


def _read_again(match: re.Match[str]) -> str:
    """UTF-8 that was read as Windows-1252, read as UTF-8."""
    try:
        return match[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return {"â€\x9d": "”", "â€": "”", "Â": ""}.get(match[0], match[0])


def _one_kind_of_quotes(text: str) -> str:
    """A text whose quotation marks are all curly, where some are or where they are odd ones."""
    plain = text.translate(_ODD_QUOTES)
    if plain == text and not _CURLY.search(text):
        return text
    opened = _OPENS.sub(lambda match: match[1] + ("“" if match[2] == '"' else "‘"), plain)
    return opened.replace('"', "”").replace("'", "’")


def _blocks(text: str) -> tuple[list[Block], int, list[str], int]:
    """The blocks of a text, how many typed numbers were taken out, what may be others, and how many lists were made."""
    found = list(blocks_of(lines_of(text)))
    numbered = numbers_in([("", found)])
    sure = {one.place: one.mark for one in numbered if one.verdict is Verdict.NUMBER or one.mark.apart}
    doubts = [one.mark.text for one in numbered if one.place not in sure]
    blocks = list(_with_lists(list(without_marks(found, sure))))
    before = sum(isinstance(block, List) for block in parse(text))
    lists = sum(isinstance(block, List) for block in blocks)
    return blocks, len(sure), doubts, max(0, lists - before)


def _with_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks in which paragraphs that begin (a), (b), (c) are a list."""
    place = 0
    while place < len(blocks):
        end = place
        while end < len(blocks) and (mark := _letter(blocks[end])) is not None and mark.values == (end - place + 1,):
            end += 1
        if end - place > 1:
            yield List(True, tuple((_without_letter(block),) for block in blocks[place:end]))
            place = end
        else:
            yield blocks[place]
            place += 1


def _letter(block: Block) -> Mark | None:
    mark = letter_before(plain_inlines(block.inlines)) if isinstance(block, Paragraph) else None
    return mark if mark is not None and mark.kind == "letter" and mark.style != "." and mark.text.islower() else None


def _without_letter(block: Block) -> Block:
    assert isinstance(block, Paragraph)  # noqa: S101 - it has a letter
    mark = _letter(block)
    return Paragraph(without_start(block.inlines, mark.length if mark is not None else 0))
