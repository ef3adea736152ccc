"""Single changes to the good examples: each fault is found by just the rule meant, and harmless changes by none."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from oscb_cli.rules.engine.rule import Severity
from tests.rules.test_rules import checked
from tests.support import ANNUAL_REPORT, BATCH, load

Data = dict[str, Any]
Change = Callable[[Data], None]
ANNUAL: Data = load(ANNUAL_REPORT)
CABINET: Data = load(BATCH)["reports"][1]
COUNCIL: Data = load(BATCH)["reports"][2]
REPORTS = {"annual": ANNUAL, "cabinet": CABINET, "council": COUNCIL}


def put(value: Any, *path: str | int) -> Change:
    """Put a value at a path."""

    def change(data: Data) -> None:
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = value

    return change


def drop(*path: str | int) -> Change:
    """Take out what is at a path."""

    def change(data: Data) -> None:
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        del holder[path[-1]]

    return change


def swap(old: str, new: str, *path: str | int) -> Change:
    """Replace words in a text."""

    def change(data: Data) -> None:
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        assert old in holder[path[-1]], f"{old} is not at {path}"
        holder[path[-1]] = holder[path[-1]].replace(old, new, 1)

    return change


def add(words: str, *path: str | int) -> Change:
    """Add a paragraph to a text."""

    def change(data: Data) -> None:
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] += f"\n\n{words}"

    return change


def both(*changes: Change) -> Change:
    """Several changes that belong together."""

    def change(data: Data) -> None:
        for one in changes:
            one(data)

    return change


def beside(area: int, **more: Any) -> Change:
    """Name a second checker beside the one of an area, sound but for what is said: None leaves a key out."""

    def change(data: Data) -> None:
        entry = data["implications"][area]
        sound = {
            "name": "Ottoline Frayne", "job_title": "Procurement Manager", "email": "ottoline.frayne@oxfordshire.gov.uk",
            "for": "procurement", "date": entry["checked_by"]["date"],
        }  # fmt: skip
        named = {key: value for key, value in {**sound, **more}.items() if value is not None}
        entry["checked_by"] = [entry["checked_by"], named]

    return change


SUMMARY = ("sections", 0, "text")
BODY = ("sections", 1, "text")
FINANCE = ("implications", 0, "checked_by")
LAW = ("implications", 1, "checked_by")

FAULTS: list[tuple[str, str, Change, str, str]] = [
    ("annual", "no checker", drop("implications", 2, "checked_by"), "SO001", "/implications/2"),
    ("cabinet", "a checker to be confirmed", put("TBC", *LAW, "name"), "SO001", "/implications/1"),
    ("annual", "a team", put("Legal Services", *LAW, "name"), "SO001", "/implications/1"),
    ("cabinet", "a post", put("Monitoring Officer", *LAW, "name"), "SO001", "/implications/1"),
    ("council", "a remark", put("Comments to follow", *LAW, "name"), "SO001", "/implications/1"),
    ("annual", "a second checker who is a team", beside(0, name="Procurement Hub"), "SO001", "/implications/0/checked_by/1"),
    ("annual", "a second checker without a job title", beside(0, job_title=None), "SO002", "/implications/0/checked_by/1"),
    ("annual", "a second checker without an address", beside(1, email=None), "SO003", "/implications/1/checked_by/1"),
    ("annual", "a second checker without a date", beside(1, date=None), "SO004", "/implications/1/checked_by/1"),
    ("annual", "a second sign-off after the meeting", beside(0, date="2024-09-23"), "SO005", "/implications/0/checked_by/1/date"),
    ("annual", "other words agreed by the second", beside(0, text_digest="1:00"), "SO006", "/implications/0/checked_by/1/text_digest"),
    ("annual", "somebody else's address of the second", beside(0, email="owen.marsh@oxfordshire.gov.uk"), "SO008", "/implications/0/checked_by/1/email"),
    ("annual", "a second sign-off of the spring", beside(0, date="2024-04-02"), "SO009", "/implications/0/checked_by/1/date"),
    ("annual", "a private address of the second", beside(0, email="ottoline.frayne@mail.example"), "SO010", "/implications/0/checked_by/1/email"),
    ("annual", "one person for money and law", beside(0, name="Amy Kogel", job_title="Head of Law and Legal Business Partner, Children and Families Team", email="amy.kogel@oxfordshire.gov.uk"), "SO013", "/implications/1/checked_by"),
    ("annual", "perhaps a firm", both(put("Grant Thornton", *LAW, "name"), put("audit@oxfordshire.gov.uk", *LAW, "email")), "SO014", "/implications/1/checked_by"),
    ("council", "a checker without a job title", drop(*LAW, "job_title"), "SO002", "/implications/1/checked_by"),
    ("annual", "a checker without an address", drop(*FINANCE, "email"), "SO003", "/implications/0/checked_by"),
    ("annual", "an address that is none", put("jane.billington", *FINANCE, "email"), "SO003", "/implications/0/checked_by/email"),
    ("cabinet", "no date of sign-off", drop(*FINANCE, "date"), "SO004", "/implications/0/checked_by"),
    ("annual", "signed off after the meeting", put("2024-09-23", *LAW, "date"), "SO005", "/implications/1/checked_by/date"),
    ("annual", "another text than agreed", put("1:00", *LAW, "text_digest"), "SO006", "/implications/1/checked_by/text_digest"),
    ("council", "checked by the contact officer", put({"name": "Owen Pritchley", "job_title": "Principal Solicitor", "phone": "01632 960111", "email": "owen.pritchley@oxfordshire.gov.uk"}, "contact_officers", 0), "SO007", "/implications/1/checked_by"),
    ("cabinet", "somebody else's address", put("owen.marsh@oxfordshire.gov.uk", *LAW, "email"), "SO008", "/implications/1/checked_by/email"),
    ("annual", "signed off in the spring", put("2024-04-02", *LAW, "date"), "SO009", "/implications/1/checked_by/date"),
    ("annual", "a private address", put("amy.kogel@mail.example", *LAW, "email"), "SO010", "/implications/1/checked_by/email"),
    ("council", "no staff implications", drop("implications", 2), "SO011", "/implications"),
    ("council", "empty implications", put("", "implications", 2, "text"), "SO012", "/implications/2"),
    ("annual", "another body decides", put("The Cabinet", "recommendation", "decision_maker"), "RE002", "/recommendation/decision_maker"),
    ("council", "no verb", swap("approve the calendar", "the calendar", "recommendation", "items", 0), "RE003", "/recommendation/items/0"),
    ("council", "a form of its own", swap("approve", "It is recommended to approve", "recommendation", "items", 0), "RE004", "/recommendation/items/0"),
    ("council", "two decisions in one", swap("approve the calendar", "note and approve the calendar", "recommendation", "items", 0), "RE005", "/recommendation/items/0"),
    ("annual", "only to note", drop("recommendation", "items", 1), "RE006", "/recommendation"),
    ("annual", "scrutiny approves", swap("comment on", "approve", "recommendation", "items", 1), "RE007", "/recommendation/items/1"),
    ("cabinet", "a sum out of the blue", swap("£14.6 million", "£16.4 million", "recommendation", "items", 0), "RE008", "/recommendation/items/0"),
    ("cabinet", "delegated to nobody", swap("to the Director of Environment and Highways, in consultation with the Cabinet Member for Transport Management", "to officers", "recommendation", "items", 1), "RE009", "/recommendation/items/1"),
    ("annual", "no summary", drop("sections", 0), "ST001", "/sections"),
    ("annual", "a heading without text", put("", "sections", 1, "text"), "ST002", "/sections/1"),
    ("council", "a placeholder", add("The venue is [insert venue].", *BODY), "ST004", "/sections/1/text"),
    ("council", "perhaps a typed number", add("8. It is in County Hall.", *BODY), "ST028", "/sections/1/text"),
    ("council", "a heading twice", put("Executive summary", "sections", 1, "heading"), "ST008", "/sections/1"),
    ("council", "an annex that is not there", add("The plan is Annex 4.", *BODY), "ST009", "/sections/1/text"),
    ("annual", "an annex never mentioned", put([{"title": "OSCB Annual Report 2023-24"}, {"title": "Glossary"}], "annexes"), "ST010", "/annexes/1"),
    ("council", "no background papers", drop("background_papers"), "ST011", "/background_papers"),
    ("council", "no contact officer", drop("contact_officers"), "ST012", "/contact_officers"),
    ("council", "no telephone", drop("contact_officers", 0, "phone"), "ST013", "/contact_officers/0"),
    ("council", "no signatory", drop("signatory"), "ST014", "/signatory"),
    ("annual", "no divisions", put([], "divisions_affected"), "ST015", "/divisions_affected"),
    ("annual", "no report by", drop("report_by"), "ST016", "/report_by"),
    ("annual", "last year's month", put("September 2023", "month"), "ST021", "/month"),
    ("annual", "a paragraph that is not there", add("It is told in paragraph 44.", *BODY), "ST022", "/sections/1/text"),
    ("annual", "a label that is not there", swap("{para:messages}", "{para:nothing}", "recommendation", "items", 1), "ST022", "/recommendation/items/1"),
    ("council", "a date in figures", add("It was agreed on 10/12/2023.", *BODY), "DA001", "/sections/1/text"),
    ("council", "a wrong weekday", swap("- 8 July 2025", "- Monday 8 July 2025", *BODY), "DA002", "/sections/1/text"),
    ("council", "no such day", swap("9 September 2025", "31 September 2025", *BODY), "DA002", "/sections/1/text"),
    ("annual", "a meeting on a Saturday", put("2024-09-21", "meeting_date"), "DA003", "/meeting_date"),
    ("annual", "signed off after publication", put("2024-09-13", *LAW, "date"), "DA004", "/implications/1/checked_by/date"),
    ("council", "a plan that has passed", add("The hall will be ready by 3 May 2024.", *BODY), "DA007", "/sections/1/text"),
    ("annual", "years in two forms", add("It was the same in 2022/23.", *BODY), "DA008", "/sections/1/text"),
    ("cabinet", "no paragraph of Schedule 12A", put([9], "exempt", "paragraphs"), "LE001", "/exempt/paragraphs/0"),
    ("cabinet", "no public interest reason", drop("exempt", "public_interest_reason"), "LE002", "/exempt"),
    ("cabinet", "no forward plan reference", drop("forward_plan_reference"), "LE003", "/forward_plan_reference"),
    ("annual", "old guidance", swap("Working Together to Safeguard Children 2023", "Working Together to Safeguard Children 2018", "sections", 4, "text"), "LE004", "/sections/4/text"),
    ("cabinet", "an exempt annex", drop("exempt"), "LE006", "/annexes/1"),
    ("annual", "a wrong year of an Act", swap("Children Act 2004", "Children Act 2014", "sections", 4, "text"), "LE007", "/sections/4/text"),
    ("annual", "a title contradicted", put("Director of Education", "signatory", "job_title"), "CO001", "/signatory/job_title"),
    ("annual", "a name spelt in two ways", both(put("Amy Kogell", *FINANCE, "name"), put("amy.kogell@oxfordshire.gov.uk", *FINANCE, "email")), "CO002", "/implications/1/checked_by"),
    ("cabinet", "no cost and a sum", put("There are no financial implications.", "implications", 0, "text"), "CO003", "/implications/0/text"),
    ("annual", "last year's annex", put("OSCB Annual Report 2022-23", "annexes", 0, "title"), "CO004", "/annexes/0/title"),
    ("cabinet", "a wrong total", swap("| 3. One contract | 14.6 | 0.7 | 55% |", "| Total | 14.6 | 0.2 | 55% |", "sections", 2, "text"), "CO005", "/sections/2/text"),
    ("annual", "an acronym twice over", add("The Oxfordshire Schools Consortium Body (OSCB) met.", *BODY), "CO006", "/sections/1/text"),
    ("council", "an acronym unexplained", add("The ZQX agreed to it.", *BODY), "PL001", "/sections/1/text"),
    ("council", "a misspelling", add("It will recieve the papers.", *BODY), "PL003", "/sections/1/text"),
    ("council", "a word twice", add("It meets in the the hall.", *BODY), "PL004", "/sections/1/text"),
    ("council", "jargon", add("It will utilise the hall.", *BODY), "PL005", "/sections/1/text"),
    ("council", "American spelling", add("It meets in the center.", *BODY), "PL007", "/sections/1/text"),
    ("annual", "one of many", swap("one Rapid Review was", "one Rapid Reviews was", "sections", 2, "text"), "PL008", "/sections/2/text"),
    ("council", "a bracket left open", add("It meets (in the hall.", *BODY), "PL009", "/sections/1/text"),
    ("council", "a quotation mark left open", add("It meets in “the hall.", *BODY), "PL009", "/sections/1/text"),
    ("council", "no full stop", add("It meets in the large hall", *BODY), "PL011", "/sections/1/text"),
    ("council", "a space before a comma", add("It meets in the hall , as ever.", *BODY), "PL011", "/sections/1/text"),
    ("council", "wording often mistaken", add("It is a reoccurring item.", *BODY), "PL012", "/sections/1/text"),
    ("council", "a picture without words", add("![](map.png)", *BODY), "AC001", "/sections/1/text"),
    ("cabinet", "a table without a heading", swap("| Option | Cost (£ million) |", "| Option | |", "sections", 2, "text"), "AC002", "/sections/2/text"),
    ("council", "a link that says nothing", add("The plan is [here](https://x.example).", *BODY), "AC005", "/sections/1/text"),
    ("council", "a misspelt key", put("Tuesday", "metting_date"), "FI001", "/metting_date"),
    ("council", "a silence for nothing", put({"ST015": "why not"}, "ignore"), "FI003", "/ignore/ST015"),
]  # fmt: skip

HARMLESS: list[tuple[str, str, Change]] = [
    ("annual", "a date as officers type it", put("20 September 2024", "meeting_date")),
    ("annual", "the committee in capitals", put("EDUCATION & YOUNG PEOPLE OVERVIEW AND SCRUTINY COMMITTEE", "committee")),
    ("annual", "and for &", put("Education and Young People Overview and Scrutiny Committee", "committee")),
    ("annual", "no decision-maker", drop("recommendation", "decision_maker")),
    ("annual", "the committee's own name", put("The Education & Young People Overview and Scrutiny Committee", "recommendation", "decision_maker")),
    ("annual", "decisions in capitals", swap("comment on", "COMMENT on", "recommendation", "items", 1)),
    ("annual", "an item number", put("7", "item")),
    ("annual", "a second checker", beside(0)),
    ("annual", "a name of words", both(put("Grace Law", *LAW, "name"), put("grace.law@oxfordshire.gov.uk", *LAW, "email"))),
    ("annual", "letters after a name", put("Amy Kogel KC", *LAW, "name")),
    ("annual", "a councillor's title", put("Dr Amy Kogel", *LAW, "name")),
    ("annual", "the month before", put("August 2024", "month")),
    ("annual", "divisions by name", put(["Abingdon North", "Banbury Calthorpe"], "divisions_affected")),
    ("annual", "no divisions at all", put("None", "divisions_affected")),
    ("annual", "background papers", put(["Minutes of the Board, May 2024"], "background_papers")),
    ("annual", "nil", put("Nil", "background_papers")),
    ("annual", "a second contact officer", put([{"name": "Ann Lee", "job_title": "Officer", "phone": "01632 960111", "email": "ann.lee@x.example"}], "contact_officers")),
    ("annual", "evidence of the agreement", put("<reply@oxfordshire.gov.uk>", "implications", 0, "checked_by", "evidence")),
    ("annual", "a checker with initials", put("a.kogel@oxfordshire.gov.uk", *LAW, "email")),
    ("annual", "a checker at the NHS", put("amy.kogel@nhs.net", *LAW, "email")),
    ("annual", "signed off on the last day", put("2024-09-12", *LAW, "date")),
    ("annual", "a title before the name", put("Dr Amy Kogel", *LAW, "name")),
    ("annual", "a section of one's own", both(lambda data: data["sections"].insert(2, {"heading": "Next steps", "text": "The Board meets in May."}))),
    ("annual", "implications in another order", lambda data: data["implications"].reverse()),
    ("annual", "an alias for a heading", put("Strategic Policies and Priorities", "sections", 3, "heading")),
    ("council", "decimal numbers and times", add("It lasts 2.5 hours, from 10.30 am to 1.00 pm, and costs £1,250.50.", *BODY)),
    ("council", "a quotation over two paragraphs", add("He said: “It is early.\n\n“It is not late.”", *BODY)),
    ("council", "brackets within brackets", add("It is early (too early (some say) for most).", *BODY)),
    ("council", "letters of a list", add("It is either a) early or b) late.", *BODY)),
    ("council", "an apostrophe", add("The councillors’ and the Chair's rooms are near.", *BODY)),
    ("council", "a known acronym", add("The NHS, the BBC and HMRC were told.", *BODY)),
    ("council", "an acronym explained", add("The Independent Remuneration Panel (IRP) was told. The IRP agreed.", *BODY)),
    ("council", "an acronym explained after", add("The IRP (Independent Remuneration Panel) was told.", *BODY)),
    ("council", "a postcode and a road", add("County Hall is at OX1 1ND, off the A420.", *BODY)),
    ("council", "another document's paragraph", add("It follows paragraph 44 of the Constitution.", *BODY)),
    ("council", "another document's annex", add("It follows Annex 4 of the Constitution.", *BODY)),
    ("council", "an Act with its year", add("The Localism Act 2011 allows it.", *BODY)),
    ("council", "an Act that no table has", add("The Sampleford Harbour Act 1871 allows it.", *BODY)),
    ("council", "names with odd spelling", add("Mr Teh of Recieve Ltd and Ms Center came.", *BODY)),
    ("council", "British forms", add("The programme was organised with care, and learnt whilst travelling.", *BODY)),
    ("council", "had had and that that", add("He had had to say that that was so.", *BODY)),
    ("council", "one of several", add("One of the meetings is early, and each year’s meetings differ.", *BODY)),
    ("council", "an ellipsis", add("It was early ... too early for most.", *BODY)),
    ("council", "a question", add("Is it too early for councillors?", *BODY)),
    ("council", "a link with meaning", add("See [the Constitution](https://www.oxfordshire.gov.uk/).", *BODY)),
    ("council", "an e-mail address", add("Write to democracy@oxfordshire.gov.uk about it.", *BODY)),
    ("council", "a picture with words", add("![A plan of County Hall](plan.png)", *BODY)),
    ("council", "a table", add("| Month | Meetings |\n|---|--:|\n| May | 1 |\n| July | 1 |", *BODY)),
    ("council", "a weekday that is right", swap("- 8 July 2025", "- Tuesday 8 July 2025", *BODY)),
    ("council", "a version number", add("It uses version 13.14.15 of the software.", *BODY)),
    ("council", "a range of years", add("It follows the plan for 2022-2025.", *BODY)),
    ("council", "a date that has passed, told as past", add("It was agreed on 3 May 2024 and will be looked at again.", *BODY)),
    ("council", "a null", put(None, "exempt")),
    ("council", "curly and straight quotation marks", add('It is "early", or “late”.', *BODY)),
    ("cabinet", "a wider sum in other words", swap("£14.6 million over", "£14,600,000 over", "implications", 0, "text")),
    ("cabinet", "delegated by another title", swap("to the Director of Environment", "to the Interim Head of Environment", "recommendation", "items", 1)),
    ("cabinet", "a silenced rule", both(put({"LE003": "notice was given in person"}, "ignore"), drop("forward_plan_reference"))),
]  # fmt: skip


def outcome_of(report: str, change: Change) -> list[tuple[str, str, Severity]]:
    data = copy.deepcopy(REPORTS[report])
    change(data)
    return [(finding.code, finding.location.pointer, finding.severity) for finding in checked(data).findings]


def test_each_fault_is_found_by_just_the_rule_meant_at_the_place_meant() -> None:
    table = []
    for report, name, change, code, pointer in FAULTS:
        found = [(found_code, place) for found_code, place, _ in outcome_of(report, change)]
        if found != [(code, pointer)]:
            table.append(f"{report:8} {name:34} {code} {pointer}: {found}")
    assert not table, "\n" + "\n".join(table)


def test_harmless_changes_raise_nothing() -> None:
    table = []
    for report, name, change in HARMLESS:
        found = [(code, place) for code, place, severity in outcome_of(report, change)]
        if found:
            table.append(f"{report:8} {name:34} {found}")
    assert not table, "\n" + "\n".join(table)


def test_there_are_enough_of_both() -> None:
    assert len(FAULTS) >= 40
    assert len(HARMLESS) >= 40


@pytest.mark.parametrize(
    "text", ["ALLES IST IN GROSSBUCHSTABEN GESCHRIEBEN. " * 40, "Der Rat tagt im Mai, und alle Räte kommen. " * 40, ""]
)
def test_odd_texts_are_checked_sensibly(text: str) -> None:
    data = copy.deepcopy(COUNCIL)
    data["sections"][1]["text"] = text or " "
    findings = checked(data).findings
    assert len(findings) < 40


def test_ten_thousand_findings_are_counted_quickly() -> None:
    data = copy.deepcopy(COUNCIL)
    data["sections"] += [
        {"heading": f"Section {n}", "text": "\n\n".join(["It meets in the the hall , too."] * 50)} for n in range(100)
    ]
    findings = checked(data).findings
    assert sum(finding.code == "PL004" for finding in findings) == 5_000
    assert sum(finding.code == "PL011" for finding in findings) == 5_000
