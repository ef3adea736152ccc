"""ST029: a committee or a division is nearly one that the council has."""

from collections.abc import Iterator

from oscb_cli.profile.folding import folded
from oscb_cli.rules.engine.near_names import near_committee, near_name
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find names of committees and divisions that the profile does not know, and that are nearly names that it does."""
    report, profile = subject.report, subject.profile
    if report.committee and subject.committee is None and (near := near_committee(report.committee, profile)):
        yield _finding(subject, "/committee", report.committee, near)
    if profile.known_divisions:
        known = {folded(name) for name in profile.known_divisions}
        for name in report.divisions_affected:
            if folded(name) not in known and (near := near_name(name, profile.known_divisions)):
                yield _finding(subject, "/divisions_affected", name, near)


def _finding(subject: Subject, pointer: str, said: str, near: str) -> Finding:
    return RULE.finding(f"“{said}” may be misspelt: did you mean “{near}”?", subject.at(pointer, said))


RULE = Rule(
    code="ST029",
    severity=Severity.WARNING,
    summary="the name of a committee or a division may be misspelt",
    counted=("{n} name may be misspelt", "{n} names may be misspelt"),
    why="No one finds it under the right committee, and oscb does not check what is asked of reports to it.",
    source="The profile: committees, known_divisions",
    help="Correct the name, or add it to the council's profile.",
    bad=(
        Example({"committee": "Cabnet"}, found_at=("/committee",)),
        Example(
            {"divisions_affected": ["Carterton South and Wset", "Iffley Feilds and St Mary's"]},
            found_at=("/divisions_affected",),
        ),
        Example({"committee": "Cabinet Membr for Libraries"}, found_at=("/committee",)),
    ),
    good=(
        Example({"committee": "Audit and Governance Committee"}),
        Example({"committee": "Sampleford Locality Forum"}),
        Example({"divisions_affected": ["Witney West and Bampton", "Sampleford"]}),
    ),
    check=check,
)
