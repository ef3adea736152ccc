"""A rule is told once a report, with its count and its places; what fits no screen is told shorter."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.model.location import Location
from oscb_cli.reporters.checked import Checked
from oscb_cli.reporters.grouped import fixable, groups, places_of, to_act, verdict
from oscb_cli.reporters.terminal import Line, one_by_one, overview
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Finding, Fix
from tests.rules.test_rules import checked
from tests.support import AS_PUBLISHED, load

RULES = {rule.code: rule for rule in all_rules()}


def finding(code: str, paragraph: str = "", section: str = "Key Issues", message: str = "") -> Finding:
    return RULES[code].finding(message or "what is wrong", Location(section, paragraph))


def published() -> Checked:
    outcome = checked(load(AS_PUBLISHED))
    return Checked("as-published.json", outcome.findings, outcome.silenced)


def texts(lines: Iterator[Line]) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["2"], "Key Issues, paragraph 2"),
        (["2", "2"], "Key Issues, paragraph 2"),
        (["4", "5"], "Key Issues, paragraphs 4 and 5"),
        ([*map(str, range(4, 16)), "2"], "Key Issues, paragraphs 2 and 4 to 15"),
        (["4.10", "4.2", "4.1"], "Key Issues, paragraphs 4.1, 4.2 and 4.10"),
        ([str(n * 2) for n in range(1, 401)], "Key Issues, paragraphs 2, 4, 6, 8, 10, 12, 14, 16 and 392 more"),
    ],
)
def test_numbers_that_follow_each_other_are_told_together(numbers: list[str], told: str) -> None:
    assert places_of([finding("ST005", number) for number in numbers]) == told


def test_places_of_several_kinds_are_told_together() -> None:
    found = [finding("DA001", "3", "Background"), finding("DA001", "", "Title"), finding("DA001", "9", "Risks")]
    assert places_of(found) == "paragraphs 3 and 9 and Title"


def test_lines_of_a_text_file_are_lines() -> None:
    found = [RULES["ST005"].finding("m", Location("Risks", "", "", "", n, "line")) for n in (3, 4, 5, 9)]
    assert places_of(found) == "Risks, lines 3 to 5 and 9"


def test_errors_come_first_then_what_stands_earliest() -> None:
    found = [finding("PL002"), finding("ST005"), finding("SO001"), finding("ST005"), finding("RE002")]
    assert [group.code for group in groups(found)] == ["SO001", "RE002", "ST005", "PL002"]


def test_the_verdict_counts_what_stops_publication() -> None:
    found = [*[finding("SO001")] * 3, finding("RE002"), *[finding("ST005")] * 9]
    report = Checked("r", tuple(found))
    assert verdict(report) == "Not ready: 3 implications have no named checker, 1 wrong decision-maker; 9 warnings"
    assert to_act(report) == ["checker", "author"]
    assert verdict(Checked("r", (finding("ST005"),))) == "Ready to publish: no errors; 1 warning"
    assert verdict(Checked("r", ())) == "Ready to publish: nothing found"
    assert verdict(Checked("r", (), whole=False)) == "No errors found by the rules that you chose"


def test_only_fixes_that_can_be_applied_are_counted() -> None:
    rule, fix = RULES["PL004"], Fix("/title", "a a", "a")
    here, in_word = Location("Title"), Location("Title", "", "", "", 3, "Word paragraph")
    assert fixable(Checked("r", (rule.finding("m", here, fix=fix), rule.finding("m", in_word, fix=fix)))) == 1


def test_every_rule_says_what_it_found_once_and_often() -> None:
    for rule in RULES.values():
        once, often = rule.found(1), rule.found(1_200)
        assert once != often or rule.code.startswith("FI"), rule.code
        assert "1,200" in often, rule.code
        assert "{" not in once + often, rule.code
        assert not once.endswith("."), rule.code


def test_the_published_report_fits_a_screen() -> None:
    lines = texts(one_by_one([published()], 80))
    assert lines[0].startswith("Not ready: ")
    assert len(lines) <= 25
    assert all(len(line) <= 80 for line in lines)
    for code in {finding.code for finding in published().findings}:
        assert sum(line.count(code) for line in lines) == 1, code


def test_details_tell_every_finding() -> None:
    lines = "\n".join(texts(one_by_one([published()], 100, details=True)))
    assert lines.count("ST005") == sum(finding.code == "ST005" for finding in published().findings) > 10


def test_an_overview_has_those_first_that_need_most_and_counts_the_ready() -> None:
    reports = [Checked(f"agenda/{n}.docx", tuple([finding("SO001")] * n)) for n in (0, 2, 5)]
    lines = texts(overview(reports, 80))
    rows = [line for line in lines if ".docx  " in line]
    assert [row.split()[:3] for row in rows] == [["5.docx", "no", "5"], ["2.docx", "no", "2"], ["0.docx", "yes", "0"]]
    assert "5 implications have no named checker (checker)" in " ".join(" ".join(lines).split())
    assert any("oscb check agenda/5.docx" in line for line in lines)
    assert " ".join(lines).endswith("1 ready to publish, 2 not ready")


codes = st.sampled_from(sorted(RULES))
some_findings = st.lists(
    st.builds(
        finding, codes, st.sampled_from(["", "3", "4", "5", "12", "4.1"]), st.text(max_size=30), st.text(max_size=60)
    ),
    max_size=120,
)


@given(some_findings, st.integers(80, 200))
def test_no_line_is_too_wide_and_no_word_is_cut(found: list[Finding], width: int) -> None:
    report = Checked("a report.docx", tuple(found))
    for lines in (one_by_one([report], width), one_by_one([report], width, details=True)):
        words = list(itertools.chain.from_iterable(text.split() for text in texts(lines)))
        longest = max((len(word) for word in words), default=0)
        assert all(len(line.text) <= max(width, longest + 16) for line in one_by_one([report], width))
    told = " ".join(" ".join(texts(one_by_one([report], width))).split())
    for group in groups(found):
        assert group.code in told


@pytest.mark.parametrize(
    ("quoted", "told"),
    [
        (["teh", "recieve"], "“teh” and “recieve”"),
        (["teh", "teh", "teh"], "“teh” (3 times)"),
        (["teh", "", ""], "“teh” and 2 more"),
        (["a1", "b2", "c3", "d4"], "“a1”, “b2”, “c3” and “d4”"),
        (["a1", "a1", "b2", "c3", "d4", "e5", "e5"], "“a1” (2 times), “b2”, “c3” and 3 more"),
    ],
)
def test_words_that_are_quoted_come_to_the_count(quoted: list[str], told: str) -> None:
    found = [
        finding("PL003", str(n), message=f"“{word}”: did you mean x?" if word else "a word")
        for n, word in enumerate(quoted)
    ]
    (group,) = groups(found)
    assert group.quotes == told


def test_what_stands_nowhere_ends_in_no_colon() -> None:
    found = RULES["SO011"].finding("There is no “Legal Implications” section", Location("", "", "/implications"))
    reports = [Checked(f"{name}.docx", (found,), ()) for name in "abcdef"]
    assert not [line for line in texts(overview(reports, 80)) if ": ;" in line or ": (" in line or line.endswith(":")]
