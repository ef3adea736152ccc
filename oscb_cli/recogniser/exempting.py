"""Exempt information that a report states in its words: “exempt … paragraph 3 of Part 1 of Schedule 12A”.

Local Government Act 1972, section 100I and Schedule 12A: a report says which paragraph (1 to 7) makes it exempt, and
why the public interest in keeping it so outweighs that in publishing it.
"""

import re
from typing import Any

from oscb_cli.model.patterns import regex
from oscb_cli.recogniser.gathered import Gathered

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
_REACH = 200


def note_exemption(gathered: Gathered) -> None:
    """Fill in ``exempt``, and which annexes are exempt, where a section says so in its words."""
    if "exempt" in gathered.data:
        return
    for place, section in enumerate(gathered.data.get("sections", [])):
        text = str(section.get("text", ""))
        if "xempt" not in text or _EXEMPT.search(text) is None:
            continue
        own = section.get("key") == "exempt_information"
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
