"""The addresses, telephone numbers and dates in words about people, each taken out and replaced by a mark."""

import re

from oscb_cli.model.dates import MONTHS
from oscb_cli.model.dates_found import dates_in
from oscb_cli.model.patterns import regex

EMAIL = regex(r"[A-Za-z0-9][A-Za-z0-9._%+'’-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
PHONE = regex(r"(?<![\d/.])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\(?\d[\d\s()-]{7,14}\d(?:\s*(?:ext\.?|x)\s*\d{1,6})?(?![\d/])")
_MONTH = "|".join(month[:3] for month in MONTHS)
_OTHER_DATE = regex(
    rf"(?<![\w/.-])\d{{1,2}}(?:-\d{{1,2}}-|(?:st|nd|rd|th)?[ -](?:{_MONTH})[a-z]*\.?[ -])"
    r"(?:\d{4}|\d{2})(?![\w/.-]*\d)"
)
"""Dates that a text has no use for, and a line about a checker has: 10-09-2026, 10 Sep 26."""

_INTRODUCES = regex(
    r"(?:\b(?:e-?mail(?: address)?|tel(?:ephone)?(?: (?:number|no))?|phone(?: number)?|mob(?:ile)?|"
    r"date(?: checked| consulted| of comments)?(?: ?\([^)]*\))?|"
    r"dated|on|at|contact|or|ext|direct(?: line| dial)?|t|e|m)\b\.?|[✉☎])\s*[:–-]?\s*\Z",
    re.IGNORECASE,
)
MARK = "\x01"
MARKS = regex(r"\x01(\d+)\x01")


class Values:
    """The addresses, telephone numbers and dates of a text, each replaced by a mark."""

    def __init__(self, words: str, *, phones: bool) -> None:
        found = [("email", match[0], match.start(), match.end()) for match in EMAIL.finditer(words)]
        if phones:
            found += [
                ("phone", " ".join(match[0].split()), match.start(), match.end()) for match in PHONE.finditer(words)
            ]
        else:
            found += [("date", day.words, day.start, day.end) for day in dates_in(words)]
            found += [("date", match[0], match.start(), match.end()) for match in _OTHER_DATE.finditer(words)]
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
