"""PL001: an acronym is not expanded where it is first used."""

from collections.abc import Iterator
from functools import lru_cache

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.acronyms import acronyms, expansions
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_MOSTLY_CAPITALS = 0.6
_EXPLAINED_AFTER = regex(r"\s*[(,–-]\s*(?:the |an? )?[A-Z][a-z]")


def check(subject: Subject) -> Iterator[Finding]:
    """Find acronyms at their first use; each once."""
    known = {*_well_known(subject.profile.tables.acronyms), *(found for _, found in expansions(subject.report.title))}
    if all(match[0].rstrip("s") in known for match in acronyms(subject.words)):
        return
    for passage in subject.passages:
        words = passage.words
        here: set[str] | None = None
        for match in acronyms(words):
            acronym = match[0].rstrip("s")
            if acronym in known or acronym.upper() in known:
                continue
            if _is_in_capitals(words):
                break
            here = {found for _, found in expansions(words)} if here is None else here
            known.add(acronym)
            if acronym not in here and not _EXPLAINED_AFTER.match(words, match.end()):
                yield RULE.finding(f"{acronym} is not expanded where it is first used", passage.at(acronym))


@lru_cache(maxsize=8)
def _well_known(acronyms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(acronym.rstrip("s") for acronym in acronyms)


def _is_in_capitals(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return sum(c.isupper() for c in letters) > _MOSTLY_CAPITALS * len(letters)


RULE = Rule(
    code="PL001",
    severity=Severity.WARNING,
    summary="an acronym is not expanded where it is first used",
    counted=("{n} acronym is not expanded", "{n} acronyms are not expanded"),
    why="Readers who do not know it lose the thread, and screen readers spell it out.",
    source="The profile: tables.acronyms are those that every reader knows",
    help="Write it out the first time, with the acronym in brackets.",
    bad=(
        Example(text("The SLB met."), found_at=("/sections/1/text",)),
        Example(text("The SLB met. The Sampleford Leisure Trust (SLT) did not."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("The Sampleford Library Board (SLB) met. The SLB agreed.")),
        Example(text("The NHS, two GPs and the BBC were there, at OX1 1ND, on the A40.")),
        Example(text("The library's own SLB (Sampleford Library Board) met.")),
        Example(text("ALL OF THIS IS IN CAPITALS BY THE SLB.")),
        Example(text("UNISON and the GMB were asked, and the library is BREEAM rated.")),
    ),
    check=check,
)
