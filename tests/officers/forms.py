"""The forms in which officers type each part of a report, with what a careful reader makes of it.

A form is a function from a draft (what is to be said, and how the file as a whole is typed) to paragraphs. ``**`` marks
bold words, ``\\n`` is a line break (Shift and Enter), ``\\t`` a tab.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.officers import people
from tests.officers.people import Person

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass
class Para:
    """A paragraph: its words, its look (``heading``, ``bold``, ``italic``, ``title``), its automatic number, if any."""

    text: str
    look: str = ""
    number: str = ""
    centred: bool = False


@dataclass
class Grid:
    """A table: rows of cells, each with its words."""

    rows: list[list[str]]
    bold_first: bool = False


Block = Para | Grid


@dataclass
class Draft:
    """What is to be typed, and how."""

    rng: random.Random
    truth: dict[str, Any] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    paragraph: int = 0
    section: int = 0

    def form(self, part: str, forms: Sequence[Callable[["Draft"], Any]]) -> Any:
        """What one of the forms of a part makes, chosen by chance; which one is noted."""
        chosen = self.rng.choice(forms)
        self.used[part] = chosen.__name__.removeprefix(part.split(":")[0].replace(" ", "_") + "_")
        return chosen(self)


# ---------------------------------------------------------------------------------------------------- dates


def day_long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def ordinal(number: int) -> str:
    return f"{number}{'th' if 10 < number < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


DATES: tuple[Callable[[date], str], ...] = (
    day_long,
    lambda d: f"{ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{DAYS[d.weekday()]} {day_long(d)}".upper(),
    lambda d: f"{DAYS[d.weekday()]}, {day_long(d)}",
    lambda d: f"{DAYS[d.weekday()]} {ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}, 2.00 pm",
    lambda d: f"{day_long(d)} at 10.30am",
    lambda d: day_long(d).upper(),
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year % 100:02}",
)
SHORT_DATES: tuple[Callable[[date], str], ...] = (
    day_long,
    lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year % 100:02}",
    lambda d: f"{ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year % 100:02}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
)


# ---------------------------------------------------------------------------------------------------- header


def _divisions(draft: Draft) -> str:
    rng = draft.rng
    if rng.random() < 0.35:
        draft.truth["divisions_affected"] = ["All"]
        return "All"
    names = rng.sample(people.PLACES, rng.randint(1, 3))
    draft.truth["divisions_affected"] = list(names)
    plain = not any(" and " in name or "&" in name for name in names)
    return rng.choice(("; ", ", ")).join(names) if not plain or rng.random() < 0.8 else ", ".join(names)


def _committee(draft: Draft) -> str:
    return str(draft.truth["committee"])


def _when(draft: Draft, forms: Sequence[Callable[[date], str]] = DATES) -> str:
    return draft.rng.choice(forms)(draft.truth["_day"])


def _above(draft: Draft) -> list[Para]:
    """What stands above it all."""
    rng = draft.rng
    letterheads = (
        "Oxfordshire County Council",
        "OXFORDSHIRE COUNTY COUNCIL",
        "For decision",
        "PUBLIC",
        "Public report",
    )
    above = [Para(words, centred=True) for words in letterheads if rng.random() < 0.07]
    if rng.random() < 0.3:
        words, item = rng.choice(
            (("Agenda Item 6", "6"), ("CA6", "CA6"), ("Item No. 6", "6"), ("Agenda Item No: 12", "12"), ("ITEM 4", "4"))
        )
        draft.truth["item"] = item
        above.append(Para(words))
    rng.shuffle(above)
    return above


def header_house(draft: Draft) -> list[Block]:
    rng, bold = draft.rng, draft.rng.choice(("", "bold"))
    dash = rng.choice((" – ", " - ", ": ", " –", ":", " — "))
    label = rng.choice(
        (
            "Divisions Affected",
            "Division(s) Affected",
            "Divisions affected",
            "Electoral divisions",
            "Electoral Divisions Affected",
            "DIVISIONS AFFECTED",
        )
    )
    lines = [Para(label + dash + (" " if dash[-1] not in " " else "") + _divisions(draft))]
    title = draft.truth["title"]
    if rng.random() < 0.3:
        title = draft.truth["title"] = title.upper()
    by = rng.choice(("Report by ", "Report by: ", "Report of ", "Report by the ", "Report of: ", "REPORT BY "))
    lines += [
        Para(
            rng.choice((_committee(draft), _committee(draft).upper(), f"Meeting of the {_committee(draft)}")),
            bold,
            centred=True,
        )
    ]
    lines += [Para(_when(draft), bold, centred=True), Para(title, rng.choice((bold, "title")), centred=True)]
    lines += [Para(by + draft.truth["report_by"], bold, centred=True)]
    return [*_above(draft), *lines]


def header_value_below(draft: Draft) -> list[Block]:
    lines: list[Block] = [Para("Divisions Affected:"), Para(_divisions(draft))]
    lines += [
        Para(_committee(draft).upper(), "bold", centred=True),
        Para(_when(draft), "bold"),
        Para(draft.truth["title"], "bold"),
    ]
    return [*_above(draft), *lines, Para("Report by " + draft.truth["report_by"], "bold")]


def header_labels(draft: Draft) -> list[Block]:
    rng = draft.rng
    tab = rng.choice(("\t", " ", "\t\t"))
    pairs = [
        (rng.choice(("Report to", "Meeting", "Committee", "To", "Decision-maker")), _committee(draft)),
        (rng.choice(("Date of meeting", "Meeting date", "Date")), _when(draft, DATES[:8])),
        (rng.choice(("Title", "Report title", "Subject", "Title of report")), draft.truth["title"]),
        (rng.choice(("Report by", "Report of", "Report from")), draft.truth["report_by"]),
        (rng.choice(("Divisions affected", "Division(s) Affected", "Electoral divisions")), _divisions(draft)),
    ]
    if rng.random() < 0.4:
        rng.shuffle(pairs)
    bold = rng.random() < 0.5
    return [*_above(draft), *(Para(f"**{k}:**{tab}{v}" if bold else f"{k}:{tab}{v}") for k, v in pairs)]


def header_table(draft: Draft) -> list[Block]:
    rng = draft.rng
    colon = rng.choice(("", ":"))
    pairs = [
        (rng.choice(("Meeting", "Report to", "Committee")), _committee(draft)),
        (rng.choice(("Date", "Date of meeting", "Meeting date")), _when(draft, DATES[:8])),
        (rng.choice(("Report title", "Title", "Subject")), draft.truth["title"]),
        (rng.choice(("Report by", "Report of", "Lead officer")), draft.truth["report_by"]),
        (rng.choice(("Divisions affected", "Division(s) affected")), _divisions(draft)),
    ]
    return [*_above(draft), Grid([[k + colon, v] for k, v in pairs], rng.random() < 0.5)]


def header_breaks(draft: Draft) -> list[Block]:
    lines = [_committee(draft).upper(), _when(draft), draft.truth["title"], "Report by " + draft.truth["report_by"]]
    return [
        *_above(draft),
        Para("Divisions Affected – " + _divisions(draft)),
        Para("\n".join(lines), "bold", centred=True),
    ]


def header_committee_and_date(draft: Draft) -> list[Block]:
    rng = draft.rng
    line = _committee(draft) + rng.choice((" – ", ", ", " - ")) + _when(draft, DATES[:5])
    return [
        *_above(draft), Para(line, "bold"), Para(draft.truth["title"], "title"),
        Para("Report by " + draft.truth["report_by"]), Para("Divisions affected: " + _divisions(draft)),
    ]  # fmt: skip


def header_report_by_below(draft: Draft) -> list[Block]:
    return [
        *_above(draft), Para(_committee(draft), "bold"), Para(_when(draft), "bold"), Para(draft.truth["title"], "bold"),
        Para("Report by:"), Para(draft.truth["report_by"]), Para("Divisions Affected – " + _divisions(draft)),
    ]  # fmt: skip


def header_two_labels_a_line(draft: Draft) -> list[Block]:
    return [
        *_above(draft), Para(f"Meeting: {_committee(draft)}\tDate: {_when(draft, DATES[:6])}"),
        Para(f"Title: {draft.truth['title']}"), Para(f"Report by: {draft.truth['report_by']}"),
        Para(f"Divisions affected: {_divisions(draft)}"),
    ]  # fmt: skip


def header_wide_table(draft: Draft) -> list[Block]:
    return [
        *_above(draft),
        Grid([["Meeting", _committee(draft), "Date", _when(draft, DATES[:6])],
              ["Title", draft.truth["title"], "Report by", draft.truth["report_by"]]]),
        Para(f"Divisions affected: {_divisions(draft)}"),
    ]  # fmt: skip


def header_meeting_of(draft: Draft) -> list[Block]:
    rng = draft.rng
    words = rng.choice(("Report to {}", "Meeting of {}", "Report to the {}", "Delegated Decisions by {}"))
    if draft.truth["committee"] != "Cabinet Member for Transport Management":
        words = words.replace("Delegated Decisions by", "Report to")
    return [
        *_above(draft), Para(words.format(_committee(draft)), "bold"), Para(_when(draft), "bold"),
        Para(draft.truth["title"], "bold"), Para(f"Report of the {draft.truth['report_by']}", "bold"),
        Para(f"Division(s) affected: {_divisions(draft)}"),
    ]  # fmt: skip


HEADERS = (header_two_labels_a_line, header_wide_table, header_meeting_of, header_house, header_house, header_value_below, header_labels, header_table, header_breaks,
           header_committee_and_date, header_report_by_below)  # fmt: skip


# ---------------------------------------------------------------------------------------------------- headings


HEADING_WAYS = (
    "style", "bold", "bold", "bold colon", "capitals", "underlined", "numbered", "numbered style", "numbered by Word",
)  # fmt: skip
NUMBER_WAYS = ("auto", "auto", "tab", "space", "none")
RUN_IN_WAYS = ("**{}:** {}", "{}: {}", "**{} –** {}", "**{}** – {}", "{} – {}", "**{}.** {}")


def heading(draft: Draft, words: str) -> Para:
    """A heading as this file has them."""
    way = draft.truth["_headings"]
    draft.section += 1
    match way:
        case "style":
            return Para(words, "heading")
        case "bold":
            return Para(words, "bold")
        case "bold colon":
            return Para(words + ":", "bold")
        case "capitals":
            return Para(words.upper(), "bold")
        case "underlined":
            return Para(words, "underlined")
        case "numbered":
            return Para(f"{draft.section}.\t{words}", "bold")
        case "numbered by Word":
            return Para(words, "bold", number="heading")
        case "numbered style":
            return Para(f"{draft.section}. {words}", "heading")
        case _:
            raise AssertionError(way)


def numbered(draft: Draft, words: str) -> Para:
    """A paragraph with a number as this file has them."""
    draft.paragraph += 1
    match draft.truth["_numbers"]:
        case "auto":
            return Para(words, number="main")
        case "tab":
            return Para(f"{draft.paragraph}.\t{words}")
        case "space":
            return Para(f"{draft.paragraph}. {words}")
        case "inner":
            return Para(words, number="inner")
        case "section":
            draft.truth["_sub"] = draft.truth.get("_sub", {})
            inner = draft.truth["_sub"][draft.section] = draft.truth["_sub"].get(draft.section, 0) + 1
            return Para(f"{draft.section}.{inner}\t{words}")
        case _:
            return Para(words)


# ---------------------------------------------------------------------------------------------------- recommendation


def _items(draft: Draft, least: int = 1) -> list[str]:
    items = draft.rng.sample(people.ACTS, draft.rng.randint(max(1, least), 3))
    draft.truth["items"] = list(items)
    return items


def _with_ends(draft: Draft, items: Sequence[str]) -> list[str]:
    end = draft.rng.choice(("; and", ";", "", "."))
    if end == "; and":
        return [*(f"{item};" for item in items[:-2]), *(f"{item}; and" for item in items[-2:-1]), f"{items[-1]}."]
    return [f"{item}{end}" for item in items]


def _who(draft: Draft) -> str:
    return str(draft.truth["decision_maker"])


def recommendation_one(draft: Draft) -> list[Block]:
    rng = draft.rng
    item = rng.choice(people.ACTS)
    draft.truth["items"] = [item]
    lead = rng.choice(
        (
            "{} is RECOMMENDED to ",
            "{} is recommended to ",
            "{} is asked to ",
            "{} is invited to ",
            "{} is requested to ",
        )
    )
    return [numbered(draft, f"{lead.format(_who(draft))}{item}.")]


LEADS = (
    "{} is RECOMMENDED to:", "{} is recommended to:", "{} is asked to:", "{} is RECOMMENDED to", "It is recommended that {}:",
    "{} is RECOMMENDED:", "{} is invited to:", "It is therefore recommended that {}:", "{} is requested to:", "That {}:",
)  # fmt: skip
MARKS: dict[str, Callable[[int], str]] = {
    "letters": lambda n: f"({'abc'[n]}) ",
    "letters and tab": lambda n: f"({'abc'[n]})\t",
    "half letters": lambda n: f"{'abc'[n]}) ",
    "romans": lambda n: f"\t{('i', 'ii', 'iii')[n]})\t",
    "romans in brackets": lambda n: f"({('i', 'ii', 'iii')[n]}) ",
    "numbers": lambda n: f"{n + 1}) ",
    "bullets": lambda _: "•\t",
    "dashes": lambda _: "- ",
}


def recommendation_several(draft: Draft) -> list[Block]:
    rng = draft.rng
    lead = rng.choice(LEADS)
    items = _with_ends(draft, _items(draft, 2))
    if lead.endswith("RECOMMENDED:"):
        items = [f"to {item}" for item in items]
    who = _who(draft) if lead.startswith(("{", "That")) else _who(draft).replace("The ", "the ", 1)
    first = numbered(draft, lead.format(who))
    mark = rng.choice((*MARKS, "automatic", "automatic"))
    draft.used["items"] = mark
    if mark == "automatic":
        return [first, *(Para(item, number="letters") for item in items)]
    return [first, *(Para(MARKS[mark](n) + item) for n, item in enumerate(items))]


def recommendation_boxed(draft: Draft) -> list[Block]:
    item = draft.rng.choice(people.ACTS)
    draft.truth["items"] = [item]
    return [Grid([[f"{_who(draft)} is RECOMMENDED to {item}."]])]


def recommendation_breaks(draft: Draft) -> list[Block]:
    items = _with_ends(draft, _items(draft, 2))
    lines = "\n".join(f"({'abc'[n]}) {item}" for n, item in enumerate(items))
    return [Para(f"{_who(draft)} is RECOMMENDED to:\n{lines}")]


def recommendation_nested(draft: Draft) -> list[Block]:
    rng = draft.rng
    one, two, three, four = rng.sample(people.ACTS, 4)
    draft.truth["items"] = [f"{one}, in particular: {two} {three}", four]
    return [
        numbered(draft, f"{_who(draft)} is RECOMMENDED to:"), Para(f"(a) {one}, in particular:"),
        Para(f"\t(i) {two}"), Para(f"\t(ii) {three}"), Para(f"(b) {four}."),
    ]  # fmt: skip


def recommendation_run_on(draft: Draft) -> list[Block]:
    items = _items(draft, 2)
    ends = [f"({'abc'[n]}) {item}" for n, item in enumerate(items)]
    return [numbered(draft, f"{_who(draft)} is RECOMMENDED to {'; '.join(ends[:-1])}; and {ends[-1]}.")]


def recommendation_bare(draft: Draft) -> list[Block]:
    draft.truth["decision_maker"] = ""
    return [Para(f"To {item}.") for item in _items(draft)]


RECOMMENDATIONS = (recommendation_run_on, recommendation_bare, recommendation_one, recommendation_one, recommendation_several, recommendation_several,
                   recommendation_several, recommendation_boxed, recommendation_breaks, recommendation_nested)  # fmt: skip


# ---------------------------------------------------------------------------------------------------- checkers


def _date(draft: Draft, checker: dict[str, str]) -> str:
    day = draft.truth["_day"] - timedelta(days=draft.rng.randint(14, 40))
    checker["date"] = day.isoformat()
    return str(draft.truth["_checked"](day))


def _checker(
    draft: Draft, who: Person, *, title: bool = True, email: bool = True, day: bool = True
) -> tuple[dict[str, str], list[str]]:
    """A checker, and the pieces that name one."""
    found = {"name": who.name}
    pieces = [who.name]
    if title:
        found["job_title"] = who.job_title
        pieces.append(who.job_title)
    if email:
        found["email"] = who.email
        pieces.append(who.email)
    if day:
        pieces.append(_date(draft, found))
    return found, pieces


CHECKER_LABELS = (
    "Comments checked by:", "Comments checked by:", "Comments checked by", "Checked by:", "{} comments checked by:",
    "Comments provided by:", "{} comments verified by:", "Checked by", "Comments reviewed by:", "Comments cleared by –",
    "{} implications checked by:", "COMMENTS CHECKED BY:", "Comments agreed by:", "{} comments provided by:", "Reviewed by:",
)  # fmt: skip


def _label(draft: Draft) -> str:
    return str(draft.rng.choice(CHECKER_LABELS)).format(draft.truth["_area"])


def _choices(draft: Draft) -> dict[str, bool]:
    rng = draft.rng
    return {"title": rng.random() < 0.93, "email": rng.random() < 0.8, "day": rng.random() < 0.8}


def checker_one_line(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, pieces = _checker(draft, people.person(draft.rng), **_choices(draft))
    between = draft.rng.choice((", ", ", ", " – ", " - ", "; "))
    return [found], [Para(f"{_label(draft)} {between.join(pieces)}", draft.rng.choice(("", "", "italic")))]


def checker_address_first(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, pieces = _checker(draft, people.person(draft.rng))
    name, title, email, day = pieces
    order = draft.rng.choice(([name, title, day, email], [name, email, title, day], [name, title, email, day]))
    return [found], [Para(f"{_label(draft)} {', '.join(order)}")]


def checker_below(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    rng = draft.rng
    found, pieces = _checker(draft, people.person(rng), **_choices(draft))
    label = _label(draft)
    cut = rng.randint(1, len(pieces))
    lines = [", ".join(pieces[:cut]), *pieces[cut:]] if rng.random() < 0.6 else [", ".join(pieces)]
    if rng.random() < 0.3:
        return [found], [Para("\n".join([label, *lines]))]
    return [found], [Para(label), *(Para(line) for line in lines)]


def checker_label_and_name(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, pieces = _checker(draft, people.person(draft.rng), **_choices(draft))
    name, *rest = pieces
    lines = [", ".join(rest)] if draft.rng.random() < 0.5 else rest
    if draft.rng.random() < 0.5:
        return [found], [Para("\n".join([f"{_label(draft)} {name}", *lines]).strip())]
    return [found], [Para(f"{_label(draft)} {name}"), *(Para(line) for line in lines if line)]


def checker_in_brackets(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, (name, title, email, day) = _checker(draft, people.person(draft.rng))
    words = draft.rng.choice((
        f"{name} ({title}), {email}, {day}", f"{name}, {title} ({email}), {day}", f"{name} ({title}) {email} {day}",
        f"{name} – {title} ({email}) – {day}", f"{name}, {title}, {email} ({day})", f"{name} ({title}, {email}) {day}",
    ))  # fmt: skip
    if "(" in title and f"({title}" in words:
        words = f"{name}, {title}, {email}, {day}"
    return [found], [Para(f"{_label(draft)} {words}")]


def checker_named_values(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, (name, title, email, day) = _checker(draft, people.person(draft.rng))
    words = draft.rng.choice((
        f"{name}, {title}, e-mail: {email}, date: {day}", f"{name}, {title}. Email {email}. Dated {day}",
        f"{name}, {title}, Email: {email} on {day}", f"Name: {name}, Job title: {title}, Email: {email}, Date: {day}",
    ))  # fmt: skip
    return [found], [Para(f"{_label(draft)} {words}")]


def checker_two_with_and(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    rng = draft.rng
    one, first = _checker(draft, people.person(rng), day=False)
    two, second = _checker(draft, people.person(rng), day=False)
    if one["name"] == two["name"]:
        return checker_one_line(draft)
    way = rng.randint(0, 3)
    if way == 0:
        words = f"{', '.join(first)} and {', '.join(second)}"
    elif way == 1:
        words = f"{first[0]}, {first[1]} and {second[0]}, {second[1]}, {first[2]} / {second[2]}"
    elif way == 2:
        day = _date(draft, one)
        two["date"] = one["date"]
        words = f"{', '.join(first)} and {', '.join(second)}, {day}"
    else:
        words = f"{first[0]}, {first[1]}, {first[2]}; {second[0]}, {second[1]}, {second[2]}"
    return [one, two], [Para(f"{_label(draft)} {words}")]


def checker_two_lines(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    rng = draft.rng
    one, first = _checker(draft, people.person(rng))
    two, second = _checker(draft, people.person(rng))
    if one["name"] == two["name"]:
        return checker_one_line(draft)
    label = _label(draft)
    way = rng.randint(0, 2)
    if way == 0:
        return [one, two], [Para(label), Para(", ".join(first)), Para(", ".join(second))]
    if way == 1:
        return [one, two], [Para(f"{label} {', '.join(first)}"), Para(f"{label} {', '.join(second)}")]
    return [one, two], [Para(f"{label}\n{', '.join(first)}\n{', '.join(second)}")]


def checker_nobody(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    words = draft.rng.choice(
        (
            "",
            "",
            "tbc",
            "TBC",
            "Finance Team",
            "HR Business Partner",
            "awaiting comments",
            "Legal Services",
            "[name]",
            "to follow",
        )
    )
    draft.truth["_nobody"] = words
    return [], [Para(f"{_label(draft)} {words}".strip())]


def checker_none(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    return [], []


def checker_all_in_brackets(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, pieces = _checker(draft, people.person(draft.rng), **_choices(draft))
    return [found], [Para(f"(Comments checked by: {', '.join(pieces)})")]


def checker_after_the_text(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, pieces = _checker(draft, people.person(draft.rng), day=draft.rng.random() < 0.5)
    draft.truth["_after_text"] = f"Comments checked by: {', '.join(pieces)}"
    return [found], []


def checker_as_a_list(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    one, first = _checker(draft, people.person(draft.rng), **_choices(draft))
    two, second = _checker(draft, people.person(draft.rng), **_choices(draft))
    if one["name"] == two["name"] or len(first) < 2 or len(second) < 2:
        return checker_one_line(draft)
    number = draft.rng.choice(("", "bullets"))
    lines = [Para(f"{'' if number else '- '}{', '.join(said)}", number=number) for said in (first, second)]
    return [one, two], [Para(_label(draft)), *lines]


def checker_label_a_line(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, (name, title, email, day) = _checker(draft, people.person(draft.rng))
    rows = (f"Name: {name}", f"Job title: {title}", f"Email: {email}", f"Date: {day}")
    return [found], [Para(_label(draft)), *(Para(row) for row in rows)]


def checker_consulted(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, pieces = _checker(draft, people.person(draft.rng), title=False, email=False)
    area = draft.truth["_area"]
    words = draft.rng.choice((
        f"{area} officer consulted: {pieces[0]} Date: {pieces[1]}", f"Name of {area.casefold()} officer consulted: {pieces[0]}, date: {pieces[1]}",
        f"{area} sign-off: {pieces[0]}, {pieces[1]}", f"Signed off by: {pieces[0]} on {pieces[1]}",
    ))  # fmt: skip
    return [found], [Para(words)]


def checker_bars(draft: Draft) -> tuple[list[dict[str, str]], list[Block]]:
    found, pieces = _checker(draft, people.person(draft.rng))
    return [found], [Para(f"{_label(draft)} {' | '.join(pieces)}")]


CHECKERS = (checker_all_in_brackets, checker_after_the_text, checker_as_a_list, checker_label_a_line, checker_consulted, checker_bars, checker_one_line, checker_one_line, checker_one_line, checker_address_first, checker_below, checker_below,
            checker_label_and_name, checker_in_brackets, checker_named_values, checker_two_with_and, checker_two_lines,
            checker_nobody, checker_none)  # fmt: skip

AREAS = {
    "financial": ("Financial Implications", "Finance Implications", "Financial implications", "Finance Comments"),
    "legal": ("Legal Implications", "Legal implications", "Legal and Governance Implications", "Legal Comments"),
    "staff": ("Staff Implications", "Staffing Implications", "Workforce Implications", "HR Implications"),
    "equality": (
        "Equality & Inclusion Implications",
        "Equality and Inclusion Implications",
        "Equalities Implications",
        "Equality Implications",
    ),
    "sustainability": (
        "Sustainability Implications",
        "Climate & Sustainability Implications",
        "Climate Implications",
        "Environmental Implications",
    ),
}
AREA_WORDS = {
    "financial": "Finance",
    "legal": "Legal",
    "staff": "HR",
    "equality": "Equalities",
    "sustainability": "Climate",
}
TABLE_AREAS = {
    "financial": ("Financial", "Finance", "Financial implications"), "legal": ("Legal", "Legal implications"),
    "staff": ("Staff", "Staffing", "Staff implications", "HR"), "equality": ("Equality & Inclusion", "Equalities", "Equality and inclusion"),
    "sustainability": ("Sustainability", "Climate", "Sustainability implications"),
}  # fmt: skip


def _after_the_text(draft: Draft, blocks: list[Block]) -> None:
    """Put a checker at the end of the last paragraph, where the form is that."""
    words = draft.truth.pop("_after_text", "")
    last = blocks[-1]
    if words and isinstance(last, Para):
        last.text += f" {words}" if last.text.endswith(".") else f" ({words})"


def implications_headed(draft: Draft) -> list[Block]:
    blocks: list[Block] = []
    for area, headings in AREAS.items():
        draft.truth["_area"] = AREA_WORDS[area]
        blocks.append(heading(draft, draft.rng.choice(headings)))
        texts = draft.rng.sample(people.IMPLIED, draft.rng.choice((1, 1, 2)))
        blocks += [numbered(draft, text) for text in texts]
        found, lines = draft.form(f"checker:{area}", CHECKERS)
        _after_the_text(draft, blocks)
        draft.truth["implications"][area] = {"text": "\n".join(texts), "checked_by": found}
        blocks += lines
    return blocks


def implications_run_in(draft: Draft) -> list[Block]:
    rng = draft.rng
    way = rng.choice(RUN_IN_WAYS)
    blocks: list[Block] = []
    for area, headings in AREAS.items():
        draft.truth["_area"] = AREA_WORDS[area]
        text = rng.choice(people.IMPLIED)
        blocks.append(Para(way.format(rng.choice(headings), text)))
        found, lines = draft.form(f"checker:{area}", CHECKERS)
        _after_the_text(draft, blocks)
        draft.truth["implications"][area] = {"text": text, "checked_by": found}
        blocks += lines
    return blocks


def implications_grouped(draft: Draft) -> list[Block]:
    return [heading(draft, draft.rng.choice(("Implications", "Corporate Implications"))), *implications_headed(draft)]


def implications_table(draft: Draft) -> list[Block]:
    rng = draft.rng
    head = [
        rng.choice(("Area", "Implication", "Issue", "Type")), rng.choice(("Comments", "Implications", "Details")),
        rng.choice(("Checked by", "Comments checked by", "Sign-off", "Officer consulted", "Cleared by")),
    ]  # fmt: skip
    rows = [head]
    for area, names in TABLE_AREAS.items():
        text = rng.choice(people.IMPLIED)
        found: list[dict[str, str]] = []
        words = rng.choice(("", "", "TBC", "Finance Team"))
        if rng.random() < 0.7:
            one, pieces = _checker(draft, people.person(rng), **_choices(draft))
            found, words = [one], rng.choice((", ".join(pieces), "\n".join(pieces)))
            if rng.random() < 0.15:
                two, more = _checker(draft, people.person(rng), **_choices(draft))
                if two["name"] != one["name"]:
                    found, words = [one, two], f"{', '.join(pieces)}\n{', '.join(more)}"
        draft.truth["implications"][area] = {"text": text, "checked_by": found}
        rows.append([rng.choice(names), text, words])
    return [heading(draft, "Implications"), Grid(rows, True)]


IMPLICATIONS = (implications_headed, implications_headed, implications_headed, implications_grouped, implications_run_in,
                implications_table)  # fmt: skip


# ---------------------------------------------------------------------------------------------------- closing


def signatory_two_lines(draft: Draft) -> list[Block]:
    name, title = draft.truth["signatory"]["name"], draft.truth["signatory"]["job_title"]
    look = draft.rng.choice(("", "bold"))
    return [Para(draft.rng.choice((name, name.upper())), look), Para(title, draft.rng.choice(("", look)))]


def signatory_break(draft: Draft) -> list[Block]:
    name, title = draft.truth["signatory"]["name"], draft.truth["signatory"]["job_title"]
    return [Para(f"{draft.rng.choice((name, name.upper()))}\n{title}", draft.rng.choice(("", "bold")))]


def signatory_comma(draft: Draft) -> list[Block]:
    return [Para(f"{draft.truth['signatory']['name']}, {draft.truth['signatory']['job_title']}")]


def signatory_none(draft: Draft) -> list[Block]:
    draft.truth["signatory"] = None
    return []


def signatory_with_date(draft: Draft) -> list[Block]:
    return [*signatory_two_lines(draft), Para(f"{MONTHS[draft.truth['_day'].month - 1]} {draft.truth['_day'].year}")]


def signatory_dash(draft: Draft) -> list[Block]:
    return [Para(f"{draft.truth['signatory']['name']} – {draft.truth['signatory']['job_title']}")]


SIGNATORIES = (
    signatory_dash,
    signatory_two_lines,
    signatory_two_lines,
    signatory_break,
    signatory_comma,
    signatory_none,
    signatory_with_date,
)


def _annexes(draft: Draft) -> list[str]:
    found = draft.rng.sample(people.ANNEXES, draft.rng.randint(1, 3))
    draft.truth["annexes"] = list(found)
    return found


def annexes_same_line(draft: Draft) -> list[Block]:
    one, *rest = _annexes(draft)
    word, mark = draft.rng.choice(("Annex", "Annex", "Appendix")), draft.rng.choice((": ", " – ", " - ", "\t", " "))
    label = draft.rng.choice(("Annexes:", "Annex:", "Annexes: ")) if word == "Annex" else "Appendices:"
    ids = draft.rng.choice(("123", "ABC"))
    tab = draft.rng.choice(("\t", " ", "\t\t"))
    return [
        Para(f"{label}{tab}{word} {ids[0]}{mark}{one}"),
        *(Para(f"{tab.strip(' ')}{word} {ids[n]}{mark}{title}") for n, title in enumerate(rest, 1)),
    ]


def annexes_below(draft: Draft) -> list[Block]:
    mark = draft.rng.choice((": ", " – ", " - ", "\t"))
    ids = draft.rng.choice(("123", "ABC"))
    label = draft.rng.choice((Para("Annexes"), Para("Annexes:", "bold"), Para("Annexes", "bold")))
    return [label, *(Para(f"Annex {ids[n]}{mark}{title}") for n, title in enumerate(_annexes(draft)))]


def annexes_bare(draft: Draft) -> list[Block]:
    return [Para(f"Annex {n + 1}: {title}") for n, title in enumerate(_annexes(draft))]


def annexes_nil(draft: Draft) -> list[Block]:
    draft.truth["annexes"] = []
    return [Para(draft.rng.choice(("Annexes: Nil", "Annex: None", "Annex:\tNil", "Annexes: None", "Annexes: N/A")))]


def annexes_run_on(draft: Draft) -> list[Block]:
    return [Para("Annexes: " + "; ".join(f"Annex {n + 1}: {title}" for n, title in enumerate(_annexes(draft))))]


def annexes_listed(draft: Draft) -> list[Block]:
    number = draft.rng.choice(("", "bullets"))
    return [Para("Annexes:"), *(Para(f"{'' if number else '- '}{title}", number=number) for title in _annexes(draft))]


def annexes_breaks(draft: Draft) -> list[Block]:
    return [Para("Annexes: " + "\n".join(f"Annex {n + 1} – {title}" for n, title in enumerate(_annexes(draft))))]


ANNEXES = (
    annexes_run_on,
    annexes_listed,
    annexes_same_line,
    annexes_same_line,
    annexes_below,
    annexes_bare,
    annexes_nil,
    annexes_breaks,
)


def papers_nil(draft: Draft) -> list[Block]:
    draft.truth["background_papers"] = []
    return [
        Para(
            draft.rng.choice(
                (
                    "Background papers: Nil",
                    "Background papers:\tNil",
                    "Background Papers: None",
                    "Background papers – None",
                    "**Background papers:** Nil",
                )
            )
        )
    ]


def papers_same_line(draft: Draft) -> list[Block]:
    one, *rest = found = draft.rng.sample(people.PAPERS, draft.rng.randint(1, 2))
    draft.truth["background_papers"] = list(found)
    return [Para(f"Background papers: {one}"), *(Para(words) for words in rest)]


def papers_below(draft: Draft) -> list[Block]:
    found = draft.rng.sample(people.PAPERS, draft.rng.randint(1, 3))
    draft.truth["background_papers"] = list(found)
    mark = draft.rng.choice(("", "• ", "1", "list"))
    lines = [
        Para(words, number="bullets" if mark == "list" else "")
        if mark in {"", "list"}
        else Para(f"{n}. {words}" if mark == "1" else f"{mark}{words}")
        for n, words in enumerate(found, 1)
    ]
    return [draft.rng.choice((Para("Background papers:"), Para("Background Papers", "bold"))), *lines]


def papers_none_at_all(draft: Draft) -> list[Block]:
    draft.truth["background_papers"] = []
    return [Para("Background papers: There are no background papers to this report.")]


def papers_run_on(draft: Draft) -> list[Block]:
    found = draft.rng.sample([paper for paper in people.PAPERS if ";" not in paper], 2)
    draft.truth["background_papers"] = list(found)
    return [Para(f"Background papers: {'; '.join(found)}")]


PAPERS = (papers_none_at_all, papers_run_on, papers_nil, papers_nil, papers_same_line, papers_below)


def others_nil(draft: Draft) -> list[Block]:
    return [Para(draft.rng.choice(("Other Documents: Nil", "Other Documents:\tNil", "Other documents: None")))]


def others_absent(draft: Draft) -> list[Block]:
    return []


OTHERS = (others_nil, others_nil, others_absent)


def _officer(draft: Draft, *, title: bool = True) -> tuple[dict[str, str], Person, str]:
    who = people.person(draft.rng)
    phone = draft.rng.choice(("01632 960199", "07700 900113", "01865 496 0123", "(01632) 960345", "07700900456"))
    found = {"name": who.name, "phone": phone, "email": who.email}
    if title:
        found["job_title"] = who.job_title
    draft.truth["contact_officers"].append(found)
    return found, who, phone


def contact_one_line(draft: Draft) -> list[Block]:
    _, who, phone = _officer(draft)
    words = draft.rng.choice((
        f"{who.name}, {who.job_title}, {phone}, {who.email}", f"{who.name}, {who.job_title}, {who.email}, {phone}",
        f"{who.name}, {who.job_title}. Tel: {phone}; e-mail: {who.email}", f"{who.name} – {who.job_title} – {phone} – {who.email}",
        f"{who.name}, {who.job_title}, Tel {phone}, Email {who.email}",
    ))  # fmt: skip
    return [
        Para(
            draft.rng.choice(
                (
                    "Contact Officer: ",
                    "Contact Officer:\t",
                    "**Contact Officer:** ",
                    "Contact officer – ",
                    "Report author: ",
                )
            )
            + words
        )
    ]


def contact_brackets(draft: Draft) -> list[Block]:
    _, who, phone = _officer(draft)
    title = who.job_title
    if "(" in title:
        title = draft.truth["contact_officers"][-1]["job_title"] = "Library Manager"
    return [Para(f"Contact Officer: {who.name} ({title}), {phone}, {who.email}")]


def contact_tabs(draft: Draft) -> list[Block]:
    _, who, phone = _officer(draft)
    extra = draft.rng.choice(("", "Tel: ", "Telephone: "))
    mail = {"": "", "Tel: ": "Email: ", "Telephone: ": "E-mail: "}[extra]
    return [
        Para(f"Contact Officer:\t{who.name}, {who.job_title}"),
        Para(f"\t\t\t{extra}{phone}"),
        Para(f"\t\t\t{mail}{who.email}"),
    ]


def contact_below(draft: Draft) -> list[Block]:
    _, who, phone = _officer(draft)
    rows = draft.rng.choice(([who.name, who.job_title, phone, who.email], [f"{who.name}, {who.job_title}", phone, who.email],
                             [who.name, who.job_title, who.email, phone], [f"{who.name}, {who.job_title}", f"{phone}, {who.email}"]))  # fmt: skip
    return [draft.rng.choice((Para("Contact Officer:"), Para("Contact Officer", "bold"))), *(Para(row) for row in rows)]


def contact_breaks(draft: Draft) -> list[Block]:
    _, who, phone = _officer(draft)
    return [Para(f"Contact Officer: {who.name}, {who.job_title}\n{phone}\n{who.email}")]


def contact_two(draft: Draft) -> list[Block]:
    _, one, phone = _officer(draft)
    _, two, other = _officer(draft)
    if one.name == two.name:
        draft.truth["contact_officers"].pop()
        return [Para(f"Contact Officer: {one.name}, {one.job_title}, {phone}, {one.email}")]
    first, second = (
        f"{one.name}, {one.job_title}, {phone}, {one.email}",
        f"{two.name}, {two.job_title}, {other}, {two.email}",
    )
    ways: list[list[Block]] = [
        [Para(f"Contact Officers: {first}"), Para(second)],
        [Para("Contact Officers:"), Para(first), Para(second)],
        [Para(f"Contact Officers: {first}; {second}")],
    ]
    return draft.rng.choice(ways)


def contact_no_title(draft: Draft) -> list[Block]:
    _, who, phone = _officer(draft, title=False)
    return [Para(f"Contact Officer: {who.name}, {phone}, {who.email}")]


def contact_labels(draft: Draft) -> list[Block]:
    _, who, phone = _officer(draft)
    rows = (f"Name: {who.name}", f"Job title: {who.job_title}", f"Telephone: {phone}", f"Email: {who.email}")
    return [Para("Contact Officer:"), *(Para(row) for row in rows)]


CONTACTS = (contact_labels, contact_one_line, contact_one_line, contact_brackets, contact_tabs, contact_below, contact_breaks, contact_two,
            contact_no_title)  # fmt: skip


def month_there(draft: Draft) -> list[Block]:
    day = draft.truth["_day"]
    draft.truth["month"] = f"{MONTHS[day.month - 1]} {day.year}"
    return [Para(draft.truth["month"])]


def month_absent(draft: Draft) -> list[Block]:
    draft.truth["month"] = ""
    return []


# ---------------------------------------------------------------------------------------------------- the whole

STANDARD = {
    "Executive Summary": ("Executive Summary", "Executive summary", "Summary"),
    "Corporate Policies and Priorities": (
        "Corporate Policies and Priorities",
        "Corporate Priorities",
        "Strategic Policies and Priorities",
        "Corporate Policies & Priorities",
    ),
    "Risk Management": ("Risk Management", "Risk management", "Risks", "Risk Assessment"),
}


def _section(draft: Draft, words: str) -> list[Block]:
    rng = draft.rng
    texts = [rng.choice(people.TEXTS) for _ in range(rng.randint(1, 3))]
    texts = list(dict.fromkeys(texts))
    blocks: list[Block] = [heading(draft, words), *(numbered(draft, text) for text in texts)]
    said = list(texts)
    if rng.random() < 0.2:
        entries = rng.sample(
            (
                "Thame – 120",
                "Watlington – 12",
                "more buses in the evening",
                "fewer empty seats",
                "A new stop at the station",
            ),
            2,
        )
        mark = rng.choice(("•\t", "- ", "auto", "\t•\t"))
        blocks += [Para(entry, number="bullets") if mark == "auto" else Para(mark + entry) for entry in entries]
        said += entries
    elif rng.random() < 0.08:
        blocks.append(Grid([["Year", "Cost"], ["2026/27", "£120,000"], ["2027/28", "£80,000"]]))
        said.append("Year Cost 2026/27 £120,000 2027/28 £80,000")
    elif rng.random() < 0.1:
        blocks.append(numbered(draft, "**Value for money.** The price was tested against six other councils."))
        said.append("Value for money. The price was tested against six other councils.")
    draft.truth["sections"].append([words, "\n".join(said)])
    return blocks


def report(seed: int) -> tuple[Draft, list[Block]]:
    """A report as an officer types it, and what it says."""
    rng = random.Random(seed)
    committee, decision_maker = rng.choice(people.COMMITTEES)
    signing = director(rng)
    day = date(2026, 1, 5) + timedelta(days=rng.randint(0, 600))
    draft = Draft(rng)
    draft.truth = {
        "committee": committee, "decision_maker": decision_maker, "title": rng.choice(people.TITLES), "report_by": signing,
        "meeting_date": day.isoformat(), "sections": [], "implications": {}, "contact_officers": [], "annexes": [],
        "background_papers": [], "signatory": {"name": people.person(rng).name, "job_title": signing},
        "_day": day, "_checked": rng.choice(SHORT_DATES),
        "_headings": rng.choice(HEADING_WAYS),
        "_numbers": rng.choice(NUMBER_WAYS),
    }  # fmt: skip
    if draft.truth["_headings"].startswith("numbered"):
        inner = "inner" if draft.truth["_headings"] == "numbered by Word" else "section"
        draft.truth["_numbers"] = rng.choice((inner, "none"))
    blocks: list[Block] = draft.form("header", HEADERS)
    title = rng.choice(("RECOMMENDATION", "RECOMMENDATIONS", "Recommendation", "Recommendation(s)", "Recommendations"))
    if draft.truth["_headings"].startswith("numbered"):
        blocks.append(heading(draft, title))
    else:
        blocks.append(Para(title, "heading" if draft.truth["_headings"] == "style" else "bold"))
    blocks += draft.form("recommendation", RECOMMENDATIONS)
    blocks += _section(draft, rng.choice(STANDARD["Executive Summary"]))
    if rng.random() < 0.7:
        blocks += _section(draft, rng.choice(("Background", "Introduction", "Introduction and background")))
    for words in rng.sample(people.OWN_HEADINGS, rng.randint(0, 2)):
        blocks += _section(draft, words)
    blocks += _section(draft, rng.choice(STANDARD["Corporate Policies and Priorities"]))
    blocks += draft.form("implications", IMPLICATIONS)
    blocks += _section(draft, rng.choice(STANDARD["Risk Management"]))
    if rng.random() < 0.4:
        blocks += _section(draft, rng.choice(("Consultation", "Consultations", "Consultation and Engagement")))
    closing = [
        ("signatory", SIGNATORIES),
        ("annexes", ANNEXES),
        ("papers", PAPERS),
        ("others", OTHERS),
        ("contact", CONTACTS),
    ]
    for part, forms in closing:
        blocks += draft.form(part, forms)
    if draft.used["signatory"] == "with_date":
        draft.truth["month"] = f"{MONTHS[day.month - 1]} {day.year}"
    else:
        blocks += draft.form("month", (month_there, month_there, month_absent))
    draft.used["headings"], draft.used["numbers"] = draft.truth["_headings"], draft.truth["_numbers"]
    draft.truth = {key: value for key, value in draft.truth.items() if not key.startswith("_")}
    return draft, blocks


def director(rng: random.Random) -> str:
    return people.director(rng) if rng.random() < 0.8 else "Head of Joint Commissioning – Age Well"
