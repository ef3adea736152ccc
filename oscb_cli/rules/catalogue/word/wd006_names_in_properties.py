"""WD006: the properties name an editor, or an earlier title."""

from collections.abc import Iterator

from oscb_cli.profile.folding import folded
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject

_PROGRAMS = ("office", "docx", "word", "user", "admin", "template", "author", "council", "team", "unknown")
_TITLES_THAT_SAY_NOTHING = {"word document", "document", "document1", "microsoft word", "report"}


def check(subject: Subject) -> Iterator[Finding]:
    """Find names of people who edited the file, and the title of another report."""
    for place, sighting in subject.seen("personal property"):
        if sighting.detail == "title":
            if _is_another_title(sighting.words, subject):
                yield RULE.finding(f"the title in the document properties is “{sighting.words[:80]}”", place)
        elif _is_a_person(sighting.words, subject):
            yield RULE.finding(f"the document properties name the {sighting.detail}: {sighting.words}", place)


def _is_another_title(words: str, subject: Subject) -> bool:
    title = folded(subject.report.title)
    return bool(title) and folded(words) not in _TITLES_THAT_SAY_NOTHING and folded(words)[:200] not in title


def _is_a_person(words: str, subject: Subject) -> bool:
    said = folded(words)
    if said in {folded(subject.report.report_by), folded(subject.profile.council)}:
        return False
    known = (*subject.profile.tables.job_title_words, *_PROGRAMS)
    parts = [part.strip(",.-") for part in said.replace("-", " ").split()]
    return not any(part in known for part in parts) and any(c.isalpha() for c in said)


RULE = Rule(
    code="WD006",
    severity=Severity.WARNING,
    summary="the document properties name an editor, or an earlier title",
    counted=("{n} document property is out of date or private", "{n} document properties are out of date or private"),
    why="Anybody can see who wrote the file, and that it was made from another report.",
    source="Data Protection Act 2018; House style",
    help="In Word, choose File, Info, Check for Issues, Inspect Document. Then give the report's own title.",
    bad=(
        seen("personal property", "Ada Marsh", "last editor", pointer=""),
        seen("personal property", "Closure of Sampleford library", "title", pointer=""),
    ),
    good=(
        Example({}),
        seen_and_well("personal property", "Director of Libraries", "author"),
        seen_and_well("personal property", "Sampleford Borough Council", "last editor"),
        seen_and_well("personal property", "Microsoft Office User", "author"),
        seen_and_well("personal property", "Sunday opening of Sampleford library", "title"),
    ),
    check=check,
)
