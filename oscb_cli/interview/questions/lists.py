"""Questions for lists: one for each entry, and one for another until there is none."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from oscb_cli.interview.answers import Answers, Path
from oscb_cli.interview.question import Question, Stage
from oscb_cli.interview.questions.about import About


def entries(
    about: About,
    name: str,
    stage: Stage,
    part: str,
    prompt: str,
    path: Path,
    *,
    required: bool,
    none: str = "none",
    **more: Any,
) -> Iterator[Question]:
    """A question for each entry of a list of lines, and for another.

    :param required: whether there must be an entry.
    :param none: what it means where there is no entry.
    """
    there = len(about.answers.get(*path) or [])
    for place in range(there):
        yield about.line(
            f"{name}.{place + 1}", stage, part, f"{prompt} {place + 1}", (*path, place),
            remove=partial(_take_out, path=path, place=place), **more,
        )  # fmt: skip
    enter = "Enter for no more" if there else "Enter leaves it for later" if required else f"Enter for {none}"
    yield about.line(
        f"{name}.{there + 1}", stage, part, f"{prompt} {there + 1} ({enter})", (*path, there),
        another=True, settles=name, required=required and not there, **more,
    )  # fmt: skip


def _take_out(answers: Answers, path: Path, place: int) -> None:
    answers.remove(*path, place)
