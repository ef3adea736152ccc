"""Lines that say who checked an implication: the label before them, and how much words look like somebody named."""

import re

from oscb_cli.layout.wording import render
from oscb_cli.model.patterns import regex
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.name_score import NO_NAME, may_be_name
from oscb_cli.profile.names import judge_words
from oscb_cli.profile.placeholders import is_placeholder
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of
from oscb_cli.recogniser.headings import mark_length
from oscb_cli.recogniser.values import EMAIL, PHONE, dates_meant

_MOST_LABEL_WORDS = 11
_FIRST_PIECE = regex(r"\s*[,;(\n]|\s+[–—-]+\s|\s*[–—]|(?<=\w\w)\.\s|\t|\s+(?:and|on|dated)\s")
_VALUE_LABEL = regex(
    r"\b(?:e-?mail(?: address)?|tel(?:ephone)?|phone|mobile|date(?: checked| consulted)?|(?:job )?title|name|"
    r"position|post)\s*:",
    2,
)
_EDGES = " \t\n,;:.–—-"
_SENTINEL = "\ue000"
_MOST_WORDS_OF_PEOPLE = 60
_CLEARLY_A_TITLE = 2.0


def after_checker_words(words: str, profile: Profile) -> str | None:
    """What follows the profile's “Comments checked by” on a line; None where the line does not begin so."""
    for start in profile.aliases.get("checker_line", ()):
        if words[: len(start)].casefold() == start.casefold():
            rest = words[len(start) :].lstrip()
            if not rest or rest[0] in ":–—-" or words[len(start) :][:1].isspace():
                return rest.lstrip(":–—- ").strip()
    return None


def checker_label(words: str, profile: Profile) -> tuple[int, float] | None:
    """Where the label ends with which a line names a checker, and how clearly it is one (1 to 5); None for no label.

    A label says that something was checked, by words of the vocabulary: “Legal comments verified by”, “Checked by”,
    “Finance officer consulted:”.
    """
    vocabulary = vocabulary_of(profile)
    position = mark_length(words) + (words[:1] in {"[", "("} and words[-1:] in {"]", ")"})
    own = after_checker_words(words[position:], profile)
    if own is not None:
        return len(words) - len(own), 5.0
    nouns = verbs = people = areas = posts = 0
    behalf = "behalf" in words
    for token in words[position:].split(" ")[:_MOST_LABEL_WORDS]:
        position += len(token) + 1
        bare = token.strip(_EDGES + "()&/’'").casefold().removesuffix("’s").removesuffix("'s")
        ends = token.rstrip()[-1:] in ":–—" and len(token) > 1
        if bare in {"by", "with", "from"} and (verbs or (nouns and bare != "with")):
            if bare == "by" and not verbs and not nouns:
                return None
            return _end(words, position), (5.0 if nouns and verbs else 4.0 if bare == "by" else 3.0)
        if bare in vocabulary.check_verbs:
            verbs += 1
        elif bare in vocabulary.check_nouns:
            nouns += 1
        elif bare in vocabulary.check_people:
            people += 1
        elif bare and bare not in vocabulary.check_fillers:
            known = _is_field(bare, vocabulary) or bare in _area_words(profile)
            if not known and bare not in vocabulary.title_heads:
                return None
            areas, posts = areas + known, posts + (not known)
        if ends or bare == "consulted":
            checks = people and (verbs or nouns or bare == "consulted" or (areas and not posts))
            if checks or (nouns and (verbs or behalf)) or bare in {"sign-off", "signoff", "checker"}:
                return _end(words, position), 2.5
            return None
    return None


def _is_field(word: str, vocabulary: Vocabulary) -> bool:
    return word in vocabulary.fields or any(word in found for found in vocabulary.areas.values())


@once_a_profile
def _area_words(profile: Profile) -> frozenset[str]:
    """The words that the council's names of its areas are made of."""
    names = (name for spec in profile.implications for name in (spec.heading, *spec.aliases))
    return frozenset(word.strip(_EDGES + "&") for name in names for word in name.casefold().split())


def own_line(words: str, profile: Profile) -> dict[str, str] | None:
    """Who is named by a line in the council's own wording, where that is of no usual kind; None for another line."""
    for pattern in _own_patterns(profile):
        match = pattern.fullmatch(words.strip())
        if match is not None:
            return {key: said.strip() for key, said in match.groupdict().items() if said}
    return None


_PERSON = {
    "name": "Ada Marsh",
    "job_title": "Senior Solicitor",
    "email": "ada.marsh@council.example",
    "date": "3 March 2026",
}
_GROUPS = {
    "name": r"(?P<name>[^,;:()\n]{2,60}?)",
    "job_title": r"(?P<job_title>[^\n]{2,120}?)",
    "email": rf"(?P<email>{EMAIL.pattern})",
    "date": r"(?P<date>[^,;()\n]{6,30}?)",
}
_FEWEST_LETTERS = 3


def _is_read_anyway(after: str, sample: str, profile: Profile) -> bool:
    """Whether what stands after a label is read as it is meant without knowing the council's wording."""
    from oscb_cli.recogniser.people import people_in

    meant = {key: value for key, value in _PERSON.items() if value in sample}
    return people_in(after, vocabulary_of(profile)) == [meant]


@once_a_profile
def _own_patterns(profile: Profile) -> tuple[re.Pattern[str], ...]:
    """How the council's lines of checkers are recognised that have not the usual label before the name."""
    wordings = {spec.checker_line for spec in profile.implications} - {""} | {profile.wording.checker_line}
    found: dict[str, int] = {}
    for wording in wordings:
        sample = render(wording, dict(_PERSON))
        label = checker_label(sample, profile)
        if label is not None and _is_read_anyway(sample[label[0] :], sample, profile):
            continue
        for left_out in range(8):
            there = [key for place, key in enumerate(("job_title", "email", "date")) if not left_out >> place & 1]
            values: dict[str, object] = {
                key: f"\ue000{key}\ue001" if key in {"name", *there} else "" for key in _GROUPS
            }
            line = " ".join(render(wording, values).split())
            literal = _MARKED.sub("", line)
            if "\ue000name\ue001" in line and sum(c.isalpha() for c in literal) >= _FEWEST_LETTERS:
                found.setdefault(_MARKED.sub(lambda match: _GROUPS[match[1]], re.escape(line)), line.count("\ue000"))
    ordered = sorted(found, key=lambda pattern: -found[pattern])
    return tuple(re.compile(pattern.replace(r"\ ", r"\s+"), re.IGNORECASE) for pattern in ordered)


_MARKED = regex("\ue000(\\w+)\ue001")


def _end(words: str, position: int) -> int:
    while position < len(words) and words[position] in " \t:–—-":
        position += 1
    return min(position, len(words))


@once_a_profile
def has_unlabelled_checkers(profile: Profile) -> bool:
    """Whether the council names checkers without a label before them: by name and post alone."""
    wordings = {spec.checker_line for spec in profile.implications} - {""} | {profile.wording.checker_line}
    values: dict[str, object] = {"name": _SENTINEL, "job_title": "", "email": "", "date": ""}
    return any(render(wording, values).startswith(_SENTINEL) for wording in wordings)


def is_name(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words are somebody's name, and no post."""
    likely = may_be_name(words) and judge_words(words, vocabulary).score > 0
    return likely and title_likeness(words, vocabulary) < _CLEARLY_A_TITLE


def people_evidence(words: str, vocabulary: Vocabulary) -> float:
    """How much words look like they name people and nothing else: address, date, job title, or a placeholder."""
    count = len(words.split())
    if not count:
        return 0.0
    if count > _MOST_WORDS_OF_PEOPLE:
        return -6.0
    address = EMAIL.search(words)
    day = next(dates_meant(words), None)
    score = 3.0 * (address is not None) + 1.0 * (day is not None) + 1.0 * (PHONE.search(words) is not None)
    rest = _VALUE_LABEL.sub(" ", EMAIL.sub(" ", words))
    if day is not None:
        rest = rest.replace(day[0], " ")
    rest = PHONE.sub(" ", rest).strip(_EDGES + "()[]<>")
    if not rest:
        return score + 1.0
    match = _FIRST_PIECE.search(rest)
    first = rest[: match.start()] if match is not None else rest
    name = judge_words(first, vocabulary).score if may_be_name(first) else NO_NAME
    title = title_likeness(first, vocabulary)
    if name > 0:
        score += min(name, 2.5)
    elif title >= 1 or is_placeholder(rest, vocabulary):
        score += 1.5
    else:
        score -= 1.0
    small = sum(
        token[:1].islower() and token not in {"and", "of", "for", "the", "in", "on", "to", "by"}
        for token in rest.split()
    )
    score -= max(0.0, 2.0 * small / len(rest.split()) - 0.5) * 2
    if rest.endswith((".", "!", "?")) and address is None:
        score -= 0.5
    return score
