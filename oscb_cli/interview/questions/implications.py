"""The questions about the implications, area by area, and about who has checked each."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from oscb_cli.interview.answers import Answers, Path
from oscb_cli.interview.question import NO_EXAMPLE, Form, Kept, Question, Stage
from oscb_cli.interview.questions.about import About
from oscb_cli.interview.questions.people import person
from oscb_cli.model.dates import long_date
from oscb_cli.profile.parts import AreaSpec, GoodAndBad, StandardWording
from oscb_cli.profile.schema import IMPLICATIONS

_NONE = "No implications"
_OF_A_SIGN_OFF = ("date", "text_digest", "evidence")
_SIGN_OFF_EXAMPLE = GoodAndBad(good="Ada Marsh", bad="Finance")
_SIGN_OFF_GUIDANCE = (
    "Who has read exactly this text and agreed to it: an officer with a name, and not the author. "
    "Leave it open until someone has."
)


def implications(about: About) -> Iterator[Question]:
    """The questions about the text of each area."""
    for spec in about.profile.implications:
        place = _place(about, spec)
        path = (IMPLICATIONS, place if place is not None else len(about.answers.get(IMPLICATIONS) or []), "text")
        none = (StandardWording(case=_NONE, text=spec.none_wording),) if spec.none_wording else ()
        yield Question(
            name=f"implications.{spec.area}.text",
            stage=Stage.IMPLICATIONS,
            part=spec.heading,
            prompt=spec.heading,
            path=path,
            form=Form.TEXT,
            required=spec.required,
            guidance=spec.guidance,
            example=spec.example,
            starters=about.starters((*none, *spec.wordings)),
            keep=_keeper(about, spec),
            remove=_remover(about, spec),
        )


def sign_offs(about: About) -> Iterator[Question]:
    """The questions about who has checked each area."""
    for spec in about.profile.implications:
        place = _place(about, spec)
        if place is None or not about.answers.has(IMPLICATIONS, place, "text"):
            continue
        if not spec.checker_required and not about.answers.has(IMPLICATIONS, place, "checked_by"):
            continue
        yield from _checkers(about, spec, (IMPLICATIONS, place, "checked_by"))


def settled_before(answers: Answers) -> list[str]:
    """What an interview need not ask of a report that was there before: another checker, where one is named."""
    named = (entry for entry in answers.get(IMPLICATIONS) or [] if entry.get("checked_by"))
    return [f"{IMPLICATIONS}.{entry.get('area')}.checked_by" for entry in named]


def _checkers(about: About, spec: AreaSpec, path: Path) -> Iterator[Question]:
    """The questions about each checker of an area, and about another."""
    name = f"implications.{spec.area}.checked_by"
    part = f"{spec.heading}: checked by"
    kept = about.answers.get(*path)
    if not isinstance(kept, list):
        yield from _checker(
            about, name, part, path, "Checked by, name (Enter if no one has yet)", required=spec.checker_required
        )
        if not about.answers.has(*path, "name"):
            return
    for place in range(len(kept) if isinstance(kept, list) else 0):
        yield from _checker(
            about, name if place == 0 else f"{name}.{place + 1}", part, (*path, place), f"Checker {place + 1}, name",
            required=spec.checker_required, several=True, loses="what else is known of them",
            remove=partial(_take_out, path=path, place=place),
        )  # fmt: skip
    count = len(kept) if isinstance(kept, list) else 1
    yield from person(
        about, f"{name}.{count + 1}", Stage.SIGN_OFFS, part, "Another checker, name (Enter for no more)",
        (*path, count), ("job_title", "email"), whose="Checker's", required=False, another=True, settles=name,
        on_request=not about.answers.in_progress, guidance=_SIGN_OFF_GUIDANCE,
        example=_SIGN_OFF_EXAMPLE, make_room=partial(_make_room, path=path),
    )  # fmt: skip


def _checker(
    about: About, name: str, part: str, path: Path, prompt: str, *, required: bool, several: bool = False, **more: Any
) -> Iterator[Question]:
    """The questions about one checker; of several also what of the area each has read."""
    yield from person(
        about, name, Stage.SIGN_OFFS, part, prompt, path, ("job_title", "email"), whose="Checker's",
        follows_from_name=_OF_A_SIGN_OFF, guidance=_SIGN_OFF_GUIDANCE, example=_SIGN_OFF_EXAMPLE, required=required,
        **more,
    )  # fmt: skip
    if not about.answers.has(*path, "name"):
        return
    if several:
        yield about.line(
            f"{name}.for", Stage.SIGN_OFFS, part,
            f"What {about.answers.get(*path, 'name')} checks, for example procurement (Enter for all of it)",
            (*path, "for"), required=False, guidance=_SIGN_OFF_GUIDANCE, example=NO_EXAMPLE,
        )  # fmt: skip
    yield about.day(
        f"{name}.date", Stage.SIGN_OFFS, part, "Date of the check", (*path, "date"),
        suggestion=long_date(about.today), guidance=_SIGN_OFF_GUIDANCE,
    )  # fmt: skip


def _make_room(answers: Answers, path: Path) -> None:
    """Make a list of the one checker, to which another can be added."""
    kept = answers.get(*path)
    if isinstance(kept, dict):
        answers.set([kept], *path)


def _take_out(answers: Answers, path: Path, place: int) -> None:
    """Take one of several checkers out; one that is left is written as one."""
    answers.remove(*path, place)
    left = answers.get(*path)
    if isinstance(left, list) and len(left) == 1:
        answers.set(left[0], *path)


def _keeper(about: About, spec: AreaSpec) -> Any:
    def keep(answers: Answers, value: Any) -> Kept:
        place = _place(about, spec)
        if place is None:
            answers.insert(IMPLICATIONS, _place_for(about, spec.area), {"area": spec.area, "text": value})
            return Kept()
        before = answers.get(IMPLICATIONS, place, "text")
        answers.set(value, IMPLICATIONS, place, "text")
        checkers = answers.get(IMPLICATIONS, place, "checked_by") or []
        names = [one.get("name") for one in (checkers if isinstance(checkers, list) else [checkers])]
        who = " and ".join(name for name in names if name)
        if who and before and before.split() != value.split():
            return Kept((f"{who} checked the text as it was: ask for it to be checked again.",))
        return Kept()

    return keep


def _remover(about: About, spec: AreaSpec) -> Any:
    def remove(answers: Answers) -> None:
        place = _place(about, spec)
        if place is not None and answers.has(IMPLICATIONS, place, "checked_by"):
            answers.set("", IMPLICATIONS, place, "text")
        elif place is not None:
            answers.remove(IMPLICATIONS, place)

    return remove


def _place(about: About, spec: AreaSpec) -> int | None:
    """Where an area stands among the implications; None where it is not there."""
    entries = enumerate(about.answers.get(IMPLICATIONS) or [])
    return next((place for place, entry in entries if entry.get("area") == spec.area), None)


def _place_for(about: About, area: str) -> int:
    rank = {spec.area: place for place, spec in enumerate(about.profile.implications)}
    entries: list[Any] = about.answers.get(IMPLICATIONS) or []
    later = (place for place, entry in enumerate(entries) if rank.get(entry.get("area", ""), -1) > rank[area])
    return next(later, len(entries))
