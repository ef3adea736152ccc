"""Which part of a report a heading or a label names, by the words that the council's profile knows it by."""

import re
from dataclasses import dataclass

from oscb_cli.model.patterns import regex
from oscb_cli.profile.schema import Profile, folded
from oscb_cli.profile.wording import render

_LABELLED = regex(r"(?P<label>[^:–—]{2,60}?)\s*(?::|\s[–—-]|[–—])\s*(?P<rest>.*)", re.DOTALL)
_TYPED_BEFORE = regex(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z])[.)]\s+")
_LONGEST_HEADING_WORDS = 14
_SENTINEL = "\ue000"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report that words name.

    ``kind`` is ``section``, ``area``, ``recommendation``, or ``label`` for a part of the header or the closing;
    ``key`` says which; ``rest`` is what stands after the label on its line.
    """

    kind: str
    key: str
    rest: str = ""


def heading_words(words: str) -> str:
    """A heading without a number typed before it and a colon after it."""
    return _TYPED_BEFORE.sub("", words.strip(), count=1).strip(" :")


def part_named(words: str, profile: Profile) -> Part | None:
    """The part that words name as its heading, all of them; or None."""
    if len(words) > 120:
        return None
    names = profile.parts_by_name
    found = names.get(folded(words)) or names.get(folded(heading_words(words)))
    return Part(*found) if found else None


def labelled(words: str, profile: Profile) -> Part | None:
    """The part of the header or the closing that a line begins with: ``Contact Officer: Laura …``; or None."""
    if (whole := part_named(words, profile)) is not None and whole.kind == "label":
        return whole
    match = _LABELLED.match(words)
    if match is not None:
        found = part_named(match["label"], profile)
        if found is not None and found.kind in {"label", "recommendation"}:
            return Part(found.kind, found.key, match["rest"].strip())
    return None


def is_short(words: str) -> bool:
    """Whether words are few enough for a heading, and end as one."""
    return 0 < len(words.split()) <= _LONGEST_HEADING_WORDS and words.rstrip()[-1:] not in ".;,!"


def fixed_start(template: str, name: str) -> str:
    """The words that a wording begins with before a value: ``Report by `` of ``Report by {{ report_by }}``."""
    return render(template, {name: _SENTINEL, "divisions": [_SENTINEL]}).split(_SENTINEL)[0]
