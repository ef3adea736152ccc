"""Lines taken apart into what is weighed: paragraphs at new lines, headings and checkers from the text beside them."""

from collections.abc import Iterator, Sequence

from oscb_cli.model.blocks import Inline, Words, plain_inlines
from oscb_cli.model.patterns import regex
from oscb_cli.model.spans import only_start, without_start
from oscb_cli.profile.folding import own_area_key
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.checker_lines import checker_label, is_name, people_evidence
from oscb_cli.recogniser.headings import (
    Part,
    area_named,
    heading_words,
    is_short,
    labelled,
    mark_length,
    own_area_named,
    part_named,
    run_in,
)
from oscb_cli.recogniser.lead import asks_somebody, bare_lead, begins_recommendation, item_mark
from oscb_cli.recogniser.line import Line, split_at_breaks

_TOPIC = regex(
    r"(?P<mark>(?:\(?\d+(?:\.\d+)*[.)]?|\(?[a-z][.)])\s+)?(?P<label>[A-Z][^:–—.;()]{1,50}?)\s*(?:[:–—]|\s-)\s+(?P<rest>\S.*)"
)
_ENDS_BEFORE_CHECKER = regex(r"([.!?;:)]?)\s+[(\[]?(?=[A-Z])")


def pieces_of(lines: Sequence[Line], profile: Profile) -> Iterator[Line]:
    """The lines to be weighed: those in one paragraph apart, and headings apart from text that is run in after them."""
    before: Line | None = None
    topics = _Topics(profile)
    for place, line in enumerate(lines):
        topics.see(line)
        if _leads(line, lines, place, profile):
            named = part_named(before.words, profile) if before is not None else None
            if named is None or named.kind != "recommendation":
                yield _heading_before(line)
        before = line
        if not (line.words or line.table is not None or line.inlines):
            continue
        if line.table is not None or line.role or not line.words:
            yield line
            continue
        for piece in split_at_breaks(line):
            for part in topics.apart(piece) or _run_in_apart(piece, profile):
                yield from _checker_apart(part, profile)


class _Topics:
    """The topics that paragraphs under a heading of implications begin with: “3.1 Resource – There are none.”"""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.among = False
        self.known = 0

    def see(self, line: Line) -> None:
        """See whether a line is such a heading, or another that ends what stands under one."""
        words = heading_words(line.words) if line.level or line.emphatic else ""
        if not words or line.table is not None:
            return
        said = {word.rstrip("s") for word in words.casefold().split()}
        self.among = "implication" in said and part_named(words, self.profile) is None
        self.known = 0

    def apart(self, line: Line) -> list[Line]:
        """A line as its topic and its text; empty where it begins with none."""
        match = _TOPIC.match(line.words) if self.among and not line.list_kind and not line.joins else None
        if match is None:
            return []
        label = match["label"]
        key = area_named(label, self.profile, alone=True) or own_area_named(label, self.profile, alone=True)
        if not key and self.known and (line.shown or match["mark"]):
            key = own_area_key(label)
        if not key:
            return []
        self.known += 1
        heading = line.with_inlines((Words(label),))
        heading.role, heading.number = f"area:{key}", ""
        begins = _place_in(plain_inlines(line.inlines), line.words, match.start("rest"))
        text = line.with_inlines(without_start(line.inlines, begins))
        text.loose = text.emphatic = False
        return [heading, text]


def _leads(line: Line, lines: Sequence[Line], place: int, profile: Profile) -> bool:
    """Whether recommendations follow a line that says so, or asks somebody to decide, whatever stands above it."""
    if line.table is not None or line.role or line.list_kind:
        return False
    if begins_recommendation(line.words):
        return True
    if place + 1 >= len(lines) or not (line.words.endswith((":", " to", " that")) or line.emphatic or line.level):
        return False
    after = lines[place + 1]
    if not after.list_kind and item_mark(after.words) is None:
        return False
    words = line.words[mark_length(line.words) :]
    lead = bare_lead(words, vocabulary_of(profile))
    return lead is not None and asks_somebody(words) and not _has_a_heading(lines, profile)


def _has_a_heading(lines: Sequence[Line], profile: Profile) -> bool:
    """Whether the recommendation has a heading or a label somewhere."""
    for line in lines:
        part = labelled(line.words, profile) or part_named(line.words, profile) if line.table is None else None
        if line.role == "recommendation" or (part is not None and part.kind == "recommendation"):
            return True
    return False


def _heading_before(line: Line) -> Line:
    """The heading that a line needs not: “This report makes the following recommendations”."""
    heading = Line(line.place, (Words("Recommendations"),), emphatic=True)
    heading.role = "recommendation"
    return heading


def _checker_apart(line: Line, profile: Profile) -> Iterator[Line]:
    """A line as its text and its checker, where the checker is named at its end: “None. Comments checked by: …”."""
    words = line.words
    if " by" not in words or line.list_kind or checker_label(words, profile) is not None:
        yield line
        return
    whole = plain_inlines(line.inlines)
    vocabulary = vocabulary_of(profile)
    for match in _ENDS_BEFORE_CHECKER.finditer(whole):
        rest = " ".join(whole[match.end() :].split())
        label = checker_label(rest, profile)
        if label is None or label[1] < 4 or people_evidence(rest[label[0] :].rstrip(") "), vocabulary) < 2:
            continue
        text = line.with_inlines(only_start(line.inlines, match.start() + len(match[1])))
        in_brackets = match[0].rstrip().endswith(("(", "[")) and rest.endswith((")", "]"))
        told = line.with_inlines((Words(rest[:-1] if in_brackets else rest),))
        told.number, told.loose, told.emphatic, told.label = "", False, False, ""
        yield text
        yield told
        return
    yield line


def _run_in_apart(line: Line, profile: Profile) -> Iterator[Line]:
    """A line as its heading and its text, where the heading is run in: “Legal Implications: There are none.”"""
    found = run_in(line.words, profile) if not line.list_kind and not line.level and line.joins == 0 else None
    if found is not None and found[0].kind == "area" and _names_somebody(line.words, found[1], profile):
        found = None
    if found is not None and line.emphatic and is_short(line.words) and ":" not in line.words:
        found = None  # “Financial Consequences – Revenue” is a heading, all of it
    whole = plain_inlines(line.inlines)
    if found is None and (bold := _bold_start(line)) and (part := part_named(bold, profile)) and part.kind != "label":
        rest = len(whole) - len(whole[len(bold) :].lstrip(" \u00a0:–—-."))
        found = (part, rest) if whole[rest:].strip() and len(whole) > rest else None
        begins = rest
    elif found is not None:
        begins = _place_in(whole, line.words, found[1])
    if found is None or (found[0].kind == "section" and not _is_clear(line, found[0])):
        yield line
        return
    heading = line.with_inlines(_unmarked(only_start(line.inlines, begins)))
    heading.loose = True
    heading.number = ""
    text = line.with_inlines(without_start(line.inlines, begins))
    text.loose = text.emphatic = False
    yield heading
    yield text


_CLEARLY_PEOPLE = 2.0
_FIRST = regex(r"\s*[,;(\t]|\s+[–—-]+\s")


def _names_somebody(words: str, begins: int, profile: Profile) -> bool:
    """Whether a line is a checker's: “Finance officer comments: Ada Marsh, Accountant” has no heading in it."""
    vocabulary = vocabulary_of(profile)
    first = _FIRST.split(words[begins:])[0]
    if is_name(first, vocabulary) and people_evidence(words[begins:], vocabulary) >= _CLEARLY_PEOPLE:
        return True
    label = checker_label(words, profile)
    return label is not None and people_evidence(words[label[0] :], vocabulary) >= 1


def _unmarked(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A heading's words without bold type, which headings have anyway, and without what parts it from its text."""
    words = "".join(inline.text for inline in inlines if isinstance(inline, Words))
    return (Words(words.rstrip(" :–—-\u00a0")),)


def _is_clear(line: Line, part: Part) -> bool:
    """Whether a section's name at the start of a line is its heading: in bold, or a name of more words than one."""
    words = line.words.partition(":")[0]
    return bool(_bold_start(line)) or (":" in line.words and len(words.split()) > 1 and part.key != "background")


def _bold_start(line: Line) -> str:
    """The words in bold that a line begins with, where other words follow."""
    first = line.inlines[0] if line.inlines else None
    if isinstance(first, Words) and first.bold and len(line.inlines) > 1:
        return first.text.strip(" :–—-.")
    return ""


def _place_in(whole: str, words: str, place: int) -> int:
    """The place in words as they were typed that is a place in them with single spaces."""
    left = len(words) - place
    at = len(whole.rstrip())
    while left > 0 and at > 0:
        at -= 1
        if whole[at].isspace():
            while at > 0 and whole[at - 1].isspace():
                at -= 1
        left -= 1
    return at
