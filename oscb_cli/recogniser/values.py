"""The addresses, telephone numbers and dates in words about people, each taken out and replaced by a mark."""

import re
from collections.abc import Iterator

from oscb_cli.model.dates import MONTHS
from oscb_cli.model.dates_found import dates_in
from oscb_cli.model.patterns import regex

EMAIL = regex(r"[A-Za-z0-9][A-Za-z0-9._%+'’-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
PHONE = regex(
    r"(?<![\d/.])(?:\+44[^\S\n]?(?:\(0\)[^\S\n]?)?|\(?0)\(?\d(?:[\d()-]|[^\S\n]){7,14}\d"
    r"(?:[^\S\n]*(?:ext\.?|x)[^\S\n]*\d{1,6})?(?![\d/]|\.\d)"
)
"""A telephone number stands on one line: a figure that the next line begins with is none of it."""
_MONTH = "|".join(month[:3] for month in MONTHS)
_WHOLE_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "Sept"))
_OTHER_DATE = regex(
    rf"(?<![\w/.-])(?:\d{{1,2}}(?:st|nd|rd|th)?[ -]?(?:of )?(?:{_MONTH})[a-z]*\.?,?[ -]?(?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?(?:{_WHOLE_MONTH})"
    rf"|(?:{_MONTH})[a-z]*\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?![\w/-]|\.?\d)"
)
"""What a text has no use for, and a line about a checker means as a date, whether or not there is one: 10-09-2026,
10 Sep 26, 11/31/2026, November 30, 2026, 10 September. Whoever reads it as a date says what is wrong with it."""

_INTRODUCES = regex(
    r"(?:\b(?:e-?mail(?: address)?|tel(?:ephone)?(?: (?:number|no))?|phone(?: number)?|mob(?:ile)?|"
    r"date(?: checked| consulted| of comments)?(?: ?\([^)]*\))?|"
    r"dated|on|at|contact|or|ext|direct(?: line| dial)?|t|e|m)\b\.?|[✉☎])\s*[:–-]?\s*\Z",
    re.IGNORECASE,
)
MARK = "\x01"
MARKS = regex(r"\x01(\d+)\x01")


def dates_meant(words: str) -> Iterator[tuple[str, int]]:
    """What is meant as a date in a line about somebody who checked something, and where it begins."""
    yield from ((day.words, day.start) for day in dates_in(words))
    yield from ((match[0], match.start()) for match in _OTHER_DATE.finditer(words))


def _number(said: str) -> str:
    """A telephone number without a bracket that is about all of it."""
    number = " ".join(said.split())
    return number if ")" in number else number.removeprefix("(")


class Values:
    """The addresses, telephone numbers and dates of a text, each replaced by a mark."""

    def __init__(self, words: str, *, phones: bool) -> None:
        found = [("email", match[0], match.start(), match.end()) for match in EMAIL.finditer(words)]
        if phones:
            found += [("phone", _number(match[0]), match.start(), match.end()) for match in PHONE.finditer(words)]
        else:
            found += [("date", said, start, start + len(said)) for said, start in dates_meant(words)]
        self.found: list[tuple[str, str]] = []
        out: list[str] = []
        reached = 0
        for kind, said, start, end in sorted(found, key=lambda entry: entry[2]):
            if start < reached:
                continue
            before = words[reached:start]
            while (shorter := _INTRODUCES.sub("", before.rstrip())) != before.rstrip():
                before = shorter
            out.append(f"{before.rstrip(' ')} {MARK}{len(self.found)}{MARK} ")
            self.found.append((kind, said))
            reached = end
        out.append(words[reached:])
        self.words = "".join(out)
