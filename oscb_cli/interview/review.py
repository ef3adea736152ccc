"""Every part of the report with its state: done, missing, none, or with findings."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from oscb_cli.interview.answers import Answers
from oscb_cli.interview.checking import is_within
from oscb_cli.interview.question import Question, Stage
from oscb_cli.rules.engine.rule import Finding, Severity

_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}


class Row(Struct, frozen=True):
    """A part of the report, its questions, and its state in words."""

    stage: Stage
    part: str
    questions: tuple[Question, ...]
    state: str
    is_missing: bool


def rows(every: Sequence[Question], answers: Answers, findings: Iterable[Finding]) -> list[Row]:
    """The parts, in the order of the questions."""
    parts: dict[tuple[Stage, str], list[Question]] = {}
    for question in every:
        parts.setdefault((question.stage, question.part), []).append(question)
    found = list(findings)
    return [_row(stage, part, asked, answers, found) for (stage, part), asked in parts.items()]


def _row(stage: Stage, part: str, asked: list[Question], answers: Answers, findings: list[Finding]) -> Row:
    missing = [question for question in asked if question.required and not question.is_answered(answers)]
    answered = any(question.has_answer(answers) for question in asked if not question.another)
    pointers = {question.pointer for question in asked if not question.another and question.has_answer(answers)}
    mine = [f for f in findings if any(is_within(f.location.pointer, pointer) for pointer in pointers)]
    if missing:
        state = "missing" if not answered else f"missing: {missing[0].prompt.split(' (')[0]}"
    else:
        settled = all(question.is_answered(answers) for question in asked)
        state = "done" if answered or any(q.required for q in asked) else "none" if settled else "not asked yet"
    told = [
        f"{count} {_NAMES[severity][count != 1]}"
        for severity in Severity
        if (count := sum(finding.severity is severity for finding in mine))
    ]
    return Row(stage, part, tuple(asked), ", ".join([state, *told]), bool(missing))
