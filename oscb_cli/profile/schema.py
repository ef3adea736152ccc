"""What a profile may say: all that differs between councils, as data.

A profile is read from ``profile.toml``; see ``templates/oxfordshire`` for a whole one.
"""

import re
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

HEADER_PARTS = ("divisions_affected", "committee", "meeting_date", "title", "report_by")
CLOSING_PARTS = ("signatory", "annexes", "background_papers", "other_documents", "contact_officers", "month")
BODY = "body"
IMPLICATIONS = "implications"
RECOMMENDATION = "recommendation"

Level = Literal["error", "warning", "advice", "off"]


class ProfilePart(BaseModel):
    """The base of everything in a profile: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # to build all at once is quicker


class CommitteeSpec(ProfilePart):
    """A body that reports go to."""

    name: str
    aliases: tuple[str, ...] = Field((), description="Other names by which it is recognised.")
    kind: Literal["executive", "council", "scrutiny", "regulatory", "partnership"] = Field(
        description="What it is: who may decide depends on it."
    )
    decision_maker: str = Field(description="How a recommendation to it begins, for example “The Cabinet”.")
    also_decides_as: tuple[str, ...] = Field((), description="Other beginnings that are right.")
    with_portfolio: bool = Field(
        False, description="Whether a portfolio follows its name: “Cabinet Member for …”, whatever the portfolio."
    )

    def name_of(self, said: str) -> str:
        """What the body is called that a name means: its own name, with the portfolio where there is one."""
        if not self.with_portfolio or folded(said) in {folded(name) for name in (self.name, *self.aliases)}:
            return self.name
        portfolio = re.split(r"\s+for\s+", said, maxsplit=1, flags=re.IGNORECASE)[-1].strip()
        return f"{self.name} for {_in_title_case(portfolio) if portfolio.isupper() else portfolio}"


def _in_title_case(words: str) -> str:
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

    good: str = ""
    bad: str = ""


class SectionSpec(ProfilePart):
    """A standard section."""

    key: str
    heading: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    in_body: bool = Field(False, description="Whether it stands among the author's own sections, in their order.")
    guidance: str = ""
    example: GoodAndBad = GoodAndBad()
    wordings: tuple[StandardWording, ...] = Field((), description="Texts that the interview offers to begin with.")


class AreaSpec(ProfilePart):
    """An area of implications."""

    area: str
    heading: str
    aliases: tuple[str, ...] = ()
    required: bool = True
    checker_required: bool = True
    relies_on: tuple[str, ...] = Field(
        (), description="What else its checker relies on: recommendation, title, or the key of a section."
    )
    mailbox: str = Field("", description="Whom to ask where no checker is named yet: an e-mail address.")
    guidance: str = ""
    example: GoodAndBad = GoodAndBad()
    none_wording: str = Field("", description="What is usually said where there are no implications (Jinja2).")
    wordings: tuple[StandardWording, ...] = Field((), description="Other texts that the interview offers.")


class SignoffSpec(ProfilePart):
    """What the council asks of sign-offs."""

    domains: tuple[str, ...] = Field((), description="Domains of the council and of its named partners.")
    longest_before_meeting_days: int = Field(90, ge=1)
    different_checkers: tuple[tuple[str, ...], ...] = Field((), description="Areas that different people must check.")


class RecommendationSpec(ProfilePart):
    """What the council asks of recommendations."""

    verbs: tuple[str, ...] = Field((), description="Verbs of decision that an item may begin with.")
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
    replaced_by: str
    since: date
    source: str = ""


class ActSpec(ProfilePart):
    """Acts of one name, and their years."""

    name: str = Field(pattern=r"\S Act$", description="The name as it is cited, for example Care Act.")
    years: tuple[int, ...]


class WordingAdvice(ProfilePart):
    """Wording to avoid, and what to say for it."""

    pattern: str = Field(description="A regular expression, whatever its capitals.")
    instead: str


class TablesSpec(ProfilePart):
    """Tables that change with the years, kept in ``tables.toml``."""

    superseded: tuple[SupersededSpec, ...] = ()
    acts: tuple[ActSpec, ...] = ()
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
    report_by: str
    divisions_affected: str
    checker_line: str
    exempt_information: str
    nil: str = Field(description="What is said where there are no background papers.")
    annex_label: str
    exempt_marking: str = Field(description="What stands on every page of a report that is exempt as a whole.")
    draft_marking: str = Field(description="What stands on every page of a draft, where that is asked for.")
    file_name: str


class Profile(ProfilePart):
    """A council's format and rules."""

    name: str
    council: str
    language: str = "en-GB"
    division: str = "division"
    divisions: str = "divisions"
    date_form: str = Field("{day} {month} {year}", description="{day}, {month}, {month_number}, {year}, {weekday}")
    order: tuple[str, ...] = Field(description="Everything in the document, in order.")
    labels: dict[str, str] = Field(description="What each part of the header and of the closing is called.")
    aliases: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Other words by which those parts, and the lines of checkers (checker_line), are recognised.",
    )
    guidance: dict[str, str] = Field(default_factory=dict, description="What the interview says of those parts.")
    examples: dict[str, GoodAndBad] = Field(
        default_factory=dict, description="A good and a bad answer for those parts, which the interview shows."
    )
    committees: tuple[CommitteeSpec, ...] = ()
    known_divisions: tuple[str, ...] = Field(
        (), description="Divisions with an “and” or a comma in their names, which would be taken for two without."
    )
    meetings: dict[str, tuple[date, ...]] = Field(
        default_factory=dict, description="The days on which each committee meets, kept in meetings.toml."
    )
    sections: tuple[SectionSpec, ...] = ()
    implications: tuple[AreaSpec, ...] = ()
    signoff: SignoffSpec = SignoffSpec()
    recommendation: RecommendationSpec = RecommendationSpec()
    numbering: Literal["running", "by_section"] = Field(
        "running", description="Paragraphs numbered 1, 2, 3 through the report, or 1.1, 1.2 within numbered sections."
    )
    publication: PublicationSpec = PublicationSpec()
    limits: LimitsSpec = LimitsSpec()
    deadlines: DeadlinesSpec = DeadlinesSpec()
    tables: TablesSpec = TablesSpec()
    contact_officer_needs: tuple[Literal["phone", "email"], ...] = ("phone", "email")
    placeholders: tuple[str, ...] = Field((), description="Regular expressions of text that must not stay in.")
    vocabulary: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Words of the council's own that its documents are understood by, added to the general vocabulary: "
        "title_heads, fields, teams and so on, as in templates/vocabulary.toml.",
    )
    wording: Wording
    rules: dict[str, Level] = Field(default_factory=dict, description="Rules switched off, or to another severity.")
    folder: Path = Field(description="Where it was read from; not typed in the file.")

    @field_validator("date_form")
    @classmethod
    def _date_form_can_be_filled_in(cls, form: str) -> str:
        try:
            form.format(day=1, month="May", month_number="05", year=2026, weekday="Friday")
        except (LookupError, ValueError, AttributeError) as error:
            raise ValueError(f"“{form}” cannot be filled in: {error}") from None
        return form

    @model_validator(mode="after")
    def _everything_has_a_place(self) -> "Profile":
        known = {*HEADER_PARTS, *CLOSING_PARTS, BODY, IMPLICATIONS, RECOMMENDATION}
        placed = {section.key for section in self.sections if not section.in_body}
        if unknown := [key for key in self.order if key not in known | placed]:
            raise ValueError(
                f"order names {', '.join(unknown)}, which is not a part of a report or a section of the profile"
            )
        if missing := sorted((known | placed) - set(self.order)):
            raise ValueError(f"order leaves out {', '.join(missing)}")
        if len(set(self.order)) != len(self.order):
            raise ValueError("order has a part twice")
        if strangers := [name for name in self.meetings if self.committee_for(name) is None]:
            raise ValueError(f"meetings names {strangers[0]}, which is not a committee of the profile")
        return self

    def next_meetings(self, committee: str, today: date, how_many: int) -> tuple[date, ...]:
        """The next meetings of a committee from a day on, the first of them first; none where they are not known."""
        meant = self.committee_for(committee)
        days = {day for name, found in self.meetings.items() if self.committee_for(name) is meant for day in found}
        return tuple(sorted(day for day in days if meant is not None and day >= today))[:how_many]

    @cached_property
    def section_by_key(self) -> dict[str, SectionSpec]:
        """The standard sections by their keys."""
        return {section.key: section for section in self.sections}

    @cached_property
    def area_by_key(self) -> dict[str, AreaSpec]:
        """The implication areas by their keys."""
        return {area.area: area for area in self.implications}

    @cached_property
    def all_guidance(self) -> tuple[str, ...]:
        """Everything that it tells authors about what to write where."""
        return (*(spec.guidance for spec in self.sections), *(spec.guidance for spec in self.implications))

    @cached_property
    def parts_by_name(self) -> dict[str, tuple[str, str]]:
        """Every name that a part of a report is known by, folded, with its kind and its key.

        The kinds are ``section``, ``area``, ``recommendation``, and ``label`` for parts of the header and the closing.
        """
        parts = [("section", spec.key, (spec.heading, *spec.aliases)) for spec in self.sections]
        parts += [("area", spec.area, (spec.heading, *spec.aliases)) for spec in self.implications]
        for key in (RECOMMENDATION, *HEADER_PARTS, "item", *CLOSING_PARTS):
            kind = RECOMMENDATION if key == RECOMMENDATION else "label"
            parts.append((kind, key, (self.labels.get(key, ""), *self.aliases.get(key, ()))))
        names: dict[str, tuple[str, str]] = {}
        for kind, key, known_as in parts:
            for name in known_as:
                names.setdefault(folded(name), (kind, key))
        names.pop("", None)
        return names

    @cached_property
    def _section_by_heading(self) -> dict[str, SectionSpec]:
        return {folded(name): spec for spec in self.sections for name in (spec.heading, *spec.aliases)}

    @cached_property
    def _area_by_heading(self) -> dict[str, AreaSpec]:
        return {folded(name): spec for spec in self.implications for name in (spec.heading, *spec.aliases)}

    @cached_property
    def _committee_by_name(self) -> dict[str, CommitteeSpec]:
        return {folded(name): spec for spec in self.committees for name in (spec.name, *spec.aliases)}

    def section_for(self, key: str, heading: str) -> SectionSpec | None:
        """The standard section that a key names, or, without a key, that a heading is known to mean."""
        return self.section_by_key.get(key) if key else self._section_by_heading.get(folded(heading))

    def area_for_heading(self, heading: str) -> AreaSpec | None:
        """The implication area that a heading is known to mean."""
        return self._area_by_heading.get(folded(heading))

    def committee_for(self, name: str) -> CommitteeSpec | None:
        """The committee that a name means, whatever its capitals, “and” or “&”."""
        said = folded(name)
        found = self._committee_by_name.get(said)
        if found is not None or " for " not in said:
            return found
        return next(
            (
                spec
                for spec in self.committees
                if spec.with_portfolio
                and any(said.startswith(f"{folded(own)} for ") for own in (spec.name, *spec.aliases))
            ),
            None,
        )


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A heading or a name without what typists vary: capitals, “and” or “&”, a “the”, punctuation at the end."""
    words = name.casefold().replace("&", " and ").replace("’", "'").strip(" .:;-–").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
