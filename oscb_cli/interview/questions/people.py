"""Questions about a person: a name, and what else is known of whoever has it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from oscb_cli.interview.accepting import email_accepted, person_accepted
from oscb_cli.interview.answers import Answers, Path
from oscb_cli.interview.question import NO_EXAMPLE, Kept, Question, Stage
from oscb_cli.interview.questions.about import About
from oscb_cli.profile.names import judge

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
    make_room: Callable[[Answers], None] | None = None,
    **more: Any,
) -> Iterator[Question]:
    """The questions about one person; once the name is that of an officer known, the rest is filled in.

    :param asked: what is asked besides the name: job_title, phone, email.
    :param needed: which of them there must be.
    :param whose: whose job title it is, for the prompts, for example “Checker's”.
    :param follows_from_name: other keys that are no longer true of another person.
    :param make_room: what makes a place for the person, where there is none yet.
    """
    job_title = more.pop("suggested_job_title", "")

    keep = _keeper(about, name, path, asked, follows_from_name, make_room)
    people = about.everyone.known
    yield about.line(
        f"{name}.name", stage, part, prompt, (*path, "name"), keep=keep, people=people,
        accept=partial(person_accepted, profile=about.profile), **more,
    )  # fmt: skip
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


def _keeper(
    about: About,
    name: str,
    path: Path,
    asked: Sequence[str],
    follows_from_name: Sequence[str],
    make_room: Callable[[Answers], None] | None,
) -> Callable[[Answers, Any], Kept]:
    """What keeps the name of a person, and fills in what is known of an officer of that name."""

    def keep(answers: Answers, value: Any) -> Kept:
        if make_room is not None:
            make_room(answers)
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
        told = [f"Filled in for {value}: {', '.join(filled)}."] if filled else []
        if doubt := judge(value, about.profile, answers.get(*path, "email") or "").told(value):
            told.append(f"{doubt}: what counts is the name of a person.")
        return Kept(tuple(told), tuple(again))

    return keep
