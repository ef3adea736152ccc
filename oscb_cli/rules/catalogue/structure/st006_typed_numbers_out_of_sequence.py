"""ST006: typed paragraph numbers are out of sequence, repeated or missing."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Passage, Subject
from oscb_cli.rules.engine.wording import listed

_FEWEST = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Find numbers that stand in the wrong place, stand twice, or are not there."""
    typed = subject.typed_numbers
    if not any(one.sure for one in typed):
        return
    numbered = [(one.mark.values[0], one.passage) for one in typed]
    within = [((values[0], values[1]), one.passage) for one in typed if len(values := one.mark.values) == 2]
    if len(within) * 2 > len(numbered):
        yield from _within_sections(within)
        return
    if len(numbered) < _FEWEST:
        return
    if (lead := subject.typed_lead) is not None:
        numbered.insert(0, lead)
    numbers = [number for number, _ in numbered]
    in_order = _longest_increasing(numbers)
    for place, (number, passage) in enumerate(numbered):
        if place not in in_order:
            before = numbers[place - 1] if place else 0
            problem = "is used twice" if numbers.count(number) > 1 else f"follows {before}" if place else "comes first"
            yield RULE.finding(f"the typed number {number} {problem}: it is out of sequence", passage.at(str(number)))
    before = 0
    for place in in_order:
        number, passage = numbered[place]
        if missing := [str(n) for n in range(before + 1, number) if n not in numbers]:
            verb = "is" if len(missing) == 1 else "are"
            yield RULE.finding(
                f"the typed number {listed(missing)} {verb} missing before {number}", passage.at(str(number))
            )
        before = number


def _within_sections(numbered: Sequence[tuple[tuple[int, int], Passage]]) -> Iterator[Finding]:
    """Find numbers within sections (2.1, 2.2, 3.1) that stand twice, go back or leave one out.

    What numbers the sections have cannot be seen: headings may have numbers without paragraphs under them.
    """
    for ((section, number), _), ((next_section, next_number), passage) in pairwise(numbered):
        shown = f"{next_section}.{next_number}"
        if (next_section, next_number) <= (section, number):
            message = f"the typed number {shown} follows {section}.{number}: it is out of sequence"
        elif next_section == section and next_number > number + 1:
            message = f"the typed number {section}.{number + 1} is missing before {shown}"
        elif next_section > section and next_number != 1:
            message = f"the typed number {next_section}.1 is missing before {shown}"
        else:
            continue
        yield RULE.finding(message, passage.at(shown))


def _longest_increasing(numbers: Sequence[int]) -> list[int]:
    """The places of a longest strictly increasing run of numbers, gaps allowed (patience sorting)."""
    tails: list[int] = []
    places: list[int] = []
    previous: list[int | None] = []
    for place, number in enumerate(numbers):
        pile = bisect_right(tails, number - 1)
        previous.append(places[pile - 1] if pile else None)
        tails[pile : pile + 1] = [number]
        places[pile : pile + 1] = [place]
    found: list[int] = []
    at: int | None = places[-1] if places else None
    while at is not None:
        found.append(at)
        at = previous[at]
    return found[::-1]


RULE = Rule(
    code="ST006",
    severity=Severity.ERROR,
    summary="typed paragraph numbers are out of sequence, repeated or missing",
    counted=("{n} typed paragraph number is out of sequence", "{n} typed paragraph numbers are out of sequence"),
    why="Councillors cite paragraphs by number; two of one number, or none, make the minute wrong.",
    source="House style: paragraphs are numbered automatically",
    help="Delete the typed numbers. oscb adds the right ones automatically.",
    bad=(
        Example(text("(1) One.\n\n(2) Two.\n\n(3) Three.\n\n(5) Five."), found_at=("/sections/1/text",)),
        Example(text("(1) One.\n\n(5) Five.\n\n(2) Two.\n\n(3) Three.\n\n(4) Four."), found_at=("/sections/1/text",)),
        Example(text("1.1 One.\n\n1.3 Three.\n\n2.1 Two.\n\n2.1 Twice."), found_at=("/sections/1/text",) * 2),
        Example(text("2) Two.\n\n3) Three.\n\n4) Four.\n\n4) Four again."), found_at=("/sections/1/text",) * 2),
    ),
    good=(
        Example(text("One.\n\n7. Seven.")),
        Example(text("(1) One.\n\n(2) Two.\n\n(3) Three.")),
        Example(text("1.1 One.\n\n2.1 Two.\n\n2.2 Two and two.\n\n4.1 Four, after a heading with the number 3.")),
        Example({}),
    ),
    check=check,
)
