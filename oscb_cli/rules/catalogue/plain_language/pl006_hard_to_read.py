"""PL006: the summary is hard to read."""

from collections.abc import Iterator
from functools import lru_cache

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import SECTIONS
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import sentences

_WORD = regex(r"[a-z’']+")
_VOWELS = regex(r"[aeiouy]+")
_FEWEST_WORDS = 30
_FROM_GRADE_TO_AGE = 5


def check(subject: Subject) -> Iterator[Finding]:
    """Find an executive summary whose reading age is over the profile's limit."""
    limit = subject.profile.limits.summary_reading_age
    for part in subject.outline.parts:
        if part.key != "executive_summary":
            continue
        words = [passage.words for passage in subject.passages if passage.pointer == f"{part.pointer}/text"]
        age = reading_age(" ".join(words))
        if age is not None and age > limit:
            message = f"the summary needs a reading age of {age:.0f}; the limit is {limit}"
            yield RULE.finding(message, subject.at(f"{part.pointer}/text"))


def reading_age(text: str) -> float | None:
    """The age at which a text can be read (Flesch-Kincaid grade, plus five), or None for a text that is too short."""
    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * syllables / len(words) - 15.59 + _FROM_GRADE_TO_AGE


@lru_cache(maxsize=4096)
def _syllables(word: str) -> int:
    silent = (word.endswith("e") and not word.endswith(("le", "ee"))) or (
        word.endswith("ed") and not word.endswith(("ted", "ded"))
    )
    return max(1, len(_VOWELS.findall(word)) - silent)


_HARD = (
    "The reconfiguration of organisational accountabilities necessitates comprehensive prioritisation of "
    "interdependencies across multidisciplinary operational environments, notwithstanding considerable uncertainties "
    "regarding availability of infrastructural investment opportunities and the sustainability of transformational "
    "capabilities underpinning delivery of statutory responsibilities and discretionary interventions."
)


RULE = Rule(
    code="PL006",
    severity=Severity.ADVICE,
    summary="the summary is hard to read",
    counted=("the summary is hard to read", "{n} summaries are hard to read"),
    why="The summary is all that most readers read.",
    source="Flesch-Kincaid grade level, plus five; the profile: limits.summary_reading_age",
    help="Use shorter sentences and shorter words.",
    bad=(Example({"sections": [{**SECTIONS[0], "text": _HARD}, *SECTIONS[1:]]}, found_at=("/sections/0/text",)),),
    good=(
        Example({}),
        Example(
            {
                "sections": [
                    {**SECTIONS[0], "text": "The library opens on Sundays. It costs little. " * 8},
                    *SECTIONS[1:],
                ]
            }
        ),
    ),
    check=check,
)
