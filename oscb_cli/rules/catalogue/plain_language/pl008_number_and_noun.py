"""PL008: a number and its noun disagree."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_NOUNS = """
    annex appeal application area bid board bridge building bus campaign case centre claim clinic club committee company
    complaint conference contract council councillor course day decision department director document event family firm
    group home hospital house incident inspection issue job landlord lesson letter library list meeting member month
    objection offer office officer operator option parent park partner patient payment person petition plan post
    priority project proposal provider pupil question recommendation report request resident response review risk road
    route scheme school section service shop site station street survey target teacher team tenant theme vehicle
    village visit volunteer week workshop year
""".split()


def _plural(noun: str) -> str:
    if noun == "person":
        return "people"
    if re.search(r"[^aeo]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|ch|sh)$", noun) else f"{noun}s"


_PLURALS = frozenset(map(_plural, _NOUNS))
_AFTER_IT = "(?:was|were|is|are|has|have|had|will|completed|held|received|in|at|on|for|from|with|which|that)"
_ONE = regex(
    r"(?<![\w.,-])(?:1|[Oo]ne|[Aa] single|[Aa]nother|[Ee]ach|[Ee]very)\s+"
    rf"(?:(?:[A-Z][\w-]*|new|further|local|other)\s+){{0,3}}(?!{_AFTER_IT}\b)([A-Za-z]+)(?!['’\w-])"
    rf"(?=\s+{_AFTER_IT}\b|[.,;:)]|$)",
    re.MULTILINE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find one of what is many: “one Rapid Reviews”."""
    for passage, match in subject.find(_ONE):
        if match[1].lower() in _PLURALS:
            yield RULE.finding(f"“{match[0]}” is one, but the noun is plural", passage.at(match[0]))


RULE = Rule(
    code="PL008",
    severity=Severity.WARNING,
    summary="a number and its noun disagree",
    counted=("{n} number does not agree with its noun", "{n} numbers do not agree with their nouns"),
    why="One slip makes readers doubt the other numbers.",
    source="House style",
    help="Make the noun singular, or correct the number.",
    bad=(
        Example(text("There was one Rapid Reviews completed."), found_at=("/sections/1/text",)),
        Example(text("It needs a single new sites."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("One of the reviews was done, and one in ten schools. Each year's plans and one to two weeks.")),
        Example(text("Two Rapid Reviews were completed, and one review. The one issues notices. A years-long wait.")),
    ),
    check=check,
)
