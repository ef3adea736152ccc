"""WD009: a line of the file that may be read in two ways."""

from collections.abc import Iterator

from oscb_cli.model.sighting import uncertainty
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find what was read in one way where another is nearly as plausible."""
    for place, sighting in subject.seen("uncertain"):
        yield RULE.finding(uncertainty(sighting), place)


RULE = Rule(
    code="WD009",
    severity=Severity.ADVICE,
    summary="a line of the file can be read in two ways",
    counted=("{n} line can be read in two ways", "{n} lines can be read in two ways"),
    why=(
        "oscb reads what officers type by what each line looks like. Where two readings are nearly as likely, the "
        "other rules may judge the wrong one."
    ),
    source="House style",
    help=(
        "Check how oscb read it with “oscb show”. If that is wrong, make the line clearer with a heading "
        "style or a label."
    ),
    bad=(seen("uncertain", "Property Services", "read as text; it may be a heading"),),
    good=(
        Example({}),
        seen_and_well("unplaced", "x"),
    ),
    check=check,
)
