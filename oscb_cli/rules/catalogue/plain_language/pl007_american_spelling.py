"""PL007: a word is in American spelling."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Fix, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.spelling import american, american_spellings, small_words_among
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find words that are spelt so only in America, but for names, which have capitals."""
    known = american_spellings()
    suspects = american(subject.all_words).difference(subject.profile.tables.spellings_allowed)
    for passage in subject.passages if suspects else ():
        for word in small_words_among(suspects, passage.words):
            fix = Fix(passage.pointer, word, known[word], everywhere=True)
            yield RULE.finding(f"“{word}” is American spelling; use “{known[word]}”", passage.at(word), fix=fix)


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
        Example(
            text("The Center for Labor, center@x.example, checked the draft program; judgment on the license practice.")
        ),
    ),
    check=check,
    fixes=True,
)
