"""ST004: placeholder text left in."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Report
from oscb_cli.profile.council_patterns import council_regex
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, SECTIONS, implication, implications
from oscb_cli.rules.engine.subject import Subject

_SHORTEST_GUIDANCE = 40
_WORD = regex(r"[^\W\d_]+")


@once_a_profile
def _patterns(profile: Profile) -> list[re.Pattern[str]]:
    """What finds the placeholders."""
    return [council_regex(profile, placeholder) for placeholder in profile.placeholders]


@once_a_profile
def _guidance(profile: Profile) -> list[tuple[frozenset[str], str]]:
    """What the profile tells authors, each with the words that are in it; the outer ones may be parts of others."""
    texts = [text for text in profile.all_guidance if len(text) >= _SHORTEST_GUIDANCE]
    return [(frozenset(_WORD.findall(text.lower())[1:-1]), text) for text in texts]


def check(subject: Subject) -> Iterator[Finding]:
    """Find what should have been replaced before publication, once for each place."""
    lines = list(_lines(subject.report))
    typed = "\n".join([words for _, words in lines])
    if not (
        _placeholder(f"{subject.words}\n{typed}", subject.profile)
        or any(words <= subject.all_words or text in typed for words, text in _guidance(subject.profile))
    ):
        return
    places = [(passage.at(), passage.words) for passage in subject.passages]
    places += [(subject.at(pointer), words) for pointer, words in lines]
    for location, words in places:
        if found := _placeholder(words, subject.profile) or _guidance_in(words, subject.profile):
            yield RULE.finding(f"“{found}” is left in", replace(location, words=found))


def _placeholder(words: str, profile: Profile) -> str:
    """A placeholder that is in words, from the beginning of its first word: a pattern may leave out a capital."""
    match = next((match for pattern in _patterns(profile) if (match := pattern.search(words))), None)
    if match is None:
        return ""
    begin = match.start()
    while begin and words[begin].isalnum() and words[begin - 1].isalnum():
        begin -= 1
    return words[begin : match.end()].strip()


def _guidance_in(words: str, profile: Profile) -> str:
    return next((text for _, text in _guidance(profile) if text in words), "")


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    """What a report says outside of its text, with the pointers."""
    for key in ("title", "committee", "item", "report_by", "forward_plan_reference", "month"):
        yield f"/{key}", getattr(report, key)
    yield "/divisions_affected", ", ".join(report.divisions_affected)
    for index, section in enumerate(report.sections):
        yield f"/sections/{index}/heading", section.heading
    for index, entry in enumerate(report.implications):
        for place, checker in enumerate(entry.checked_by):
            step = f"/{place}" if len(entry.checked_by) > 1 else ""
            yield f"/implications/{index}/checked_by{step}/job_title", checker.job_title
    yield "/signatory/name", report.signatory.name
    yield "/signatory/job_title", report.signatory.job_title
    for index, annex in enumerate(report.annexes):
        yield f"/annexes/{index}/title", annex.title
    for key in ("background_papers", "other_documents"):
        for index, paper in enumerate(getattr(report, key) or ()):
            yield f"/{key}/{index}", paper
    for index, officer in enumerate(report.contact_officers):
        for key in ("name", "job_title", "phone", "email"):
            yield f"/contact_officers/{index}/{key}", getattr(officer, key)


def _summary(text: str) -> dict[str, object]:
    return {"sections": [{"key": "executive_summary", "text": text}, *SECTIONS[1:]]}


RULE = Rule(
    code="ST004",
    severity=Severity.ERROR,
    summary="placeholder text is left in",
    counted=("{n} placeholder is left in", "{n} placeholders are left in"),
    why="What the template said to replace is published as it stands.",
    source="The profile: placeholders, and its guidance",
    help="Replace it with your own text, or remove it.",
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
            {"contact_officers": [{"name": "Gus Penn", "phone": "TBC", "email": "gus.penn@sampleford.example"}]},
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
