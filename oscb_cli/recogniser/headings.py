"""Which part of a report a heading or a label names: by the profile's names for it, and by what councils call it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from oscb_cli.layout.wording import render
from oscb_cli.model.marks import letter_before, number_before
from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded, own_area_key
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import CLOSING_PARTS, Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.line import Line

_LABELLED = regex(
    r"(?P<label>[^:–—\t]{2,100}?)\s*(?P<mark>:\s*[–—-]?|\s[–—-]|[–—]|\t|(?<=\?)\s)\s*(?P<rest>.*)", re.DOTALL
)
_SENTENCE = regex(r"(?P<label>(?:\(?\d{1,3}[.)]\s+)?[^:.–—]{4,60})\.\s+(?P<rest>\S.*)", re.DOTALL)
_ROUND = regex(r"[1-9]\d?\.0\.?\s+(?=[A-Z])")
_PLURAL = regex(r"\(e?s\)|\b/s\b")
_OF_MANY = regex(r"\(e?s\)|/s\b")
_NOT_IN_LABELS = regex(r"[\s/&,()?:]+")
_OPTIONAL = regex(r"\s*\([^)]*\)\s*\Z")
_LONGEST_HEADING_WORDS = 14
_LONGEST_NAME = 120
_LONGEST_LABEL = 90
_DASHES = {" ", "–", "—"}
"""What a mark between a label and its value begins with that is a dash."""

_LISTS = {"annexes", "background_papers"}
"""Parts whose labels need not stand out: nothing else is made of the same words."""

_MOST_ASKED = 4_096
_SENTINEL = "\ue000"
_OF_RECOMMENDATION = {
    "the",
    "of",
    "summary",
    "list",
    "key",
    "draft",
    "formal",
    "proposed",
    "following",
    "specific",
    "our",
}
_TO_WHOM = {"to", "for", "from", "by", "of"}
_OF_AREA = {"and", "of", "for", "the", "&", "on", "to", "other", "-", "–", "—", "from", "by", "arising"}
_MOST_OF_AREA = 9
_WHOSE = {"colleague", "officer", "section", "151", "statutory"}
_CLEAR_NOUNS = {"implication", "advice", "consequence", "consideration", "comment"}
"""Nouns of headings that say of nearly every topic that implications for it follow; “matters” are of anything."""


class Part(Struct, frozen=True):
    """A part of a report that words name.

    ``kind`` is ``section``, ``area``, ``recommendation``, or ``label`` for a part of the header or the closing;
    ``key`` says which; ``rest`` is what stands after the label on its line.
    """

    kind: str
    key: str
    rest: str = ""


def heading_words(words: str) -> str:
    """A heading without what may be a number before it, and without a colon after it: to see which part it names."""
    words = words.strip()
    return words[mark_length(words) :].strip(" :–—-.")


def mark_length(words: str) -> int:
    """How many characters the number or letter takes that may stand before a heading or a label; 0 for none."""
    number = number_before(words, bare=True)
    if number is not None and (number.style or words[number.length].isupper()):
        return number.length
    letter = letter_before(words)
    if letter is not None and letter.kind == "letter":
        return letter.length
    return round_number(words)


def round_number(words: str) -> int:
    """How many characters a number such as “1.0” takes, which stands before headings only; 0 for none."""
    match = _ROUND.match(words)
    return match.end() if match is not None else 0


def heading_of(lines: Sequence[Line]) -> str:
    """The words of a heading as they come out: “10 Downing Street” keeps its number, “3. Options” among others not."""
    if not lines:
        return ""
    first, *more = lines
    mark = first.heading_mark or round_number(first.words)
    return " ".join((first.words[mark:], *(line.words for line in more))).rstrip(" :–—-.")


GROUPING = frozenset(
    "all and any corporate council further general implication implications key main of other report significant the "
    "these this wider".split()
)
"""Words of a heading that only says that implications follow; any other word in it is the author's, and stays."""


@lru_cache(maxsize=4096)
def _stemmed(words: str) -> str:
    """A name without what is the same however it is typed: singular or plural, “(s)”, hyphens."""
    plain = _PLURAL.sub("s", folded(words)).replace("-", " ").replace(".", "")
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in plain.split())


@once_a_profile
def _asked(_profile: Profile) -> dict[str, Part | None]:
    """What words were found to name: each line of a document is asked about several times, many in every document."""
    return {}


def part_named(words: str, profile: Profile) -> Part | None:
    """The part that words name as its heading, all of them; or None."""
    if len(words) > _LONGEST_NAME or not words:
        return None
    asked = _asked(profile)
    if words not in asked:
        if len(asked) >= _MOST_ASKED:
            asked.clear()
        asked[words] = _part_named(words, profile)
    return asked[words]


def _part_named(words: str, profile: Profile) -> Part | None:
    names = profile.parts_by_name
    bare = heading_words(words)
    found = names.get(folded(words)) or names.get(folded(bare))
    if found:
        return Part(*found)
    stems = _stems(profile)
    found = stems.get(_stemmed(bare)) or stems.get(_stemmed(_OPTIONAL.sub("", bare)))
    if found:
        return Part(*found)
    if _names_recommendation(bare, profile):
        return Part("recommendation", "recommendation")
    area = area_named(bare, profile) or area_named(_OPTIONAL.sub("", bare), profile)
    return Part("area", area) if area else None


def _names_recommendation(words: str, profile: Profile) -> bool:
    """Whether a heading says whose recommendations follow, or to whom, and nothing else.

    “Cabinet Member / Officer Recommendations” and “Recommendations to Council” do, “Reasons for recommendations” does
    not.
    """
    tokens = _stemmed(words).replace("/", " ").split()
    if "recommendation" not in tokens or len(tokens) > _LONGEST_HEADING_WORDS:
        return False
    vocabulary = vocabulary_of(profile)
    place = tokens.index("recommendation")
    bodies = {_stemmed(body) for body in vocabulary.bodies} | vocabulary.check_people
    before, after = tokens[:place], tokens[place + 1 :]
    if not all(token in bodies or token in _OF_RECOMMENDATION for token in before):
        return False
    return not after or (after[0] in _TO_WHOM and any(token in bodies for token in after[1:]))


def area_named(words: str, profile: Profile, *, alone: bool = False) -> str:
    """The implication area that a heading is about, by the words that it is made of; empty where it is about none.

    :param alone: whether the area's words are enough, as in a table: “Staffing” for “Staff Implications”.
    """
    tokens = _stemmed(words).replace("/", " ").split()
    if not 1 <= len(tokens) <= _MOST_OF_AREA:
        return ""
    vocabulary = vocabulary_of(profile)
    nouns = [token for token in tokens if token in vocabulary.implication_nouns]
    if not nouns and not alone:
        return ""
    rest = [token for token in tokens if token not in vocabulary.implication_nouns and token not in _OF_AREA]
    if _CLEAR_NOUNS.intersection(nouns):  # “Comments of the Chief Finance Officer”, “Legal colleague comments”
        rest = [token for token in rest if token not in vocabulary.title_heads and token not in _WHOSE]
    if not rest:
        return ""
    fits = [
        (len([token for token in rest if token in stems]), area)
        for area, stems in _area_stems(profile).items()
        if rest[0] in stems and all(token in stems for token in rest)
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else ""


def own_area_named(words: str, profile: Profile, *, alone: bool = False, any_topic: bool = False) -> str:
    """The key of an area that the profile does not know, by a heading that says that it is one; empty for none.

    “Public Health Implications” is one whichever the council, “Implications on IT” too. Whose they are may be said by a
    post, “Comments of the Monitoring Officer”, and several areas may share a heading.

    :param alone: whether the area's words are enough, as in a table: “Public Health”.
    :param any_topic: whether the topic may be any, as in “Implications for Allotments”.
    """
    if words.count(" ") > _MOST_OF_AREA + 1:
        return ""
    tokens = _stemmed(heading_words(words)).replace("/", " ").replace(",", " ").split()
    if not 1 <= len(tokens) <= _MOST_OF_AREA:
        return ""
    if {*tokens} <= GROUPING | _OF_AREA:
        return ""  # “Corporate Implications”, and then the areas themselves
    vocabulary = vocabulary_of(profile)
    nouns = [token for token in tokens if token in vocabulary.implication_nouns]
    if not alone and not _CLEAR_NOUNS.intersection(nouns):
        return ""
    topics, posts = _every_stem(profile), vocabulary.title_heads | vocabulary.fields | _WHOSE
    rest = [token for token in tokens if token not in vocabulary.implication_nouns and token not in _OF_AREA]
    if {*tokens} <= GROUPING | _OF_AREA:
        return ""
    if any_topic and "implication" in {tokens[0], tokens[-1]}:
        return own_area_key(heading_words(words))
    about = [token for token in rest if token in topics or (nouns and token in vocabulary.title_heads)]
    if not about or not all(token in topics or (nouns and token in posts) for token in rest):
        return ""
    return own_area_key(heading_words(words))


@once_a_profile
def _every_stem(profile: Profile) -> frozenset[str]:
    """The words that English councils' areas are called by, the profile's among them."""
    general = {
        stem for words in vocabulary_of(profile).areas.values() for word in words for stem in _stemmed(word).split()
    }
    return frozenset(
        general.union(*_area_stems(profile).values()) - set(vocabulary_of(profile).implication_nouns) - _OF_AREA
    )


@once_a_profile
def _area_stems(profile: Profile) -> dict[str, frozenset[str]]:
    vocabulary = vocabulary_of(profile)
    found: dict[str, frozenset[str]] = {}
    for spec in profile.implications:
        words = {word for name in (spec.heading, *spec.aliases) for word in _stemmed(name).split()}
        general = {stem for word in vocabulary.areas.get(spec.area, ()) for stem in _stemmed(word).split()}
        found[spec.area] = frozenset((words | general) - set(vocabulary.implication_nouns) - _OF_AREA)
    return found


@once_a_profile
def _stems(profile: Profile) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, part in profile.parts_by_name.items():
        found.setdefault(_stemmed(name), part)
    for part_key, labels in vocabulary_of(profile).labels.items():
        kind = "recommendation" if part_key == "recommendation" else "label"
        for label in labels:
            found.setdefault(_stemmed(label), (kind, part_key))
    return found


def labelled(words: str, profile: Profile) -> Part | None:
    """The part of the header or the closing that a line begins with: ``Contact Officer: Laura …``; or None."""
    if (whole := part_named(words, profile)) is not None and whole.kind == "label":
        return whole
    match = _LABELLED.match(words)
    if match is not None:
        found = part_named(match["label"], profile)
        if found is None and match["mark"][:1] not in _DASHES:  # “Assistant Director – Property” is no label
            found = label_named(match["label"], profile)
        if found is not None and found.kind in {"label", "recommendation"}:
            return Part(found.kind, found.key, match["rest"].strip())
    return None


def labelled_line(line: Line, profile: Profile) -> Part | None:
    """The part of the header or the closing that a line begins with, or whose heading it is: “9. Report appendices”."""
    part = labelled(line.words, profile)
    if part is not None or line.role or len(line.words.split()) > _LONGEST_HEADING_WORDS or line.words.endswith("."):
        return part
    stands_out = line.emphatic or line.level > 0
    if not stands_out and line.list_kind:
        return None
    part = label_named(heading_words(line.words), profile)
    return part if part is not None and part.key in (CLOSING_PARTS if stands_out else _LISTS) else None


def label_named(words: str, profile: Profile) -> Part | None:
    """The part of the header or the closing that a label is about by the words it is made of; or None.

    “Report Authors and contact details”, “Name of Committee and date of meeting”. What it says must be a label: the
    same words may be a sentence's, or a heading's.
    """
    if len(words) > _LONGEST_LABEL or not words[:1].isalnum():
        return None
    made_of = _label_words(profile)
    if words not in made_of:
        if len(made_of) >= _MOST_ASKED:
            made_of.clear()
        made_of[words] = _label_named(words, profile)
    key = made_of[words]
    return Part("label", key) if key else None


@once_a_profile
def _label_words(_profile: Profile) -> dict[str, str]:
    """Which part labels were found to be about, by their words."""
    return {}


def _label_named(words: str, profile: Profile) -> str:
    plain = _OF_MANY.sub("s", words.casefold()).replace("’", "'")
    tokens = {token.strip("'.").removesuffix("'s") for token in _NOT_IN_LABELS.split(plain)} - {""}
    stems = tokens | {token[:-1] for token in tokens if token.endswith("s")}
    for key, said in vocabulary_of(profile).label_words.items():
        if all(stems & needed for needed in said.needs) and all(
            token in said.words or token.removesuffix("s") in said.words for token in tokens
        ):
            return key
    return ""


def run_in(words: str, profile: Profile) -> tuple[Part, int] | None:
    """The section or area that a line begins with, run in before its text, and how many characters that takes.

    ``Legal Implications: There are none.``
    """
    match = _LABELLED.match(words) if part_named(words, profile) is None else None
    found = part_named(match["label"], profile) if match is not None and match["rest"] else None
    if match is not None and found is not None and found.kind in {"section", "area", "recommendation"}:
        return Part(found.kind, found.key), match.start("rest")
    own = own_area_named(match["label"], profile) if match is not None and found is None and match["rest"] else ""
    if match is not None and own:
        return Part("area", own), match.start("rest")
    match = _SENTENCE.match(words)
    area = area_named(heading_words(match["label"]), profile) if match is not None else ""
    return (Part("area", area), match.start("rest")) if match is not None and area else None


def is_short(words: str) -> bool:
    """Whether words are few enough for a heading, and end as one."""
    return 0 < len(words.split()) <= _LONGEST_HEADING_WORDS and words.rstrip()[-1:] not in ".;,!"


def fixed_start(template: str, name: str) -> str:
    """The words that a wording begins with before a value: ``Report by `` of ``Report by {{ report_by }}``."""
    return render(template, {name: _SENTINEL, "divisions": [_SENTINEL]}).split(_SENTINEL)[0]
