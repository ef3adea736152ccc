"""Questions about a person: a name, and what else is known of whoever has it."""

from collections.abc import Iterator, Sequence
from typing import Any

from oscb_cli.interview.accepting import email_accepted
from oscb_cli.interview.answers import Answers, Path
from oscb_cli.interview.question import NO_EXAMPLE, Kept, Question, Stage
from oscb_cli.interview.questions.about import About

_ALL = ("job_title", "phone", "email")
_PROMPTS = {"job_title": "job title", "phone": "telephone number", "email": "e-mail address"}


def person(
    about: About,
    name: str,
    stage: Stage,
    part: str,
    prompt: str,
    path: Path,
    asked: Sequence[str],
    *,
    whose: str,
    needed: Sequence[str] = _ALL,
    follows_from_name: Sequence[str] = (),
    **more: Any,
) -> Iterator[Question]:
    """The questions about one person; once the name is that of an officer known, the rest is filled in.

    :param asked: what is asked besides the name: job_title, phone, email.
    :param needed: which of them there must be.
    :param whose: whose job title it is, for the prompts, for example “Checker's”.
    :param follows_from_name: other keys that are no longer true of another person.
    """
    job_title = more.pop("suggested_job_title", "")

    def keep(answers: Answers, value: Any) -> Kept:
        before = answers.get(*path, "name")
        answers.set(value, *path, "name")
        changed = bool(before) and before != value
        if changed:
            for key in follows_from_name:
                if answers.get(*path, key) is not None:
                    answers.remove(*path, key)
        officer = about.everyone.named(value)
        filled, again = [], []
        for key in asked:
            known = getattr(officer, key) if officer is not None else ""
            if known and (changed or not answers.has(*path, key)):
                answers.set(known, *path, key)
                filled.append(known)
            elif changed and answers.has(*path, key):
                again.append(f"{name}.{key}")
        told = (f"Filled in for {value}: {', '.join(filled)}.",) if filled else ()
        return Kept(told, tuple(again))

    people = about.everyone.known
    yield about.line(f"{name}.name", stage, part, prompt, (*path, "name"), keep=keep, people=people, **more)
    if not about.answers.has(*path, "name"):
        return
    more = {key: value for key, value in more.items() if key in {"key", "guidance"}}
    for key in asked:
        details: dict[str, Any] = {"accept": email_accepted} if key == "email" else {}
        if key == "job_title" and job_title:
            details["suggestion"] = job_title
        yield about.line(
            f"{name}.{key}", stage, part, f"{whose} {_PROMPTS[key]}", (*path, key), example=NO_EXAMPLE,
            required=key in needed, **details, **more,
        )  # fmt: skip
