"""Each limit of a rule from both sides: just within it nothing is found, and one more is found."""

from datetime import date, timedelta
from typing import Any

import pytest

from oscb_cli.calendar.timetable import noticed_by, published_by
from oscb_cli.model.sighting import Sighting
from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Example
from oscb_cli.rules.engine.sound import FINANCE, SECTIONS, SOUND, implication, implications, subject_of, text

PROFILE = load_profile("oxfordshire")
RULES = {rule.code: rule for rule in all_rules()}
LIMITS = PROFILE.limits
MEETING = date.fromisoformat(SOUND["meeting_date"])
DAY = timedelta(days=1)


def words(count: int) -> str:
    return " ".join(["word"] * count)


def sentences(count: int) -> str:
    """A paragraph of so many words, in short sentences."""
    return ". ".join(words(min(10, count - begun)).capitalize() for begun in range(0, count, 10)) + "."


def summary(count: int) -> dict[str, Any]:
    return {"sections": [{**SECTIONS[0], "text": sentences(count)}, *SECTIONS[1:]]}


def signed(day: date) -> dict[str, Any]:
    return {"implications": implications(financial=implication("financial", {**FINANCE, "date": day.isoformat()}))}


def numbered(count: int, *, wrong: int = 0) -> dict[str, Any]:
    numbers = [*range(1, count + 1)]
    numbers[-1] += wrong
    return text("\n\n".join(f"({number}) It is so." for number in numbers))


def table(rows: int, total: str, figure: str = "1") -> dict[str, Any]:
    body = "".join(f"| Part | {figure} |\n" for _ in range(rows))
    return text(f"It is so:\n\n| What | Cost |\n|---|---|\n{body}| Total | {total} |\n")


def found(code: str, change: dict[str, Any], today: date | None = None, *sightings: Sighting) -> bool:
    example = Example(change, today=(today or date(2026, 11, 2)).isoformat(), sightings=sightings)
    return bool(list(RULES[code].check(subject_of(example))))


@pytest.mark.parametrize(
    ("code", "within", "beyond"),
    [
        ("ST018", summary(LIMITS.summary_words), summary(LIMITS.summary_words + 1)),
        ("PL002", text(f"{words(LIMITS.sentence_words)}."), text(f"{words(LIMITS.sentence_words + 1)}.")),
        ("PL010", text(sentences(LIMITS.paragraph_words)), text(sentences(LIMITS.paragraph_words + 1))),
        ("PL011", text(words(3)), text(words(4))),
        ("ST006", numbered(3, wrong=0), numbered(4, wrong=2)),
        ("CO005", table(1, "9"), table(2, "9")),
        ("CO005", table(2, "-2", "-1"), table(2, "2", "-1")),
        ("CO005", table(2, "(2)", "(1)"), table(2, "(4)", "(1)")),
        ("CO005", text("| A | £ |\n|---|---|\n| B | -1 |\n| C | (2) |\n| D | 5 |\n| Total | 2 |"),
         text("| A | £ |\n|---|---|\n| B | -1 |\n| C | (2) |\n| D | 5 |\n| Total | 3 |")),
        ("CO005", table(4, "4.2"), table(4, "4.3")),
        ("CO005", table(2, "2.01"), table(2, "2.02")),
        ("SO005", signed(MEETING), signed(MEETING + DAY)),
        ("SO009", signed(MEETING - DAY * PROFILE.signoff.longest_before_meeting_days),
         signed(MEETING - DAY * (PROFILE.signoff.longest_before_meeting_days + 1))),
        ("DA004", signed(published_by(MEETING, PROFILE)), signed(published_by(MEETING, PROFILE) + DAY)),
        ("DA004", signed(MEETING + DAY), signed(MEETING)),
        ("DA007", text("It will open on 17 November 2026."), text("It will open on 16 November 2026.")),
    ],
)  # fmt: skip
def test_one_more_is_found(code: str, within: dict[str, Any], beyond: dict[str, Any]) -> None:
    late = MEETING + DAY * 400
    assert not found(code, within, late)
    assert found(code, beyond, late)


@pytest.mark.parametrize(
    ("code", "change", "last"),
    [
        ("DA005", {}, published_by(MEETING, PROFILE)),
        ("DA006", {"key_decision": True}, noticed_by(MEETING, PROFILE)),
    ],
)
def test_on_the_last_day_it_is_not_late_and_after_the_meeting_it_is_over(
    code: str, change: dict[str, Any], last: date
) -> None:
    assert not found(code, change, last)
    assert found(code, change, last + DAY)
    assert found(code, change, MEETING)
    assert not found(code, change, MEETING + DAY)


def test_a_sign_off_of_today_is_not_of_the_future() -> None:
    today = MEETING - DAY * 10
    assert not found("SO005", signed(today), today)
    assert found("SO005", signed(today + DAY), today)


def test_a_file_is_formatted_by_hand_beyond_a_share() -> None:
    assert not found("WD007", {}, None, Sighting("direct formatting", "/sections/1/text", value=0.3))
    assert found("WD007", {}, None, Sighting("direct formatting", "/sections/1/text", value=0.31))


def test_paragraphs_without_numbers_are_found_where_as_many_have_one() -> None:
    others = sum(passage.is_paragraph for passage in subject_of(Example(text("- A list."))).passages)
    assert not found("ST007", numbered(others - 1))
    assert found("ST007", numbered(others))


def test_a_report_is_too_long_beyond_the_limit() -> None:
    rest = sum(passage.word_count for passage in subject_of(Example(text("It."))).passages) - 1
    assert not found("ST017", text(sentences(LIMITS.words - rest)))
    assert found("ST017", text(sentences(LIMITS.words - rest + 1)))
