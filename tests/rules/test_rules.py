"""One generic test runs every rule's own examples."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from oscb_cli.model.validate import read_report
from oscb_cli.profile.binding import unbound
from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine import spelling
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Example, Rule, Severity
from oscb_cli.rules.engine.run import Outcome, check
from oscb_cli.rules.engine.sound import subject_of
from oscb_cli.rules.engine.subject import Subject
from tests.support import AS_PUBLISHED, example_reports, load

RULES = all_rules()
BAD = [pytest.param(rule, example, id=f"{rule.code}-{n}") for rule in RULES for n, example in enumerate(rule.bad)]
GOOD = [pytest.param(rule, example, id=f"{rule.code}-{n}") for rule in RULES for n, example in enumerate(rule.good)]
TODAY = date(2026, 11, 2)


def checked(data: dict[str, Any], **profile: Any) -> Outcome:
    report, problems = read_report(data)
    council = load_profile("oxfordshire").model_copy(update=profile)
    return check(Subject(report, council, TODAY, (*problems, *unbound(report, council)), data))


def codes(outcome: Outcome) -> list[tuple[str, str]]:
    return [(finding.code, finding.location.pointer) for finding in outcome.findings]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_is_found_where_it_says(rule: Rule, example: Example) -> None:
    found = list(rule.check(subject_of(example)))
    assert tuple(finding.location.pointer for finding in found) == example.found_at
    assert all(finding.code == rule.code and finding.message and finding.help for finding in found)
    assert all(finding.location.section for finding in found)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_is_left_alone(rule: Rule, example: Example) -> None:
    assert list(rule.check(subject_of(example))) == []


def test_the_sound_report_is_sound() -> None:
    assert check(subject_of(Example({}))) == Outcome()


def test_every_rule_says_what_why_by_what_authority_and_what_to_do() -> None:
    for rule in RULES:
        assert rule.summary
        assert rule.why.endswith(".")
        assert rule.source
        assert rule.help.endswith((".", "…"))


def test_a_rule_without_examples_cannot_exist() -> None:
    with pytest.raises(ValueError, match="needs a bad and a good example"):
        replace(RULES[0], good=())
    with pytest.raises(ValueError, match="says what is found where"):
        replace(RULES[0], bad=(Example({}),))


def test_the_rules_of_the_catalogue_are_there() -> None:
    wanted = [f"SO{n:03}" for n in range(1, 14)] + [f"RE{n:03}" for n in range(1, 5)]
    wanted += [f"ST{n:03}" for n in (1, 2, 3, 4, 11, 12, 13, 14, 15, 16)]
    assert set(wanted) <= {rule.code for rule in RULES}


TYPED_NUMBERS = {
    "/sections/0/text": ["2"],
    "/sections/1/text": ["4", "5"],
    "/sections/2/text": ["6", "7", "8", "9", "10", "11"],
    "/sections/3/text": ["12"],
    "/sections/4/text": ["18"],
    **{f"/implications/{index}/text": [str(13 + index)] for index in range(5)},
}
"""Where a paragraph of the published report has a typed number: the numbers that the document shows there."""

PUBLISHED = sorted(
    [
        ("SO001", "/implications/2", "15"),
        ("SO001", "/implications/3", "16"),
        ("SO001", "/implications/4", "17"),
        ("RE002", "/recommendation/decision_maker", "1"),
        *(("ST005", pointer, number) for pointer, numbers in TYPED_NUMBERS.items() for number in numbers),
        ("ST006", "/sections/0/text", "2"),
        ("ST006", "/sections/1/text", "4"),
        ("ST006", "/implications/3/text", "16"),
        ("ST007", "/recommendation", "1"),
        ("ST007", "/sections/1/text", "3"),
        ("ST011", "/background_papers", ""),
        ("ST013", "/contact_officers/0", ""),
        ("ST015", "/divisions_affected", ""),
        ("ST021", "/month", ""),
        ("DA001", "/meeting_date", ""),
        ("DA001", "/implications/0/checked_by/date", "13"),
        ("DA001", "/implications/1/checked_by/date", "14"),
        ("LE004", "/sections/4/text", "18"),
        ("CO001", "/signatory/job_title", ""),
        ("PL003", "/implications/1/checked_by/job_title", "14"),
        ("PL008", "/sections/2/text", "8"),
        ("PL011", "/sections/2/text", "9"),
        ("PL011", "/implications/1/text", "14"),
    ]
)
ADVICE = {"RE005", "ST010", "PL002", "PL012"}


def test_the_published_report_has_the_faults_that_it_was_published_with_and_no_others() -> None:
    findings = checked(load(AS_PUBLISHED)).findings
    grave = [finding for finding in findings if finding.severity is not Severity.ADVICE]
    assert sorted((f.code, f.location.pointer, f.location.paragraph) for f in grave) == PUBLISHED
    assert {finding.code for finding in findings if finding.severity is Severity.ADVICE} == ADVICE


@pytest.mark.parametrize(("name", "data"), [entry for entry in example_reports() if entry[0] != AS_PUBLISHED.stem])
def test_nothing_is_found_in_the_good_examples(name: str, data: dict[str, Any]) -> None:
    assert [finding.message for finding in checked(data).findings] == []


CHECKERS = [
    pytest.param(name, data, index, id=f"{name}-{entry['area']}")
    for name, data in example_reports()
    for index, entry in enumerate(data["implications"])
    if "checked_by" in entry
]


@pytest.mark.parametrize(("name", "data", "index"), CHECKERS)
def test_without_a_checker_there_is_exactly_one_finding_more_naming_the_area(
    name: str, data: dict[str, Any], index: int
) -> None:
    before = codes(checked(data))
    implications = [dict(entry) for entry in data["implications"]]
    del implications[index]["checked_by"]
    outcome = checked({**data, "implications": implications})
    more = [finding for finding in outcome.findings if (finding.code, finding.location.pointer) not in before]
    gone = [place for place in before if place not in codes(outcome)]
    assert all(pointer.startswith(f"/implications/{index}/checked_by") for _, pointer in gone)
    assert [(finding.code, finding.location.pointer) for finding in more] == [("SO001", f"/implications/{index}")]
    heading = load_profile("oxfordshire").area_by_key[implications[index]["area"]].heading
    assert heading in more[0].message


def test_a_council_may_switch_a_rule_off_or_judge_it_otherwise() -> None:
    data = load(AS_PUBLISHED)
    outcome = checked(data, rules={"SO001": "off", "ST011": "advice"})
    assert "SO001" not in dict(codes(outcome))
    assert {f.code: f.severity for f in outcome.findings}["ST011"] is Severity.ADVICE


def test_an_author_may_silence_a_finding_with_a_reason() -> None:
    data = {**load(AS_PUBLISHED), "ignore": {"ST011": "the annex lists them"}}
    outcome = checked(data)
    assert "ST011" not in dict(codes(outcome))
    assert [(entry.finding.code, entry.reason) for entry in outcome.silenced] == [("ST011", "the annex lists them")]


def test_what_does_not_validate_cannot_be_silenced() -> None:
    outcome = checked({**load(AS_PUBLISHED), "titel": "x", "ignore": {"FI001": "so what"}})
    assert "FI001" in dict(codes(outcome))


def test_an_empty_report_is_checked_and_told_everything() -> None:
    found = {code for code, _ in codes(checked({}))}
    assert found == {"RE001", "SO011", "ST001", "ST011", "ST012", "ST014", "ST015", "ST016", "ST021"}


def test_findings_come_in_the_documents_order() -> None:
    sections = [finding.location.section for finding in checked(load(AS_PUBLISHED)).findings]
    assert list(dict.fromkeys(sections)) == [
        "Date of the meeting",
        "Divisions Affected",
        "Recommendation",
        "Executive Summary",
        "Background",
        "Key Issues",
        "Strategic Policies and Priorities",
        "Financial Implications",
        "Legal Implications",
        "Staff Implications",
        "Equality & Inclusion Implications",
        "Sustainability Implications",
        "Risk Management",
        "Signatory",
        "Annexes",
        "Background papers",
        "Contact Officer",
        "Month",
    ]


def test_misspellings_are_the_same_for_one_text_and_for_many(monkeypatch: pytest.MonkeyPatch) -> None:
    words = frozenset("recieve the reprot of color aircrafts abandonned zzz achors amensty center i a".split())
    found = {}
    for many in (False, True):
        spelling._known_among.cache_clear()
        monkeypatch.setitem(spelling._texts, "many", many)
        found[many] = (spelling.misspelt(words), spelling.american(words))
        assert spelling._texts["many"], "from the second text on there are many"
    assert found[False] == found[True]
    assert {"recieve", "abandonned", "achors"} <= found[True][0]
    assert found[True][1] == {"color", "center"}
