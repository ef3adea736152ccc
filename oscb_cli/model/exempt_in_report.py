"""What a report says of itself being exempt, wherever in it that stands; and which of its annexes are exempt."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.model.exempt_lines import line_marks, mark_of_line
from oscb_cli.model.exempt_sentences import marks_in
from oscb_cli.model.exempt_words import Mark, Place
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Exempt, Report

_SIGNS = (
    "exempt", "confidential", "not for ", "not be ", "not to be", "not available", "not open", "never be", "withheld",
    "private", "restricted", "public be", "public excluded", "public is ex", "public are ex", "lude the p",
    "luding the p",
    "lusion of ", "lude press", "press and pub", "closed report", "closed item", "closed session", "closed paper",
    "pink paper", "official", "part 2", "part ii", "secret",
    "do not ", "don't ", "don’t ", "never ", "eyes of", "eyes only", "embargo", "privileged", "leave ",
    " circulation",
)  # fmt: skip
"""Of which words there is one in whatever marks a report, to be seen at once that there is nothing to look for."""
_LIST_MARK = regex(r"(?:[-+•]|\*(?!\*)|\d{1,3}[.)]|\(?[a-z]{1,3}\))\s+")
_EXEMPT_TITLE = regex(r"\b(?:exempt|confidential|not for publication|restricted|private)\b", re.IGNORECASE)
_NOT_EXEMPT_TITLE = regex(r"\b(?:not|non|no longer)[ -](?:exempt|confidential|restricted)\b", re.IGNORECASE)
_WHICH = regex(
    r"\b(?:annexe?s?|appendix|appendices)\s+(?P<which>(?:\d{1,2}|[A-Z])\b(?:\s*(?:,|and|&|to|-|–)\s*(?:\d{1,2}|[A-Z])\b)*)",
    re.IGNORECASE,
)
_NOTHING = regex(r"\W*(?:none|nil|no|n/?a|not applicable|there (?:is|are) none)\W*", re.IGNORECASE)
_INFORMATION = "exempt_information"


class Placed(Struct, frozen=True):
    """A mark, and the part of the report that it stands in (a JSON pointer)."""

    pointer: str
    where: str
    mark: Mark


def marks_of(report: Report) -> list[Placed]:
    """What marks a report, or a part of it, as exempt, in the report's own words; annexes are not in it."""
    found = [placed for placed in _marks(report) if placed.mark.of != "annex"]
    if any(annex.exempt for annex in report.annexes):  # then it may be the annex that holds what is exempt
        found = [one for one in found if one.mark.certain or not one.mark.holds]
        return [replace(one, mark=replace(one.mark, certain=not one.mark.holds and one.mark.certain)) for one in found]
    return found


def with_exemption(report: Report) -> Report:
    """The report with ``exempt`` filled in, where its words say that it is exempt and the key does not."""
    if report.exempt is not None:
        return report
    certain = [placed.mark for placed in marks_of(report) if placed.mark.certain]
    if not certain:
        return report
    paragraphs = tuple(dict.fromkeys(number for mark in certain for number in mark.paragraphs))
    return report.model_copy(update={"exempt": Exempt(paragraphs=paragraphs)})


def exempt_annexes(report: Report) -> frozenset[int]:
    """The places of the annexes that are exempt: by the report's data, by their titles, or by what the text says."""
    found = {
        place
        for place, annex in enumerate(report.annexes)
        if annex.exempt or (_EXEMPT_TITLE.search(annex.title) and not _NOT_EXEMPT_TITLE.search(annex.title))
    }
    if report.annexes:
        for placed in _marks(report):
            if placed.mark.of == "annex":
                found |= _named(placed.mark.words, report)
    return frozenset(found)


def _named(words: str, report: Report) -> set[int]:
    """The places of the annexes that words name by number or letter."""
    found: set[int] = set()
    labels = {annex.label.casefold(): place for place, annex in enumerate(report.annexes) if annex.label}
    for match in _WHICH.finditer(words):
        names = re.findall(r"\d{1,2}|\b[A-Z]\b", match["which"], re.IGNORECASE)
        for name in names:
            place = labels.get(name.casefold(), int(name) - 1 if name.isdigit() else ord(name.upper()) - ord("A"))
            if 0 <= place < len(report.annexes):
                found.add(place)
    return found


_last: list[tuple[Report, tuple[Placed, ...]]] = []
"""The report that was looked at last: it is asked about when it is read, and when it is checked."""


def _marks(report: Report) -> tuple[Placed, ...]:
    """The marks of a report; what may say nothing of it is passed over at once."""
    if _last and _last[0][0] is report:
        return _last[0][1]
    small = "\n".join(_words_of(report)).lower()
    signs = tuple(sign for sign in _SIGNS if sign in small)
    found = tuple(_each_mark(report, signs)) if signs else ()
    _last[:] = [(report, found)]
    return found


def _words_of(report: Report) -> Iterator[str]:
    yield from (report.title, report.committee, report.item, *report.fields, *report.fields.values())
    yield from (section.text for section in report.sections)
    yield from (entry.text for entry in report.implications)
    yield from report.recommendation.items
    if any(section.key == _INFORMATION for section in report.sections):
        yield _SIGNS[0]


def _each_mark(report: Report, signs: tuple[str, ...]) -> Iterator[Placed]:
    for pointer, where, words in (
        ("/title", "the title", report.title),
        ("/committee", "the committee", report.committee),
    ):
        yield from _of_line(words, "title", pointer, where, signs)
    yield from _of_line(report.item, "field", "/item", "the item", signs)
    for key, value in report.fields.items():
        yield from _of_field(key, value, signs)
    for place, section in enumerate(report.sections):
        at = f"/sections/{place}"
        found = list(_of_text(section.text, f"{at}/text", signs))
        yield from found
        about_it = section.key == _INFORMATION and section.text.strip() and not _NOTHING.fullmatch(section.text)
        if about_it and not found and report.exempt is None and _says_more(section.text):
            yield Placed(f"{at}/text", "the section on exempt information", Mark(_begin(section.text), certain=False))
    for place, entry in enumerate(report.implications):
        yield from _of_text(entry.text, f"/implications/{place}/text", signs)
    for place, item in enumerate(report.recommendation.items):
        yield from _of_text(item, f"/recommendation/items/{place}", signs)


def _says_more(text: str) -> bool:
    """Whether a section on exempt information says anything but that there is none."""
    return re.search(r"\b(?:no|not|nothing|none|nil|neither)\b", text, re.IGNORECASE) is None


def _begin(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + "…"


def _of_field(key: str, value: str, signs: tuple[str, ...]) -> Iterator[Placed]:
    where = f"“{key.replace('_', ' ')}”"
    found = list(_of_line(value, "field", f"/fields/{key}", where, signs))
    yield from found
    if not found and re.match(r"\W*(?:yes|true)\b", value, re.IGNORECASE):
        for placed in _of_line(f"{key.replace('_', ' ')}: {value}", "field", f"/fields/{key}", where, signs):
            yield replace(placed, mark=replace(placed.mark, holds=True, certain=False))


def _of_line(words: str, place: Place, pointer: str, where: str, signs: tuple[str, ...]) -> Iterator[Placed]:
    if words and _may(words, signs) and (mark := mark_of_line(words, place)) is not None:
        yield Placed(pointer, where, mark)


def _of_text(text: str, pointer: str, signs: tuple[str, ...]) -> Iterator[Placed]:
    """The marks of a text in Markdown: its lines, the rows of its tables, its sentences."""
    if not _may(text, signs):
        return
    for words, alone, is_quote in _pieces(text):
        if not _may(words, signs):
            continue
        for one in marks_in(words) or (line_marks(words, "line") if alone else ()):
            yield Placed(pointer, "the text", replace(one, certain=False) if is_quote else one)


def _pieces(text: str) -> Iterator[tuple[str, bool, bool]]:
    """The paragraphs, entries and rows of a text; whether each may be a mark by itself, and whether it is a
    quotation."""
    paragraph: list[str] = []
    for raw in [*text.split("\n"), ""]:
        line = raw.strip()
        if line and not line.startswith(("|", ">")) and not _LIST_MARK.match(line):
            paragraph.append(line)
            continue
        if paragraph:
            yield " ".join(paragraph), True, False
            paragraph = []
        if line.startswith("|"):
            yield (
                ": ".join(cell for cell in map(str.strip, line.strip("|").split("|")) if cell),
                line.count("|") <= 3,
                False,
            )
        elif line.startswith(">"):
            yield line.lstrip("> "), True, True
        elif line:
            yield line[_LIST_MARK.match(line).end() :], False, False  # type: ignore[union-attr]


def _may(words: str, signs: tuple[str, ...]) -> bool:
    small = words.lower()
    return any(sign in small for sign in signs)
