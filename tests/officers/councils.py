"""Reports as officers type them in any council's form, as its profile has it: made by seed, with what they say.

Officers keep to their council's template, and vary it: another label or heading that means the same, a table for lines
or lines for a table, numbers typed or automatic, another wording of the lead-in and of the line of a checker.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from oscb_cli.layout.item_marks import item_marks
from oscb_cli.layout.outline import under_heading
from oscb_cli.layout.wording import checker_line, council_date, render
from oscb_cli.model.report import Checker
from oscb_cli.profile.schema import BODY, IMPLICATIONS, OTHER_HEADER_PARTS, RECOMMENDATION, UNDER_LABELS, Profile
from oscb_cli.recogniser.lead import begins_recommendation
from tests.officers import people
from tests.officers.forms import (
    CHECKERS,
    DATES,
    LEADS,
    SHORT_DATES,
    Block,
    Draft,
    Grid,
    Para,
    _after_the_text,
    checker_after_the_text,
    checker_nobody,
    director,
    heading,
    numbered,
)

_NUMBERED_WAYS = ("numbered", "numbered style", "numbered by Word", "numbered by Word", "bold")
_PLAIN_WAYS = ("style", "bold", "bold colon", "capitals", "underlined")
_VALUES = (
    "Ada Marsh, Head of Leisure",
    "Growth and the economy",
    "Homes and Communities",
    "2026/112",
    "Corporate Director",
)


def typed(profile: Profile, seed: int) -> tuple[Draft, list[Block]]:
    """A report as an officer of a council types it, and what it says."""
    rng = random.Random(seed)
    committee = rng.choice([spec for spec in profile.committees if not spec.with_portfolio])
    day = date(2026, 1, 5) + timedelta(days=rng.randint(0, 600))
    draft = Draft(rng)
    by_number = profile.numbering in {"by_section", "headings"}
    draft.truth = {
        "committee": committee.name, "decision_maker": committee.decision_maker, "title": rng.choice(people.TITLES),
        "report_by": director(rng), "meeting_date": day.isoformat(), "sections": [], "implications": {},
        "contact_officers": [], "annexes": [], "background_papers": [], "signatory": None, "fields": {}, "month": "",
        "divisions_affected": [], "_day": day, "_checked": rng.choice(SHORT_DATES), "_profile": profile,
        "_headings": rng.choice(_NUMBERED_WAYS if by_number else _PLAIN_WAYS), "_numbers": "none",
        "_table": rng.random() < (0.8 if profile.form.header == "table" else 0.25),
        "_rows": rng.random() < (0.85 if profile.form.implications == "table" else 0.12),
        "_bold": rng.random() < 0.7,
    }  # fmt: skip
    inner = {"numbered by Word": "inner", "numbered": "section", "numbered style": "section"}
    if draft.truth["_headings"] in inner and profile.numbering == "by_section":
        draft.truth["_numbers"] = rng.choice((inner[draft.truth["_headings"]], inner[draft.truth["_headings"]], "none"))
    elif profile.numbering == "running":
        draft.truth["_numbers"] = rng.choice(("auto", "tab", "space", "none"))
    blocks: list[Block] = []
    rows: list[list[str]] = []
    for part in (*profile.order, ""):
        row = _row(draft, part)
        if row is not None and draft.truth["_table"]:
            rows.append([row[0].rstrip(":"), row[1]])
            continue
        if rows:
            if profile.form.header_heading:
                blocks.append(Para(profile.form.header_heading, "bold"))
            blocks.append(Grid(rows, draft.truth["_bold"]))
            if rng.random() < 0.1 and part in profile.section_by_key and len(blocks) < 6:
                blocks.append(Para(draft.truth["title"], "bold"))  # some say it again on the next page
            rows = []
        if row is not None and row[1] in _choices(profile) and rng.random() < 0.3:
            blocks += [Para(row[0], "bold"), Para(row[1])]
        elif row is not None:
            blocks.append(_beside(draft, *row))
        elif part:
            blocks += _part(draft, part)
    draft.used["headings"], draft.used["numbers"] = draft.truth["_headings"], draft.truth["_numbers"]
    draft.truth = {key: value for key, value in draft.truth.items() if not key.startswith("_")}
    return draft, blocks


def _choices(profile: Profile) -> set[str]:
    return {choice for spec in profile.fields for choice in spec.choices}


def _beside(draft: Draft, label: str, value: str) -> Para:
    between = "" if label.endswith(("?", ":")) else ":"
    gap = draft.rng.choice((" ", "\t", " "))
    said = f"{label}{between}"
    return Para(f"**{said}**{gap}{value}" if draft.truth["_bold"] else f"{said}{gap}{value}")


def _row(draft: Draft, part: str) -> tuple[str, str] | None:
    """The label and the value of a part that has one; None for other parts."""
    profile: Profile = draft.truth["_profile"]
    rng = draft.rng
    if part in profile.field_by_key:
        spec = profile.field_by_key[part]
        value = rng.choice(spec.choices or _VALUES)
        draft.truth["fields"][part] = value
        return (_label(draft, spec.label, spec.aliases), value) if spec.label else None
    if part not in profile.form.labelled and part not in OTHER_HEADER_PARTS:
        return None
    label = _label(draft, profile.labels.get(part, part), profile.aliases.get(part, ()))
    if part == "divisions_affected":
        return label, _divisions(draft)
    if part == "meeting_date":
        day = draft.truth["_day"]
        return label, rng.choice([*(form(day) for form in DATES[:8]), council_date(profile, day)])
    if part == "contact_officers":
        return label, _officer(draft)
    if part == "key_decision":
        return label, rng.choice(("No", "No", "no"))
    if part in {"item", "forward_plan_reference"}:
        draft.truth[part] = rng.choice(("12", "7"))
        return label, draft.truth[part]
    return label, draft.truth[part]


def _label(draft: Draft, own: str, others: Sequence[str]) -> str:
    said = draft.rng.choice((own, own, own, *others))
    return said.upper() if draft.rng.random() < 0.06 else said


def _divisions(draft: Draft) -> str:
    rng = draft.rng
    if rng.random() < 0.35:
        draft.truth["divisions_affected"] = ["All"]
        return "All"
    plain = [name for name in people.PLACES if " and " not in name and "&" not in name]
    names = rng.sample(plain, rng.randint(1, 3))
    draft.truth["divisions_affected"] = list(names)
    return rng.choice(("; ", ", ")).join(names)


def _officer(draft: Draft) -> str:
    who = people.person(draft.rng)
    phone = draft.rng.choice(("01632 960199", "07700 900113", "01865 496 0123"))
    found = {"name": who.name, "job_title": who.job_title, "phone": phone, "email": who.email}
    draft.truth["contact_officers"].append(found)
    profile: Profile = draft.truth["_profile"]
    house = " ".join(render(profile.wording.contact_officer, dict(found)).split())
    return draft.rng.choice((house, house, f"{who.name}, {who.job_title}, {phone}, {who.email}", house.replace(" Tel:", "\nTel:").replace(" Email:", "\nEmail:")))  # fmt: skip


def _part(draft: Draft, part: str) -> list[Block]:
    profile: Profile = draft.truth["_profile"]
    rng = draft.rng
    if part in profile.section_by_key:
        spec = profile.section_by_key[part]
        if not spec.required and (rng.random() < 0.6 or part in {"exempt_information", "urgency"}):
            return []
        return _section(draft, _label(draft, spec.heading, spec.aliases), part)
    if part in profile.field_by_key:
        value = draft.truth["fields"][part]
        return [Para(rng.choice((value, value, value.upper())), rng.choice(("", "bold")))]
    match part:
        case "committee":
            words = draft.truth["committee"]
            return [Para(rng.choice((words, words.upper())), "bold", centred=True)]
        case "meeting_date":
            return [Para(rng.choice(DATES[:8])(draft.truth["_day"]), "bold", centred=True)]
        case "title":
            return [Para(draft.truth["title"], rng.choice(("title", "bold")), centred=True)]
        case "report_by":
            return [Para(render(profile.wording.report_by, {"report_by": draft.truth["report_by"]}), "bold")]
        case "divisions_affected":
            label = profile.labels["divisions_affected"]
            return [Para(f"{label}{rng.choice((' – ', ': '))}{_divisions(draft)}")]
        case "recommendation":
            return _recommendation(draft)
        case "implications":
            return _implications(draft)
        case "body":
            theirs = [words for words in people.OWN_HEADINGS if profile.section_for("", words) is None]
            own = rng.sample(theirs, rng.randint(0, 1))
            return [block for words in own for block in _section(draft, words, BODY)]
        case "signatory":
            who = people.person(rng)
            draft.truth["signatory"] = {"name": who.name, "job_title": draft.truth["report_by"]}
            return [Para(who.name, rng.choice(("", "bold"))), Para(draft.truth["report_by"])]
        case "month":
            draft.truth["month"] = f"{draft.truth['_day']:%B} {draft.truth['_day'].year}"
            return [Para(draft.truth["month"])]
        case _ if part in UNDER_LABELS:
            return _closing(draft, part)
        case _:
            raise AssertionError(part)


def _titled(draft: Draft, words: str, part: str) -> Para:
    """A heading, with a number where the council numbers this one."""
    profile: Profile = draft.truth["_profile"]
    way = draft.truth["_headings"]
    if part in profile.form.unnumbered and way.startswith("numbered"):
        return Para(words, "heading" if way == "numbered style" else "bold")
    return heading(draft, words)


def _text(draft: Draft, words: str, part: str) -> Para:
    profile: Profile = draft.truth["_profile"]
    return Para(words) if part in profile.form.unnumbered else numbered(draft, words)


def _section(draft: Draft, words: str, part: str) -> list[Block]:
    rng = draft.rng
    texts = list(dict.fromkeys(rng.choice(people.TEXTS) for _ in range(rng.randint(1, 3))))
    blocks: list[Block] = [_titled(draft, words, part), *(_text(draft, text, part) for text in texts)]
    said = list(texts)
    if part == "timetable":
        blocks = [blocks[0], Grid([["Meeting", "Date"], [draft.truth["committee"], "12 May 2026"]], True)]
        said = [f"Meeting Date {draft.truth['committee']} 12 May 2026"]
    elif rng.random() < 0.2:
        entries = ["more buses in the evening", "a new stop at the station"]
        blocks += [Para(entry, number="bullets") for entry in entries]
        said += entries
    elif rng.random() < 0.1:
        blocks.append(Grid([["Year", "Cost"], ["2026/27", "£120,000"], ["2027/28", "£80,000"]]))
        said.append("Year Cost 2026/27 £120,000 2027/28 £80,000")
    draft.truth["sections"].append([words, "\n".join(said)])
    return blocks


def _recommendation(draft: Draft) -> list[Block]:
    profile: Profile = draft.truth["_profile"]
    rng = draft.rng
    words = profile.labels[RECOMMENDATION]
    title = _titled(
        draft, _label(draft, words, [n for n in profile.aliases.get(RECOMMENDATION, ()) if len(n) < 20]), RECOMMENDATION
    )
    items = rng.sample(people.ACTS, rng.randint(1, 3))
    draft.truth["items"] = list(items)
    says_it = begins_recommendation(render(profile.wording.recommendation_several, {"decision_maker": "Cabinet"}))
    titles = [] if says_it and rng.random() < 0.5 else [title]
    boxed = bool(profile.form.boxes) and rng.random() < 0.5
    blocks = _recommended(draft, items)
    if boxed:
        said = [block.text for block in blocks if isinstance(block, Para) and not block.number]
        return [*titles, Grid([["\n".join(said)]])] if len(said) == len(blocks) else [*titles, *blocks]
    return [*titles, *blocks]


def _recommended(draft: Draft, items: list[str]) -> list[Block]:
    """The lead-in and the items of a recommendation."""
    profile: Profile = draft.truth["_profile"]
    rng = draft.rng
    who = draft.truth["decision_maker"]
    named = "decision_maker" in profile.wording.recommendation_several
    if not named:
        draft.truth["decision_maker"] = ""
    if len(items) == 1:
        lead = render(profile.wording.recommendation_one, {"decision_maker": who})
        return [_text(draft, f"{lead} {items[0]}.", RECOMMENDATION)]
    lead = render(profile.wording.recommendation_several, {"decision_maker": who})
    if named and rng.random() < 0.2 and not who.casefold().startswith("this"):
        words = rng.choice(LEADS[:4]).format(who[:1].upper() + who[1:])
        lead = words
    first = _text(draft, lead, RECOMMENDATION) if profile.recommendation.lead_numbered else Para(lead)
    marks = profile.recommendation.marks
    if marks == "paragraphs":
        return [first, *(_text(draft, f"{item}.", RECOMMENDATION) for item in items)]
    if rng.random() < 0.4:
        return [first, *(Para(f"{item};", number="letters") for item in items)]
    gap = rng.choice((" ", "\t"))
    return [first, *(Para(f"{mark}{gap}{item};") for mark, item in zip(item_marks(marks), items, strict=False))]


def _checked(draft: Draft, area: str) -> tuple[list[dict[str, str]], str]:
    """Who checked, as the council's line has it, and the line."""
    profile: Profile = draft.truth["_profile"]
    who = people.person(draft.rng)
    wanted = {"name": who.name, "job_title": who.job_title, "email": who.email}
    day = draft.truth["_day"] - timedelta(days=draft.rng.randint(14, 40))
    spec = profile.area_by_key[area]
    template = spec.checker_line or profile.wording.checker_line
    line = checker_line(Checker(**wanted, date=day), profile, area)
    said = {key: value for key, value in wanted.items() if key in template}
    if "date" in template:
        said["date"] = day.isoformat()
    return [said], line


def _implications(draft: Draft) -> list[Block]:
    profile: Profile = draft.truth["_profile"]
    rng = draft.rng
    specs = [spec for spec in profile.implications if spec.required or rng.random() < 0.4]
    group = profile.labels.get(IMPLICATIONS, "Implications")
    if draft.truth["_rows"] and len(specs) > 1:
        rows = [list(profile.form.implications_columns)]
        for spec in specs:
            text = rng.choice(people.IMPLIED)
            found, line = _checked(draft, spec.area) if spec.checker_required and rng.random() < 0.8 else ([], "")
            draft.truth["implications"][spec.area] = {"text": text, "checked_by": found}
            rows.append([rng.choice((spec.heading, spec.heading, *spec.aliases)), text, line])
        return [_titled(draft, group, IMPLICATIONS), Grid(rows, True)]
    blocks: list[Block] = []
    if profile.form.implications == "table" or rng.random() < 0.2:
        blocks.append(_titled(draft, group, IMPLICATIONS))
    forms = [form for form in CHECKERS if form is not checker_after_the_text]
    for spec in specs:
        name = spec.heading
        draft.truth["_area"] = name.split()[0]
        blocks.append(heading(draft, _label(draft, name, spec.aliases)))
        texts = rng.sample(people.IMPLIED, rng.choice((1, 1, 2)))
        blocks += [numbered(draft, text) for text in texts]
        found = []
        if spec.checker_required and rng.random() < 0.6:
            found, line = _checked(draft, spec.area)
            parted = line.replace(" Date consulted:", "\tDate:").replace(" Date consulted", "\nDate consulted")
            blocks.append(Para(rng.choice((line, line, parted)), rng.choice(("", "", "italic"))))
        elif spec.checker_required:
            found, lines = draft.form(f"checker:{spec.area}", [*forms, checker_nobody])
            _after_the_text(draft, blocks)
            blocks += lines
        draft.truth["implications"][spec.area] = {"text": "\n".join(texts), "checked_by": found}
    return blocks


def _closing(draft: Draft, part: str) -> list[Block]:
    profile: Profile = draft.truth["_profile"]
    rng = draft.rng
    label = _label(draft, profile.labels[part], profile.aliases.get(part, ()))
    match part:
        case "contact_officers":
            return [_beside(draft, label, _officer(draft))]
        case "annexes":
            found = rng.sample(people.ANNEXES, rng.randint(1, 3))
            draft.truth["annexes"] = list(found)
            name = render(profile.wording.annex_label, {"number": "{}"})
            lines = [f"{name.format(n)}{rng.choice((': ', ' – '))}{title}" for n, title in enumerate(found, start=1)]
        case "background_papers":
            found = rng.sample(people.PAPERS, rng.randint(0, 2))
            draft.truth["background_papers"] = list(found)
            lines = found or [rng.choice(("None", "Nil", profile.wording.nil))]
        case _:
            lines = []
    if not lines:
        return []
    if part == "annexes" and rng.random() < 0.3:
        lines = [f"{n}. {title}" for n, title in enumerate(draft.truth["annexes"], start=1)]
    if under_heading(part, profile):
        if lines == draft.truth["annexes"] or rng.random() < 0.2:
            return [heading(draft, label), *(Para(line.partition(". ")[2] or line, number="bullets") for line in lines)]
        return [heading(draft, label), *(Para(line) for line in lines)]
    if rng.random() < 0.5:
        return [Para(f"{label}:", "bold"), *(Para(line) for line in lines)]
    return [_beside(draft, label, lines[0]), *(Para(line) for line in lines[1:])]


def truth_of(draft: Draft) -> dict[str, Any]:
    """What a report says, as ``measure.fields`` compares it."""
    return draft.truth
