"""AC016: a link leads to a place that only the council's own people can open."""

from collections.abc import Iterator

from oscb_cli.model.blocks import Words, inlines_of
from oscb_cli.model.patterns import regex
from oscb_cli.model.private_links import is_private
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_PATH = regex(r"(?<![\w\\])(?:\\\\[\w.-]+\\[^\s,;]+|[A-Za-z]:\\[^\s,;]+|file:/{1,3}[^\s,;]+)")


def check(subject: Subject) -> Iterator[Finding]:
    """Find links and paths of file shares, computers and internal servers, in the text and on annexes."""
    for index, annex in enumerate(subject.report.annexes):
        if annex.link and is_private(annex.link):
            yield RULE.finding(
                f"only the council can open the link of {subject.annex(index + 1)}: {annex.link}",
                subject.at(f"/annexes/{index}", annex.title),
            )
    if not ("](" in subject.typed or "<" in subject.typed or "\\" in subject.typed or "file:" in subject.typed):
        return
    for passage in subject.passages:
        for inline in inlines_of(passage.block):
            if not isinstance(inline, Words):
                continue
            if inline.link and is_private(inline.link):
                yield RULE.finding(
                    f"only the council can open the link “{inline.text}”: {inline.link}", passage.at(inline.text)
                )
            elif not inline.link and (found := _PATH.search(inline.text)) is not None:
                yield RULE.finding(f"{found[0]} is a place that only the council can open", passage.at(found[0]))


RULE = Rule(
    code="AC016",
    severity=Severity.ERROR,
    summary="a link leads to a place that only the council can open",
    counted=(
        "{n} link leads to a place that only the council can open",
        "{n} links lead to places that only the council can open",
    ),
    why="The public cannot open it, and it tells strangers how the council's network is laid out.",
    source="Local Government Act 1972, sections 100B and 100D; WCAG 2.2, 2.4.4",
    help="Publish the document and link to its web address, or take the link out.",
    bad=(
        Example(text("See [the plan](file:///S:/plans/plan.docx)."), found_at=("/sections/1/text",)),
        Example(text("See [the plan](http://intranet/plan)."), found_at=("/sections/1/text",)),
        Example(
            {"annexes": [{"title": "Plan", "link": "https://council.sharepoint.com/plan"}]}, found_at=("/annexes/0",)
        ),
    ),
    good=(
        Example(text("See [the plan](https://www.council.example/plan).")),
        Example(text("Write to <plan@council.example>, or look at A:B and 24/7.")),
    ),
    check=check,
)
