"""AC005: a link's text is the bare address, “here” or “click here”."""

import re
from collections.abc import Iterator

from oscb_cli.model.blocks import Words, inlines_of
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_SAYS_NOTHING = regex(
    r"(?:click |see |read )?(?:here|this|link|this link|more|read more)\.?|(?:https?://|www\.)\S+", re.IGNORECASE
)
_BARE = regex(r"(?:https?://|(?<![\w@/.])www\.)[^\s)]+")


def check(subject: Subject) -> Iterator[Finding]:
    """Find links that do not say where they lead, and addresses that stand in the text."""
    typed = subject.typed
    if not (("[" in typed and "](" in typed) or ("/" in typed and "://" in typed) or "www." in typed):
        return
    for passage in subject.passages:
        for inline in inlines_of(passage.block):
            if not isinstance(inline, Words):
                continue
            if inline.link and _SAYS_NOTHING.fullmatch(inline.text.strip()) and not inline.link.startswith("mailto:"):
                yield RULE.finding(f"the link “{inline.text}” does not say where it leads", passage.at(inline.text))
            elif not inline.link and (match := _BARE.search(inline.text)) is not None:
                yield RULE.finding(f"the web address {match[0]} has no link text", passage.at(match[0]))


RULE = Rule(
    code="AC005",
    severity=Severity.WARNING,
    summary="a link's text is the web address, “here” or “click here”",
    counted=("{n} link does not say where it leads", "{n} links do not say where they lead"),
    why="Screen readers list links by their text; “here” leads nowhere.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 2.4.4",
    help="Write link text that says where the link leads: [the plan](https://…).",
    bad=(
        Example(text("[Click here](https://x.example)."), found_at=("/sections/1/text",)),
        Example(text("See https://x.example/plan or <https://x.example>."), found_at=("/sections/1/text",) * 2),
    ),
    good=(Example(text("See [the plan](https://x.example), or write to <plan@x.example>.")),),
    check=check,
)
