"""A whole interview: the questions in their order, and what the author of a report would answer."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from oscb_cli.interview.answers import Answers
from oscb_cli.interview.question import Question
from oscb_cli.interview.questions import About, questions
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.schema import Profile

TODAY = date(2024, 9, 11)


@dataclass(frozen=True)
class Step:
    """A question, and what is answered to it; empty for nothing."""

    question: Question
    typed: str


def about(data: dict[str, Any], today: date = TODAY, profile: Profile | None = None, **more: Any) -> About:
    """What the questions are about, of a report in the making that is kept nowhere."""
    return About(
        Answers(json.loads(json.dumps(data)), lambda _: None), profile or load_profile("oxfordshire"), today, **more
    )


def conversation(data: dict[str, Any], **more: Any) -> list[Step]:
    """The questions that lead from nothing to a report, and its author's answers."""
    full = about(data, **more)
    wanted = {question.name: question.answer_so_far(full.answers) for question in questions(full)}
    growing = about({"profile": data["profile"]}, **more)
    growing.answers.begin()
    steps: list[Step] = []
    while (question := _next(growing, steps)) is not None:
        typed = wanted.get(question.name, "")
        steps.append(Step(question, typed))
        if not typed:
            continue
        value = question.accept(typed)
        if question.keep is not None:
            question.keep(growing.answers, value)
        else:
            growing.answers.set(value, *question.path)
    return steps


def _next(growing: About, steps: list[Step]) -> Question | None:
    asked = {step.question.name for step in steps}
    open_ones = (q for q in questions(growing) if q.name not in asked and not q.is_answered(growing.answers))
    return next(open_ones, None)
