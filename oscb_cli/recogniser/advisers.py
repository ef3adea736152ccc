"""Who checked an implication, where no label of the usual kind says so.

An adviser is named by the post before a colon (“LEGAL TEAM LEADER: Ada Marsh”) under an implication, or in its last
line by name and post or date. A name at the end of one implication says nothing; that several end so is the council's
form.
"""

from collections.abc import Iterator, Sequence

from oscb_cli.model.patterns import regex
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of
from oscb_cli.recogniser.area_words import called, stems
from oscb_cli.recogniser.checker_lines import is_name
from oscb_cli.recogniser.facts import Facts, can_be_heading
from oscb_cli.recogniser.headings import heading_words
from oscb_cli.recogniser.values import dates_meant

_POST_BEFORE = regex(r"[\[(]?(?P<post>[^:–\t,.]{4,60}?)\s*(?::|\s[–-]\s|\t)\s*(?P<rest>\S.*)")
_PARTS = regex(r"\s*[,;(\t]\s*|\s+[–—-]\s+|\s*:\s+")
_CLEARLY = 2.0
_FEWEST = 2
_MOST_WORDS = 25
_SURE = 4.0
_SIGNED = 2
"""How much is told of a person where even one line alone says who checked: post and date."""


def post_before(words: str, vocabulary: Vocabulary) -> int:
    """Where the name begins on a line that says the post first: ``LEGAL TEAM LEADER: Ada Marsh``; 0 for none."""
    match = _POST_BEFORE.match(words) if len(words.split()) <= _MOST_WORDS else None
    if match is None or title_likeness(match["post"], vocabulary) < _CLEARLY or len(match["post"].split()) < _FEWEST:
        return 0
    if {word.casefold() for word in match["post"].split()} & (vocabulary.check_nouns | vocabulary.check_verbs):
        return 0
    return match.start("rest") if is_name(_PARTS.split(match["rest"])[0], vocabulary) else 0


def see_advisers(facts: Sequence[Facts], profile: Profile) -> None:
    """See the lines under implications that say by whom they are, where the report's implications have such lines."""
    vocabulary = vocabulary_of(profile)
    ends: list[Facts] = []
    for heading, inside, more_follows in _under_areas(facts):
        said = [fact for fact in inside if fact.checker is None and not fact.line.role and not fact.line.level]
        for fact in said:
            begins = post_before(fact.words, vocabulary)
            if begins and stems(fact.words[:begins]) & _words_of(heading, profile):
                fact.checker = (0, _SURE)
        last = next((fact for fact in reversed(inside) if fact.words), None)
        told = _told_of(last, vocabulary) if last is not None and len(inside) > 1 and last in said else 0
        if last is not None and told >= _SIGNED and more_follows:
            last.checker = (0, _SURE)
        if last is not None and told:
            ends.append(last)
    if len(ends) >= _FEWEST:
        for fact in ends:
            fact.checker = (0, _SURE)


def _words_of(heading: Facts, profile: Profile) -> frozenset[str]:
    """The words that the officers of an area are known by."""
    said = stems(heading_words(heading.words))
    key = heading.line.role.partition(":")[2] or (heading.part.key if heading.part is not None else "")
    return said | called(key, said, vocabulary_of(profile))


def _under_areas(facts: Sequence[Facts]) -> Iterator[tuple[Facts, list[Facts], bool]]:
    """Each heading of an implication, the lines under it up to the next heading, and whether that is another's."""
    heading: Facts | None = None
    inside: list[Facts] = []
    for fact in facts:
        begins = fact.line.role.startswith("area:") or (
            fact.part is not None and fact.part.kind == "area" and can_be_heading(fact)
        )
        if begins or _ends_it(fact):
            if heading is not None and inside:
                yield heading, inside, begins
            heading, inside = fact if begins else None, []
        elif heading is not None:
            inside.append(fact)
    if heading is not None and inside:
        yield heading, inside, False


def _ends_it(fact: Facts) -> bool:
    """Whether a line is a heading, a label or a table, so that an implication ended before it."""
    line = fact.line
    named = fact.part is not None and can_be_heading(fact)
    labels = fact.label is not None and fact.label.kind == "label" and fact.checker is None
    return (
        named
        or labels
        or line.level > 0
        or line.table is not None
        or (line.emphatic and fact.checker is None and fact.people < _CLEARLY)
    )


def _told_of(fact: Facts, vocabulary: Vocabulary) -> int:
    """How much a line says of a person whom it names, and nothing else: post, address, date; 0 for another line."""
    words = fact.words.strip("()[] ")
    if len(words.split()) > _MOST_WORDS or fact.line.list_kind or words.endswith((".", "?")) or fact.people < 1:
        return 0
    pieces = [piece for piece in _PARTS.split(words) if piece.strip()]
    name = next((place for place, piece in enumerate(pieces[:2]) if is_name(piece, vocabulary)), None)
    if name is None:
        return 0
    others = [piece for place, piece in enumerate(pieces) if place != name]
    post = any(title_likeness(piece, vocabulary) >= _CLEARLY for piece in others)
    dated = next(dates_meant(words), None) is not None
    return post + ("@" in words) + dated
