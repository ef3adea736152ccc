"""AC001: an image has no alternative text."""

from collections.abc import Iterator

from oscb_cli.model.blocks import Picture, inlines_of
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find pictures without words."""
    for passage in subject.passages if "!" in subject.typed and "![" in subject.typed else ():
        for inline in inlines_of(passage.block):
            if isinstance(inline, Picture) and not inline.alternative.strip():
                yield RULE.finding(f"the picture {inline.file} has no alternative text", passage.at(inline.file))


RULE = Rule(
    code="AC001",
    severity=Severity.ERROR,
    summary="an image has no alternative text",
    counted=("{n} image has no alternative text", "{n} images have no alternative text"),
    why="People who cannot see the picture are told nothing.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 1.1.1",
    help="Describe in the square brackets what the picture shows: ![A map of the site](map.png).",
    bad=(Example(text("![](map.png)"), found_at=("/sections/1/text",)),),
    good=(Example(text("![A map of the site](map.png)")),),
    check=check,
)
