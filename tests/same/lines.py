"""Single lines and texts, as each part of the recogniser and of the model takes them."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from oscb_cli.model.blocks import Inline, LineBreak, Words, plain_text
from oscb_cli.model.dates_found import dates_in
from oscb_cli.model.digest import normal_words, text_digest
from oscb_cli.model.markdown import parse
from oscb_cli.model.marks import Mark
from oscb_cli.model.private_links import private_links, without_private_links
from oscb_cli.model.said import paragraphs_said
from oscb_cli.model.to_markdown import as_words, to_markdown
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.names import judge, judge_words
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of
from oscb_cli.recogniser import checker_lines, closing, exempting, headings, lead, meetings, people
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.line import Line, joined_at_breaks, split_at_breaks
from oscb_cli.recogniser.pieces import pieces_of
from oscb_cli.recogniser.recognise import recognise
from oscb_cli.recogniser.text import text_of
from tests.officers.councils import typed
from tests.officers.forms import Grid, Para, report
from tests.same.common import EVERY_COUNCIL, Case, chance_of
from tests.same.spoil import in_other_words, other_lines, prose, spoilt


def lines() -> Iterator[Case]:
    """Lines of typed reports, as they are and in other words, as each part of the recogniser takes them."""
    for seed in range(240):
        yield f"lines {seed}", partial(_made_of_lines, f"lines {seed}", EVERY_COUNCIL[seed % 4], 7_000 + seed)


def _made_of_lines(name: str, council: str, seed: int, _folder: Path) -> Any:
    chance = chance_of(name)
    profile = load_profile(council)
    vocabulary = vocabulary_of(profile)
    blocks = report(seed)[1] if council == "oxfordshire" else typed(profile, seed)[1]
    words = [block.text for block in blocks if isinstance(block, Para)]
    words += [cell for block in blocks if isinstance(block, Grid) for row in block.rows for cell in row]
    made = []
    for typed_words in words:
        line = typed_words.replace("**", "").replace("\t", " ")
        for _ in range(chance.choice((0, 1, 2, 4))):
            line = in_other_words(line, chance)
        line = _of_length(line, chance)
        made.append([line, *(repr(take(line, profile, vocabulary)) for take in _TAKEN)])
    return made


def _length(mark: Mark | None) -> int:
    return mark.length if mark is not None else 0


_TAKEN: tuple[Callable[[str, Profile, Vocabulary], Any], ...] = (
    lambda words, profile, _: checker_lines.checker_label(words, profile),
    lambda words, profile, _: checker_lines.own_line(words, profile),
    lambda words, _, vocabulary: round(checker_lines.people_evidence(words, vocabulary), 4),
    lambda words, _, vocabulary: people.people_in(words, vocabulary),
    lambda words, _, vocabulary: people.people_in(words, vocabulary, phones=True, several=len(words) % 2 == 0),
    lambda words, profile, _: headings.part_named(words, profile),
    lambda words, profile, _: headings.area_named(words, profile, alone=len(words) % 2 == 0),
    lambda words, profile, _: headings.labelled(words, profile),
    lambda words, profile, _: headings.run_in(words, profile),
    lambda words, _, vocabulary: lead.any_lead(words, vocabulary),
    lambda words, *_: [lead.begins_recommendation(words), lead.asks_somebody(words), _length(lead.item_mark(words))],
    lambda words, *_: [
        getattr(lead.item_mark(words), "bare", "").casefold(),
        meetings.is_body_name(words),
        meetings.day_of(words),
        meetings.is_date(words),
    ],
    lambda words, profile, _: [meetings.committee_in(words, profile), meetings.is_the_council(words, profile)],
    lambda words, *_: exempting.exemption_in(words, certain=len(words) % 2 == 0),
    lambda words, _, vocabulary: closing.parted_name(words, vocabulary),
    lambda words, *_: list(dates_in(words)),
    lambda words, profile, _: judge(words, profile),
    lambda words, _, vocabulary: [
        round(judge_words(words, vocabulary).score, 4),
        round(title_likeness(words, vocabulary), 4),
    ],
)


def documents() -> Iterator[Case]:
    """Lines in any order with any look, as no reader would give them, recognised as a document and made a text."""
    for seed in range(300):
        yield f"document {seed}", partial(_made_of_document, f"document {seed}", EVERY_COUNCIL[seed % 4], 8_000 + seed)


def _made_of_document(name: str, council: str, seed: int, _folder: Path) -> Any:
    chance = chance_of(name)
    profile = load_profile(council)
    blocks = report(seed)[1] if council == "oxfordshire" else typed(profile, seed)[1]
    words = [_of_length(block.text, chance) for block in spoilt(blocks, chance) if isinstance(block, Para)]
    some = [_line(place, said.replace("**", ""), chance) for place, said in enumerate(words, start=1)]
    apart = [piece for line in some for piece in split_at_breaks(line)]
    gathered = recognise(apart, profile)
    begin = chance.randrange(len(some))
    part = some[begin : begin + chance.randrange(1, 9)]
    looks = [_line(place, chance.choice(words), chance) for place in range(1, chance.randrange(2, 9))]
    return [
        repr(gathered),
        text_of(part),
        text_of(looks),
        repr(joined_at_breaks(apart)),
        repr(list(pieces_of(some, profile))),
    ]


def closings() -> Iterator[Case]:
    """What stands at the end of reports, in more ways than anybody types it."""
    for seed in range(300):
        yield f"closing {seed}", partial(_made_of_closing, f"closing {seed}", EVERY_COUNCIL[seed % 4])


def _made_of_closing(name: str, council: str, _folder: Path) -> Any:
    chance = chance_of(name)
    profile = load_profile(council)
    words = [said for part in _CLOSING for said in part(chance)]
    words = [_of_length(said, chance) for said in words]
    if chance.random() < 0.4:
        place = chance.randrange(len(words))
        words[place] = in_other_words(words[place], chance)
    some = [_line(place, said, chance, often=0.03) for place, said in enumerate(words, start=1)]
    gathered, signed = Gathered(), Gathered()
    left = closing.read_closing(some, profile, gathered)
    closing.take_signatory(some[: chance.randrange(1, 4)], profile, signed)
    return [words, repr(gathered.data), repr(gathered.spots), [line.place for line in left], repr(signed.data)]


def _of_length(words: str, chance: random.Random) -> str:
    """Words as they are, or, now and then, as many as are just enough or one too many for something."""
    if chance.random() > 0.1:
        return words
    some = words.split(" ") or [""]
    length = chance.choice((4, 8, 11, 14, 16, 18, 20, 25, 40, 60)) + chance.choice((0, 1))
    return " ".join(islice(cycle(some), length))


_NAMES = ("Amy Kogel", "AMY KOGEL", "Dr Ben O'Neill", "Amy Kogel, Head of Law", "Head of Law", "Smith, John", "Kogel")
_TITLES = ("Head of Law", "Director of Finance", "Solicitor", "Finance", "Strategic HR Business Partner", "Amy Kogel")


def _signatories(chance: random.Random) -> list[str]:
    return [chance.choice(_NAMES + _TITLES) for _ in range(chance.randrange(4))]


def _annexes(chance: random.Random) -> list[str]:
    label = chance.choice(("Annexes:", "Annex:", "Appendices", "List of annexes", "", "Annexes: Nil", "Annexes: "))
    mark = chance.choice((":", " –", " -", ".", "", "\t", ")"))
    kind = chance.choice(("Annex", "ANNEX", "Appendix", "Annex ", "App.", "", "Annexe"))
    ids = chance.choice(
        ("ABCDE", "12345", "abcde", "13579", ("1", "1A", "2", "10", "11"), ("i", "ii", "iii", "iv", "v"))
    )
    entries = [
        f"{kind} {ids[n]}{mark} {chance.choice(_ANNEXES)}{chance.choice(_EXEMPT)}".strip()
        for n in range(chance.randrange(5))
    ]
    if chance.random() < 0.2:
        entries = ["; ".join(entries)]
    return [label, *entries] if label else entries


_ANNEXES = ("Plan", "1st report", "A plan of action", "Prices", "Map 1: the site", "Annex", "Budget 2026/27", "B", "")
_EXEMPT = ("", "", "", " (exempt)", " (confidential)", " – not for publication", " [EXEMPT]", " (restricted)")


def _papers(chance: random.Random) -> list[str]:
    label = chance.choice(("Background papers:", "Background Papers", "Background papers: Nil", "Other Documents:", ""))
    said = ("Nil", "None", "N/A", "Cabinet report of 3 May 2026", "1. The plan; 2. The map", "a, b and c", "-", "Nil.")
    return [label, *(chance.choice(said) for _ in range(chance.randrange(3)))]


def _officers(chance: random.Random) -> list[str]:
    label = chance.choice(("Contact Officer:", "Contact officers", "Contact:", "Report author:", "Contact Officer: "))
    pieces = [
        chance.choice(_NAMES), chance.choice(_TITLES), chance.choice(("01865 815 000", "07700 900123", "Tel: 815000")),
        chance.choice(("amy.kogel@oxfordshire.gov.uk", "a@x.example", "")),
    ]  # fmt: skip
    chance.shuffle(pieces)
    mark = chance.choice((", ", "\n", " - ", "; ", " | ", "\t"))
    said = mark.join(pieces[: chance.randrange(1, 5)])
    month = chance.choice((["May 2026"], ["MAY 2026."], [], ["3 May 2026"]))
    return [f"{label} {said}" if chance.random() < 0.5 else label, *([said] if chance.random() < 0.5 else []), *month]


_CLOSING = (_signatories, _annexes, _papers, _officers)


def _line(place: int, words: str, chance: random.Random, often: float = 0.12) -> Line:
    """A line of a look that comes by chance: most have none."""

    def perhaps(value: Any, otherwise: Any, share: float = 1.0) -> Any:
        return value if chance.random() < often * share else otherwise

    inlines: list[Inline] = []
    for number, piece in enumerate(words.split("\n")):
        if number:
            inlines.append(LineBreak())
        inlines.append(Words(piece, bold=perhaps(True, False), italic=perhaps(True, False, 0.4)))
    kind = perhaps(chance.choice(("bullet", "number")), "")
    return Line(
        place,
        tuple(inlines),
        level=perhaps(chance.choice((1, 2, 3)), 0),
        emphatic=perhaps(True, False),
        list_kind=kind,
        depth=chance.choice((0, 0, 1, 2)) if kind else 0,
        list_id=chance.choice((1, 1, 2)) if kind else 0,
        number=perhaps(chance.choice(("1.", "2", "3.1", "(a)", "iv.")), ""),
        quote=perhaps(True, False, 0.4),
        continues=perhaps(True, False, 0.4),
        loose=perhaps(False, True),
        joins=perhaps(1, 0, 0.4),
    )


def texts() -> Iterator[Case]:
    """Texts in Markdown: as blocks, as they are said, and as Markdown again."""
    for seed in range(900):
        yield f"text {seed}", partial(_made_of_text, f"text {seed}")


def _made_of_text(name: str, _folder: Path) -> Any:
    chance = chance_of(name)
    words = prose(chance)
    if chance.random() < 0.5:
        words = other_lines(words, chance)
    blocks = parse(words)
    links = [repr(link) for link in private_links(blocks)]
    said = [paragraphs_said(blocks, {"a": "7"}), [plain_text(block, {"a": "7"}) for block in blocks]]
    again = [
        to_markdown(blocks),
        without_private_links(words),
        as_words(words),
        normal_words(words),
        text_digest(words),
    ]
    return [words, repr(blocks), links, said, again]
