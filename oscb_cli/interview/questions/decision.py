"""The questions of the recommendation: who decides, and what."""

from collections.abc import Iterator

from oscb_cli.interview.question import Form, Question, Stage
from oscb_cli.interview.questions.about import About
from oscb_cli.interview.questions.lists import entries
from oscb_cli.profile.schema import RECOMMENDATION


def decision(about: About) -> Iterator[Question]:
    """The questions, in the document's order."""
    part = about.label(RECOMMENDATION)
    committee = about.committee
    yield about.line(
        "recommendation.decision_maker", Stage.RECOMMENDATION, part, "Who is recommended to decide",
        (RECOMMENDATION, "decision_maker"), key=RECOMMENDATION,
        suggestion=committee.decision_maker if committee else "",
    )  # fmt: skip
    yield from entries(
        about, "recommendation.items", Stage.RECOMMENDATION, part, "Recommendation", (RECOMMENDATION, "items"),
        key=RECOMMENDATION, required=True, form=Form.LINE,
    )  # fmt: skip
