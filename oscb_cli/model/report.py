"""What a committee cover report is.

A report in the making is a report: every part may still be absent (an empty string, an empty tuple or
None), and the rules say what is missing. Only a value of the wrong kind, or a key that does not exist, is
refused. Everything is frozen.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SerializerFunctionWrapHandler, WrapSerializer

from oscb_cli.model.fields import Day, Divisions, Line, Papers, Text


class Part(BaseModel):
    """The base of everything in a report: frozen, and strict about its keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True, serialize_by_alias=True,
        defer_build=True,  # to build all at once is quicker
    )  # fmt: skip


class Exempt(Part):
    """Why a report or a part of it is not for publication (Local Government Act 1972, section 100I, Schedule 12A)."""

    paragraphs: tuple[int, ...] = Field(
        (),
        description="The paragraphs (1 to 7) of Part 1 of Schedule 12A to the Local Government Act 1972 that apply.",
    )
    public_interest_reason: Text = Field(
        "", description="Why the public interest in keeping it exempt outweighs that in publishing it."
    )


class Recommendation(Part):
    """What the meeting is asked to decide."""

    decision_maker: Line = Field(
        "",
        description="Who decides, as the recommendation begins, for example “The Cabinet”. None: the committee's own.",
    )
    items: tuple[Text, ...] = Field(
        (), description="What is recommended, each beginning with a verb; several become (a), (b), (c)."
    )


class Section(Part):
    """A section of the report with a heading: one of the council's own, or the author's."""

    key: Line = Field(
        "", description="Which standard section this is, for example executive_summary. None for your own."
    )
    heading: Line = Field("", description="The heading. A standard section has the council's heading without it.")
    text: Text = Field("", description="The text, in Markdown; each paragraph gets the next number.")


class Checker(Part):
    """Who read an implication, and when: the sign-off."""

    name: Line = Field("", description="The checker's name.")
    job_title: Line = Field("", description="The checker's job title.")
    email: Line = Field("", description="The checker's e-mail address at the council or one of its partners.")
    for_what: Line = Field(
        "", alias="for", description="What of the area this checker has read, where several share it: procurement."
    )
    date: Day | None = Field(None, description="The day on which the checker agreed the text.")
    text_digest: Line = Field("", description="The digest of the text that was agreed; oscb writes it.")
    evidence: Line = Field("", description="Where the agreement can be seen, for example the Message-ID of the e-mail.")

    @property
    def named(self) -> str:
        """The checker's name, with what of the area it is for in brackets."""
        return f"{self.name} ({self.for_what})".lstrip() if self.for_what else self.name


def _as_several(value: Any) -> Any:
    """One checker, nobody or a list of checkers, as the checkers."""
    if value is None:
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


def _as_typed(checkers: tuple[Checker, ...], handler: SerializerFunctionWrapHandler) -> Any:
    """One checker as one, and not as a list of one."""
    said = handler(checkers)
    return said[0] if len(checkers) == 1 else said


Checkers = Annotated[
    tuple[Checker, ...],
    BeforeValidator(_as_several, json_schema_input_type=Checker | tuple[Checker, ...] | None),
    WrapSerializer(_as_typed),
]


class SignOffEvent(Part):
    """Something that happened to a sign-off. The history is only ever added to."""

    area: Line = Field("", description="The area, for example financial.")
    event: Literal["", "requested", "signed", "withdrawn", "stale", "refused", "unclear"] = Field(
        "",
        description="What happened; stale: the words are no longer those that were signed off; refused, unclear: what "
        "the checker replied after signing off.",
    )
    on: Line = Field("", description="When, ISO 8601.")
    name: Line = Field("", description="Whose sign-off it is.")
    email: Line = Field("", description="The checker's e-mail address.")
    digest: Line = Field("", description="The digest of what was asked about, or agreed.")
    evidence: Line = Field("", description="Where it can be seen.")
    reason: Line = Field("", description="Why it was withdrawn, what changed, or what the reply says.")


class Implication(Part):
    """What the report means in one area (finance, law, staff …), read by a named checker."""

    area: Line = Field("", description="The area, for example financial, legal, staff, equality or sustainability.")
    heading: Line = Field("", description="The heading, where it is not to be the council's own.")
    text: Text = Field("", description="The implications, in Markdown; each paragraph gets the next number.")
    checked_by: Checkers = Field((), description="Who checked the text: one or a list. Every implication needs one.")

    @property
    def checker(self) -> Checker | None:
        """Who checked the text, or the first of several; None where nobody is named."""
        return self.checked_by[0] if self.checked_by else None


class Signatory(Part):
    """Who signs the report."""

    name: Line = Field("", description="The name of the officer who signs.")
    job_title: Line = Field("", description="The job title of the officer who signs; the same as in “Report by”.")


class Annex(Part):
    """A document published with the report."""

    title: Line = Field("", description="The title of the annex, without “Annex 1”: the number is automatic.")
    file: Line = Field("", description="The file of the annex.")
    link: Line = Field("", description="The web address of the annex, where it is published elsewhere.")
    exempt: bool = Field(False, description="Whether the annex is exempt from publication.")
    label: Line = Field("", description="What the text calls it, where that is not its number: A for Annex A.")


class ContactOfficer(Part):
    """Whom a reader may ask."""

    name: Line = Field("", description="The name of the contact officer.")
    job_title: Line = Field("", description="The job title of the contact officer.")
    phone: Line = Field("", description="The telephone number of the contact officer.")
    email: Line = Field("", description="The e-mail address of the contact officer.")


class Report(Part):
    """A committee cover report."""

    profile: Line = Field(
        "",
        description="The council whose format it has: a profile's name. Without it, that which oscb is set to.",
    )
    committee: Line = Field("", description="The committee or other body that the report goes to.")
    meeting_date: Day | None = Field(None, description="The day of the meeting.")
    item: Line = Field("", description="The number of the item on the agenda, for example CA6.")
    title: Line = Field("", description="The title of the report.")
    divisions_affected: Divisions = Field(
        (), description="The electoral divisions (or wards) affected: a list of names, or All, or None."
    )
    report_by: Line = Field("", description="The job title of the officer whose report it is.")
    key_decision: bool = Field(False, description="Whether a key decision is asked for (SI 2012/2089, regulation 8).")
    forward_plan_reference: Line = Field("", description="The reference of a key decision in the forward plan.")
    fields: dict[Line, Line] = Field(
        default_factory=dict,
        description="What the council asks beside the usual parts, by the keys in its profile.",
    )
    exempt: Exempt | None = Field(None, description="Why the report, or an annex of it, is exempt from publication.")
    recommendation: Recommendation = Field(Recommendation(), description="What the meeting is asked to decide.")
    sections: tuple[Section, ...] = Field((), description="The sections, standard and your own, in order.")
    implications: tuple[Implication, ...] = Field((), description="The implications, area by area.")
    signatory: Signatory = Field(Signatory(), description="Who signs the report.")
    annexes: tuple[Annex, ...] = Field((), description="The annexes, in order; their numbers are automatic.")
    background_papers: Papers | None = Field(
        None,
        description="The background papers (Local Government Act 1972, section 100D). An empty list says “Nil”.",
    )
    other_documents: Papers = Field((), description="Other documents that readers may want.")
    contact_officers: tuple[ContactOfficer, ...] = Field((), description="Whom readers may ask.")
    month: Line = Field("", description="The month at the foot of the report, for example September 2024.")
    ignore: dict[Line, Line] = Field(
        default_factory=dict,
        description="Findings that the author has silenced: a rule's code, and the reason.",
    )
    signoff_history: tuple[SignOffEvent, ...] = Field(
        (), description="What happened to the sign-offs, in order; oscb adds to it."
    )
    settled: tuple[Line, ...] = Field(
        (), description="The interview's own note of optional questions that it need not ask again."
    )

    def to_data(self) -> dict[str, Any]:
        """The report as plain JSON values, without the parts that are absent."""
        data: dict[str, Any] = self.model_dump(mode="json", exclude_defaults=True)
        return data

    def to_json(self) -> str:
        """The same as JSON, on one line."""
        return self.model_dump_json(exclude_defaults=True)

    def meeting_day(self, otherwise: date) -> date:
        """The day of the meeting, or another day where none is given yet."""
        return self.meeting_date or otherwise
