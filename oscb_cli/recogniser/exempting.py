"""Exempt information that a report states in its words: “exempt … paragraph 3 of Part 1 of Schedule 12A”.

Local Government Act 1972, section 100I and Schedule 12A: a report says which paragraph (1 to 7) makes it exempt, and
why the public interest in keeping it so outweighs that in publishing it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from oscb_cli.model.blocks import plain_inlines
from oscb_cli.model.exempt_lines import line_marks
from oscb_cli.model.exempt_sentences import marks_in
from oscb_cli.model.exempt_words import Mark, Place, may_mark
from oscb_cli.model.patterns import regex
from oscb_cli.model.sighting import Sighting
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.line import Line

_EXEMPT = regex(r"\bexempt(?:ion|ed)?\b", re.IGNORECASE)
_SCHEDULE = regex(r"schedule\s+12\s?\(?A\)?", re.IGNORECASE)
_PARAGRAPHS = regex(
    r"\b(?:paragraphs?|paras?\.?|categor(?:y|ies))\s*(?:numbers?\s*|nos?\.?\s*)?"
    r"(?P<numbers>\(?\d{1,2}\)?(?:\s*(?:,|and|&|or|to|-|–)\s*\(?\d{1,2}\)?)*)",
    re.IGNORECASE,
)
_NUMBER = regex(r"\d{1,2}")
_SENTENCE = regex(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n+")
_NOT = regex(r"\b(?:no|not|none of|nothing|neither)\b[^.]{0,40}\bexempt", re.IGNORECASE)
_ANNEX = regex(
    r"\b(?:annexe?s?|appendix|appendices)\s+"
    r"(?P<which>(?:\d{1,2}|[A-Z])(?:\s*(?:,|and|&)\s*(?:\d{1,2}|[A-Z])\b)*)",
    re.IGNORECASE,
)
_NOTHING = regex(r"\W*(?:none|nil|no|n/?a|not applicable|there (?:is|are) none)\W*", re.IGNORECASE)
_REACH = 200


def note_marks(gathered: Gathered, lines: Sequence[Line]) -> None:
    """Note what lines of a document say of its being exempt, whatever part of the report they became."""
    for line in lines:
        if not may_mark(line.words):
            continue
        if line.table is not None:
            for row in (line.table.header, *line.table.rows):
                cells = [plain_inlines(cell) for cell in row]
                note_beside(gathered, [("the text", "line", ": ".join(filter(None, cells)), line.place)])
            continue
        note_beside(gathered, [("the text", "line", line.words, line.place)])


def note_beside(gathered: Gathered, said: Iterable[tuple[str, Place, str, int]]) -> None:
    """Note what marks a document as exempt: in sightings, and, where it is certain, in the key ``exempt``.

    :param said: words, with where they stand, what kind of place that is, and the number of the line (0 for none).
    """
    for where, place, words, number in said:
        in_text = place == "line"
        for one in (marks_in(words) if in_text else []) or line_marks(words, place) or marks_in(words):
            if one.of != "annex":
                gathered.sightings.append(
                    Sighting("exempt marking", "", one.words[:300], where, _weight(one), place=number)
                )
            if one.of == "report" and one.certain and not one.holds:
                _fill(gathered, one)


def _weight(mark: Mark) -> float:
    """1 for what is certain, 0 where a person must decide; between them where that goes by whether an annex is
    exempt."""
    return 0.5 if mark.certain and mark.holds else float(mark.certain)


def _fill(gathered: Gathered, mark: Mark) -> None:
    exempt = gathered.data.setdefault("exempt", {})
    if mark.paragraphs and not exempt.get("paragraphs"):
        exempt["paragraphs"] = list(mark.paragraphs)


def note_exemption(gathered: Gathered) -> None:
    """Fill in ``exempt``, and which annexes are exempt, where a section says so in its words."""
    if "exempt" in gathered.data:
        return
    for place, section in enumerate(gathered.data.get("sections", [])):
        text = str(section.get("text", ""))
        if "xempt" not in text or _EXEMPT.search(text) is None:
            continue
        own = section.get("key") == "exempt_information"
        if own and _NOTHING.fullmatch(text):
            continue
        found = exemption_in(text, certain=own)
        if found is None:
            continue
        gathered.data["exempt"] = found
        gathered.spots.setdefault("/exempt", []).extend(gathered.spots.get(f"/sections/{place}/text", []))
        _mark_annexes(text, gathered)
        return


def exemption_in(text: str, *, certain: bool = False) -> dict[str, Any] | None:
    """What a text says of exemption: the paragraphs of Schedule 12A and the public interest; None for nothing.

    :param certain: whether the text is known to be about what is exempt, as under the heading “Exempt Information”.
    """
    words = " ".join(text.replace("*", "").split())
    if _NOT.search(words) or (not certain and _SCHEDULE.search(words) is None):
        return None
    paragraphs: list[int] = []
    for schedule in _SCHEDULE.finditer(words):
        near = words[max(0, schedule.start() - _REACH) : schedule.end() + _REACH // 2]
        for match in _PARAGRAPHS.finditer(near):
            paragraphs += [int(number) for number in _numbers(match["numbers"])]
    if not paragraphs and not certain:
        return None
    reason = " ".join(sentence for sentence in _SENTENCE.split(words) if "public interest" in sentence.casefold())
    found: dict[str, Any] = {"paragraphs": list(dict.fromkeys(paragraphs))} if paragraphs else {}
    if reason:
        found["public_interest_reason"] = reason
    return found


def _numbers(words: str) -> list[str]:
    found = _NUMBER.findall(words)
    if len(found) == 2 and re.search(r"to|-|–", words):
        return [str(number) for number in range(int(found[0]), int(found[1]) + 1)]
    return [str(number) for number in found]


def _mark_annexes(text: str, gathered: Gathered) -> None:
    annexes = gathered.data.get("annexes", [])
    for sentence in _SENTENCE.split(text):
        if _EXEMPT.search(sentence) is None:
            continue
        for match in _ANNEX.finditer(sentence):
            for which in re.findall(r"\d{1,2}|\b[A-Z]\b", match["which"]):
                number = int(which) if which.isdigit() else ord(which) - ord("A") + 1
                if 0 < number <= len(annexes):
                    annexes[number - 1]["exempt"] = True
