"""The questions of an interview, stage by stage, in the profile's order."""

from collections.abc import Iterator

from oscb_cli.interview.question import Question
from oscb_cli.interview.questions.about import About
from oscb_cli.interview.questions.body import body, summary
from oscb_cli.interview.questions.closing import closing
from oscb_cli.interview.questions.decision import decision
from oscb_cli.interview.questions.header import header
from oscb_cli.interview.questions.implications import implications, settled_before, sign_offs

__all__ = ["About", "questions", "settled_before"]


def questions(about: About) -> Iterator[Question]:
    """Every question that the answers so far give rise to.

    :raises BadProfile: a standard text of the profile cannot be filled in.
    """
    for stage in (header, decision, summary, body, implications, sign_offs, closing):
        yield from stage(about)
