"""CO001: the signatory's job title is not that in “Report by”."""

from collections.abc import Iterator

from oscb_cli.profile.folding import folded
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a signatory whose job title is not the one at the head."""
    report = subject.report
    signed, by = report.signatory.job_title, report.report_by
    if subject.profile.has("signatory") and signed and by and _plain(signed) != _plain(by):
        message = f"the report is by the {by} but signed by the {signed}"
        yield RULE.finding(message, subject.at("/signatory/job_title", signed))


def _plain(title: str) -> str:
    return folded(title).replace("'s", "s").replace(" - ", " ").replace("–", " ").replace(",", "").replace(":", "")


RULE = Rule(
    code="CO001",
    severity=Severity.WARNING,
    summary="the signatory's job title differs from “Report by”",
    counted=("{n} job title differs from “Report by”", "{n} job titles differ from “Report by”"),
    why="A report is the advice of one officer; two titles leave open whose.",
    source="House style: the officer in “Report by” signs",
    help="Give the same job title in “Report by” and for the signatory.",
    bad=(
        Example({"report_by": "Director of Culture"}, found_at=("/signatory/job_title",)),
        Example(
            {"signatory": {"name": "Fay Lowe", "job_title": "Director for Libraries"}},
            found_at=("/signatory/job_title",),
        ),
    ),
    good=(
        Example({}),
        Example({"report_by": "The Director of libraries"}),
        Example(
            {
                "report_by": "Director: Children’s Services",
                "signatory": {"name": "Fay Lowe", "job_title": "Director, Children's Services"},
            }
        ),
    ),
    check=check,
)
