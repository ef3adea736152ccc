"""AC015: the text says something by colour, and by nothing else."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_COLOURS = ("red", "amber", "green", "yellow", "orange", "blue", "purple", "pink", "grey", "gray", "brown", "colour")
_COLOUR = rf"(?:{'|'.join(_COLOURS)})"
_BY_COLOUR = regex(
    rf"""(?x)
    \b(?:shown|marked|highlighted|shaded|coloured|indicated|identified|set\ out|written|typed|printed|listed|flagged)
      \s+(?:up\s+)?(?:in|by|with|using)\s+(?:the\ )?(?:(?:bold|dark|light|pale|bright)\s+)?{_COLOUR}\b
    | \b(?:items?|entries|rows?|cells?|figures?|lines?|text|words|changes|areas|sections)\s+in\s+
      (?:(?:bold|dark|light|pale|bright)\s+)?{_COLOUR}\b
    | \bin\s+{_COLOUR}\s+(?:text|type|font|ink|lettering)\b
    | \b(?:shaded|coloured)\s+{_COLOUR}\b""",
    re.IGNORECASE,
)
_ANOTHER_SIGN = regex(
    r"\b(?:bold|italics?|underlined|asterisks?|stars?|hatched|dashed|dotted|labelled|symbols?|letters?|"
    r"strikethrough|struck through|brackets)\b|[(“\"‘'][RAG][)”\"’']|\(\*\)",
    re.IGNORECASE,
)
_SENTENCE = regex(r"[^.!?]+")


def check(subject: Subject) -> Iterator[Finding]:
    """Find sentences that say by which colour something is known, and name no other sign."""
    if subject.all_words.isdisjoint(_COLOURS):
        return
    for passage in subject.passages:
        for sentence in _SENTENCE.finditer(passage.words):
            found = _BY_COLOUR.search(sentence[0])
            if found is not None and not _ANOTHER_SIGN.search(sentence[0]):
                words = " ".join(found[0].split())
                yield RULE.finding(f"“{words}” is told by colour alone", passage.at(found[0]))


RULE = Rule(
    code="AC015",
    severity=Severity.WARNING,
    summary="colour is the only sign of something",
    counted=("{n} thing is told by colour alone", "{n} things are told by colour alone"),
    why="Readers who do not see the colour, or print the report, cannot tell what is meant.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 1.4.1",
    help="Say it in words as well, or add a sign: “marked in red and with an asterisk”.",
    bad=(
        Example(text("Overspends are shown in red."), found_at=("/sections/1/text",)),
        Example(text("The rows in amber are late."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("Overspends are shown in red and with an asterisk.")),
        Example(text("The scheme is rated amber. The red bus stops at the green.")),
        Example(text("Bins with red lids are collected on Mondays.")),
    ),
    check=check,
)
