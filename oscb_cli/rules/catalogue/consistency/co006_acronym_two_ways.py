"""CO006: an acronym is expanded in two ways."""

from collections.abc import Iterator

from oscb_cli.profile.folding import folded
from oscb_cli.rules.engine.acronyms import expansions
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find an expansion that differs from the first one of the same acronym."""
    first = {acronym: words for words, acronym in expansions(subject.report.title)}
    for passage in subject.passages:
        for words, acronym in expansions(passage.words):
            known = first.setdefault(acronym, words)
            if _as_one(known) != _as_one(words):
                message = f"{acronym} means {known} elsewhere but {words} here"
                yield RULE.finding(message, passage.at(f"{words} ({acronym})"))


def _as_one(words: str) -> str:
    """An expansion without what makes no other name of it: a plural, an owner, a hyphen, a comma, “-ize”."""
    plain = folded(words).replace("-", " ").replace(",", "").replace("'s", "").replace("'", "").replace("iz", "is")
    return " ".join(word.rstrip("s") for word in plain.split())


RULE = Rule(
    code="CO006",
    severity=Severity.WARNING,
    summary="an acronym is expanded in two ways",
    counted=("{n} acronym is expanded in two ways", "{n} acronyms are expanded in two ways"),
    why="Readers cannot tell whether two bodies are meant.",
    source="House style",
    help="Use one expansion.",
    bad=(
        Example(
            text("The Sampleford Library Board (SLB) and the Sampleford Leisure Board (SLB) met."),
            found_at=("/sections/1/text",),
        ),
    ),
    good=(
        Example(text("The Sampleford Library Board (SLB) met. The sampleford library board (SLB) met.")),
        Example({}),
    ),
    check=check,
)
