"""PL007: a word is in American spelling."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.spelling import american, american_spellings, small_words_among
from oscb_cli.rules.engine.stretches import is_apart
from oscb_cli.rules.engine.subject import Subject

_VERB = regex(r"(?:[iy][sz](?:e[ds]?|ing|ations?)|ed|ing|y)$")
_CAPITAL_AFTER = regex(r"\s+[A-Z]")
_CAPITAL_BEFORE = regex(
    r"(?!(?:The|An?|Our|Its|Their|This|That|These|Those|All|Each|Every|No|Any|Some|In|By|For|To)\s)\b[A-Z][\w’'.-]*\s+$"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find words that are spelt so only in America, but for names, which have capitals."""
    known = american_spellings()
    suspects = american(subject.all_words).difference(subject.profile.tables.spellings_allowed)
    for passage in subject.passages if suspects else ():
        for word in small_words_among(suspects, passage.words):
            if is_apart(passage, word):
                continue
            fix = None
            if not _in_a_name(word, subject.typed_at(passage.pointer)):
                fix = subject.fix(passage.pointer, word, known[word], everywhere=True)
            yield RULE.finding(f"“{word}” is American spelling; use “{known[word]}”", passage.at(word), fix=fix)


def _in_a_name(word: str, text: str) -> bool:
    """Whether a text has a noun beside a word with a capital, as “the Lincoln center” has: it may be a name's."""
    if _VERB.search(word):
        return False
    return any(
        _CAPITAL_AFTER.match(text, match.end()) or _CAPITAL_BEFORE.search(text[: match.start()])
        for match in re.finditer(rf"\b{word}\b", text)
    )


RULE = Rule(
    code="PL007",
    severity=Severity.WARNING,
    summary="a word is in American spelling",
    counted=("{n} word is in American spelling", "{n} words are in American spelling"),
    why="The council writes British English.",
    source="House style; the list that codespell keeps",
    help="Use the British spelling.",
    bad=(Example(text("The neighboring center was organized."), found_at=("/sections/1/text",) * 3),),
    good=(
        Example({}),
        Example(text("He wrote “the center is organized” of [our center](https://x.example).")),
        Example(
            text("The Center for Labor, center@x.example, checked the draft program; judgment on the license practice.")
        ),
    ),
    check=check,
    fixes=True,
)
