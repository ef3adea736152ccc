"""PL009: quotation marks or brackets do not pair."""

from collections.abc import Iterator, Sequence

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Passage, Subject

_LIST_LETTER = regex(r"(?<![\w(])(?:[a-zA-Z]|\d{1,3}|[ivx]{1,4})\)")
_INCHES = regex(r"\d\"")
_PAIRS = (("(", ")", "round brackets"), ("[", "]", "square brackets"), ("“", "”", "quotation marks"))


def check(subject: Subject) -> Iterator[Finding]:
    """Find passages with more of one mark than of its fellow."""
    pairs = [pair for pair in _PAIRS if pair[0] in subject.words or pair[1] in subject.words]
    straight = '"' in subject.words
    for place, passage in enumerate(subject.passages) if pairs or straight else ():
        words = passage.words
        if ")" in words and words.count(")") > words.count("("):
            words = _LIST_LETTER.sub(lambda match: match[0][:-1], words)
        for opening, closing, name in pairs:
            if opening not in words and closing not in words:
                continue
            more = words.count(opening) - words.count(closing)
            if more == 0 or (opening == "“" and more == 1 and _goes_on(subject.passages, place)):
                continue
            mark = opening if more > 0 else closing
            yield RULE.finding(
                f"the {name} do not pair: there is one “{mark}” too many", passage.at(passage.words[:60])
            )
        if straight and _INCHES.sub("", words).count('"') % 2:
            yield RULE.finding(
                'the quotation marks do not pair: there is one " too many', passage.at(passage.words[:60])
            )


def _goes_on(passages: Sequence[Passage], place: int) -> bool:
    """Whether a quotation goes on in the next paragraph, which then opens with a mark again."""
    return place + 1 < len(passages) and passages[place + 1].words.startswith("“")


RULE = Rule(
    code="PL009",
    severity=Severity.WARNING,
    summary="quotation marks or brackets do not pair",
    counted=("{n} quotation mark or bracket has no partner", "{n} quotation marks or brackets have no partner"),
    why="Readers cannot tell where a quotation or an aside ends.",
    source="House style",
    help="Add the one that is missing, or delete the other.",
    bad=(
        Example(text("The library (and the hall is small."), found_at=("/sections/1/text",)),
        Example(text('He said: "It is small.'), found_at=("/sections/1/text",)),
        Example(text("He said: “It is small."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text('He said: "It (the hall, 2) is small", and “cheap” [sic].')),
        Example(text('Either a) now or b) later; 12" wide; the readers’ room.')),
        Example(text("He said: “It is small.\n\n“It is cheap.”")),
    ),
    check=check,
)
