"""SO012: an implication with a heading and no text."""

from collections.abc import Iterator

from oscb_cli.model.notes import has_words
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find implications that say nothing."""
    for pointer, entry in subject.implications:
        if not has_words(entry.text):
            yield RULE.finding(f"{subject.area_heading(entry)}: there is no text", subject.at(pointer))


RULE = Rule(
    code="SO012",
    severity=Severity.ERROR,
    summary="an implication has a heading and no text",
    counted=("{n} implication has no text", "{n} implications have no text"),
    why="An empty heading tells councillors neither that there are implications nor that there are none.",
    source="House style: each implication is stated, if only that there is none",
    help="Say what the implications are, or that there are none.",
    bad=(
        Example({"implications": implications(legal=implication("legal", LAW, ""))}, found_at=("/implications/1",)),
        Example(
            {"implications": implications(legal=implication("legal", LAW, " \n "))},
            found_at=("/implications/1",),
        ),
    ),
    good=(Example({}), Example({"implications": implications(legal=implication("legal", LAW, "None."))})),
    check=check,
)
