"""Rules measured both ways: what each must pass, and what it must find in the guises that people type.

``measured/CODE.txt`` holds the traps and the faults of a rule, a line each; most were written before the rule was read.
``\\n`` is a new line, ``||`` stands between the parts of a report that a line is about.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.rule import Example
from oscb_cli.rules.engine.sound import FINANCE, SOUND, implication, implications, items, subject_of, text
from oscb_cli.rules.engine.subject import Subject

RULES = {rule.code: rule for rule in all_rules()}
MEASURED = Path(__file__).parent / "measured"
PROFILE = load_profile(default_name())


def no_cost(financial: str, recommendation: str, body: str) -> dict[str, Any]:
    said = implications(financial=implication("financial", FINANCE, financial))
    return {**text(body), **items(recommendation), "implications": said}


def table(said: str) -> dict[str, Any]:
    """A table of a line: ``Area;A;Total/North;10;10``. Of two columns, the headings go without saying."""
    rows = [row.split(";") for row in re.split(r"/(?!a\b)", said)]
    if len(rows[0]) == 2:
        rows.insert(0, ["What", "Figure"])
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return text("\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]))


def asked(committee: str, decision_maker: str) -> dict[str, Any]:
    return {"committee": committee, "recommendation": {"decision_maker": decision_maker, "items": ["note it."]}}


MADE: dict[str, Callable[..., dict[str, Any]]] = {
    "CO003": no_cost,
    "CO005": table,
    "RE002": asked,
    "RE009": items,
    "ST009": lambda words: text(words, annexes=[{"title": "Plan"}]),
    "ST029": lambda committee: {"committee": committee},
}

# How many traps of a rule it may cry at, and how many faults it may pass: what is known to be wrong, and no more.
KNOWN = {"CO005": (0, 1), "CO006": (0, 2), "DA007": (0, 1), "DA008": (1, 0), "ST006": (1, 1)}


def lines_of(code: str) -> Iterator[tuple[bool, str]]:
    """The lines of a rule's file, each with whether the rule must find something in it."""
    is_fault = False
    for line in (MEASURED / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            is_fault = line == "= must be found"
        elif line:
            yield is_fault, line


def is_found(code: str, line: str) -> bool:
    parts = [part.strip() for part in line.replace("\\n", "\n").split(" || ")]
    make: Callable[..., dict[str, Any]] = MADE.get(code, text)
    change = make(*parts)
    return any(RULES[code].check(subject_of(Example(change))))


@pytest.mark.parametrize("code", sorted(path.stem for path in MEASURED.glob("*.txt")))
def test_a_rule_cries_at_no_trap_and_finds_what_people_type(code: str) -> None:
    lines = list(lines_of(code))
    traps = [line for is_fault, line in lines if not is_fault]
    faults = [line for is_fault, line in lines if is_fault]
    assert len(traps) >= 19
    assert len(faults) >= 19
    cried, missed = (
        [line for line in traps if is_found(code, line)],
        [line for line in faults if not is_found(code, line)],
    )
    may_cry, may_miss = KNOWN.get(code, (0, 0))
    assert len(cried) <= may_cry, "\n".join(cried)
    assert len(missed) <= may_miss, "\n".join(missed)


def found_acts(words: str, profile: Profile) -> list[str]:
    plain = subject_of(Example(text(words)))
    return [finding.message for finding in RULES["LE007"].check(Subject(plain.report, profile, plain.today))]


def test_no_act_is_taken_for_the_end_of_another_that_the_list_lacks() -> None:
    for act in PROFILE.tables.acts:
        tables = PROFILE.tables.model_copy(update={"acts": tuple(one for one in PROFILE.tables.acts if one is not act)})
        said = f"The {act.name} {act.years[-1]} applies, as do the Care Act 2014 and {act.name} {act.years[-1]}."
        assert found_acts(said, PROFILE.changed(tables=tables)) == []


def test_each_act_is_known_by_its_years_and_by_no_other() -> None:
    for act in PROFILE.tables.acts:
        wrong = next(year for year in range(1900, 2020) if year not in act.years)
        assert found_acts(f"It is in the {act.name} {act.years[0]}.", PROFILE) == []
        assert len(found_acts(f"It is in the {act.name} {wrong}.", PROFILE)) == 1


@pytest.mark.parametrize("name", ["oxfordshire", "brighton_hove", "maidstone", "south_kesteven"])
def test_dates_as_a_council_prints_them_are_in_its_form(name: str) -> None:
    from oscb_cli.layout.wording import council_date, signed_date

    profile = load_profile(name)
    for form in (
        profile.date_form,
        "{weekday} {day} {month} {year}",
        "{day} {month_short} {year}",
        "{day:02}/{month_number}/{year}",
    ):
        own = profile.changed(date_form=form)
        report = subject_of(Example({})).report
        day = report.meeting_date
        assert day is not None
        printed = {"meeting_date": council_date(own, day)}
        signed = [{"area": "financial", "checked_by": {"name": "Ada Marsh", "date": signed_date(own, day)}}]
        said = subject_of(Example(text(f"It is on {council_date(own, day)} and on 3 May 2027."))).report
        subject = Subject(said, own, day, data={**SOUND, **printed, "implications": signed})
        assert [finding.message for finding in RULES["DA001"].check(subject)] == []
