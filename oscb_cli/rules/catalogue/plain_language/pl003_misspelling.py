"""PL003: a word is misspelt."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, implication, implications, text
from oscb_cli.rules.engine.spelling import correction, misspelt, small_words_among
from oscb_cli.rules.engine.stretches import is_apart
from oscb_cli.rules.engine.subject import Subject

_TITLE_WORD = regex(r"[A-Za-z]{5,}")
_ALMOST = 0.86


def check(subject: Subject) -> Iterator[Finding]:
    """Find known misspellings in the author's own words, and words of job titles that are nearly one."""
    allowed = subject.profile.tables.spellings_allowed
    suspects = misspelt(subject.all_words).difference(allowed)
    for passage in subject.passages if suspects else ():
        for word in small_words_among(suspects, passage.words):
            if is_apart(passage, word):
                continue
            right = correction(word)
            fix = subject.fix(passage.pointer, word, right, everywhere=True) if "," not in right else None
            yield RULE.finding(f"“{word}” should be “{right}”", passage.at(word), fix=fix)
    titles = list(_job_titles(subject))
    for pointer, title in titles:
        for word, right in _misspelt_in_title(title, subject.profile.tables.job_title_words):
            is_sure = _is_sure(title, word, right, titles)
            fix = subject.fix(pointer, word, right, everywhere=True) if is_sure else None
            yield RULE.finding(f"“{word}” is probably “{right}”", subject.at(pointer, title), fix=fix)


def _is_sure(title: str, word: str, right: str, titles: list[tuple[str, str]]) -> bool:
    """Whether a word of a job title can be no other (Heath and Planting are words too).

    It is a known misspelling, or another title of the report has the right one beside the same word.
    """
    if correction(word.lower()) == right.lower():
        return True
    pairs = {pair for _, other in titles if other != title for pair in _pairs(other)}
    meant = [right.lower() if one == word else one.lower() for one in _TITLE_WORD.findall(title)]
    return any(pair in pairs for pair in pairwise(meant) if right.lower() in pair)


def _pairs(title: str) -> set[tuple[str, str]]:
    return set(pairwise(_TITLE_WORD.findall(title.lower())))


@lru_cache(maxsize=512)
def _misspelt_in_title(title: str, known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The words of a job title that are nearly one of the known ones, each with that one."""
    pairs = ((word, _nearly(word.lower(), known)) for word in _TITLE_WORD.findall(title))
    return tuple((word, meant.capitalize() if word[0].isupper() else meant) for word, meant in pairs if meant)


def _nearly(word: str, known: tuple[str, ...]) -> str:
    if not known or word in known or word.rstrip("s") in known:
        return ""
    matches = get_close_matches(word, known, n=1, cutoff=_ALMOST)
    meant = matches[0] if matches else ""
    is_a_form = meant.startswith(word) or word.startswith(meant)  # educational
    return meant if meant and meant[0] == word[0] and not is_a_form else ""


def _job_titles(subject: Subject) -> Iterator[tuple[str, str]]:
    yield "/report_by", subject.report.report_by
    for sign_off in subject.sign_offs:
        yield f"{sign_off.checker_pointer}/job_title", sign_off.checker.job_title
    yield "/signatory/job_title", subject.report.signatory.job_title
    for index, officer in enumerate(subject.report.contact_officers):
        yield f"/contact_officers/{index}/job_title", officer.job_title


RULE = Rule(
    code="PL003",
    severity=Severity.WARNING,
    summary="a word is misspelt",
    counted=("{n} word is misspelt", "{n} words are misspelt"),
    why="A misspelling in a published report is what people remember of it.",
    source="The list of known misspellings that codespell keeps; for job titles, the profile: tables.job_title_words",
    help="Correct the spelling.",
    bad=(
        Example(text("It will recieve more readers."), found_at=("/sections/1/text",)),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "job_title": "Legal Business Parter"}))},
            found_at=("/implications/1/checked_by/job_title",),
        ),
    ),
    good=(
        Example({}),
        Example(
            text("The organisation of the co-ordinated programme at Teh, by Recieve Ltd, learnt: recieve@x.example.")
        ),
        Example(text("He wrote “the goverment recieved it” (sic), in the *Journal of goverment*, par exemple.")),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "job_title": "Passenger Transport Lead"}))}
        ),
    ),
    check=check,
    fixes=True,
)
