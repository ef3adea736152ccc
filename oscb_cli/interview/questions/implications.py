"""The questions about the implications, area by area, and about who has checked each."""

from collections.abc import Iterator
from typing import Any

from oscb_cli.interview.answers import Answers
from oscb_cli.interview.question import Form, Kept, Question, Stage
from oscb_cli.interview.questions.about import About
from oscb_cli.interview.questions.people import person
from oscb_cli.model.dates import long_date
from oscb_cli.profile.schema import IMPLICATIONS, AreaSpec, GoodAndBad, StandardWording

_NONE = "No implications"
_OF_A_SIGN_OFF = ("date", "text_digest", "evidence")
_SIGN_OFF_EXAMPLE = GoodAndBad(good="Ada Marsh", bad="Finance")
_SIGN_OFF_GUIDANCE = (
    "Who has read exactly this text and agreed to it: an officer with a name, and not the author. "
    "Leave it open until somebody has."
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
        if isinstance(about.answers.get(IMPLICATIONS, place, "checked_by"), list):
            continue  # several are named already, and are kept as they are
        if not spec.checker_required and not about.answers.has(IMPLICATIONS, place, "checked_by"):
            continue
        name, path = f"implications.{spec.area}.checked_by", (IMPLICATIONS, place, "checked_by")
        part = f"{spec.heading}: checked by"
        yield from person(
            about, name, Stage.SIGN_OFFS, part, "Checked by, name (Enter if nobody has yet)", path,
            ("job_title", "email"), whose="Checker's", follows_from_name=_OF_A_SIGN_OFF,
            guidance=_SIGN_OFF_GUIDANCE, example=_SIGN_OFF_EXAMPLE, required=spec.checker_required,
        )  # fmt: skip
        if about.answers.has(*path, "name"):
            yield about.day(
                f"{name}.date", Stage.SIGN_OFFS, part, "Date of the check", (*path, "date"),
                suggestion=long_date(about.today), guidance=_SIGN_OFF_GUIDANCE,
            )  # fmt: skip


def _keeper(about: About, spec: AreaSpec) -> Any:
    def keep(answers: Answers, value: Any) -> Kept:
        place = _place(about, spec)
        if place is None:
            answers.insert(IMPLICATIONS, _place_for(about, spec.area), {"area": spec.area, "text": value})
            return Kept()
        before = answers.get(IMPLICATIONS, place, "text")
        answers.set(value, IMPLICATIONS, place, "text")
        name = answers.get(IMPLICATIONS, place, "checked_by", "name")
        if name and before and before.split() != value.split():
            return Kept((f"{name} checked the text as it was: ask for it to be checked again.",))
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
