"""ST018: the executive summary is longer than the council's limit."""

from collections.abc import Iterator

from oscb_cli.model.blocks import plain_text
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import SECTIONS
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import count_words


def check(subject: Subject) -> Iterator[Finding]:
    """Find an executive summary with more words than the profile allows."""
    limit = subject.profile.limits.summary_words
    for part in subject.outline.parts:
        if part.key == "executive_summary":
            words = sum(count_words(plain_text(block.block)) for block in part.blocks)
            if words > limit:
                yield RULE.finding(f"the summary has {words:,} words; the limit is {limit:,}", subject.at(part.pointer))


RULE = Rule(
    code="ST018",
    severity=Severity.ADVICE,
    summary="the executive summary is longer than the council's limit",
    counted=("the summary is too long", "{n} summaries are too long"),
    why="A summary that has to be summarised is none.",
    source="The profile: limits.summary_words",
    help="Keep only what someone needs who reads nothing else.",
    bad=(
        Example(
            {"sections": [{**SECTIONS[0], "text": "The library is small. " * 63}, *SECTIONS[1:]]},
            found_at=("/sections/0",),
        ),
    ),
    good=(
        Example({}),
        Example({"sections": [{**SECTIONS[0], "text": "The library is small. " * 60}, *SECTIONS[1:]]}),
    ),
    check=check,
)
