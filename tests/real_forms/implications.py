"""Implications and who checked them in the forms of invented councils: each form is data, each report made by seed.

A form says what stands above the implications, the lines or cells of one, and what follows them all. In its templates
``{topic}`` is what the form calls the area, ``{text}`` the implication, ``{name}``, ``{post}``, ``{email}`` and
``{date}`` whoever checked it, ``{dept}`` and ``{director}`` whose they are, ``{k}`` the number of the area. A line that
begins with ``*`` is bold. ``checked`` are the areas that somebody checked, ``titled``
says that the form gives their job title.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document

from tests.officers.people import FIRST, LAST

TEXTS = {
    "financial": (
        "The cost of £{n},000 is met from existing budgets.",
        "There are no direct financial implications.",
        "A grant of £{n},000 has been received; the rest is in the capital programme.",
    ),
    "legal": (
        "The council has the power under section 1 of the Localism Act 2011.",
        "The contract is let under the Procurement Act 2023.",
        "There are no legal implications arising from this report.",
    ),
    "staff": ("Two posts are added to the team from April.", "Staff have been consulted and none is at risk.", "None."),
    "equality": (
        "No group is worse off.",
        "An assessment was made and found that {n} households gain.",
        "Step-free access is improved.",
    ),
    "climate": (
        "Emissions fall by {n} tonnes a year.",
        "Fewer journeys are made.",
        "There are no climate implications.",
    ),
    "risk": ("The main risk is delay; it is managed by the project board.", "There are no significant risks."),
    "health": ("More people walk and cycle, which improves health.", "There are none."),
    "ict": ("The new system is hosted by the supplier.", "I can see no effect on our systems."),
    "crime": ("Better lighting is expected to reduce crime.", "None arising."),
    "privacy": ("Personal data are held for {n} months.", "No personal data are processed."),
    "property": ("The lease ends in 20{n}.", "The building stays with the council."),
}
DEPTS = {
    "financial": (
        "Finance",
        "Chief Finance Officer",
        ("Senior Accountant", "Head of Finance", "Finance Business Partner", "Section 151 Officer"),
    ),
    "legal": (
        "Legal Services",
        "Monitoring Officer",
        ("Principal Solicitor", "Team Leader (Contracts)", "Head of Legal Services", "Senior Lawyer"),
    ),
    "staff": ("Human Resources", "Head of Human Resources", ("HR Business Partner", "Head of HR", "HR Adviser")),
    "equality": ("Equalities", "Equalities Officer", ("Equalities Manager", "Policy and Equalities Officer")),
    "climate": ("Climate Change", "Climate Change Manager", ("Climate Action Manager", "Sustainability Officer")),
    "risk": ("Risk", "Risk Manager", ("Risk and Insurance Manager", "Corporate Risk Officer")),
    "health": ("Public Health", "Director of Public Health", ("Consultant in Public Health", "Public Health Manager")),
    "ict": ("ICT", "Head of ICT", ("ICT Manager", "Head of Digital Services")),
    "crime": ("Community Safety", "Community Safety Manager", ("Community Safety Officer",)),
    "privacy": ("Information Governance", "Data Protection Officer", ("Information Governance Manager",)),
    "property": ("Property Services", "Head of Property", ("Estates Surveyor", "Asset Manager")),
}
BODY = (
    "The work takes eighteen months.",
    "Five other authorities have done the same.",
    "Progress is reported every quarter.",
    "Demand has risen by 14 per cent since 2022.",
    "Members asked for a further report in the spring.",
)
PLACES = ("Flood Wardens", "Market Square Improvements", "Selective Licensing Scheme", "Food Waste Collections")


@dataclass(frozen=True)
class Form:
    """How a council sets out implications and who checked them."""

    topics: Mapping[str, str]
    above: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    box: bool = False
    after: tuple[str, ...] = ()
    after_all: tuple[str, ...] = ()
    after_heads: tuple[str, ...] = ()
    after_cells: tuple[str, ...] = ()
    after_rows: tuple[tuple[str, ...], ...] = ()
    last: bool = False
    numbered: bool = True
    checked: tuple[str, ...] = ()
    titled: bool = False


@dataclass
class Truth:
    """What a report says: its implications (heading, text), and by heading who checked them."""

    body: list[tuple[str, str]] = field(default_factory=list)
    checkers: dict[str, tuple[str, str]] = field(default_factory=dict)


def report(form: Form, seed: int) -> tuple[bytes, Truth]:
    """A Word file in a council's form, and what it says."""
    rng = random.Random(seed)
    document, truth = Document(), Truth()
    _lines(
        document,
        ("*Cabinet", f"{rng.randint(1, 28)} June 2026", f"*{rng.choice(PLACES)}", "Report of: Director of Place"),
    )
    place = 1
    _section(document, form, place, "Recommendation", ["That Cabinet approves the proposals set out in this report."])
    _section(document, form, place + 1, "Background", rng.sample(BODY, 2))
    place = _others(document, form, 3, rng) if form.last else 3
    topics = list(form.topics) if rng.random() < 0.5 else [key for key in form.topics if rng.random() < 0.85]
    topics = topics if len(topics) >= 3 else list(form.topics)
    said = [_values(form, key, place, number, rng) for number, key in enumerate(topics, start=1)]
    _lines(document, [line.format(n=place) for line in form.above])
    rows = [[cell.format(**values) for cell in form.cells] for values in said if form.cells]
    if rows:
        _table(document, [*([list(form.heads)] if form.heads else []), *rows])
    for values in said:
        truth.body.append((values["heading"], values["text"]))
        if values["name"]:
            truth.checkers[values["heading"]] = (values["name"], values["post"] if form.titled else "")
        _part(document, form, values)
    _lines(document, form.after_all)
    checked = [values for values in said if values["name"]]
    for values in checked:
        _lines(document, [line.format(**values) for line in form.after])
    if form.after_cells and checked:
        _table(
            document,
            [
                list(form.after_heads),
                *([cell.format(**values) for cell in form.after_cells] for values in checked),
                *map(list, form.after_rows),
            ],
        )
    if not form.last:
        _others(document, form, place + 1, rng)
    _lines(document, ("*Background papers", "None"))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue(), truth


def _others(document: Any, form: Form, place: int, rng: random.Random) -> int:
    _section(document, form, place, "Alternative options", rng.sample(BODY, 1))
    _section(document, form, place + 1, "Next steps", rng.sample(BODY, 1))
    return place + 2


def _section(document: Any, form: Form, place: int, heading: str, texts: list[str]) -> None:
    _lines(document, [f"*{place}. {heading}" if form.numbered else f"*{heading}"])
    _lines(document, [f"{place}.{n} {text}" if form.numbered else text for n, text in enumerate(texts, start=1)])


def _values(form: Form, key: str, place: int, number: int, rng: random.Random) -> dict[str, Any]:
    dept, director, posts = DEPTS[key]
    first, last = rng.choice(FIRST[:50]), rng.choice(LAST[:30])
    checks = key in form.checked
    name = f"{first} {last}"
    email = f"{first}.{last}@council.example".lower().replace("’", "").replace("'", "")
    values = {
        "topic": form.topics[key],
        "heading": form.topics[key],
        "text": rng.choice(TEXTS[key]).format(n=rng.randint(20, 99)),
        "dept": dept,
        "director": director,
        "post": rng.choice(posts) if checks else "",
        "name": name if checks else "",
        "email": email if checks else "",
        "date": f"{rng.randint(1, 28):02}/05/2026" if checks else "",
        "n": place,
        "k": number,
    }
    if not form.cells:
        heading = next(line for line in form.part if "{topic}" in line).lstrip("*").partition("{text}")[0]
        heading = heading.format(**values).strip(" :–-")
        values["heading"] = re.sub(r"^[\d.]+\)? ", "", heading)
    else:
        values["heading"] = form.cells[0].lstrip("*").format(**values)
    return values


def _part(document: Any, form: Form, values: dict[str, Any]) -> None:
    lines = [
        line.format(**values) for line in form.part if values["name"] or not ({"{name}", "{post}"} & _fields(line))
    ]
    if form.box and lines:
        _table(document, [[line] for line in lines])
    else:
        _lines(document, lines)


def _fields(line: str) -> set[str]:
    return {name for name in ("{name}", "{post}") if name in line}


def _lines(document: Any, lines: Any) -> None:
    for line in lines:
        _typed(document.add_paragraph(), line)


def _typed(paragraph: Any, line: str) -> None:
    paragraph.add_run(line.removeprefix("*")).bold = line.startswith("*")


def _table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), max(len(row) for row in rows))
    for row, said in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, said, strict=False):
            first, *rest = [line for line in words.split("\n") if line.strip(" ,")] or [""]
            _typed(cell.paragraphs[0], first)
            for line in rest:
                _typed(cell.add_paragraph(), line)


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("&", "and").split()).strip(" :–-.")


def wrong(truth: Truth, data: Mapping[str, Any]) -> Iterator[str]:
    """What of a report was not read as it was meant: an implication, who checked it, or a sign-off that nobody gave."""
    implications = data.get("implications", [])
    parts = [*data.get("sections", []), *implications]
    for heading, text in truth.body:
        known = [part for part in parts if _plain(_unnumbered(part.get("text", ""))) == _plain(text)]
        if not any(_says(part, heading) for part in known):
            yield f"body: {heading}"
    named: list[tuple[str, str, str]] = []
    for part in implications:
        checkers = part.get("checked_by") or []
        people = checkers if isinstance(checkers, list) else [checkers]
        named += [(part.get("text", ""), who.get("name", ""), who.get("job_title", "")) for who in people]
    for heading, text in truth.body:
        meant = truth.checkers.get(heading)
        if meant is None:
            continue
        found = [(name, post) for said, name, post in named if _plain(_unnumbered(said)).startswith(_plain(text))]
        if not any(
            _plain(name) == _plain(meant[0]) and (not meant[1] or _plain(post) == _plain(meant[1]))
            for name, post in found
        ):
            yield f"checker: {heading}: {meant[0]}, {meant[1]}: {found}"
    meant_names = {_plain(name) for name, _ in truth.checkers.values()}
    for _, name, _ in named:
        if _plain(name) not in meant_names:
            yield f"nobody signed: {name}"


def _says(part: Mapping[str, Any], heading: str) -> bool:
    """Whether a part has a heading; one that the model knows by a key alone stands under its key."""
    own = part.get("heading")
    return own is None or _plain(own) == _plain(heading)


def _unnumbered(text: str) -> str:
    first, _, rest = text.strip().partition(" ")
    return rest if first[:1].isdigit() and set(first) <= set("0123456789.") and "." in first else text


def asked(truth: Truth) -> int:
    """How many values are asked for: each implication, and each checker."""
    return len(truth.body) + len(truth.checkers)


ALL = tuple(TEXTS)
"""The areas that there are texts of."""

FORMS: dict[str, Form] = {
    "advice boxes, the adviser in a row beneath": Form(
        {
            "financial": "Finance Advice",
            "legal": "Legal Advice",
            "ict": "Implications on IT",
            "staff": "HR Advice",
            "property": "Property Advice",
        },
        above=("*Required information to be completed by partners:",),
        part=("{k}. {topic}: {text}", "{dept} TEAM LEADER: {name}, {date}"),
        box=True,
        checked=("financial", "legal", "ict", "staff", "property"),
        last=True,
        numbered=False,
    ),
    "rows of two columns, name, post and date in the last line": Form(
        {
            "financial": "Finance and Resources",
            "legal": "Legal",
            "risk": "Risk Management",
            "climate": "Climate & Environmental Impact",
            "equality": "Equality and Diversity",
            "health": "Health and Wellbeing",
        },
        above=("*Implications and Impact Assessments",),
        heads=("*Implications", "*Commentary"),
        cells=("{topic}", "{text}\n{name}, {post}, {date}"),
        checked=("financial", "legal", "risk", "climate"),
        titled=True,
        numbered=False,
    ),
    "rows of three columns, the third who signed off": Form(
        {
            "financial": "Financial",
            "legal": "Legal",
            "staff": "Staffing",
            "risk": "Risk Management",
            "privacy": "Privacy and Data Protection",
            "crime": "Crime and Disorder",
            "health": "Public Health",
            "climate": "Biodiversity and Climate Change",
        },
        above=("*{n}. Cross-cutting issues and implications",),
        heads=("*Issue", "*Implications", "*Sign-off"),
        cells=("{topic}", "{text}", "{name}, {post}"),
        checked=ALL,
        titled=True,
    ),
    "sub-headed, with clearances in a list": Form(
        {
            "financial": "Finance Implications",
            "legal": "Legal Implications",
            "risk": "Risk Implications",
            "equality": "Equality and Diversity Implications",
            "climate": "Climate Change and Environment Implications",
            "health": "Public Health Implications",
        },
        above=("*{n}. Significant Implications",),
        part=("*{n}.{k} {topic}", "{text}"),
        after=("Have the {dept} implications been cleared by the {director}? Yes", "Name of Officer: {name}"),
        checked=("financial", "legal", "equality", "climate", "health"),
    ),
    "topics with a dash in the paragraphs": Form(
        {
            "financial": "Resource",
            "legal": "Legal",
            "equality": "Equality",
            "climate": "Climate Change",
            "crime": "Crime and Disorder",
            "health": "Health and Wellbeing",
        },
        above=("*{n}. Implications",),
        part=("{n}.{k} {topic} – {text}",),
    ),
    "for and on behalf of the director": Form(
        {
            "financial": "Financial Implications",
            "legal": "Legal Implications",
            "staff": "Human Resources Implications",
            "ict": "ICT Implications",
            "property": "Property Implications",
        },
        part=("*{topic}", "{text}", "Comments for and on behalf of the {director}: {name}, {post}"),
        checked=("financial", "legal", "staff"),
        titled=True,
        numbered=False,
    ),
    "whole lines in square brackets": Form(
        {
            "financial": "Financial implications",
            "legal": "Legal implications",
            "equality": "Equalities implications",
            "climate": "Sustainability implications",
        },
        part=("*{n}.{k} {topic}", "{text}", "[Comments checked by: {name}, {post}, {email}]"),
        checked=("financial", "legal", "equality"),
        titled=True,
    ),
    "for what, after the address": Form(
        {"financial": "Financial Implications", "legal": "Legal Implications", "equality": "Equality Implications"},
        part=("*{topic}", "{text}", "Comments checked by: {name}, {post}, {email} ({dept})"),
        checked=("financial", "legal"),
        titled=True,
        numbered=False,
    ),
    "colleagues' comments": Form(
        {
            "financial": "Finance colleague comments",
            "legal": "Legal colleague comments",
            "staff": "Human Resources colleague comments",
            "climate": "Carbon and environmental comments",
            "equality": "Equality comments",
        },
        above=("*{n}. Colleague comments",),
        part=("*{n}.{k} {topic}", "{text}", "{name}, {post}, {date}"),
        checked=("financial", "legal", "staff"),
        titled=True,
        last=True,
    ),
    "questions": Form(
        {
            "financial": "What are the financial implications?",
            "legal": "What are the legal implications?",
            "risk": "What are the risks?",
            "equality": "What are the equality implications?",
            "climate": "How does this affect our climate targets?",
        },
        part=("*{topic}", "{text}"),
        numbered=False,
    ),
    "a table of consultation": Form(
        {
            "financial": "Financial implications",
            "legal": "Legal implications",
            "equality": "Equality implications",
            "risk": "Risk",
            "property": "Property implications",
        },
        part=("*{n}.{k} {topic}", "{text}"),
        after_all=("*Consultation",),
        after_heads=("*Name of consultee", "*Post held", "*Date sent", "*Date returned", "*Comments in paragraph"),
        after_cells=("{name}", "{director}", "01/05/2026", "{date}", "{n}.{k}"),
        checked=("financial", "legal", "property"),
        last=True,
    ),
    "consequences, in two": Form(
        {
            "financial": "Financial Consequences – Revenue",
            "property": "Financial Consequences – Capital",
            "legal": "Legal Considerations",
            "risk": "Level of risk",
        },
        part=("*{topic}", "{text}"),
        numbered=False,
    ),
    "comments of statutory officers, the checker after a dash": Form(
        {
            "financial": "Comments of the Chief Finance Officer",
            "legal": "Comments of the Monitoring Officer",
            "health": "Comments of the Director of Public Health",
        },
        above=("*{n}. Statutory officer comments",),
        part=("*{topic}", "{text}", "Comments provided by {name} – {post}"),
        checked=("financial", "legal", "health"),
        titled=True,
    ),
    "clearances by topic": Form(
        {
            "financial": "Financial Implications",
            "legal": "Legal Implications",
            "staff": "Staffing Implications",
            "equality": "Equality Implications",
        },
        part=("*{topic}", "{text}"),
        after_all=("*Clearance",),
        after=("{dept}: {name}, {post}, cleared {date}",),
        checked=("financial", "legal", "staff"),
        numbered=False,
    ),
    "statutory officers as sub-headings": Form(
        {
            "financial": "Finance",
            "property": "Strategic Procurement",
            "legal": "Head of Legal and Governance",
            "equality": "Equality",
        },
        above=("*{n}. Statutory Officers comments",),
        part=("*{topic}", "{n}.{k} {text}"),
        last=True,
    ),
    "comments in capitals, with numbers below": Form(
        {
            "financial": "COMMENTS OF THE CHIEF FINANCE OFFICER",
            "legal": "COMMENTS OF LEGAL SERVICES",
            "climate": "SUSTAINABLE ACTION FOR A GREENER ENVIRONMENT",
            "risk": "RISK MANAGEMENT IMPLICATIONS",
            "crime": "CRIME AND DISORDER REDUCTION IMPLICATIONS",
        },
        part=("*{k}. {topic}", "{k}.1 {text}"),
        numbered=False,
    ),
    "implications completed by, with a telephone number": Form(
        {
            "financial": "Financial Implications",
            "legal": "Legal Implications",
            "risk": "Risk Management",
            "property": "Property Implications",
            "ict": "IT Strategy Implications",
        },
        part=("*{topic}", "{text}", "Implications completed by: {name}, {post}, telephone 020 7946 0{k}12."),
        checked=("financial", "legal", "property", "ict"),
        numbered=False,
    ),
    "a table of approvals, the department first": Form(
        {
            "financial": "Financial implications",
            "legal": "Legal implications",
            "staff": "Personnel implications",
            "equality": "Equalities impact",
            "property": "Property implications",
        },
        part=("*{n}.{k} {topic}", "{text}"),
        after_all=("This report has been approved by the following people:",),
        after_heads=("*Role", "*Name", "*Date of sign-off"),
        after_cells=("{dept}", "{name}", "{date}"),
        checked=("financial", "legal", "property", "staff"),
        last=True,
    ),
    "approvals on behalf of statutory officers": Form(
        {
            "financial": "Financial and Procurement Advice and Implications",
            "legal": "Legal Advice and Implications",
            "staff": "Human Resources Advice and Implications",
            "climate": "Implications for CO2 Emissions and Climate Change",
        },
        part=("*{k}. {topic}", "{k}.1 {text}"),
        after_all=("Approvals obtained on behalf of Statutory Officers:",),
        after_heads=("", "*Named Officer", "*Date approved"),
        after_cells=("{director}", "{name}", "{date}"),
        checked=("financial", "legal"),
        numbered=False,
    ),
    "lettered, with a dash, below a heading": Form(
        {
            "financial": "Financial Implications",
            "staff": "Human Resources Implications",
            "property": "Property Implications",
            "risk": "Risk Management Implication",
            "equality": "Equality and Diversity Implications",
            "crime": "Crime and Disorder Implications",
            "health": "Health Implications",
            "climate": "Climate Emergency and Sustainability Implications",
        },
        above=("*{n}. Implications of Recommended Option",),
        part=("{k}) {topic} – {text}",),
        last=True,
    ),
    "appraisals": Form(
        {
            "financial": "FINANCIAL & RESOURCE APPRAISAL",
            "risk": "RISK MANAGEMENT AND GOVERNANCE ISSUES",
            "legal": "LEGAL APPRAISAL",
            "climate": "SUSTAINABILITY IMPLICATIONS",
            "health": "PUBLIC HEALTH IMPLICATIONS",
        },
        part=("*{k}. {topic}", "{text}"),
        numbered=False,
    ),
    "rows with posts and days in columns of their own": Form(
        {
            "financial": "Finance",
            "legal": "Legal",
            "staff": "Human Resources",
            "health": "Public Health",
            "ict": "ICT",
            "privacy": "Data Protection",
        },
        above=("*{n}. Implications",),
        heads=("*Implication", "*Officer consulted", "*Date consulted", "*Comments"),
        cells=("{topic}", "{name}, {post}", "{date}", "{text}"),
        checked=("financial", "legal", "staff", "health"),
        titled=True,
    ),
    "a box with a heading and the clearance in its last row": Form(
        {"financial": "Financial implications", "legal": "Legal implications", "equality": "Equality implications"},
        part=("*{topic}", "{text}", "Cleared by: {name}, {post} on {date}"),
        box=True,
        checked=("financial", "legal", "equality"),
        titled=True,
        numbered=False,
    ),
    "a table of consultation with members and those who have not answered": Form(
        {"financial": "Financial implications", "legal": "Legal implications", "equality": "Equality implications"},
        part=("*{n}.{k} {topic}", "{text}"),
        after_all=("*Consultation",),
        after_heads=("*Consultee", "*Post", "*Sent", "*Received"),
        after_cells=("{name}", "{director}", "01/05/2026", "{date}"),
        after_rows=(
            ("Councillor Ben Okoro", "Cabinet Member for Finance", "01/05/2026", "02/05/2026"),
            ("Cara Venn", "Equalities Manager", "01/05/2026", ""),
        ),
        checked=("financial", "legal"),
        last=True,
    ),
    "an author, and no sign-off": Form(
        {"financial": "Financial implications", "legal": "Legal implications", "equality": "Equality implications"},
        part=("*{n}.{k} {topic}", "{text}"),
        after_all=(
            "*9. Officers involved",
            "Finance: Ada Marsh",
            "Legal: Ben Okoro",
            "Contact: Cara Venn, Policy Officer",
        ),
        last=True,
    ),
}

UNSEEN: dict[str, Form] = {
    "rows, cleared by a name with the day below": Form(
        {
            "financial": "Finance and value for money",
            "legal": "Legal and constitutional",
            "equality": "Equality, Diversity and Inclusion",
            "climate": "Environment and Climate Change",
            "risk": "Risk",
            "ict": "Digital and IT",
            "crime": "Community Safety",
        },
        above=("*{n}. Corporate implications",),
        heads=("*Area", "*Implications and mitigation", "*Cleared by (name and date)"),
        cells=("{topic}", "{text}", "{name}\n{date}"),
        checked=ALL,
    ),
    "advice given by, in lines of its own": Form(
        {
            "financial": "Financial advice",
            "legal": "Legal advice",
            "staff": "Workforce implications",
            "health": "Public health advice",
        },
        part=("*{n}.{k} {topic}", "{text}", "Advice given by", "Name: {name}", "Job title: {post}", "Date: {date}"),
        checked=("financial", "legal", "staff", "health"),
        titled=True,
    ),
    "sign-off, the post first": Form(
        {
            "financial": "Resource implications",
            "legal": "Legal and governance implications",
            "climate": "Environmental and climate implications",
            "property": "Asset implications",
        },
        part=("*{k}. {topic}", "{k}.1 {text}"),
        after_all=("*Officer sign-off",),
        after=("{director} – {name} – {date}",),
        checked=("financial", "legal"),
        numbered=False,
    ),
    "whether advice was sought": Form(
        {
            "financial": "Finance",
            "legal": "Legal",
            "equality": "Equalities",
            "privacy": "Data protection",
        },
        above=("*{n}. Implications",),
        part=("*{topic}", "{text}", "Reviewed by {name} ({post}), {date}"),
        checked=("financial", "legal", "privacy"),
        titled=True,
        last=True,
    ),
    "labels and texts in rows without headings": Form(
        {
            "financial": "Financial impact:",
            "legal": "Legal impact:",
            "risk": "Risk assessment:",
            "equality": "Equality and diversity:",
            "climate": "Climate change:",
            "health": "Health and wellbeing:",
        },
        above=("*{n}. Implications",),
        cells=("*{topic}", "{text}"),
    ),
}
"""Forms that were written after the reading was: what they came to is in the measurements."""
