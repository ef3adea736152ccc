"""The parts of a profile: what each table of ``profile.toml`` may say.

What all of them make together is in ``schema``.
"""

import re
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from oscb_cli.profile.folding import folded

Level = Literal["error", "warning", "advice", "off"]


class ProfilePart(BaseModel):
    """The base of everything in a profile: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # to build all at once is quicker


class CommitteeSpec(ProfilePart):
    """A body that reports go to."""

    name: str = Field(description="Its name, as it stands on agendas.")
    aliases: tuple[str, ...] = Field((), description="Other names by which it is recognised.")
    kind: Literal["executive", "council", "scrutiny", "regulatory", "partnership"] = Field(
        description="What it is: who may decide depends on it."
    )
    decision_maker: str = Field(description="How a recommendation to it begins, for example “The Cabinet”.")
    also_decides_as: tuple[str, ...] = Field((), description="Other beginnings that are right.")
    with_portfolio: bool = Field(
        False, description="Whether a portfolio follows its name: “Cabinet Member for …”, whatever the portfolio."
    )
    one_member: bool = Field(
        False, description="Whether one member of the executive decides alone; so does one with a portfolio."
    )

    @property
    def decides_alone(self) -> bool:
        """Whether it is one member: that is a decision, and no meeting (SI 2012/2089, regulations 2 and 13)."""
        return self.kind == "executive" and (self.one_member or self.with_portfolio)

    def name_of(self, said: str) -> str:
        """What the body is called that a name means: its own name, with the portfolio where there is one."""
        if not self.with_portfolio or folded(said) in {folded(name) for name in (self.name, *self.aliases)}:
            return self.name
        portfolio = re.split(r"\s+for\s+", said, maxsplit=1, flags=re.IGNORECASE)[-1].strip()
        return f"{self.name} for {in_title_case(portfolio) if portfolio.isupper() else portfolio}"


def in_title_case(words: str) -> str:
    """Words typed in capitals, as a name is written."""
    small = {"AND", "OF", "FOR", "THE", "TO", "IN", "WITH"}
    return " ".join(
        word.lower() if place and word in small else word.capitalize() for place, word in enumerate(words.split())
    )


class StandardWording(ProfilePart):
    """What is usually said in a case that is common."""

    case: str = Field(description="The case in a few words, for example “No implications”.")
    text: str = Field(description="The text (Jinja2, filled in with the report's own facts), in Markdown.")


class GoodAndBad(ProfilePart):
    """What an answer can look like, and what it should not look like."""

    good: str = Field("", description="A good answer.")
    bad: str = Field("", description="A bad answer.")


class FieldSpec(ProfilePart):
    """Something that the council asks of a report beside what every council asks: a line with a label of its own."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="What report files call it, under “fields”.")
    label: str = Field("", description="What stands before it in the document; empty for a line that says it all.")
    aliases: tuple[str, ...] = Field((), description="Other labels by which it is recognised.")
    required: bool = Field(False, description="Whether every report needs it.")
    choices: tuple[str, ...] = Field((), description="The only values that it may have; empty for any.")
    guidance: str = Field("", description="What the interview says of it.")
    example: GoodAndBad = Field(GoodAndBad(), description="A good and a bad answer, which the interview shows.")

    @model_validator(mode="after")
    def _is_recognised(self) -> "FieldSpec":
        if not self.label and not self.choices:
            raise ValueError(f"the field {self.key} has neither a label nor choices, so it could not be recognised")
        return self


class FormSpec(ProfilePart):
    """How the parts of a document stand on the page."""

    header: Literal["lines", "table"] = Field(
        "lines", description="Whether the labelled parts of the header stand in lines, or in a table of two columns."
    )
    labelled: tuple[str, ...] = Field(
        (),
        description="Which parts of the header stand after their label: their keys. Own fields always do.",
    )
    header_heading: str = Field("", description="What stands above the labelled parts, where they have a heading.")
    implications: Literal["sections", "table"] = Field(
        "sections", description="Whether each implication has a heading of its own, or a row of one table."
    )
    implications_columns: tuple[str, str, str] = Field(
        ("Issue", "Implications", "Sign-off"), description="The headings of that table's three columns."
    )
    closing: Literal["labels", "sections"] = Field(
        "labels", description="Whether annexes, papers and contacts stand after labels, or under headings."
    )
    boxes: tuple[tuple[str, ...], ...] = Field(
        (), description="Parts that stand together in a box, each box a list of their keys."
    )
    unnumbered: tuple[str, ...] = Field(
        (), description="Parts whose heading and paragraphs have no number, where others have: their keys."
    )


class SectionSpec(ProfilePart):
    """A standard section."""

    key: str = Field(description="What report files call it, and by which another council knows it too.")
    heading: str = Field(description="Its heading in the document.")
    aliases: tuple[str, ...] = Field((), description="Other headings by which it is recognised.")
    required: bool = Field(False, description="Whether every report needs it.")
    in_body: bool = Field(False, description="Whether it stands among the author's own sections, in their order.")
    guidance: str = Field("", description="What to write in it, for the interview and for findings.")
    example: GoodAndBad = Field(GoodAndBad(), description="A good and a bad text, which the interview shows.")
    wordings: tuple[StandardWording, ...] = Field((), description="Texts that the interview offers to begin with.")


class AreaSpec(ProfilePart):
    """An area of implications."""

    area: str = Field(description="What report files call it, and by which another council knows it too.")
    heading: str = Field(description="Its heading, or the words of its row in a table.")
    aliases: tuple[str, ...] = Field((), description="Other headings by which it is recognised.")
    required: bool = Field(True, description="Whether every report needs it.")
    checker_required: bool = Field(True, description="Whether it needs a named checker.")
    relies_on: tuple[str, ...] = Field(
        (), description="What else its checker relies on: recommendation, title, or the key of a section."
    )
    mailbox: str = Field("", description="Whom to ask where no checker is named yet: an e-mail address.")
    guidance: str = Field("", description="What to write in it, for the interview and for findings.")
    example: GoodAndBad = Field(GoodAndBad(), description="A good and a bad text, which the interview shows.")
    checker_line: str = Field(
        "", description="The line that names its checker, where it is not that of [wording] (Jinja2)."
    )
    none_wording: str = Field("", description="What is usually said where there are no implications (Jinja2).")
    wordings: tuple[StandardWording, ...] = Field((), description="Other texts that the interview offers.")


def fillable(form: str) -> str:
    """A form of dates that can be filled in.

    :raises ValueError: it cannot.
    """
    try:
        form.format(
            day=1, month="May", month_short="May", month_number="05", year=2026, year_short="26", weekday="Friday"
        )
    except (LookupError, ValueError, AttributeError) as error:
        raise ValueError(
            f"“{form}” cannot be filled in ({error}). It may have {{day}}, {{month}}, {{month_short}}, "
            "{month_number}, {year}, {year_short} and {weekday}"
        ) from None
    return form


class SignoffSpec(ProfilePart):
    """What the council asks of sign-offs."""

    domains: tuple[str, ...] = Field((), description="Domains of the council and of its named partners.")
    needs: tuple[Literal["job_title", "email", "date"], ...] = Field(
        ("job_title", "email", "date"), description="What a sign-off must say of the checker, besides the name."
    )
    date_form: str = Field("", description="The form of dates in the lines of checkers, where it is another.")
    longest_before_meeting_days: int = Field(
        90, ge=1, description="How many days before the meeting a sign-off may be dated."
    )
    different_checkers: tuple[tuple[str, ...], ...] = Field((), description="Areas that different people must check.")

    _date_form_can_be_filled_in = field_validator("date_form")(fillable)


class RecommendationSpec(ProfilePart):
    """What the council asks of recommendations."""

    verbs: tuple[str, ...] = Field((), description="Verbs of decision that an item may begin with.")
    marks: Literal["(a)", "a)", "a.", "(i)", "i)", "i.", "(1)", "1)", "1.", "paragraphs"] = Field(
        "(a)", description="The mark of the first item; “paragraphs” numbers the items as paragraphs are numbered."
    )
    lead_numbered: bool = Field(True, description="Whether the lead-in has the number of a paragraph.")
    other_forms: tuple[str, ...] = Field((), description="Regular expressions of forms that are not the house form.")


class LimitsSpec(ProfilePart):
    """How long things may be."""

    words: int = Field(4_000, description="Words of the whole report.")
    summary_words: int = Field(250, description="Words of the executive summary.")
    sentence_words: int = Field(40, description="Words of a sentence.")
    paragraph_words: int = Field(150, description="Words of a paragraph.")
    summary_reading_age: int = Field(
        18, description="The reading age of the summary, in years (Flesch-Kincaid, plus five)."
    )


class DeadlinesSpec(ProfilePart):
    """Days that the council must keep, and those that it asks for itself (0: it asks for none)."""

    publication_clear_days: int = Field(
        5, ge=1, description="Clear days before the meeting (Local Government Act 1972, s.100B)."
    )
    key_decision_notice_clear_days: int = Field(
        28, ge=1, description="Clear days of notice (SI 2012/2089, regulations 5 and 9)."
    )
    notice_counts: Literal["calendar", "working"] = Field(
        "calendar", description="Whether the clear days of those notices are days of the calendar, or working days."
    )
    checking_working_days: int = Field(5, ge=0, description="Working days that checkers have to read a draft.")
    clearance_working_days: int = Field(
        2, ge=0, description="Working days before publication by which every sign-off must be there."
    )
    decision_published_working_days: int = Field(
        2, ge=0, description="Working days after the meeting within which executive decisions are published."
    )
    call_in_working_days: int = Field(
        5, ge=0, description="Working days after that within which scrutiny can call a decision in."
    )


class SupersededSpec(ProfilePart):
    """Guidance or an Act that something else has replaced."""

    pattern: str = Field(description="A regular expression of how it is cited.")
    replaced_by: str = Field(description="What has replaced it.")
    since: date = Field(description="Since when.")
    source: str = Field("", description="Where that can be looked up.")


class ActSpec(ProfilePart):
    """Acts of one name, and their years."""

    name: str = Field(pattern=r"\S Act$", description="The name as it is cited, for example Care Act.")
    years: tuple[int, ...] = Field(description="The years of the Acts of that name.")


class WordingAdvice(ProfilePart):
    """Wording to avoid, and what to say for it."""

    pattern: str = Field(description="A regular expression, whatever its capitals.")
    instead: str = Field(description="What to say instead.")


class TablesSpec(ProfilePart):
    """Tables that change with the years, kept in ``tables.toml``."""

    superseded: tuple[SupersededSpec, ...] = Field((), description="Guidance and Acts that others have replaced.")
    acts: tuple[ActSpec, ...] = Field((), description="The Acts that reports cite, with their years.")
    plain_words: dict[str, str] = Field(default_factory=dict, description="Words to avoid, with the plain word.")
    mistaken: tuple[WordingAdvice, ...] = Field((), description="Wording that is often mistaken.")
    acronyms: tuple[str, ...] = Field((), description="Acronyms that every reader knows.")
    job_title_words: tuple[str, ...] = Field((), description="The words that job titles are made of.")
    spellings_allowed: tuple[str, ...] = Field((), description="Words that are not misspelt, whatever a list says.")
    executive_decisions: tuple[str, ...] = Field((), description="Verbs of decisions that scrutiny does not take.")
    service_changes: str = Field("", description="A regular expression of changes to a service.")


class PublicationSpec(ProfilePart):
    """What the council keeps to itself: left out of the copy for publication."""

    without_checker_lines: bool = Field(False, description="Whether the lines “Comments checked by” are internal.")
    without_checker_emails: bool = Field(False, description="Whether the checkers' e-mail addresses are internal.")


class Wording(ProfilePart):
    """Sentences that the document says itself (Jinja2, rendered in a sandbox)."""

    recommendation_one: str = Field(description="The lead-in of a recommendation with one item.")
    recommendation_several: str = Field(description="The lead-in of a recommendation with several items.")
    report_by: str = Field(description="The line that says whose report it is, where it has no label.")
    divisions_affected: str = Field(description="The line of divisions or wards, where it has no label.")
    checker_line: str = Field(description="The line that names who checked an implication.")
    exempt_information: str = Field(description="What the section on exempt information says by itself.")
    nil: str = Field(description="What is said where there are no background papers.")
    annex_label: str = Field(description="What an annex is called, with its {{ number }}.")
    exempt_marking: str = Field(description="What stands on every page of a report that is exempt as a whole.")
    draft_marking: str = Field(description="What stands on every page of a draft, where that is asked for.")
    contact_officer: str = Field(
        "{{ [name, job_title, phone, email] | select | join(', ') }}",
        description="The line of a contact officer.",
    )
    file_name: str = Field(description="The name of a report’s Word document.")
