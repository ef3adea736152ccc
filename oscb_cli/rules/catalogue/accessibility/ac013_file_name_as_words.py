"""AC013: an image's alternative text is the name of a file, or what a program put there."""

import re
from collections.abc import Iterator

from oscb_cli.model.blocks import Picture, inlines_of
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_SAYS_NOTHING = regex(
    r"""(?x)
    \S[^/\\]*\.(?:png|jpe?g|gif|bmp|tiff?|svg|webp|emf|wmf|heic|pdf)     # the name of a file
    | (?:image|img|dsc|dscn|pic|picture|photo|photograph|figure|fig|graphic|diagram|chart|screen\ ?shot|scan|logo|
        object|content\ placeholder|text\ box|shape)?[\s_#.:()-]*[\d_:.()\s-]*  # a word for any picture, and a number
    | .*\b(?:description\ automatically\ generated|AI-generated\ content\ may\ be\ incorrect)\.?""",
    re.IGNORECASE | re.DOTALL,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find pictures of which the words do not say what they show."""
    for passage in subject.passages if "![" in subject.typed else ():
        for inline in inlines_of(passage.block):
            if not isinstance(inline, Picture):
                continue
            said = inline.alternative.strip()
            if said and _SAYS_NOTHING.fullmatch(said):
                yield RULE.finding(
                    f"the alternative text “{said[:60]}” does not say what the picture shows", passage.at(inline.file)
                )


RULE = Rule(
    code="AC013",
    severity=Severity.WARNING,
    summary="an image's alternative text does not say what it shows",
    counted=(
        "{n} image has alternative text that does not say what it shows",
        "{n} images have alternative text that does not say what they show",
    ),
    why="A file name read aloud tells people who cannot see the picture nothing.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 1.1.1, technique F30",
    help="Say in a sentence what the picture shows, or what a reader should take from it.",
    bad=(
        Example(text("![IMG_2041.jpg](map.png)"), found_at=("/sections/1/text",)),
        Example(text("![Picture 3](map.png)"), found_at=("/sections/1/text",)),
        Example(text("![A map. Description automatically generated](map.png)"), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("![A map of the site](map.png)")),
        Example(text("![Chart: visits rose from 400 to 412](chart.png)")),
        Example(text("![Figure 2 shows visits by month](chart.png)")),
    ),
    check=check,
)
