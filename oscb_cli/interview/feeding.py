"""Answers from a file instead of from the author: for scripts and tests, and for what a form already knows.

The file is JSON or YAML. Its keys are the names of the questions, nested as they are parted by dots, lists counted
from 1: ``title``, ``recommendation: {items: […]}``, ``implications: {financial: {text: …}}``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from oscb_cli.errors import CannotRead, NotValid
from oscb_cli.interview.accepting import holdable
from oscb_cli.interview.question import Form, NotAccepted, Question
from oscb_cli.interview.questions import About, questions, settled_before
from oscb_cli.model.validate import suggestion
from oscb_cli.readers.read import parse_file

FILE_KEY = "file"
"""The key of the report file's own name, which is no question."""


def read_answers(name: str) -> dict[str, Any]:
    """The answers of a file, by the names of the questions, as they would be typed.

    :raises CannotRead: it cannot be read, or is no group of keys.
    """
    data = parse_file(name).data
    if not isinstance(data, Mapping):
        raise CannotRead(f"{name} is not a file of answers. It must have the name of each question, and its answer")
    return dict(_leaves(data, ""))


def feed(about: About, answers: Mapping[str, Any], file: str) -> None:
    """Give the answers to their questions, as far as they lead, and keep them.

    :param file: what to call the file in errors.
    :raises NotValid: an answer cannot be taken, or there is no such question; one line each.
    """
    left = {name: value for name, value in answers.items() if name != FILE_KEY}
    wrong: list[str] = []
    asked: set[str] = set()
    about.answers.begin(settled_before(about.answers))
    while (question := _next(about, left, asked)) is not None:
        asked.add(question.name)
        typed = _taken(question.name, left)
        try:
            _keep(about, question, typed)
        except NotAccepted as error:
            wrong.append(f": {question.name}: {error}")
    known = [question.name for question in questions(about)]
    wrong += [f": there is no question “{name}” here: {suggestion(name, known)}" for name in left]
    if wrong:
        raise NotValid(file, wrong)


def _next(about: About, left: Mapping[str, Any], asked: set[str]) -> Question | None:
    return next((q for q in questions(about) if q.name not in asked and _has(q.name, left)), None)


def _keep(about: About, question: Question, typed: str) -> None:
    if not typed:
        if question.nothing is not None:
            question.nothing(about.answers)
        if not question.required or question.nothing is not None:
            about.answers.settle(question.settled_name)
        return
    value = question.accept(holdable(typed, text=question.form is Form.TEXT))
    if question.keep is not None:
        question.keep(about.answers, value)
    else:
        about.answers.set(value, *question.path)


def _has(name: str, left: Mapping[str, Any]) -> bool:
    return name in left or f"{name}.1" in left


def _taken(name: str, left: dict[str, Any]) -> str:
    """An answer as typed; a list where one line is asked for is joined with commas."""
    if name in left:
        return _typed(left.pop(name))
    parts: list[str] = []
    while (key := f"{name}.{len(parts) + 1}") in left:
        parts.append(_typed(left.pop(key)))
    return ", ".join(parts)


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value).strip()


def _leaves(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    start = f"{name}." if name else ""
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from _leaves(child, f"{start}{key}")
    elif isinstance(value, list):
        if not value:
            yield f"{start}1", None  # an empty list says that there is none
        for number, child in enumerate(value, start=1):
            is_first_checker = number == 1 and name.endswith(".checked_by")  # asked like one that is alone
            yield from _leaves(child, name if is_first_checker else f"{start}{number}")
    else:
        yield name, value
