"""RE004: the house form (“is RECOMMENDED to”) is not used."""

import re
from collections.abc import Iterator
from functools import lru_cache

from oscb_cli.model.patterns import regex
from oscb_cli.profile.council_patterns import council_regex
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.rule import Example, Finding, Fix, Rule, Severity
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import head_verb

_ENOUGH = 400
_NO_BODY = regex(
    r"\b(?:that|the|it|is|are|therefore|recommended|asked|invited|requested|recommendations?|members?|councillors?|to)\b"
)


@once_a_profile
def _patterns(profile: Profile) -> tuple[re.Pattern[str], ...]:
    return tuple(council_regex(profile, form, re.IGNORECASE) for form in profile.recommendation.other_forms)


def other_form(words: str, profile: Profile) -> str:
    """The introduction of its own with which a text begins, where there is one; otherwise empty."""
    return _other_form(words[:_ENOUGH], _patterns(profile))


@lru_cache(maxsize=256)  # two rules ask
def _other_form(words: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    for pattern in patterns:
        if match := pattern.match(words):
            return match[0].strip()
    return ""


def check(subject: Subject) -> Iterator[Finding]:
    """Find recommendations with an introduction of their own beside the house form."""
    recommendation = subject.report.recommendation
    if found := other_form(recommendation.decision_maker, subject.profile):
        message = f"“{found}” is not in the council's form: oscb adds “is RECOMMENDED to” itself"
        help_text = "Give only the name of the body under decision_maker, for example “The Cabinet”."
        yield RULE.finding(message, subject.at("/recommendation/decision_maker", found), help_text)
    for index, item in enumerate(recommendation.items):
        if found := other_form(item, subject.profile):
            message = f"recommendation {index + 1} begins with “{found}”: oscb adds this in the council's form"
            pointer = f"/recommendation/items/{index}"
            yield RULE.finding(
                message, subject.at(pointer, item), fix=_without_introduction(item, found, pointer, subject)
            )


def _without_introduction(item: str, found: str, pointer: str, subject: Subject) -> Fix | None:
    """Leave the introduction out, where a verb of decision follows it and it names nobody but who decides."""
    begins = item.lstrip()
    rest = begins[len(found) :].lstrip().removeprefix("to ").lstrip()
    if not begins.startswith(found) or head_verb(rest) not in subject.profile.recommendation.verbs:
        return None
    if not _names_only(found, subject.report.recommendation.decision_maker):
        return None
    return subject.fix(pointer, begins[: len(begins) - len(rest)] + rest, rest, at="begin")


def _names_only(introduction: str, decision_maker: str) -> bool:
    """Whether the body that an introduction names is the one that decides; also where it names none."""
    named = _NO_BODY.sub(" ", introduction.lower()).split()
    decides = decision_maker.lower().split()
    return all(word in decides for word in named)


def _with(decision_maker: str, *items: str) -> dict[str, object]:
    return {"recommendation": {"decision_maker": decision_maker, "items": list(items)}}


RULE = Rule(
    code="RE004",
    severity=Severity.WARNING,
    summary="the recommendation is not in the council's form, “is RECOMMENDED to”",
    counted=("{n} recommendation is not in the council's form", "{n} recommendations are not in the council's form"),
    why="One form lets readers find what is asked of the meeting at a glance, and the minutes follow it.",
    source="House style: “The Cabinet is RECOMMENDED to”; the profile: recommendation.other_forms",
    help="Begin the item with its verb, and leave out the introduction.",
    bad=(
        Example(
            _with("The Cabinet", "The Cabinet is asked to approve the opening."),
            found_at=("/recommendation/items/0",),
        ),
        Example(
            _with("The Cabinet", "It is recommended that the library opens."),
            found_at=("/recommendation/items/0",),
        ),
        Example(
            _with("The Cabinet", "That the Cabinet approves the opening."),
            found_at=("/recommendation/items/0",),
        ),
    ),
    good=(
        Example({}),
        Example(_with("The Cabinet", "recommend that Council adopts the plan.", "invite the Committee to comment.")),
        Example(_with("The Cabinet", "approve the terms on which the Committee is asked to report.")),
    ),
    check=check,
    fixes=True,
)
