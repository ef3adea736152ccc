"""AC014: a table, or a page of text, is a picture."""

import re
from collections.abc import Iterator

from oscb_cli.model.blocks import Picture, inlines_of
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_IS_A_TABLE = regex(
    r"""(?x)
    \b(?:tables?|spreadsheets?|worksheets?|grids?)\s+(?:\d+|of|showing|that|which|with|setting|listing|giving|for|from)\b
    | ^(?:an?\ |the\ )?(?:\w+\ ){0,2}(?:table|spreadsheet)[.:]?$
    | \b(?:screen\ ?shot|scan|scanned\ (?:copy|page)|photo(?:graph)?|picture|image)\s+of\s+
      (?:an?\ |the\ |some\ )?(?:\w+\ ){0,2}(?:tables?|spreadsheets?|pages?|letters?|texts?|documents?|
      figures|budgets?)\b""",
    re.IGNORECASE,
)
_FURNITURE = regex(r"\b(?:picnic|dining|round|water|coffee|pool|snooker|operating|time)[ -]tables?\b", re.IGNORECASE)
_CAPTION = regex(r"^table\s+\w{1,4}\b(?=\s*[:.–-]|\s*$)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find pictures whose words say, or whose caption says, that they are tables or text."""
    caption = ""
    for passage in subject.passages if "![" in subject.typed else ():
        for inline in inlines_of(passage.block):
            if not isinstance(inline, Picture):
                continue
            said = _FURNITURE.sub("", inline.alternative.strip())
            if _IS_A_TABLE.search(said) or _CAPTION.match(caption):
                yield RULE.finding(
                    f"the picture “{inline.alternative.strip()[:60] or inline.file}” seems to be a table or text",
                    passage.at(inline.file),
                )
        caption = passage.words.strip()


RULE = Rule(
    code="AC014",
    severity=Severity.WARNING,
    summary="a table or text is a picture",
    counted=("{n} picture seems to be a table or text", "{n} pictures seem to be tables or text"),
    why="People cannot have it read aloud, enlarge it without blur, search it or copy a figure from it.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 1.3.1 and 1.4.5",
    help="Type the table or the text, with a header row.",
    bad=(
        Example(text("![Table of costs by year](costs.png)"), found_at=("/sections/1/text",)),
        Example(text("![Screenshot of the budget spreadsheet](costs.png)"), found_at=("/sections/1/text",)),
        Example(text("Table 2: costs by year\n\n![Costs by year](costs.png)"), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("![Picnic tables with views of the river](park.png)")),
        Example(text("![A chart of costs by year](costs.png)")),
        Example(text("Table 2: costs\n\n| Year | Cost |\n| --- | --- |\n| 2026 | £4 |")),
    ),
    check=check,
)
