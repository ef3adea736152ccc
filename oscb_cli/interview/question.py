"""What a question of the interview is: a value, from which any prompt can ask it and any answer can be kept."""

from collections.abc import Callable
from enum import Enum, StrEnum
from typing import Any

from msgspec import Struct

from oscb_cli.interview.answers import Answers, Path
from oscb_cli.officers import Officer
from oscb_cli.profile.parts import GoodAndBad

NO_EXAMPLE = GoodAndBad()


class Stage(StrEnum):
    """The stages of the interview, in order."""

    HEADER = "Header"
    RECOMMENDATION = "Recommendation"
    SUMMARY = "Summary"
    BODY = "Body"
    IMPLICATIONS = "Implications"
    SIGN_OFFS = "Sign-offs"
    CLOSING = "Closing"

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return list(Stage).index(self) + 1


class Form(Enum):
    """How a question is asked."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    SEVERAL = "several"


class NotAccepted(ValueError):
    """An answer that cannot be taken; ``str()`` says why and what to type."""


class Option(Struct, frozen=True):
    """Something to choose: the answer as it is typed, and what is shown for it."""

    answer: str
    label: str


class Starter(Struct, frozen=True):
    """A text to begin with, and the case that it is for."""

    case: str
    text: str


class Kept(Struct, frozen=True):
    """What became of an answer, to be told to the author, and questions that it gives rise to again."""

    told: tuple[str, ...] = ()
    ask_again: tuple[str, ...] = ()


class Question(Struct, frozen=True, kw_only=True):
    """A question.

    ``name`` is the same in every interview, ``part`` is the part of the report it belongs to. An answer is typed as
    words; ``accept`` turns them into what the report file holds at ``path``, or raises ``NotAccepted``, and ``shown``
    turns that into words again. ``suggestion`` is offered where there is no answer yet.

    ``another`` says that it asks for one entry more of a list: no answer then means that the list is complete.
    ``on_request`` says that it is asked only when the author goes back to its part.
    ``settles`` is the name under which it is noted that nothing is wanted, where that is an answer too.
    """

    name: str
    stage: Stage
    part: str
    prompt: str
    path: Path
    form: Form = Form.LINE
    required: bool = True
    another: bool = False
    on_request: bool = False
    settles: str = ""
    guidance: str = ""
    example: GoodAndBad = NO_EXAMPLE
    suggestion: str = ""
    options: tuple[Option, ...] = ()
    free: bool = False
    """Whether something that is not among the options can be answered too."""
    starters: tuple[Starter, ...] = ()
    people: tuple[Officer, ...] = ()
    completions: tuple[str, ...] = ()
    accept: Callable[[str], Any] = str
    shown: Callable[[Any], str] = str
    keep: Callable[[Answers, Any], Kept] | None = None
    """How to keep the answer, where that is more than to put it at the path."""
    remove: Callable[[Answers], None] | None = None
    """How to take the answer away, where that is more than to empty the path."""
    loses: str = ""
    """What else is lost when the answer is taken away, to be confirmed."""
    present: Callable[[Answers], bool] | None = None
    """Whether it is answered, where that is not whether something stands at the path."""
    nothing: Callable[[Answers], None] | None = None
    """What to keep where the author says that there is nothing."""

    def is_answered(self, answers: Answers) -> bool:
        """Whether there is an answer, or the author has settled that there is none."""
        if self.on_request or (not self.required and self.settled_name in answers.settled):
            return True
        return not self.another and self.has_answer(answers)

    def has_answer(self, answers: Answers) -> bool:
        """Whether something is answered."""
        return self.present(answers) if self.present is not None else answers.has(*self.path)

    @property
    def settled_name(self) -> str:
        """The name under which it is noted that nothing is wanted."""
        return self.settles or self.name

    def answer_so_far(self, answers: Answers) -> str:
        """The answer as it would be typed, or empty."""
        return self.shown(answers.get(*self.path)) if not self.another and self.has_answer(answers) else ""

    @property
    def pointer(self) -> str:
        """The JSON pointer of the answer in the report file (RFC 6901)."""
        return "".join(f"/{step}" for step in self.path)
