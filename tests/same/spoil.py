"""What goes wrong with a report between two people: blocks, words and values lost, doubled, moved or changed."""

import copy
import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tests.officers.forms import Block, Grid, Para

_SIGNS = ".,:;-–()?/&*"
_PIECES = (
    "and", "the", "N/A", "None", "TBC", "2 November 2026", "(see Annex 1)", "1.", "(a)", "Director of Finance",
    "Amy Kogel", "amy.kogel@oxfordshire.gov.uk", "Comments checked by:", "Annex 2 –", "RESOLVED to", "£1.2m",
    "Report by", "§", "\t", "10%", "Cabinet", "12", "page 3", "Local Government Act 1972",
)  # fmt: skip


def spoilt(blocks: Sequence[Block], chance: random.Random) -> list[Block]:
    """A typed report in which a few blocks are lost, doubled, moved, run together, broken or changed in their words."""
    made = copy.deepcopy(list(blocks))
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        place = chance.randrange(len(made))
        block = made[place]
        match chance.randrange(8):
            case 0:
                del made[place : place + chance.choice((1, 1, 2, 4))]
            case 1:
                made.insert(place, copy.deepcopy(block))
            case 2:
                made.insert(chance.randrange(len(made)), made.pop(place))
            case 3 if isinstance(block, Para):
                following = made[place + 1] if place + 1 < len(made) else None
                if isinstance(following, Para):
                    block.text += chance.choice((" ", "\n", "\t", ": ", " - ")) + following.text
                    del made[place + 1]
            case 4 if isinstance(block, Para):
                words = block.text.split(" ")
                cut = chance.randrange(len(words))
                made[place : place + 1] = [Para(" ".join(words[:cut]), block.look), Para(" ".join(words[cut:]))]
            case 5 if isinstance(block, Para):
                block.look = chance.choice(("", "heading", "bold", "italic", "title"))
            case _:
                _spoil_words(block, chance)
    return made or [Para("")]


def _spoil_words(block: Block, chance: random.Random) -> None:
    if isinstance(block, Para):
        block.text = in_other_words(block.text, chance)
    elif isinstance(block, Grid) and block.rows:
        row = chance.choice(block.rows)
        match chance.randrange(3):
            case 0:
                block.rows.remove(row)
            case 1:
                block.rows.insert(0, list(row))
            case _ if row:
                cell = chance.randrange(len(row))
                row[cell] = in_other_words(row[cell], chance)
    if isinstance(block, Grid) and not block.rows:
        block.rows = [["", ""]]


def in_other_words(text: str, chance: random.Random) -> str:
    """A text of which a word is lost, doubled, moved, in other case, or put in; or a sign."""
    words = text.split(" ")
    place = chance.randrange(len(words))
    match chance.randrange(8):
        case 0:
            del words[place : place + chance.choice((1, 2, 5))]
        case 1:
            words.insert(place, words[place])
        case 2:
            words.insert(chance.randrange(len(words)), words.pop(place))
        case 3:
            words[place] = chance.choice((str.upper, str.lower, str.title, str.swapcase))(words[place])
        case 4:
            words.insert(place, chance.choice(_PIECES))
        case 5:
            words[place] += chance.choice(_SIGNS)
        case 6:
            words[place] = words[place].rstrip(_SIGNS)
        case _:
            words[place:] = words[place:] * 2
    return " ".join(words)


Data = dict[str, Any]


def spoilt_data(data: Data, today: date, chance: random.Random) -> Data:
    """The data of a report with a few values that are lost, doubled, moved to a day near by, or said in other words."""
    made = copy.deepcopy(data)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        places = list(_places(made))
        holder, key = chance.choice(places)
        value = holder[key]
        match chance.randrange(7):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.insert(key, copy.deepcopy(value))
            case 2 if chance.random() < 0.5:
                holder[key] = chance.choice((None, [], [value], {"text": value}, 7, True, "", [value, "x"], [["x"]]))
            case 2 if chance.random() < 0.3:
                holder[key] = "x" * chance.choice((38, 39, 40, 41, 42))
            case 3:
                made["exempt"] = {"paragraphs": chance.sample(range(1, 8), chance.randrange(3)), "reason": "A reason."}
            case _ if isinstance(value, str) and _is_date(value):
                near = (
                    today + timedelta(days=chance.choice((-366, -365, -8, -7, -1, 0, 1, 7))),
                    date.fromisoformat(value),
                )
                holder[key] = (chance.choice(near) + timedelta(days=chance.choice((-1, 0, 0, 1)))).isoformat()
            case _ if isinstance(value, str):
                is_text = key in {"text", "public_interest_reason"} or isinstance(key, int)
                holder[key] = prose(chance) if is_text and chance.random() < 0.5 else in_other_words(value, chance)
            case _ if isinstance(value, bool):
                holder[key] = not value
    return made


def _places(value: Any) -> list[tuple[Any, Any]]:
    keys: Any = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [place for key in keys for place in [(value, key), *_places(value[key])]]


def _is_date(value: str) -> bool:
    return len(value) == 10 and value[:4].isdigit() and value[4] == "-"


def other_lines(text: str, chance: random.Random) -> str:
    """A text of which a few lines are lost, doubled, moved, joined, indented or said in other words."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 2, 3, 6))):
        place = chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                lines[place : place + 1] = []
            case 1:
                lines.insert(place, lines[place])
            case 2:
                lines.insert(chance.randrange(len(lines)), lines.pop(place))
            case 3:
                lines[place : place + 2] = [" ".join(lines[place : place + 2])]
            case 4:
                lines[place] = (
                    chance.choice(("  ", "    ", "> ", "- ", "1. ", "# ", "## ", "### ", "\\")) + lines[place]
                )
            case 5:
                lines.insert(place, "")
            case _:
                lines[place] = in_other_words(lines[place], chance)
        lines = lines or [""]
    return "\n".join(lines)


_WORDS = (
    "the council will review its approach to homes in every part of the county and report back to members on what was "
    "spent saved and learned because residents asked for it although utilise in order to facilitate going forward "
    "stakeholders leverage prior to commence £250,000 £1.2m 14% 2026/27 SEND MTFP EHCP CIPFA 12 Member Officers "
    "Oxfordshire Director Chair which were considered by it is recommended that 3 May 2026 2026-05-03 section 151 "
    "Care Act 2014 Equality Act Housing (Wales) Act 1985 paragraph 14 Annex 1 Annex 2 organise organize recieve "
    "committment and/or e.g. i.e. etc per annum inter alia https://www.oxfordshire.gov.uk http://10.0.0.4/x "
    "\\\\server\\share intranet.oxfordshire.gov.uk chairman manpower please click here more not un-necessary"
).split(" ")


_LINKS = (
    "https://x.example",
    "https://x.example",
    "file:///c",
    "#a",
    "http://intranet/x",
    "http://10.0.0.4/a",
    "a.docx",
)


def prose(chance: random.Random) -> str:
    """A text in Markdown: sentences of all lengths, lists in lists, tables, quotations, links, pictures and marks."""
    return "\n\n".join(_paragraph(chance) for _ in range(chance.choice((1, 1, 2, 3, 6))))


def _paragraph(chance: random.Random) -> str:
    match chance.randrange(12):
        case 0:
            return "\n".join(f"{mark} {_phrase(chance)}" for mark in _marks(chance))
        case 1:
            deeper = "\n".join(f"   - {_phrase(chance)}" for _ in range(chance.randrange(1, 3)))
            return f"1. {_phrase(chance)}\n{deeper}\n{chance.choice('27')}. {_phrase(chance)}"
        case 2:
            rows = [[_phrase(chance, 3) for _ in range(3)] for _ in range(chance.randrange(1, 4))]
            rule = "| " + " | ".join(chance.choice(("---", ":--", "--:", ":-:")) for _ in range(3)) + " |"
            lines = ["| " + " | ".join(row) + " |" for row in rows]
            return "\n".join([lines[0], rule, *lines[1:]])
        case 3:
            return f"> {_phrase(chance)}\n> \n> {_phrase(chance)}"
        case 4:
            return f"![{_phrase(chance, 3)}]({chance.choice(('plan.png', '../x.png', ''))})"
        case 5:
            first, other = (f"[{_phrase(chance, 3)}]({chance.choice(_LINKS)})" for _ in range(2))
            return f"{_sentence(chance)} {first} and {other}."
        case 6:
            mark = chance.choice(("*", "**", "***", "`", "_", "\\*"))
            return f"{_phrase(chance, 3)} {mark}{_phrase(chance, 3)}{mark} {_phrase(chance, 3)}{{para:a}}"
        case 7:
            return f"{chance.choice(('# ', '4. ', '1.2 ', '(a) ', '- ', '• ', '{#a} '))}{_sentence(chance)}"
        case 8:
            return f"{_phrase(chance)}  \n{_phrase(chance)}\\\n{_phrase(chance)}"
        case _:
            return " ".join(_sentence(chance) for _ in range(chance.choice((1, 2, 4, 8))))


def _marks(chance: random.Random) -> list[str]:
    count = chance.randrange(1, 5)
    return chance.choice((["-"] * count, [f"{n}." for n in range(1, count + 1)], ["*"] * count, ["3.", "4."]))


def _phrase(chance: random.Random, most: int = 12) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randrange(1, most + 1)))


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.choice((1, 3, 8, 15, 24, 25, 26, 38, 39, 40, 41, 60)))]
    for place in range(len(words)):
        if chance.random() < 0.06:
            words[place] += chance.choice((",", ",", ";", ":", " –", ".", " (", ")"))
    return " ".join([words[0].capitalize(), *words[1:]]) + chance.choice((".", ".", ".", "", "?", ";", "!"))
