"""Reports that hypothesis makes: of every part, with words that are awkward in some format or other."""

from datetime import date

from hypothesis import strategies as st

from oscb_cli.model.report import (
    Annex,
    Checker,
    ContactOfficer,
    Exempt,
    Implication,
    Recommendation,
    Report,
    Section,
    Signatory,
    SignOffEvent,
)

_AWKWARD = "ab. :#-{}[]\"'|>*&!%@`~,?–“”’£é0123\\_"
LINES = st.text(alphabet=_AWKWARD, max_size=20) | st.sampled_from(
    ["No", "null", "~", "true", "6.10", "2024-09-20", "- x", "# y", "Executive Summary", "Risk", "Nil", "a: b", "---"]
)
TEXTS = st.text(alphabet=_AWKWARD + "\n\n ", max_size=60) | st.sampled_from(
    [
        "## A heading\n\n\\## Escaped",
        "One.\n\n- a\n- b\n\nTwo. {#two}",
        "Comments checked by: Ada Marsh, Solicitor, ada.marsh@oxfordshire.gov.uk, 1 May 2026",
        "x\n\nComments checked by:",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "- note it\n- approve it",
        "The Cabinet is RECOMMENDED to:\n\n- note it",
        "a  \nb\n\n  indented\n \n\tafter a tab",
    ]
)
_DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
_CHECKERS = st.builds(
    Checker,
    name=LINES,
    job_title=LINES,
    email=LINES,
    for_what=st.just("") | LINES,
    date=st.none() | _DAYS,
    text_digest=LINES,
    evidence=LINES,
)
_SECTIONS = st.builds(
    Section,
    key=st.sampled_from(["", "background", "executive_summary", "risk_management"]),
    heading=LINES,
    text=TEXTS,
)
_IMPLICATIONS = st.builds(
    Implication,
    area=st.sampled_from(["financial", "legal", "staff"]),
    heading=st.just("") | LINES,
    text=TEXTS,
    checked_by=st.none() | _CHECKERS | st.lists(_CHECKERS, min_size=2, max_size=3),
)


def _tuples(of: "st.SearchStrategy[object]", most: int = 3) -> "st.SearchStrategy[tuple[object, ...]]":
    return st.lists(of, max_size=most).map(tuple)


def reports() -> st.SearchStrategy[Report]:
    """Any report of the Oxfordshire profile, in the model's own normal form."""
    made = st.builds(
        Report,
        committee=LINES,
        meeting_date=st.none() | _DAYS,
        item=LINES,
        title=LINES,
        divisions_affected=st.just(("All",)) | _tuples(LINES.filter(bool)),
        report_by=LINES,
        key_decision=st.booleans(),
        forward_plan_reference=LINES,
        exempt=st.none() | st.builds(Exempt, paragraphs=_tuples(st.integers(1, 7)), public_interest_reason=TEXTS),
        recommendation=st.builds(Recommendation, decision_maker=LINES, items=_tuples(TEXTS)),
        sections=_tuples(_SECTIONS),
        implications=_tuples(_IMPLICATIONS),
        signatory=st.builds(Signatory, name=LINES, job_title=LINES),
        annexes=_tuples(st.builds(Annex, title=LINES, file=LINES, link=LINES, exempt=st.booleans()), 2),
        background_papers=st.none() | _tuples(LINES),
        other_documents=_tuples(LINES),
        contact_officers=_tuples(st.builds(ContactOfficer, name=LINES, job_title=LINES, phone=LINES, email=LINES), 2),
        month=LINES,
        ignore=st.dictionaries(st.sampled_from(["PL003", "ST005"]), LINES, max_size=2),
        signoff_history=_tuples(
            st.builds(SignOffEvent, area=LINES, event=st.sampled_from(["signed", "stale"]), on=LINES, reason=LINES), 2
        ),
        settled=_tuples(LINES),
    )
    return made.map(lambda report: Report.model_validate({"profile": "oxfordshire", **report.to_data()}))


_SENTENCES = st.sampled_from(
    [
        "The library opens on Sundays.",
        "It costs £3,000 a year (see the plan of 2024-25), 10% less than before.",
        "Readers said: “open it.”",
        "Nobody objected to opening at 10.30 am on 3 May 2026!",
        "Why? Because *asterisks* and a_b are rare.".replace("*", ""),
    ]
)
_ENTRIES = st.lists(st.sampled_from(["cheap", "near the station", "open at noon;", "Quiet."]), min_size=1, max_size=3)


def _plain_text() -> st.SearchStrategy[str]:
    bullets = _ENTRIES.map(lambda entries: "\n".join(f"- {entry}" for entry in entries))
    nested = _ENTRIES.map(lambda entries: "- one\n" + "\n".join(f"  - {entry}" for entry in entries) + "\n- two")
    numbers = _ENTRIES.map(lambda entries: "\n".join(f"{n}. {entry}" for n, entry in enumerate(["first", *entries], 1)))
    quote = st.just("> “They said so.”")
    table = st.just("| Year | Cost |\n| --- | --- |\n| 2026 | £1 |")
    part = st.tuples(_SENTENCES, st.just("") | bullets | nested | numbers | quote | table)
    texts = st.lists(part, min_size=1, max_size=3)
    return texts.map(lambda parts: "\n\n".join(piece for pair in parts for piece in pair if piece))


def plain_reports() -> st.SearchStrategy[Report]:
    """Reports of what plain text carries: words in their order, under headings that look like headings."""
    text = _plain_text()
    name = st.sampled_from(["Ada Marsh", "Dr Siân O’Hara", "Ben de Souza"])
    title = st.sampled_from(["Head of Law", "Finance Business Partner – Children's Services", "Director of Place"])
    email = st.sampled_from(["", "ada.marsh@oxfordshire.gov.uk"])
    parts_of_an_area = st.sampled_from(["", "", "procurement", "property and planning"])
    checker = st.builds(
        Checker, name=name, job_title=title, email=email, for_what=parts_of_an_area, date=st.none() | _DAYS
    )
    own = st.builds(Section, heading=st.sampled_from(["Key Issues", "What it costs", "The proposal"]), text=text)
    background = st.builds(Section, key=st.just("background"), text=text)
    areas = ["financial", "legal", "staff", "equality", "sustainability"]
    several = st.lists(checker, min_size=2, max_size=3, unique_by=lambda one: one.name)
    implication = st.tuples(text, st.none() | checker | several)
    made = st.builds(
        Report,
        committee=st.sampled_from(["Cabinet", "Place Overview and Scrutiny Committee"]),
        meeting_date=_DAYS,
        title=st.sampled_from(["Sunday opening of Sampleford library", "Budget 2026-27: a review"]),
        divisions_affected=st.sampled_from([("All",), ("Abingdon North", "Banbury Ruscote")]),
        report_by=title,
        recommendation=st.builds(
            Recommendation,
            decision_maker=st.sampled_from(["The Cabinet", "The Committee"]),
            items=st.lists(st.sampled_from(["note the report.", "approve it;"]), min_size=1, max_size=3).map(tuple),
        ),
        sections=st.tuples(
            st.builds(Section, key=st.just("executive_summary"), text=text),
            background | own,
            own,
            st.builds(Section, key=st.just("policies_and_priorities"), text=text),
            st.builds(Section, key=st.just("risk_management"), text=text),
        ),
        implications=st.lists(implication, min_size=5, max_size=5).map(
            lambda made: tuple(
                Implication(area=area, text=words, checked_by=by) for area, (words, by) in zip(areas, made, strict=True)
            )
        ),
        signatory=st.builds(Signatory, name=name, job_title=title),
        annexes=_tuples(
            st.builds(Annex, title=st.sampled_from(["The plan", "Annual report 2025-26"]), exempt=st.booleans()), 3
        ),
        background_papers=st.sampled_from([(), ("The survey of 2025",), ("One paper", "Another, of 2024")]),
        contact_officers=st.builds(
            ContactOfficer, name=name, job_title=title, phone=st.just("01865 496 0123"), email=email
        ).map(lambda officer: (officer,)),
        month=st.just("May 2026"),
    )
    return made.map(lambda report: Report.model_validate({"profile": "oxfordshire", **report.to_data()}))
