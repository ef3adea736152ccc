"""Apply the fixes that findings carry to a report file, where that is safe.

A fix is safe when what it replaces stands in the file just as the rule read it, and nowhere else (or, for words,
wherever they stand as the author's own): a text with markup in the middle of it is left alone. What may change is
decided in ``rules.engine.fixing``; here it is put into the file.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from oscb_cli.model.digest import text_digest
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Checker, Report
from oscb_cli.model.source import Source, Spot
from oscb_cli.rules.engine.fixing import edits_of, fixed
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


def apply_fixes(data: Any, findings: Iterable[Finding], pointer: str, done: Fixed) -> bool:
    """Apply what can be applied to parsed data, in place.

    A sign-off of a text that is changed is made stale: it keeps the digest of the words that were agreed.

    :param pointer: where the report stands in the data.
    :return: whether anything was applied.
    """
    before = done.applied
    for finding in findings:
        if finding.fix is None:
            continue
        place = pointer + finding.fix.pointer
        text = value_at(data, place)
        if not isinstance(text, str) or (changed := fixed(finding.fix, text)) == text:
            continue
        put(data, place, changed)
        done.applied += 1
        if text_digest(changed) != text_digest(text):
            _make_stale(data, place, text, done)
    return done.applied > before


def lines_with(fix: Fix, lines: list[str], source: Source) -> dict[int, str]:
    """The lines of a text file that a fix changes, by their number from 0, as they are to be.

    :param source: where the parts of the report stand in the file.
    """
    changed: dict[int, str] = {}
    for spots in _runs(source.spots.get(fix.pointer, ()), lines):
        text = "\n".join(_words_of(spot, lines) for spot in spots)
        begins = 0
        ends = [begins := begins + len(_words_of(spot, lines)) + 1 for spot in spots]
        edits = edits_of(fix, text)
        for start, end, new in reversed(edits):
            place = next(place for place, after in enumerate(ends) if start < after)
            if end >= ends[place] or "\n" in new:
                return {}  # it runs over the end of a line, and no line goes or comes
            spot = spots[place]
            line = changed.get(spot.number - 1, lines[spot.number - 1])
            at = spot.start - (ends[place] - len(_words_of(spot, lines)) - 1)
            changed[spot.number - 1] = line[: start + at] + new + line[end + at :]
    return changed


def signed(pointer: str, report: Report) -> tuple[str, Checker] | None:
    """The sign-off of a text, with its pointer; None where nobody has signed it off."""
    match = _IMPLICATION_TEXT.fullmatch(pointer)
    checkers = report.implications[int(match[1].rsplit("/", 1)[1])].checked_by if match is not None else ()
    if match is None or not checkers:
        return None
    without = next((checker for checker in checkers if not checker.text_digest), checkers[0])
    return f"{match[1]}/checked_by", without


def value_at(data: Any, pointer: str) -> Any:
    """What a pointer leads to; None where it leads nowhere."""
    holder, key = _holder(data, pointer)
    return holder[key] if holder is not None else None


def put(data: Any, pointer: str, value: Any) -> None:
    """Put a value where a pointer leads to, in place; there is one."""
    holder, key = _holder(data, pointer)
    holder[key] = value


def _runs(spots: Iterable[Spot], lines: list[str]) -> Iterable[list[Spot]]:
    """Spots that stand one under the other, with the empty lines between them."""
    run: list[Spot] = []
    for spot in spots:
        if spot.number > len(lines):
            continue
        between = range(run[-1].number + 1, spot.number) if run else range(0)
        if run and (spot.number <= run[-1].number or any(lines[number - 1].strip() for number in between)):
            yield run
            run, between = [], range(0)
        run += [*(Spot(number) for number in between), spot]
    if run:
        yield run


def _words_of(spot: Spot, lines: list[str]) -> str:
    return lines[spot.number - 1][spot.start : spot.end]


def _make_stale(data: Any, place: str, agreed: str, done: Fixed) -> None:
    match = _IMPLICATION_TEXT.fullmatch(place)
    checkers = value_at(data, f"{match[1]}/checked_by") if match is not None else None
    for checker in checkers if isinstance(checkers, list) else [checkers]:
        if match is not None and isinstance(checker, dict) and checker.get("name"):
            checker.setdefault("text_digest", text_digest(agreed))
            if f"{match[1]}/checked_by" not in done.stale:
                done.stale.append(f"{match[1]}/checked_by")


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
