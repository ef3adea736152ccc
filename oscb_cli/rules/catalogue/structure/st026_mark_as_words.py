"""ST026: a mark of Markdown or HTML that means nothing here, and is printed as it was typed."""

import re
from collections.abc import Iterator
from html.entities import html5

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_TAGS = (
    "a|abbr|article|b|big|blockquote|body|br|caption|center|code|col|dd|del|details|div|dl|dt|em|figure|font|footer|h[1-6]"
    "|head|header|hr|html|i|img|ins|kbd|li|main|mark|nav|ol|p|pre|s|script|section|small|span|strike|strong|style|sub"
    "|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul"
)
_MARK = regex(
    rf"""(?x)
      </?(?i:{_TAGS})(?:\s[^<>]*)?/?>                   # a tag
    | <!--                                              # a note that is not closed, or that a document shows
    | &(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});   # a character's name
    | ^\#{{1,6}}\s(?=\S) | (?<=\s)\#{{2,6}}\s(?=\S)                    # a heading
    | (?:^|(?<=\s))(?:={{3,}}|-{{3,}}|(?:-\s){{2,}}-|\*\s?\*\s?\*[*\s]*)(?=\s|$)   # what underlines one, or a rule
    | (?:^|(?<=\s))(?:```|~~~)\S* | `[^`\s](?:[^`]*[^`\s])?`   # code
    | (?:^|(?<=\s))\[[ xX]\](?=\s)                      # a box to tick
    | \[\^[^\]\s]{{1,40}}\]:?                           # a footnote
    | (?<!\S)[("“‘]?\*\*(?=\w) | (?<![\w_])__(?=[^\W_]) | ~~(?=\S)   # words made bold, or struck out
    | \]\((?=\S)                                        # a link
    | \|\s?:?-{{3,}}                                    # a table
    """
)


_RULED = regex(r"^[ \t]*(?:-{3,}|={3,})[ \t]*$", re.MULTILINE)
_SIGNS = ("<", "&", "#", "`", "~~", "**", "__", "==", "--", "[^", "](", "[ ]", "[x]", "[X]", "* *", "- -")
_FOOTNOTE = regex(r"[\w).]\*\*(?![\w*])")
"""A footnote’s mark: the note itself begins with one."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find the marks, each once a passage."""
    if not _may_have_one(subject.words):
        return
    for passage in subject.passages:
        if not _may_have_one(passage.words):
            continue
        told: set[str] = set()
        for match in _MARK.finditer(passage.words):
            mark = match[0].strip()
            if mark in told or not _is_one(match, mark, subject):
                continue
            told.add(mark)
            yield RULE.finding(f"the mark “{mark}” would be printed as it is typed", passage.at(mark))


def _may_have_one(words: str) -> bool:
    """Whether a mark may be in words: to look for it would take a quarter of the time of all rules."""
    return any(sign in words for sign in _SIGNS)


def _is_one(match: "re.Match[str]", mark: str, subject: Subject) -> bool:
    """Whether what looks like a mark is one, and no name of a firm, dash between words or footnote."""
    if mark.startswith("&"):
        return mark[1] == "#" or mark[1:] in html5
    if not mark.strip("-="):
        return match.end() == len(match.string) or _RULED.search(subject.typed) is not None
    return not mark.endswith("**") or _FOOTNOTE.search(subject.words) is None


RULE = Rule(
    code="ST026",
    severity=Severity.ERROR,
    summary="a mark of Markdown or HTML would be printed as it is typed",
    counted=("{n} mark would be printed as it is typed", "{n} marks would be printed as they are typed"),
    why="Readers see the mark, not what it was to do: oscb knows bold, italic, links, lists, quotations and tables.",
    source="CommonMark 0.31.2; docs/report-files.md says what a text may hold",
    help="Take the mark out. For a sub-heading, begin a section of its own or put its words in bold.",
    bad=(
        Example(text("### A sub-heading."), found_at=("/sections/1/text",)),
        Example(text("It costs £5.<br>It is open."), found_at=("/sections/1/text",)),
        Example(text("It is **open on Sundays."), found_at=("/sections/1/text",)),
        Example(text("It is open.[^1]\n\n[^1]: On Sundays."), found_at=("/sections/1/text", "/sections/1/text")),
        Example(text("- [ ] tell the readers\n- [x] open"), found_at=("/sections/1/text", "/sections/1/text")),
        Example(text("Tea&nbsp;and cake."), found_at=("/sections/1/text",)),
        Example(text("Opening hours\n============="), found_at=("/sections/1/text",)),
        Example(text("It is open.\n\n---\n\nIt is warm."), found_at=("/sections/1/text",)),
        Example(text("```\nopen\n```"), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("**It** is *open*: [hours](https://x.example), R&D, a < b, #1 of 3, 5 * 3 ** 2, 3 - 5 --- so.")),
        Example(text("It costs £5**.\n\n\\*\\*With tax.")),
        Example(text("- one\n- two\n\n> said\n\n| A | B |\n|---|---|\n| 1 | 2 |")),
        Example(text("It is open. <!-- ask Ada -->")),
    ),
    check=check,
)  # fmt: skip
