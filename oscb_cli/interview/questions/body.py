"""The questions of the text: the standard sections, and the author's own."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from oscb_cli.interview.answers import Answers
from oscb_cli.interview.question import Form, Kept, NotAccepted, Question, Stage
from oscb_cli.interview.questions.about import About
from oscb_cli.profile.parts import SectionSpec
from oscb_cli.profile.schema import BODY

_EXEMPT = "exempt_information"
OWN_SECTIONS = "Your own sections"


def summary(about: About) -> Iterator[Question]:
    """The questions about the sections that the profile puts before the body."""
    for key in about.profile.order[: about.profile.order.index(BODY)]:
        if key in about.profile.section_by_key and key != _EXEMPT:
            yield _section(about, about.profile.section_by_key[key], Stage.SUMMARY)


def body(about: About) -> Iterator[Question]:
    """The questions about the body, and the sections that the profile puts after it."""
    for spec in about.profile.sections:
        if spec.in_body:
            yield _section(about, spec, Stage.BODY)
    yield from _own_sections(about)
    for key in about.profile.order[about.profile.order.index(BODY) :]:
        if key in about.profile.section_by_key and key != _EXEMPT:
            yield _section(about, about.profile.section_by_key[key], Stage.BODY)


def _section(about: About, spec: SectionSpec, stage: Stage) -> Question:
    place = about.place_of_section(spec)
    path = ("sections", place if place is not None else len(about.answers.get("sections") or []), "text")

    def keep(answers: Answers, value: Any) -> Kept:
        now = about.place_of_section(spec)
        if now is not None:
            answers.set(value, "sections", now, "text")
        else:
            answers.insert("sections", place_for(about, spec.key), {"key": spec.key, "text": value})
        return Kept()

    def remove(answers: Answers) -> None:
        now = about.place_of_section(spec)
        if now is not None:
            answers.remove("sections", now)

    return Question(
        name=f"sections.{spec.key}",
        stage=stage,
        part=spec.heading,
        prompt=spec.heading,
        path=path,
        form=Form.TEXT,
        required=spec.required,
        guidance=spec.guidance,
        example=spec.example,
        starters=about.starters(spec.wordings),
        keep=keep,
        remove=remove,
    )


def _own_sections(about: About) -> Iterator[Question]:
    own = list(about.own_sections())
    guidance = "Sections of your own: what is proposed, the options, the reasons. As many as you need."
    for number, (place, section) in enumerate(own, start=1):
        heading = section.get("heading", "")
        yield Question(
            name=f"own_sections.{number}.heading", stage=Stage.BODY, part=heading or OWN_SECTIONS, prompt="Heading",
            path=("sections", place, "heading"), guidance=guidance, accept=partial(_own_heading, about),
            remove=partial(_take_out, place=place),
            loses="the text under it" if section.get("text") else "",
            # a text may stand without a heading, where it was read from a document
            required=False, present=partial(_is_there, place=place),
        )  # fmt: skip
        yield Question(
            name=f"own_sections.{number}.text", stage=Stage.BODY, part=heading or OWN_SECTIONS,
            prompt=heading or "Text without a heading", path=("sections", place, "text"), form=Form.TEXT,
            remove=partial(_empty, place=place),
        )  # fmt: skip

    def keep(answers: Answers, value: Any) -> Kept:
        answers.insert("sections", place_for(about, BODY), {"heading": value})
        return Kept()

    more = "no more" if own else "none"
    yield Question(
        name=f"own_sections.{len(own) + 1}.heading", stage=Stage.BODY, part=OWN_SECTIONS,
        prompt=f"Heading of a section of your own (Enter for {more})",
        path=("sections", len(about.answers.get("sections") or []), "heading"),
        required=False, another=True, settles=BODY, guidance=guidance, keep=keep, accept=partial(_own_heading, about),
    )  # fmt: skip


def _take_out(answers: Answers, place: int) -> None:
    answers.remove("sections", place)


def _empty(answers: Answers, place: int) -> None:
    answers.set("", "sections", place, "text")


def _is_there(answers: Answers, place: int) -> bool:
    return answers.get("sections", place) is not None


def _own_heading(about: About, typed: str) -> str:
    """A heading that is none of the council's own.

    :raises NotAccepted: it is one, and is asked for by itself.
    """
    if (spec := about.profile.section_for("", typed)) is not None or (
        spec := about.profile.area_for_heading(typed)  # type: ignore[assignment]
    ) is not None:
        raise NotAccepted(f"“{spec.heading}” is one of the council's own parts, and is asked for by itself.")
    return typed


def place_for(about: About, key: str) -> int:
    """Where a section goes among those that are there: before the first that the profile puts after it.

    :param key: the key of a standard section, or ``body`` for one of the author's own.
    """
    profile = about.profile
    rank = {part: place for place, part in enumerate(profile.order)}
    spec = profile.section_by_key.get(key)
    wanted = rank[BODY] if spec is None or spec.in_body else rank[key]
    sections: list[Any] = about.answers.get("sections") or []
    for place, section in enumerate(sections):
        found = profile.section_for(section.get("key", ""), section.get("heading", ""))
        stands = rank[BODY] if found is None or found.in_body else rank[found.key]
        if stands > wanted or (stands == wanted and spec is not None and spec.in_body and found is None):
            return place
    return len(sections)
