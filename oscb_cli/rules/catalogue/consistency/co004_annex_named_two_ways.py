"""CO004: an annex is named in two ways, or is of another year than the report."""

from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_NAMED = regex(r"A(?<!\wA)(?:nnex|ppendix)[ \u00a0](\d{1,2})\s?[:–-]\s([A-Z][^.;,()]{2,80})")
_YEAR = regex(r"\b20\d\d(?:[-–/]\d{2,4})?\b")
_FEWEST_SHARED = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Find annexes whose name in the text or whose year is not that of the list or of the title."""
    annexes = subject.report.annexes
    if not annexes:
        return
    title = subject.report.title
    years = _years(title)
    for index, annex in enumerate(annexes if years else ()):
        own = _years(annex.title)
        if own and not set(years) & set(own) and len(_weighty(title) & _weighty(annex.title)) >= _FEWEST_SHARED:
            message = f"the report is for {years[0]} but {subject.annex(index + 1)} is for {own[0]}"
            yield RULE.finding(message, subject.at(f"/annexes/{index}/title", annex.title))
    for passage, match in subject.find(_NAMED):
        number, name = int(match[1]), match[2].strip()
        if number <= len(annexes) and not _alike(name, annexes[number - 1].title):
            message = f"{subject.annex(number)} is called “{name}” here but “{annexes[number - 1].title}” in the list"
            yield RULE.finding(message, passage.at(match[0]))


def _years(title: str) -> list[str]:
    return [year.replace("–", "-").replace("/", "-") for year in _YEAR.findall(title)]


def _weighty(title: str) -> set[str]:
    """The words of a title but for its years."""
    return set(folded(_YEAR.sub("", title)).split())


def _alike(name: str, title: str) -> bool:
    one, other = set(folded(name).split()), set(folded(title).split())
    return len(one & other) * 2 >= min(len(one), len(other))


RULE = Rule(
    code="CO004",
    severity=Severity.WARNING,
    summary="an annex has two names, or a year that differs from the report's",
    counted=("{n} annex is named in different ways", "{n} annexes are named in different ways"),
    why="Readers cannot tell whether they have the right document.",
    source="House style",
    help="Use one name for it, and check its year.",
    bad=(
        Example(
            text("It is in Annex 1: Survey of readers.", annexes=[{"title": "Plan of the building"}]),
            found_at=("/sections/1/text",),
        ),
        Example(
            {"title": "Library annual report 2025-26", "annexes": [{"title": "Library annual report 2024-25"}]},
            found_at=("/annexes/0/title",),
        ),
    ),
    good=(
        Example(text("It is in Annex 1: Survey of readers.", annexes=[{"title": "The survey of readers 2026"}])),
        Example({"title": "Library annual report 2025-26", "annexes": [{"title": "Library annual report 2025/26"}]}),
        Example({"title": "Library annual report 2025-26", "annexes": [{"title": "Budget 2026-27"}]}),
    ),
    check=check,
)
