"""Apply the fixes that findings carry to the data of a report file, where that is safe.

A fix is safe when what it replaces stands in the file just as the rule read it, and nowhere else (or, for words,
wherever they stand): a text with markup in the middle of it is left alone.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from oscb_cli.model.digest import text_digest
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Checker, Report
from oscb_cli.model.source import Source
from oscb_cli.rules.engine.rule import Finding, Fix

_IMPLICATION_TEXT = regex(r"(.*/implications/\d+)/text")


class Fixed(Struct):
    """What fixing did.

    ``applied`` is how many fixes were applied, ``stale`` are the pointers of the sign-offs that no longer count, and
    ``left`` those of sign-offs whose words were left alone.
    """

    applied: int = 0
    stale: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def apply_fixes(data: Any, findings: Iterable[Finding], pointer: str, fixed: Fixed) -> bool:
    """Apply what can be applied to parsed data, in place.

    A sign-off of a text that is changed is made stale: it keeps the digest of the words that were agreed.

    :param pointer: where the report stands in the data.
    :return: whether anything was applied.
    """
    before = fixed.applied
    for finding in findings:
        if finding.fix is None:
            continue
        place = pointer + finding.fix.pointer
        holder, key = _holder(data, place)
        if holder is None or not isinstance(text := holder[key], str):
            continue
        changed = _applied(finding.fix, text)
        if changed is not None and changed != text:
            holder[key] = changed
            fixed.applied += 1
            if text_digest(changed) != text_digest(text):
                _make_stale(data, place, text, fixed)
    return fixed.applied > before


def apply_to_lines(lines: list[str], findings: Iterable[Finding], source: Source, report: Report, fixed: Fixed) -> bool:
    """Apply what can be applied to the lines of a text file, in place; only to those that a finding is about.

    Words that somebody signed off are left alone, unless the file holds the digest of what was agreed: only then is it
    seen afterwards that the sign-off no longer counts.

    :param source: where the parts of the report stand in the file.
    :return: whether anything was applied.
    """
    before = fixed.applied
    for finding in findings:
        if finding.fix is None:
            continue
        for spot in source.spots.get(finding.fix.pointer, ()):
            line = lines[spot.number - 1] if spot.number <= len(lines) else ""
            changed = _applied(finding.fix, line)
            if changed is None or changed == line:
                continue
            signed = _signed(finding.fix.pointer, report) if text_digest(line) != text_digest(changed) else None
            if signed is not None and not signed[1].text_digest:
                if signed[0] not in fixed.left:
                    fixed.left.append(signed[0])
                continue
            lines[spot.number - 1] = changed
            fixed.applied += 1
            if signed is not None and signed[0] not in fixed.stale:
                fixed.stale.append(signed[0])
    return fixed.applied > before


def _signed(pointer: str, report: Report) -> tuple[str, Checker] | None:
    """The sign-off of a text, with its pointer; None where nobody has signed it off."""
    match = _IMPLICATION_TEXT.fullmatch(pointer)
    checkers = report.implications[int(match[1].rsplit("/", 1)[1])].checked_by if match is not None else ()
    if match is None or not checkers:
        return None
    without = next((checker for checker in checkers if not checker.text_digest), checkers[0])
    return f"{match[1]}/checked_by", without


def dumped_like(source: str, data: Any) -> str:
    """Data as JSON in the style of a source: its indentation, and whether it writes other letters as they are."""
    ascii_only = source.isascii()
    for indent in (2, 4, "\t", None, 1, 3, 8):
        if json.dumps(json.loads(source), ensure_ascii=ascii_only, indent=indent).strip() == source.strip():
            return json.dumps(data, ensure_ascii=ascii_only, indent=indent) + ("\n" if source.endswith("\n") else "")
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _applied(fix: Fix, text: str) -> str | None:
    if fix.everywhere:
        as_words = rf"(?<![\w@./:’'-]){re.escape(fix.old)}(?![\w@/’'-]|\.\w)"  # and not as a part of an address
        return re.sub(as_words, lambda _: fix.new, text)
    return text.replace(fix.old, fix.new) if text.count(fix.old) == 1 else None


def _make_stale(data: Any, place: str, agreed: str, fixed: Fixed) -> None:
    match = _IMPLICATION_TEXT.fullmatch(place)
    if match is None:
        return
    holder, key = _holder(data, f"{match[1]}/checked_by")
    checkers = holder[key] if holder is not None else None
    for checker in checkers if isinstance(checkers, list) else [checkers]:
        if isinstance(checker, dict) and checker.get("name"):
            checker.setdefault("text_digest", text_digest(agreed))
            if f"{match[1]}/checked_by" not in fixed.stale:
                fixed.stale.append(f"{match[1]}/checked_by")


def _holder(data: Any, pointer: str) -> tuple[Any, Any]:
    """The group or list that holds what a pointer leads to, and its key there; None where it leads nowhere."""
    *above, last = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    holder: Any = data
    for step in above:
        holder = _child(holder, step)
    if isinstance(holder, list) and last.isdecimal() and int(last) < len(holder):
        return holder, int(last)
    if isinstance(holder, Mapping) and last in holder:
        return holder, last
    return None, None


def _child(holder: Any, step: str) -> Any:
    if isinstance(holder, list):
        return holder[int(step)] if step.isdecimal() and int(step) < len(holder) else None
    return holder.get(step) if isinstance(holder, Mapping) else None
