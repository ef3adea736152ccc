"""ST027: an author's note to self, which is not published."""

from collections.abc import Iterator

from oscb_cli.model.notes import BEGINS, notes_in
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_LONGEST = 60


def check(subject: Subject) -> Iterator[Finding]:
    """Find the notes in the report's texts."""
    if BEGINS not in subject.typed:
        return
    report = subject.report
    places = [(f"/recommendation/items/{n}", item) for n, item in enumerate(report.recommendation.items)]
    places += [(f"/sections/{n}/text", section.text) for n, section in enumerate(report.sections)]
    places += [(f"/implications/{n}/text", entry.text) for n, entry in enumerate(report.implications)]
    if report.exempt is not None:
        places.append(("/exempt", report.exempt.public_interest_reason))
    for pointer, typed in places:
        for note in notes_in(typed):
            yield RULE.finding(f"a note is in the text, and is not published: “{note[:_LONGEST]}”", subject.at(pointer))


RULE = Rule(
    code="ST027",
    severity=Severity.WARNING,
    summary="a note of the author's is in the text, and is not published",
    counted=("{n} note is in the text, and is not published", "{n} notes are in the text, and are not published"),
    why="What the note asks may still have to be done; whoever is sent the report file can read it.",
    source="CommonMark 0.31.2, section 6.6: <!-- a comment -->",
    help="Do what the note says, and delete it. If it is to be printed, take the <!-- and --> away.",
    bad=(
        Example(text("It is open. <!-- ask Ada -->"), found_at=("/sections/1/text",)),
        Example(text("It is open.\n\n<!--\nask\n\nAda -->\n\nIt is warm."), found_at=("/sections/1/text",)),
    ),
    good=(Example({}), Example(text("It is open."))),
    check=check,
)
