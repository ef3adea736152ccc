"""ST020: annexes are numbered with a gap, a repeat, or numbers and letters mixed."""

from collections.abc import Iterator

from oscb_cli.rules.engine.annexes import typed_label
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find numbers typed into the titles of annexes that do not run 1, 2, 3 or A, B, C."""
    typed = [
        (index, label) for index, annex in enumerate(subject.report.annexes) if (label := typed_label(annex.title))
    ]
    for index, label in typed:
        expected = str(index + 1) if typed[0][1].isdecimal() else chr(ord("A") + index)
        if label != expected:
            message = f"the title says “Annex {label}”, but it is annex {index + 1} in the list"
            yield RULE.finding(message, subject.at(f"/annexes/{index}/title", subject.report.annexes[index].title))


RULE = Rule(
    code="ST020",
    severity=Severity.WARNING,
    summary="annexes are numbered with a gap, a repeat, or both numbers and letters",
    counted=("{n} annex is misnumbered", "{n} annexes are misnumbered"),
    why="Readers cannot tell whether an annex is missing.",
    source="House style: annexes are numbered automatically",
    help="Remove the numbers from the titles. oscb adds them automatically.",
    bad=(
        Example(
            {"annexes": [{"title": "Annex 1: Plan"}, {"title": "Annex 3: Survey"}]}, found_at=("/annexes/1/title",)
        ),
        Example(
            {"annexes": [{"title": "Annex 1 - Plan"}, {"title": "Annex 1 - Survey"}]}, found_at=("/annexes/1/title",)
        ),
        Example(
            {"annexes": [{"title": "Annex 1: Plan"}, {"title": "Appendix B: Survey"}]}, found_at=("/annexes/1/title",)
        ),
    ),
    good=(
        Example({"annexes": [{"title": "Plan"}, {"title": "Survey"}]}),
        Example({"annexes": [{"title": "Annex A: Plan"}, {"title": "Annex B: Survey"}]}),
    ),
    check=check,
)
