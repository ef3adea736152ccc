"""The closing of a council's reports, its committees, and which parts of the header are lines without a label."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, field

from oscb_cli.learning.evidence import Notes, most
from oscb_cli.learning.files import LearnedFile
from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded
from oscb_cli.profile.parts import CommitteeSpec, in_title_case
from oscb_cli.profile.schema import HEADER_PARTS, UNDER_LABELS
from oscb_cli.recogniser.headings import heading_words

_CALLED = regex(r"\s*(?P<word>Annexe?|Appendix|Schedule|Enclosure|Attachment)\s+(?P<number>1|A|I)\b", 2)
_LABEL = regex(r"(?P<label>[^:–—\t]{2,60}?)\s*[:–—\t].*")
_SCRUTINY = regex(r"scrutiny|select committee|policy advisory", 2)
_EXECUTIVE = regex(r"\b(?:cabinet|executive|leader|mayor)\b", 2)
_COUNCIL = regex(r"\bcouncil\b", 2)
_PARTNERSHIP = regex(r"\b(?:partnership|joint|health (?:and|&) wellbeing)\b", 2)


class Closing(Struct):
    """What was learned of the closing: the labels of its parts, whether they are headings, what annexes are called."""

    labels: dict[str, list[str]] = field(default_factory=dict)
    as_sections: bool = False
    annex_label: str = ""
    places: dict[str, float] = field(default_factory=dict)
    lines: dict[str, float] = field(default_factory=dict)
    """The parts of the header, and of the closing, that are lines without a label, with how far down they stand."""
    report_by: str = ""


def learn_closing(files: Sequence[LearnedFile], labelled: Sequence[str], notes: Notes) -> Closing:
    """Learn the closing.

    :param labelled: the parts that are known to stand after a label in the header.
    """
    learned = Closing()
    headed = bare = 0
    for key in UNDER_LABELS:
        if key in labelled:
            continue
        said: list[str] = []
        places: list[float] = []
        for file in files:
            line = next((line for place in file.places(f"/{key}")[:1] if (line := file.line_at(place))), None)
            if line is None:
                continue
            match = _LABEL.fullmatch(line.words)
            words = heading_words(match["label"] if match is not None else line.words).rstrip(":")
            if key == "annexes" and _CALLED.match(words):
                continue
            said.append(words.capitalize() if words.isupper() else words)
            places.append(line.place / max(entry.place for entry in file.structure.lines))
            is_heading = line.level > 0 or bool(file.structure.number_of(line))
            headed, bare = headed + is_heading, bare + (not is_heading)
        if notes.in_most(len(said), 0.3):
            learned.labels[key] = [words for words, _ in Counter(said).most_common()]
            learned.places[key] = sum(places) / len(places)
            notes.add(f"the label of {key.replace('_', ' ')}", f"“{learned.labels[key][0]}”", len(said))
    learned.as_sections = headed > bare
    learned.annex_label = _annex_label(files, notes)
    _lines(files, labelled, notes, learned)
    return learned


def _annex_label(files: Sequence[LearnedFile], notes: Notes) -> str:
    said = [
        match["word"]
        for file in files
        for place in file.places("/annexes/0")[:1]
        if (line := file.line_at(place)) is not None
        and (match := _CALLED.search(line.words.split("\t")[-1]) or _CALLED.search(line.words)) is not None
    ]
    word, count = most(said)
    if word:
        notes.add("what annexes are called", word, count)
    return f"{word} {{{{ number }}}}" if word else ""


def _lines(files: Sequence[LearnedFile], labelled: Sequence[str], notes: Notes, learned: Closing) -> None:
    by: list[str] = []
    for key in (*HEADER_PARTS, "item", "signatory", "month"):
        if key in labelled:
            continue
        places = []
        for file in files:
            line = next((line for place in file.places(f"/{key}")[:1] if (line := file.line_at(place))), None)
            if line is None:
                continue
            places.append(line.place / max(entry.place for entry in file.structure.lines))
            value = str(file.data.get("report_by", ""))
            if key == "report_by" and value and value in line.words:
                by.append(line.words.replace(value, "{{ report_by }}").strip())
        if notes.in_most(len(places)):
            learned.lines[key] = sum(places) / len(places)
    learned.report_by = most(by)[0]


def learn_committees(files: Sequence[LearnedFile], decides: dict[str, str], notes: Notes) -> list[CommitteeSpec]:
    """The bodies that the files go to."""
    typed: dict[str, Counter[str]] = {}
    for file in files:
        name = " ".join(str(file.data.get("committee", "")).split())
        if name:
            typed.setdefault(folded(name), Counter())[name] += 1
    found = []
    for known, names in sorted(typed.items(), key=lambda entry: -sum(entry[1].values())):
        plain = next((name for name, _ in names.most_common() if not name.isupper()), in_title_case(min(names)))
        who = next((said for committee, said in decides.items() if folded(committee) == known), "")
        found.append(CommitteeSpec(name=plain, kind=_kind(plain), decision_maker=who or _decides(plain)))
        notes.add("a committee", f"“{plain}”", sum(names.values()))
    return found


def _kind(name: str) -> Literal["executive", "council", "scrutiny", "regulatory", "partnership"]:
    if _SCRUTINY.search(name):
        return "scrutiny"
    if _PARTNERSHIP.search(name):
        return "partnership"
    if _EXECUTIVE.search(name):
        return "executive"
    return "council" if _COUNCIL.search(name) and "committee" not in name.casefold() else "regulatory"


def _decides(name: str) -> str:
    for word in ("Board", "Panel", "Committee", "Forum"):
        if name.endswith(word):
            return f"The {word}"
    return name
