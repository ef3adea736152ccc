"""ST004: placeholder text left in."""

import re
from collections.abc import Iterator
from functools import lru_cache

from oscb_cli.model.location import Location
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.sound import LAW, SECTIONS, implication, implications
from oscb_cli.rules.subject import Subject

_SHORTEST_GUIDANCE = 40


@lru_cache(maxsize=8)
def _patterns(placeholders: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(placeholder) for placeholder in placeholders)


def check(subject: Subject) -> Iterator[Finding]:
    """Find what should have been replaced before publication, once for each place."""
    everything = "\n".join(words for _, words in _all_words(subject))
    if not _placeholder(everything, subject.profile):
        return
    for location, words in _all_words(subject):
        if found := _placeholder(words, subject.profile):
            place = Location(location.section, location.paragraph, location.pointer, found)
            yield RULE.finding(f"“{found}” is left in", place)


def _placeholder(words: str, profile: Profile) -> str:
    for pattern in _patterns(profile.placeholders):
        if match := pattern.search(words):
            return match[0].strip()
    guidance = [spec.guidance for spec in profile.sections] + [spec.guidance for spec in profile.implications]
    return next((text for text in guidance if len(text) >= _SHORTEST_GUIDANCE and text in words), "")


def _all_words(subject: Subject) -> Iterator[tuple[Location, str]]:
    report = subject.report
    for key in ("title", "committee", "item", "report_by", "forward_plan_reference", "month"):
        yield subject.at(f"/{key}"), getattr(report, key)
    yield subject.at("/divisions_affected"), ", ".join(report.divisions_affected)
    for passage in subject.passages:
        yield passage.at(), passage.words
    for index, section in enumerate(report.sections):
        yield subject.at(f"/sections/{index}/heading"), section.heading
    for sign_off in subject.sign_offs:
        yield subject.at(f"{sign_off.checker_pointer}/job_title"), sign_off.checker.job_title
    for key in ("name", "job_title"):
        yield subject.at(f"/signatory/{key}"), getattr(report.signatory, key)
    for index, annex in enumerate(report.annexes):
        yield subject.at(f"/annexes/{index}/title"), annex.title
    for key in ("background_papers", "other_documents"):
        for index, paper in enumerate(getattr(report, key) or ()):
            yield subject.at(f"/{key}/{index}"), paper
    for index, officer in enumerate(report.contact_officers):
        for key in ("name", "job_title", "phone", "email"):
            yield subject.at(f"/contact_officers/{index}/{key}"), getattr(officer, key)


def _summary(text: str) -> dict[str, object]:
    return {"sections": [{"key": "executive_summary", "text": text}, *SECTIONS[1:]]}


RULE = Rule(
    code="ST004",
    severity=Severity.ERROR,
    summary="placeholder text is left in",
    why="What the template said to replace is published as it stands.",
    source="The profile: placeholders, and its guidance",
    help="Replace it with what belongs there, or take it out.",
    bad=(
        Example(_summary("The library opens on [insert date]."), found_at=("/sections/0/text",)),
        Example(_summary("It costs £XXX a year."), found_at=("/sections/0/text",)),
        Example(_summary("The date is TBC."), found_at=("/sections/0/text",)),
        Example(_summary("Lorem ipsum dolor sit amet."), found_at=("/sections/0/text",)),
        Example(_summary("It is/is not a key decision (delete as appropriate)."), found_at=("/sections/0/text",)),
        Example({"title": "Sunday opening of XXXX library"}, found_at=("/title",)),
        Example(
            {
                "implications": implications(
                    legal=implication(
                        "legal",
                        LAW,
                        "The power or duty under which the council acts, and what the law asks of this decision.",
                    )
                )
            },
            found_at=("/implications/1/text",),
        ),
        Example(
            {"contact_officers": [{"name": "Gus Penn", "phone": "TBC", "email": "gus.penn@oxfordshire.example"}]},
            found_at=("/contact_officers/0/phone",),
        ),
    ),
    good=(
        Example({}),
        Example(_summary("Super Bowl XXX was in 1996 [see the annex] and the WTBC band plays.".replace("XXX ", "30 "))),
        Example(_summary("The grant is to be confirmed by the Department in March.")),
        Example(_summary("Please insert coins: the meter [number 4] accepts <10p.")),
    ),
    check=check,
)
