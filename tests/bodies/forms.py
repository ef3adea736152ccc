"""Forms of councils that do not exist, put together of what forms of published reports have."""

from random import Random
from typing import Any

from tests.bodies.render import Form

Blocks = tuple[tuple[Any, ...], ...]

_LINES: Blocks = (
    ("bold", "Council Offices, Market Street"),
    ("label", "Report to", "Cabinet"),
    ("label", "Date", "{day}"),
    ("label", "Subject", "{subject}"),
    ("label", "Report of", "Director of Place"),
)
_TABLE: Blocks = (
    ("table", ("Meeting", "Cabinet"), ("Date", "{day}"), ("Title", "{subject}"), ("Report of", "Director of Place")),
)
_END: Blocks = (
    ("label", "Contact Officer", "Dilys Marchmont, Policy Officer, 01632 960411"),
    ("label", "Background papers", "None"),
)


def _lines(*blocks: tuple[Any, ...], **numbering: str) -> Form:
    return Form((*_LINES, *blocks, *_END), **numbering)


def _table(*blocks: tuple[Any, ...], **numbering: str) -> Form:
    return Form((*_TABLE, *blocks, *_END), **numbering)


SEEN: dict[str, Form] = {
    "aldmere": _lines(
        ("decide", "Recommendations", "That Cabinet resolves to:"),
        ("section", "Purpose of this report"),
        ("section", "Why now"),
        ("section", "Options"),
        ("section", "Next steps"),
        heads="1.",
        paragraphs="1.1",
        mark="(a)",
    ),
    "brackley_vale": _lines(
        ("section", "Summary", 1),
        ("decide", "RECOMMENDATION(S)", "The Executive resolves:"),
        ("label", "Wards affected", "Holt and Eastgate"),
        ("bold", "Implications for:"),
        ("bullets", "Equalities – yes", "Crime and disorder – no"),
        ("section", "Introduction"),
        ("section", "The proposal"),
        ("section", "Conclusion", 1),
        heads="1.0",
        paragraphs="1.1",
        mark="(1)",
        verb="to",
    ),
    "castle_sedge": _table(
        ("decide_in_rows", "Recommendation(s): That Cabinet resolves to:"),
        ("section", "What is proposed?"),
        ("section", "Why is this needed?", 1),
        ("section", "Who has been asked?"),
        ("section", "What happens next?", 1),
        paragraphs="on",
        verb="Base",
    ),
    "dunholme": _table(
        ("box", "Purpose of Report:"),
        ("box", "Evidence Base:", 3),
        ("decide_in_box", "Cabinet Member / Officer Recommendations:", "That Cabinet:"),
        ("box", "Strategic fit:"),
        ("box", "Benefits for the district:", 2),
        verb="Base",
    ),
    "eskham": _lines(
        ("decide", "RECOMMENDATIONS", "That the Cabinet:"),
        ("group", "Background to the report"),
        ("under", "The story so far"),
        ("under", "Present arrangements", 2),
        ("group", "Key issues for consideration"),
        ("under", "Demand"),
        ("under", "Location", 2),
        ("group", "Supporting documents"),
        paragraphs="on",
        mark="on",
        look="capitals",
        verb="Base",
    ),
    "farrowby": _lines(
        ("label", "Key decision", "No"),
        ("decide_on_its_line", "Recommendation", "The Committee is asked to:"),
        ("label", "Electoral division(s)", "All"),
        ("section", "A fairer county"),
        ("section", "Main issues"),
        ("section", "Alternatives considered", 1),
        heads="1.",
        paragraphs="1.1",
        mark="a)",
    ),
    "great_worle": _lines(
        ("section", "Reason for the report", 1),
        ("section", "Details of the scheme"),
        ("section", "Views of residents", 1),
        ("decide", "Recommendations", "It is recommended that the Mayor and Cabinet:"),
        look="style",
        mark="Word",
    ),
    "hexley": _lines(
        ("decide", "This report makes the following recommendations to this Committee:", "That the Committee"),
        ("table", ("Timetable", ""), ("Meeting", "Date"), ("Cabinet", "{day}")),
        ("section", "Introduction and context"),
        ("section", "Available choices"),
        ("section", "Preferred choice", 1),
        verb="Base",
    ),
    "ilmouth": _lines(
        ("section", "Executive overview", 1),
        ("decide", "Recommendations", "Members are asked to agree to:"),
        ("section", "Reasons for the recommendations", 1),
        ("section", "The present position"),
        ("section", "Timescale", 1),
        look="colon",
        mark="i.",
    ),
    "jarrowfield": _table(
        ("rows", "Purpose"),
        ("decide_beside", "Recommendations", "Cabinet is recommended to:"),
        ("rows", "Reasons for recommendations", 2),
        ("rows", "The case for change", 2),
        ("rows", "Risks and how they are met"),
    ),
    "kirkdale": _lines(
        ("decide", "Officer recommendations to Cabinet", "Cabinet is asked to:"),
        ("section", "Where we are now", 3),
        ("section", "Where we want to be", 1),
        ("section", "How we get there"),
        mark="",
        heads="1",
    ),
    "lindmoor": _lines(
        ("decide", "The Executive is asked to:"),
        ("label", "Key decision", "Yes"),
        ("section", "Issues", 2),
        ("section", "Background information", 2),
        ("section", "Proposals"),
        ("section", "Timetable", 1),
        paragraphs="on",
        mark="(i)",
    ),
    "mere_abbot": _table(
        ("decide", "Recommendations", "It is recommended that:"),
        ("table", ("Portfolio", "Housing"), ("Relevant overview and scrutiny board", "Homes")),
        ("section", "Executive overview", 1),
        ("section", "Detail", 3),
        ("section", "What will success look like?", 1),
        heads="1.",
        paragraphs="1.1",
        verb="that",
    ),
    "northolm": _lines(
        ("section", "Introduction"),
        ("section", "Analysis", 3),
        ("section", "Conclusions", 1),
        ("decide", "Recommendations", "That, having considered the report, Council resolves to:"),
        heads="1.",
        paragraphs="1.1",
        mark="1.1",
        verb="Base",
    ),
    "oxwich": _lines(
        ("section", "Purpose", 1),
        ("decide_in_rows", "RECOMMENDATIONS", "The Committee is recommended to:"),
        ("section", "Corporate aims", 1),
        ("section", "The current service"),
        ("section", "Learning from elsewhere", 1),
        mark="a)",
        look="style",
    ),
    "pelworth": _lines(
        ("decide", "RECOMMENDED", "That:"),
        ("section", "Context"),
        ("section", "Main considerations"),
        ("section", "Way forward", 1),
        mark="a.",
        verb="that",
        look="capitals",
    ),
}
"""Forms that were looked at while the reader was made."""

_HEADINGS = (
    "Purpose of this report", "What is this report about?", "Why now", "The present position", "Options", "Next steps",
    "How will we know that it worked?", "Main considerations", "A fairer borough", "Details of the proposal",
    "Who has been asked, and what did they say?", "Alternatives considered and rejected", "Timescale", "Corporate aims",
    "Learning from elsewhere", "Reasons for the decision", "Issues and risks", "Conclusion",
    "Links to the council plan",
    "Evidence base", "Strategic fit", "The case for change", "Key information", "Policy context", "Delivery",
)  # fmt: skip
_HEADS_OF_DECISION = (
    "Recommendations", "Recommendation(s)", "RECOMMENDATIONS", "Officer recommendations", "Recommendations to Cabinet",
    "Recommendation", "Cabinet Member / Officer Recommendations",
)  # fmt: skip
_LEADS = (
    "That Cabinet resolves to:", "The Executive resolves:", "Members are asked to agree to:", "Cabinet is asked to:",
    "It is recommended that the Mayor and Cabinet:", "That the Committee:", "The Committee is recommended to:",
    "It is recommended that Cabinet:", "That Cabinet:", "The Board is invited to:", "Council is requested to:",
    "The Panel is asked to consider and agree to:", "The Leader of the Council is recommended to:", "The Committee:",
)  # fmt: skip
_AFTER: tuple[Blocks, ...] = (
    (),
    (),
    (),
    (("label", "Wards affected", "Holt and Eastgate"),),
    (("table", ("Environmental assessment", "Fewer journeys are made.")),),
    (("table", ("Timetable", ""), ("Meeting", "Date"), ("Cabinet", "{day}")),),
    (("label", "Key decision", "Yes"), ("label", "Exempt", "No")),
    (("bold", "Implications for:"), ("bullets", "Equalities – yes", "Crime and disorder – no")),
)


def composed(seed: int) -> Form:
    """A form put together by chance of what councils' forms have."""
    random = Random(seed)
    look = random.choice(("bold", "bold", "capitals", "style", "colon"))
    headings = random.sample(_HEADINGS, random.randint(4, 8))
    body: list[tuple[Any, ...]] = []
    boxes = random.random() < 0.2
    kind = random.choice(("box", "rows")) if boxes else "section"
    for heading in headings:
        named = f"{heading}:" if kind == "box" and not heading.endswith("?") else heading
        body.append((kind, named, random.randint(1, 3)))
    if not boxes and random.random() < 0.25:
        place = random.randrange(1, len(body))
        body[place:place] = [("group", "Background"), ("under", "The story so far", 2), ("under", "Present service", 1)]
    heading, lead = random.choice(_HEADS_OF_DECISION), random.choice(_LEADS)
    decide: tuple[Any, ...] = random.choice(
        (
            ("decide", heading, lead),
            ("decide", heading, lead),
            ("decide", heading),
            ("decide_in_box", f"{heading}:", lead),
            ("decide_in_rows", f"{heading}: {lead}"),
            ("decide_in_rows", heading, lead),
            ("decide_beside", heading, lead),
            ("decide_on_its_line", heading, lead),
            ("decide", lead.rstrip(":")) if "asked to:" in lead else ("decide", heading, lead),
        )
    )
    place = random.choice((0, 0, 1, 2, len(body)))
    after = random.choice(_AFTER) if place < len(body) else ()
    marks = ("1.", "(1)", "1)", "(a)", "a)", "a.", "i.", "(i)")
    free = ("Word", "1.1", "on", "") if decide[0] == "decide" and len(decide) > 2 else ()
    mark = random.choice((*marks, *free))
    to = any(words.endswith(("to:", " to")) for words in decide[1:])
    heads = random.choice(("", "", "1.", "1.0", "1"))
    return Form(
        (*random.choice((_LINES, _TABLE)), *body[:place], decide, *after, *body[place:], *_END),
        heads=heads,
        paragraphs="on" if mark == "on" else random.choice(("", "1.1" if heads else "", "on")),
        mark=mark,
        look=look,
        verb=random.choice(("base", "Base") if to else ("base", "Base", "to", "that")),
    )


UNSEEN: dict[str, Form] = {
    "quernby": _table(
        ("rows", "Synopsis"),
        ("section", "Where this came from", 2),
        ("decide", "Decisions sought", "Accordingly, the Policy Board is invited to resolve that it:"),
        ("label", "Portfolio holder", "Councillor Ada Penhallow"),
        ("group", "Supporting detail"),
        ("under", "The estate today", 2),
        ("under", "Condition surveys"),
        ("section", "What else was thought about?", 2),
        ("section", "Money", 1),
        heads="1.",
        paragraphs="1.1",
        mark="(i)",
    ),
    "rothwick": _lines(
        ("box", "In brief", 2, True),
        ("decide_in_rows", "The Planning Committee is recommended to:"),
        ("table", ("Is it a key decision?", "No"), ("Can it be called in?", "Yes")),
        ("section", "The site and its surroundings", 3),
        ("section", "Assessment", 2),
        ("section", "Planning balance", 1),
        paragraphs="on",
        mark="1)",
        look="style",
        verb="Base",
    ),
    "stanleigh": _lines(
        ("decide_beside", "It is recommended that the Cabinet Member for Housing:", ""),
        ("section", "Reasons for recommendation", 1),
        ("section", "Commentary", 3),
        ("section", "Performance last year", 1),
        heads="1",
        mark="a.",
        look="capitals",
    ),
    "thornhay": _lines(
        ("label", "Lead member", "Councillor Joan Pryce"),
        ("section", "Executive Summary", 1),
        ("section", "Matters for decision", 1),
        ("decide", "Proposed recommendations", "The Licensing Sub-Committee is asked to determine whether to:"),
        ("label", "Reason for urgency", "The licence ends in May"),
        ("group", "Part two"),
        ("under", "The application", 2),
        ("under", "Representations", 1),
        ("section", "Guidance", 2),
        heads="1.0",
        paragraphs="1.1",
        mark="a)",
    ),
    "upwick": _table(
        ("section", "What does this report cover?", 1),
        ("decide_on_its_line", "Recommendations", "Members resolve to:"),
        ("table", ("Cost", "£10,000"), ("Funding", "Reserves")),
        ("section", "Tell me more", 3),
        ("section", "Which council priorities does this help with?", 1),
        ("section", "Has this been looked at by scrutiny?", 1),
        paragraphs="on",
        mark="(1)",
        verb="Base",
    ),
    "vellow": _lines(
        ("section", "Introduction", 2),
        ("section", "Report detail", 3),
        ("section", "Consultation undertaken", 1),
        ("decide", "It is RECOMMENDED that the Executive Board"),
        heads="1.",
        paragraphs="1.1",
        mark="(i)",
        look="style",
    ),
    "wexcombe": _lines(
        ("box", "Why has it come here?", 1, False),
        ("box", "Key facts", 2, True),
        ("decide_in_box", "Recommendations of the Chief Executive", "That the Council:"),
        ("label", "Ward", "All"),
        ("section", "Background", 2),
        ("section", "Considerations", 2),
        mark="1)",
        paragraphs="on",
        look="capitals",
        verb="Base",
    ),
}
"""Forms that were written when the reader was done."""
