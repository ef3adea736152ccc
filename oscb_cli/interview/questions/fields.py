"""The questions for the council's own fields: one each, a choice where the council lets one choose."""

from oscb_cli.interview.question import Form, NotAccepted, Option, Question, Stage
from oscb_cli.interview.questions.about import About
from oscb_cli.profile.folding import folded
from oscb_cli.profile.parts import FieldSpec


def own_field(about: About, spec: FieldSpec, stage: Stage) -> Question:
    """The question for one of the council's own fields."""
    called = spec.label.rstrip(":") or " or ".join(spec.choices)
    path = ("fields", spec.key)
    more = {"guidance": spec.guidance, "example": spec.example, "key": "fields"}
    if not spec.choices:
        return about.line(f"fields.{spec.key}", stage, called, called, path, required=spec.required, **more)
    options = tuple(Option(choice, choice) for choice in spec.choices)

    def accept(typed: str) -> str:
        if typed.isdecimal() and 1 <= int(typed) <= len(options):
            return options[int(typed) - 1].answer
        meant = next((option.answer for option in options if folded(option.answer) == folded(typed)), None)
        if meant is None:
            raise NotAccepted(f"Choose one of these: {', '.join(spec.choices)}.")
        return meant

    return about.line(
        f"fields.{spec.key}", stage, called, called, path,
        required=spec.required, form=Form.CHOICE, options=options, accept=accept, **more,
    )  # fmt: skip
