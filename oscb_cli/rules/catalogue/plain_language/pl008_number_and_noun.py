"""PL008: a number and its noun disagree."""

import re
from collections.abc import Iterator, Mapping

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Passage, Subject

# Nouns that reports count: those whose plurals may also be verbs (“one plans”), and those whose are nothing else.
_ALSO_VERBS = """
    appeal bid board bridge centre claim contract course document group house issue list offer park partner petition
    plan post project question report request review risk route service shop station survey target team visit volunteer
""".split()
_NOUNS = """
    acre annex applicant application apprentice area authority bed bedroom bidder body building bus business campaign
    carer case charity child client clinic club committee company complaint conference consultee councillor council
    crossing customer day decision department director district division dwelling employee event family firm flat
    garden governor hectare home hospital hour household incident inspection job junction kilometre landlord learner
    lesson letter library loan man meeting member metre mile minute month objection office officer operator option
    parent parish patient payment person placement playground priority property proposal provider pupil recommendation
    referral resident respondent response road roundabout saving scheme school section site street student supplier
    teacher tenant theme tonne trustee user vacancy vehicle village ward week woman worker workshop year
""".split()
_ODD_PLURALS = {"person": "people", "child": "children", "man": "men", "woman": "women"}


def _plural(noun: str) -> str:
    if noun in _ODD_PLURALS:
        return _ODD_PLURALS[noun]
    if re.search(r"[^aeo]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|ch|sh)$", noun) else f"{noun}s"


_PLURALS = frozenset(map(_plural, _NOUNS))
_PLURALS_OR_VERBS = frozenset(map(_plural, _ALSO_VERBS))
_SINGULARS = frozenset((*_NOUNS, *_ALSO_VERBS))
_AFTER_IT = "(?:was|were|is|are|has|have|had|will|completed|held|received|in|at|on|for|from|with|which|that)"
_OF_MANY = rf"\s+((?:(?:[A-Z][\w-]*|new|further|local|other)\s+){{0,3}}(?!{_AFTER_IT}\b)[A-Za-z]+)(?![\w'’+-])"
_ONE_IN_FIGURES = regex(rf"1(?<![\w.,+/-]1){_OF_MANY}")
_ONE = {  # by a word that is in each: most texts have few of them
    "one": regex(rf"[Oo]ne(?<![\w-]one){_OF_MANY}"),
    "single": regex(rf"[Aa] single{_OF_MANY}"),
    "another": regex(rf"[Aa]nother{_OF_MANY}"),
    "each": regex(rf"[Ee]ach(?<!\weach){_OF_MANY}"),
    "every": regex(rf"[Ee]very{_OF_MANY}"),
}
_BEFORE_A_VERB = regex(rf"(?=\s+{_AFTER_IT}\b|[.,;:)]|$)", re.MULTILINE)
# What stands before a number that counts nothing: a range, a sum, or what it is the number of (“Level 1 courses”).
_NO_COUNT = regex(
    r"(?:\b(?:to|or|no|than|level|class|tier|phase|stage|category|zone|band|year|priority|type|part|group|option|route|"
    r"grade|chapter|item|section|paragraph|page|table|figure|version|step|number|day|week|lot|plot|area|[A-Z][\w-]*|[a-z])|"
    r"[+/–—:£%-])\s*\Z"
)
_BEGINS = frozenset(
    {"Only", "About", "Around", "Over", "Nearly", "Almost", "Just", "With", "For", "In", "Of", "Has", "Have"}
)
_COUNTING = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_THEN_ONE = (
    r" ([a-z]+)(?=[.;)]|$| (?:was|were|is|are|has|have|had|came|closed|voted|objected|opened|responded|in total)\b)"
)
_MANY_IN_FIGURES = regex(rf"[1-9](?<![\w.,+/£-]\d)(?:(?<!1)|(?=\d))\d?{_THEN_ONE}", re.MULTILINE)
_MANY = {word: regex(rf"[{word[0]}{word[0].upper()}]{word[1:]}{_THEN_ONE}", re.MULTILINE) for word in _COUNTING}
_DETERMINED = regex(r"\b(?:a|an|the|this|that|each|every|per|its|their|our|his|her)\s\Z", re.IGNORECASE)
_ONE_WITH_MANY = regex(r"(?:One|1|Only one|Only 1) ([a-z]+) (?:were|are|have)\b")
_ROOM = 16


def check(subject: Subject) -> Iterator[Finding]:
    """Find one of what is many (“one Rapid Reviews”), many of what is one (“two site”), and one that “were”."""
    yield from _one_of_many(subject)
    yield from _one_with_many(subject)
    yield from _many_of_one(subject)


def _found(
    subject: Subject, in_figures: re.Pattern[str], in_words: Mapping[str, re.Pattern[str]]
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Where a pattern for figures matches, and those for the words that the report has."""
    for passage in subject.with_digits:
        yield from ((passage, match) for match in in_figures.finditer(passage.words))
    for word, pattern in in_words.items():
        if word in subject.all_words:
            yield from subject.find(pattern)


def _one_of_many(subject: Subject) -> Iterator[Finding]:
    for passage, match in _found(subject, _ONE_IN_FIGURES, _ONE):
        *_, noun = match[1].lower().split()
        plainly = noun in _PLURALS or (noun in _PLURALS_OR_VERBS and _BEFORE_A_VERB.match(passage.words, match.end()))
        if plainly and _counts(passage.words, match.start()):
            yield RULE.finding(f"“{match[0]}” is one, but the noun is plural", passage.at(match[0]))


def _one_with_many(subject: Subject) -> Iterator[Finding]:
    for passage, match in subject.find(_ONE_WITH_MANY):
        if match[1] in _SINGULARS and passage.words[: match.start()].rstrip()[-1:] in ("", ".", "!", "?"):
            yield RULE.finding(f"“{match[0]}” is one, but the verb is plural", passage.at(match[0]))


def _many_of_one(subject: Subject) -> Iterator[Finding]:
    for passage, match in _found(subject, _MANY_IN_FIGURES, _MANY):
        words, start = passage.words, match.start()
        if match[1] not in _SINGULARS or (start and (words[start - 1].isalnum() or words[start - 1] == "-")):
            continue
        if _counts(words, start) and not _DETERMINED.search(words, max(0, start - _ROOM), start):
            yield RULE.finding(f"“{match[0]}” is more than one, but the noun is singular", passage.at(match[0]))


def _counts(words: str, start: int) -> bool:
    """Whether a number says how many there are of what follows it, and is not a part or the name of something."""
    match = _NO_COUNT.search(words, max(0, start - _ROOM), start)
    return match is None or match[0].strip() in _BEGINS


RULE = Rule(
    code="PL008",
    severity=Severity.WARNING,
    summary="a number and its noun disagree",
    counted=("{n} number does not agree with its noun", "{n} numbers do not agree with their nouns"),
    why="One slip makes readers doubt the other numbers.",
    source="House style",
    help="Correct the noun, its verb or the number.",
    bad=(
        Example(text("There was one Rapid Reviews completed."), found_at=("/sections/1/text",)),
        Example(text("It needs a single new sites."), found_at=("/sections/1/text",)),
        Example(text("One users came. There are two site."), found_at=("/sections/1/text",) * 2),
    ),
    good=(
        Example(text("One of the reviews was done, and one in ten schools. Each year's plans and one to two weeks.")),
        Example(text("Two Rapid Reviews were completed, and one review. The one issues notices. A years-long wait.")),
        Example(text("It is let for 3+1+1 years, or 1 to 3 years. Level 1 courses are full; a 2 year plan is new.")),
    ),
    check=check,
)
