"""What is seen of each line of a document, before it is weighed: what it says, how it looks, whom it may name."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.name_score import NO_NAME, may_be_name
from oscb_cli.profile.names import judge_words
from oscb_cli.profile.schema import OTHER_HEADER_PARTS, Profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of
from oscb_cli.recogniser.checker_lines import checker_label, has_unlabelled_checkers, own_line, people_evidence
from oscb_cli.recogniser.closing import ANNEX_ENTRY, MONTH_ALONE, SIGNED, parted_name
from oscb_cli.recogniser.grids import IN_A_CELL
from oscb_cli.recogniser.headings import (
    Part,
    area_named,
    heading_words,
    is_short,
    labelled_line,
    own_area_named,
    part_named,
)
from oscb_cli.recogniser.line import Line

HARDLY = -6.0
"""What says that something is hardly possible."""

LONG = 30
"""Words from which on a line is hardly anything but text."""

_SHORTEST_SENTENCE = 8
"""Words from which on a line that ends with a full stop names nobody, unless it has an address."""

_BEFORE_A_TITLE = regex(r",|\s[–—-]\s|[–—]")
_LISTS = {"annexes", "background_papers", "other_documents"}
Look = tuple[int, bool, bool, bool, bool]


class Facts(Struct):
    """A line, and what is seen of it."""

    line: Line
    words: str
    count: int
    end: str
    part: Part | None = None
    label: Part | None = None
    checker: tuple[int, float] | None = None
    people: float = -2.0
    name: float = HARDLY
    title: float = HARDLY
    month: bool = False
    annex: bool = False
    listed: bool = False
    """Whether it is an entry of a list under a label of the closing."""
    look: Look = (0, False, False, False, False)
    heads: bool = False
    """Whether it looks as a heading does, whatever it says: short, in bold or by its style, with nothing beside it."""


class Whole(Struct):
    """What is seen of the document as a whole.

    ``looks`` counts the looks of the headings whose words are known: a heading of the author's own looks the same.
    """

    profile: Profile
    vocabulary: Vocabulary
    looks: Counter[Look] = field(default_factory=Counter)
    seen: Counter[Look] = field(default_factory=Counter)
    """How many lines of a look stand above a text, or above a heading that does, whatever they say."""
    numbered: int = 0
    titled: int = -1
    """The place of the line that says the title after a label."""
    meeting: int = -1
    """The place of the line that says the committee after a label."""
    last_known: int = -1
    last_heading: int = -1
    """The place of the last line that looks as a heading does and stands above a text, if it is no label."""
    first_known: int = -1
    late: frozenset[str] = frozenset()
    """The parts with labels that the council has after the header."""
    above_fields: str = ""
    """The heading above the labelled parts, folded."""
    unlabelled: bool = False
    """Whether the council's lines of checkers have no label."""
    signing: str = ""
    """The job title under “Report by”: the signatory's."""
    signature: range = range(0)
    """The places of the lines that are the signature by where they stand, as ``signature`` finds them."""
    items: range = range(0)
    """The places of the lines under the recommendation's heading up to its last item, as ``extent`` finds them."""
    after_items: range = range(0)
    """The places of the lines below that are none of it."""


def facts_of(lines: Sequence[Line], profile: Profile) -> tuple[list[Facts], Whole]:
    """What is seen of each line, and of all of them."""
    form = profile.form
    late = frozenset({*form.labelled, *OTHER_HEADER_PARTS}.intersection(profile.order).difference(profile.header_parts))
    whole = Whole(
        profile,
        vocabulary_of(profile),
        late=late,
        above_fields=folded(form.header_heading),
        unlabelled=has_unlabelled_checkers(profile),
    )
    facts = [_facts(line, profile, whole.vocabulary) for line in lines]
    _see_lists_of_the_closing(facts)
    _name_areas(facts, profile)
    for place, fact in enumerate(facts):
        if fact.line.shown:
            whole.numbered += 1
        part, label = fact.part, fact.label
        if label is not None and label.key == "title" and label.rest and whole.titled < 0:
            whole.titled = place
        if label is not None and label.key == "committee" and label.rest and whole.meeting < 0:
            whole.meeting = place
        if part is not None and part.kind != "label" and can_be_heading(fact):
            whole.looks[fact.look] += 1
            whole.last_known = place
            if whole.first_known < 0:
                whole.first_known = place
    _see_headings(facts, whole)
    return facts, whole


def _see_headings(facts: Sequence[Facts], whole: Whole) -> None:
    """See which looks are those of headings by where they stand: above a text."""
    above = False
    for place in range(len(facts) - 1, -1, -1):
        fact = facts[place]
        if fact.heads:
            whole.seen[fact.look] += above
            named = fact.part is not None and fact.part.kind == "label"
            whole.last_heading = max(whole.last_heading, place if above and not named else -1)
        else:
            above = is_text(fact)


def is_text(fact: Facts) -> bool:
    """Whether a line is a text, as stands under a heading."""
    line = fact.line
    return bool(
        line.shown or fact.count > _SHORTEST_SENTENCE or fact.end in ".:" or line.list_kind or line.table is not None
    )


def _heads(fact: Facts) -> bool:
    line, words = fact.line, fact.words
    if not (line.emphatic or line.level) or line.role or line.continues or line.joins or not can_be_heading(fact):
        return False
    if not is_short(words) or "@" in words:
        return False
    return words.lstrip("0123456789. \t(")[:1].isupper() and (fact.label is None or not fact.label.rest)


def _see_lists_of_the_closing(facts: Sequence[Facts]) -> None:
    """See entries under a label of the closing, numbered from 1 on: “2. Equality impact assessment” is no heading."""
    expected = 0
    for fact in facts:
        label, mark = fact.label, fact.line.mark
        if label is not None and label.kind == "label" and label.key in _LISTS:
            expected = 2 if label.rest.startswith(("1.", "1 ", "1)")) else 1
        elif expected and (
            (mark is not None and mark.values == (expected,)) or (fact.line.list_kind and not fact.line.level)
        ):
            fact.part, fact.listed = None, True
            expected += 1
        else:
            expected = 0


def _name_areas(facts: Sequence[Facts], profile: Profile) -> None:
    """See headings that name an area by its words alone, “Equalities”, among those of other implications."""
    known: set[str] = set()
    among = False
    for fact in facts:
        if not fact.count or fact.count > 14 or not can_be_heading(fact):
            continue
        heading = bool(fact.line.emphatic or fact.line.level)
        if fact.part is not None and fact.part.kind != "label":
            among = fact.part.kind == "area"
        elif heading and "implication" in fact.words.casefold():
            among = True
        elif heading and among and fact.part is None and fact.count <= 4:
            area = area_named(heading_words(fact.words), profile, alone=True)
            area = area or own_area_named(fact.words, profile, alone=True)
            if area and area not in known:
                fact.part = Part("area", area)
        if fact.part is not None and fact.part.kind == "area":
            known.add(fact.part.key)


def _facts(line: Line, profile: Profile, vocabulary: Vocabulary) -> Facts:
    words = line.words
    count = words.count(" ") + 1 if words else 0
    fact = Facts(line, words, count, words[-1:])
    if line.table is not None or not words or line.role == IN_A_CELL:
        return fact
    if count <= 16:
        fact.part = part_named(words, profile)
        if fact.part is None and can_be_heading(fact) and is_short(words):
            own = own_area_named(words, profile, any_topic=bool(line.level or line.emphatic))
            fact.part = Part("area", own) if own else None
        fact.look = (
            min(line.level, 1),
            line.emphatic,
            words.isupper(),
            bool(line.shown or words[0].isdigit()),
            fact.end == ":",
        )
        if not line.list_kind or count < 8:
            fact.month = MONTH_ALONE.fullmatch(words) is not None
    fact.checker = checker_label(words, profile) if "y" in words or "m" in words or ":" in words else None
    if own_line(words, profile) is not None:
        fact.checker = (0, 5.0)
    if line.level:
        fact.label = fact.part if fact.part is not None and fact.part.kind == "label" else None
        if fact.part is None and count <= LONG:
            fact.label = labelled_line(line, profile)
    elif fact.checker is None:
        fact.label = labelled_line(line, profile)
        fact.annex = ANNEX_ENTRY.match(words) is not None and count <= 25
    fact.heads = _heads(fact)
    sentence = fact.end in ".?!" and count > _SHORTEST_SENTENCE
    if count <= LONG and not sentence:
        fact.name = _name_score(words, vocabulary)
        fact.title = title_likeness(words, vocabulary)
    if fact.checker is not None or "@" in words or (count <= LONG and not sentence):
        rest = words[fact.checker[0] :] if fact.checker else words
        fact.people = people_evidence(rest, vocabulary)
    return fact


def _name_score(words: str, vocabulary: Vocabulary) -> float:
    """How much a line, or what stands before a job title on it, looks like a name; what cannot be one is not judged."""
    if not may_be_name(words) and not _BEFORE_A_TITLE.search(words) and not SIGNED.match(words):
        return NO_NAME
    name = parted_name(SIGNED.sub("", words, count=1), vocabulary)[0]
    return judge_words(name, vocabulary).score if may_be_name(name) else NO_NAME


def can_be_heading(fact: Facts) -> bool:
    """Whether a line stands as a heading can: on its own, and in no list or table."""
    line = fact.line
    return (
        not line.list_kind and line.table is None and (line.level > 0 or line.emphatic or line.loose) and not line.quote
    )
